#include "store/day_lists.h"

#include <map>

#include "store/described_row.h"
#include "store/unit_scope.h"

namespace yigang::store {

namespace {

// ?1–?3 the scope, ?4 the day, ?5 its month, ?6 village, ?7 one placement.
constexpr std::string_view kOnDuty =
    "(?1 = 371500 OR p.unit = ?1) AND (?2 = 0 OR p.town = ?2) AND (?3 = 0 OR p.village = ?3) AND "
    "p.started_on <= ?4 AND (p.ended_on IS NULL OR p.ended_on >= ?4) AND (?5 = ?5) AND (?6 = 0 OR "
    "p.village = ?6) AND (?7 = 0 OR p.id = ?7)";

std::string on_duty(const ListScope& scope) {
  return std::string(kOnDuty) + of_host(scope.host, "p.");
}

Args day_args(const ListScope& scope, const DayFilter& filter) {
  return args(scope.unit, scope.town, scope.village, *filter.day, Month::of(*filter.day),
              filter.village.value_or(PlaceCode{}), filter.placement.value_or(PlacementId{}));
}

// The page first, then what stands against its rows: the questions are asked of no other row.
std::string page_text(const ListScope& scope) {
  return "SELECT d.id, d.unit, d.number, n.name, o.title, d.side, d.town, d.village, o.hours_x10, "
         "CASE WHEN t.span_no IS NULL THEN 0 ELSE 1 END, t.from_day, t.until_day, t.hours_x10, "
         "t.days_x10, t.leave_kind, COALESCE(a.name, ''), CASE WHEN " +
         settled_sql("d.unit", "d.id", "?5") +
         " THEN 1 ELSE 0 END, CASE WHEN COALESCE(s.state, 'open') = 'open' THEN 0 ELSE 1 END, "
         "CASE WHEN " +
         waits_sql("d.unit", "d.id", "?5") +
         " THEN 1 ELSE 0 END FROM (SELECT p.id, p.unit, p.number, p.side, p.town, p.village, "
         "p.person_id, p.post_id FROM placement p WHERE " +
         on_duty(scope) +
         " AND p.id > ?8 ORDER BY p.id LIMIT ?9) d JOIN person n ON n.unit = d.unit AND n.id = "
         "d.person_id JOIN post o ON o.unit = d.unit AND o.id = d.post_id LEFT JOIN attendance t "
         "ON t.unit = d.unit AND t.month = ?5 AND t.placement_id = d.id AND t.from_day <= ?4 AND "
         "t.until_day >= ?4 LEFT JOIN account a ON a.id = t.entered_by LEFT JOIN attendance_sheet "
         "s ON s.unit = d.unit AND s.month = ?5 AND s.town = d.town ORDER BY d.id";
}

ListedDay row_of(const Row& row) {
  ListedDay line{row.get<PlacementId>(0),
                 row.get<UnitCode>(1),
                 row.get<std::int64_t>(2),
                 row.get<std::string>(3),
                 row.get<std::string>(4),
                 row.get<Side>(5),
                 row.get<PlaceCode>(6),
                 row.get<PlaceCode>(7),
                 row.get<Hours>(8),
                 std::nullopt,
                 {row.get<bool>(16), row.get<bool>(17), row.get<bool>(18)},
                 {}};
  if (row.get<bool>(9))
    line.span = DaySpan{row.get<Date>(10),     row.get<Date>(11),      row.get<Hours>(12),
                        row.get<WorkDays>(13), row.get<LeaveKind>(14), row.get<std::string>(15)};
  return line;
}

// As paused_days of placement_queries, for all rows of the page.
Result<> add_pauses(Reader& reader, const ListScope& scope, const DayFilter& filter,
                    std::vector<ListedDay>& rows) {
  if (rows.empty()) return {};
  const Month month = Month::of(*filter.day);
  Args arguments = day_args(scope, filter);
  arguments.add(rows.front().placement).add(rows.back().placement).add(month.last_day());
  std::map<PlacementId, std::vector<settle::PauseEvent>> events;
  TRY_VOID(reader.each(
      "SELECT e.placement_id, e.kind, e.day FROM placement p JOIN placement_event e ON e.unit = "
      "p.unit AND e.placement_id = p.id WHERE " +
          on_duty(scope) +
          " AND p.id >= ?8 AND p.id <= ?9 AND e.kind IN ('paused', 'resumed') AND e.day <= ?10 "
          "ORDER BY e.placement_id, e.event_no",
      arguments, [&](const Row& row) -> Result<> {
        events[row.get<PlacementId>(0)].push_back(
            {row.get<std::string_view>(1) == "paused", row.get<Date>(2)});
        return {};
      }));
  for (ListedDay& line : rows)
    if (const auto found = events.find(line.placement); found != events.end())
      line.paused = settle::paused_in(month, found->second);
  return {};
}

}  // namespace

Result<std::vector<ListedDay>> list_day(Reader& reader, const ListScope& scope,
                                        const DayFilter& filter) {
  Args arguments = day_args(scope, filter);
  arguments.add(filter.after.value_or(PlacementId{})).add(filter.limit);
  std::vector<ListedDay> rows;
  TRY_VOID(reader.each(page_text(scope), arguments, [&](const Row& row) -> Result<> {
    rows.push_back(row_of(row));
    return {};
  }));
  TRY_VOID(add_pauses(reader, scope, filter, rows));
  return rows;
}

Result<std::int64_t> count_day(Reader& reader, const ListScope& scope, const DayFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM placement p WHERE " + on_duty(scope),
                       day_args(scope, filter)));
  return row->get<std::int64_t>(0);
}

}  // namespace yigang::store
