#include "store/day_lists.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// ?1–?3 the scope, ?4 the day, ?5 its month, ?6 village, ?7 one placement.
constexpr std::string_view kOnDuty =
    "(?1 = 371500 OR p.unit = ?1) AND (?2 = 0 OR p.town = ?2) AND (?3 = 0 OR p.village = ?3) AND "
    "p.started_on <= ?4 AND (p.ended_on IS NULL OR p.ended_on >= ?4) AND (?5 = ?5) AND (?6 = 0 OR "
    "p.village = ?6) AND (?7 = 0 OR p.id = ?7)";

Args day_args(const ListScope& scope, const DayFilter& filter) {
  return args(scope.unit, scope.town, scope.village, *filter.day, Month::of(*filter.day),
              filter.village.value_or(PlaceCode{}), filter.placement.value_or(PlacementId{}));
}

}  // namespace

Result<std::vector<ListedDay>> list_day(Reader& reader, const ListScope& scope,
                                        const DayFilter& filter) {
  Args arguments = day_args(scope, filter);
  arguments.add(filter.after.value_or(PlacementId{})).add(filter.limit);
  std::vector<ListedDay> rows;
  TRY_VOID(reader.each(
      "SELECT p.id, p.unit, p.number, n.name, o.title, p.side, p.town, p.village, o.hours_x10, "
      "CASE WHEN t.span_no IS NULL THEN 0 ELSE 1 END, t.from_day, t.until_day, t.hours_x10, "
      "t.days_x10, t.leave_kind, t.entered_by FROM placement p JOIN person n ON n.unit = p.unit "
      "AND n.id = p.person_id JOIN post o ON o.unit = p.unit AND o.id = p.post_id LEFT JOIN "
      "attendance t ON t.unit = p.unit AND t.month = ?5 AND t.placement_id = p.id AND t.from_day "
      "<= ?4 AND t.until_day >= ?4 WHERE " +
          std::string(kOnDuty) + " AND p.id > ?8 ORDER BY p.id LIMIT ?9",
      arguments, [&](const Row& row) -> Result<> {
        ListedDay line{row.get<PlacementId>(0),  row.get<UnitCode>(1),
                       row.get<std::int64_t>(2), row.get<std::string>(3),
                       row.get<std::string>(4),  row.get<Side>(5),
                       row.get<PlaceCode>(6),    row.get<PlaceCode>(7),
                       row.get<Hours>(8),        std::nullopt};
        if (row.get<bool>(9))
          line.span =
              DaySpan{row.get<Date>(10),     row.get<Date>(11),      row.get<Hours>(12),
                      row.get<WorkDays>(13), row.get<LeaveKind>(14), row.get<AccountId>(15)};
        rows.push_back(std::move(line));
        return {};
      }));
  return rows;
}

Result<std::int64_t> count_day(Reader& reader, const ListScope& scope, const DayFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM placement p WHERE " + std::string(kOnDuty),
                       day_args(scope, filter)));
  return row->get<std::int64_t>(0);
}

}  // namespace yigang::store
