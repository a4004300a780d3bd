#include "store/spot_check_queries.h"

#include <algorithm>

#include "store/described_row.h"
#include "store/list_order.h"
#include "store/unit_scope.h"

namespace yigang::store {

namespace {

// Spans of a month never overlap: one at most covers the day.
constexpr std::string_view kFrom =
    " FROM spot_check c JOIN placement p ON p.unit = c.unit AND p.id = c.placement_id LEFT JOIN "
    "attendance t ON t.unit = c.unit AND t.month = SUBSTR(c.day, 1, 7) AND t.placement_id = "
    "c.placement_id AND t.from_day <= c.day AND t.until_day >= c.day ";
constexpr std::string_view kNames =
    "JOIN person n ON n.unit = p.unit AND n.id = p.person_id JOIN post o ON o.unit = p.unit AND "
    "o.id = p.post_id LEFT JOIN account a ON a.id = c.checked_by LEFT JOIN account w ON w.id = "
    "c.withdrawn_by ";
constexpr std::string_view kContradicts =
    "(c.withdrawn_on IS NULL AND c.finding = 'not_at_work' AND COALESCE(t.leave_kind, '') = 'none' "
    "AND COALESCE(t.hours_x10, 0) + COALESCE(t.days_x10, 0) > 0)";

// ?1–?3 scope, ?4 finding, ?5 contradicts, ?6 withdrawn (-1: either), ?7–?8 the days, ?9 unit,
// ?10 town, ?11 village, ?12 placement.
std::string where_of(const ListScope& scope) {
  return "WHERE " + of_unit("c.unit", scope.unit) +
         "AND (?2 = 0 OR p.town = ?2) AND (?3 = 0 OR p.village = ?3) AND (?4 = '' OR c.finding = "
         "?4) AND (?5 = -1 OR (?5 = 1) = " +
         std::string(kContradicts) +
         ") AND (?6 = -1 OR (?6 = 1) = (c.withdrawn_on IS NOT NULL)) AND c.day >= ?7 AND c.day <= "
         "?8 AND (?9 = 0 OR c.unit = ?9) AND (?10 = 0 OR p.town = ?10) AND (?11 = 0 OR p.village = "
         "?11) AND (?12 = 0 OR c.placement_id = ?12)";
}

std::int64_t choice(const std::optional<bool>& wanted) {
  return wanted ? std::int64_t(*wanted) : -1;
}

// Days are texts: the empty one is before, "9" after all of them.
Args args_of(const ListScope& scope, const SpotCheckFilter& filter) {
  std::string first = filter.from ? to_text(filter.from->first_day()) : "";
  if (filter.month) first = std::max(first, to_text(filter.month->first_day()));
  const std::string last = filter.month ? to_text(filter.month->last_day()) : "9";
  return args(scope.unit, scope.town, scope.village, word_or_nothing(filter.finding),
              choice(filter.contradicts), choice(filter.withdrawn), first, last,
              filter.unit.value_or(UnitCode{}), filter.town.value_or(PlaceCode{}),
              filter.village.value_or(PlaceCode{}), filter.placement.value_or(PlacementId{}));
}

ListedSpotCheck listed(const Row& row) {
  const std::size_t own = columns_of<SpotCheckRow>().size();
  return {read_row<SpotCheckRow>(row),
          row.get<PersonId>(own),
          row.get<PersonKey>(own + 1),
          row.get<std::string>(own + 2),
          row.get<std::int64_t>(own + 3),
          row.get<std::string>(own + 4),
          row.get<PlaceCode>(own + 5),
          row.get<PlaceCode>(own + 6),
          row.get<std::string>(own + 7),
          row.get<std::string>(own + 8),
          row.get<std::optional<LeaveKind>>(own + 9),
          row.get<bool>(own + 10)};
}

// How many rows are so.
std::string number_of(std::string_view condition) {
  return "CAST(COALESCE(SUM(CASE WHEN " + std::string(condition) +
         " THEN 1 ELSE 0 END), 0) AS BIGINT)";
}

}  // namespace

Result<std::vector<ListedSpotCheck>> list_spot_checks(Reader& reader, const ListScope& scope,
                                                      const SpotCheckFilter& filter) {
  Args arguments = args_of(scope, filter);
  const std::int64_t after = filter.after ? filter.after->value() : 0;
  const std::string tail = page_tail(arguments, {"", true}, {after, {}}, filter.limit, "c.id");
  std::vector<ListedSpotCheck> rows;
  TRY_VOID(
      reader.each("SELECT " + column_list<SpotCheckRow>("c.") +
                      ", p.person_id, p.person_key, n.name, p.number, o.title, p.town, p.village, "
                      "COALESCE(a.name, ''), COALESCE(w.name, ''), t.leave_kind, CASE WHEN " +
                      std::string(kContradicts) + " THEN 1 ELSE 0 END" + std::string(kFrom) +
                      std::string(kNames) + where_of(scope) + tail,
                  arguments, [&](const Row& row) -> Result<> {
                    rows.push_back(listed(row));
                    return {};
                  }));
  return rows;
}

Result<SpotCheckSums> sum_spot_checks(Reader& reader, const ListScope& scope,
                                      const SpotCheckFilter& filter) {
  std::string columns = "SELECT CAST(COUNT(*) AS BIGINT)";
  for (const SpotFinding finding :
       {SpotFinding::at_work, SpotFinding::not_at_work, SpotFinding::away_with_cause})
    columns += ", " + number_of("c.withdrawn_on IS NULL AND c.finding = '" +
                                std::string(word(finding)) + "'");
  columns += ", " + number_of(kContradicts);
  TRY(const std::optional<Row> row,
      reader.query_one(columns + std::string(kFrom) + where_of(scope), args_of(scope, filter)));
  return SpotCheckSums{row->get<std::int64_t>(0), row->get<std::int64_t>(1),
                       row->get<std::int64_t>(2), row->get<std::int64_t>(3),
                       row->get<std::int64_t>(4)};
}

Result<std::vector<SpotCheckCount>> count_spot_checks(Reader& reader, const ListScope& scope,
                                                      Month month) {
  SpotCheckFilter filter;
  filter.month = month;
  filter.withdrawn = false;
  std::vector<SpotCheckCount> rows;
  TRY_VOID(reader.each("SELECT c.unit, p.town, c.placement_id, CAST(COUNT(*) AS BIGINT), " +
                           number_of(kContradicts) + std::string(kFrom) + where_of(scope) +
                           " GROUP BY c.unit, p.town, c.placement_id ORDER BY c.unit, "
                           "c.placement_id",
                       args_of(scope, filter), [&](const Row& row) -> Result<> {
                         rows.push_back({row.get<UnitCode>(0), row.get<PlaceCode>(1),
                                         row.get<PlacementId>(2), row.get<std::int64_t>(3),
                                         row.get<std::int64_t>(4)});
                         return {};
                       }));
  return rows;
}

Result<std::vector<SpotCheckRow>> spot_checks_of(Reader& reader, UnitCode unit,
                                                 PlacementId placement, Date day) {
  return select_all<SpotCheckRow>(
      reader, "unit = ?1 AND placement_id = ?2 AND day <= ?3 ORDER BY day, minute, id",
      args(unit, placement, day));
}

Result<std::optional<SpotCheckRow>> spot_check_with_photo(Reader& reader, UnitCode unit,
                                                          const Bytes& digest) {
  return select_one<SpotCheckRow>(
      reader, "unit = ?1 AND photo_digest = ?2 AND withdrawn_on IS NULL", args(unit, digest));
}

}  // namespace yigang::store
