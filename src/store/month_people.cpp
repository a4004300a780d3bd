#include "store/month_people.h"

#include <algorithm>
#include <map>

#include "store/unit_scope.h"

namespace yigang::store {

namespace {

// The page alone, as list_attendance has it. ?1–?3 the scope, ?4 and ?5 the first and last day of
// the month ?6, ?7–?9 unit, town, village, ?10 after which, ?11 how many.
std::string page_sql(const ListScope& scope, const AttendanceFilter& filter) {
  std::string text =
      "(SELECT p.id, p.unit, p.number, p.side, p.town, p.village, p.person_id, p.post_id, "
      "p.started_on, p.ended_on FROM placement p WHERE (?1 = 371500 OR p.unit = ?1) AND (?2 = 0 OR "
      "p.town = ?2) AND (?3 = 0 OR p.village = ?3) AND p.started_on <= ?5 AND (p.ended_on IS NULL "
      "OR p.ended_on >= ?4) AND (?6 = ?6) AND (?7 = 0 OR p.unit = ?7) AND (?8 = 0 OR p.town = ?8) "
      "AND (?9 = 0 OR p.village = ?9) AND p.id > ?10";
  text += of_host(scope.host, "p.");
  if (filter.entered)
    text += std::string(*filter.entered ? " AND" : " AND NOT") +
            " EXISTS (SELECT 1 FROM attendance t WHERE t.unit = p.unit AND t.month = ?6 AND "
            "t.placement_id = p.id)";
  return text + " ORDER BY p.id LIMIT ?11) d";
}

Args page_args(const ListScope& scope, const AttendanceFilter& filter) {
  return args(scope.unit, scope.town, scope.village, filter.month.first_day(),
              filter.month.last_day(), filter.month, filter.unit.value_or(UnitCode{}),
              filter.town.value_or(PlaceCode{}), filter.village.value_or(PlaceCode{}),
              filter.after.value_or(PlacementId{}), filter.limit);
}

std::string people_text(const ListScope& scope, const AttendanceFilter& filter) {
  return "SELECT d.id, d.unit, d.number, n.name, o.title, d.side, d.town, d.village, o.hours_x10, "
         "d.started_on, d.ended_on, CASE WHEN " +
         settled_sql("d.unit", "d.id", "?6") +
         " THEN 1 ELSE 0 END, CASE WHEN COALESCE(s.state, 'open') = 'open' THEN 0 ELSE 1 END, CASE "
         "WHEN " +
         waits_sql("d.unit", "d.id", "?6") + " THEN 1 ELSE 0 END FROM " + page_sql(scope, filter) +
         " JOIN person n ON n.unit = d.unit AND n.id = d.person_id JOIN post o ON o.unit = d.unit "
         "AND o.id = d.post_id LEFT JOIN attendance_sheet s ON s.unit = d.unit AND s.month = ?6 "
         "AND "
         "s.town = d.town ORDER BY d.id";
}

ListedMonth row_of(const Row& row) {
  ListedMonth line;
  line.placement = row.get<PlacementId>(0);
  line.unit = row.get<UnitCode>(1);
  line.number = row.get<std::int64_t>(2);
  line.name = row.get<std::string>(3);
  line.post_title = row.get<std::string>(4);
  line.side = row.get<Side>(5);
  line.town = row.get<PlaceCode>(6);
  line.village = row.get<PlaceCode>(7);
  line.post_hours = row.get<Hours>(8);
  line.started = row.get<Date>(9);
  line.ended = row.get<std::optional<Date>>(10);
  line.standing = {row.get<bool>(11), row.get<bool>(12), row.get<bool>(13)};
  return line;
}

// Both answers come in the order of the placements.
template <class Add>
void to_line(std::vector<ListedMonth>& lines, PlacementId id, Add add) {
  const auto at = std::ranges::lower_bound(lines, id, {}, &ListedMonth::placement);
  if (at != lines.end() && at->placement == id) add(*at);
}

Result<> add_spans(Reader& reader, const ListScope& scope, const AttendanceFilter& filter,
                   std::vector<ListedMonth>& lines) {
  return reader.each(
      "SELECT t.placement_id, t.from_day, t.until_day, t.hours_x10, t.days_x10, t.leave_kind, "
      "COALESCE(a.name, ''), CASE WHEN t.overtime_confirmed_by IS NULL THEN 0 ELSE 1 END, "
      "t.version FROM " +
          page_sql(scope, filter) +
          " JOIN attendance t ON t.unit = d.unit AND t.month = ?6 AND t.placement_id = d.id LEFT "
          "JOIN account a ON a.id = t.entered_by ORDER BY d.id, t.from_day",
      page_args(scope, filter), [&](const Row& row) -> Result<> {
        to_line(lines, row.get<PlacementId>(0), [&](ListedMonth& line) {
          line.spans.push_back({row.get<Date>(1), row.get<Date>(2), row.get<Hours>(3),
                                row.get<WorkDays>(4), row.get<LeaveKind>(5),
                                row.get<std::string>(6)});
          line.overtime_confirmed = line.overtime_confirmed || row.get<bool>(7);
          line.version = row.get<std::int64_t>(8);
        });
        return {};
      });
}

// As paused_days of placement_queries, for all rows of the page.
Result<> add_pauses(Reader& reader, const ListScope& scope, const AttendanceFilter& filter,
                    std::vector<ListedMonth>& lines) {
  std::map<PlacementId, std::vector<settle::PauseEvent>> events;
  TRY_VOID(reader.each(
      "SELECT e.placement_id, e.kind, e.day FROM " + page_sql(scope, filter) +
          " JOIN placement_event e ON e.unit = d.unit AND e.placement_id = d.id WHERE e.kind IN "
          "('paused', 'resumed') AND e.day <= ?5 ORDER BY e.placement_id, e.event_no",
      page_args(scope, filter), [&](const Row& row) -> Result<> {
        events[row.get<PlacementId>(0)].push_back(
            {row.get<std::string_view>(1) == "paused", row.get<Date>(2)});
        return {};
      }));
  for (const auto& [id, of_one] : events)
    to_line(lines, id,
            [&](ListedMonth& line) { line.paused = settle::paused_in(filter.month, of_one); });
  return {};
}

}  // namespace

Result<std::vector<ListedMonth>> list_month(Reader& reader, const ListScope& scope,
                                            const AttendanceFilter& filter) {
  std::vector<ListedMonth> lines;
  TRY_VOID(reader.each(people_text(scope, filter), page_args(scope, filter),
                       [&](const Row& row) -> Result<> {
                         lines.push_back(row_of(row));
                         return {};
                       }));
  if (lines.empty()) return lines;
  TRY_VOID(add_spans(reader, scope, filter, lines));
  TRY_VOID(add_pauses(reader, scope, filter, lines));
  return lines;
}

}  // namespace yigang::store
