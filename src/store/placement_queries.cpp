#include "store/placement_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<TimeOnPosts> time_on_posts(Reader& reader, PersonKey person) {
  TimeOnPosts time;
  TRY_VOID(reader.each(
      "SELECT l.started_on, l.ended_on FROM placement l JOIN person p ON p.unit = l.unit AND "
      "p.id = l.person_id WHERE p.person_key = ?1 ORDER BY l.unit, l.id",
      args(person), [&](const Row& row) -> Result<> {
        const auto ended = row.get<std::optional<Date>>(1);
        if (!ended)
          time.standing_since = row.get<Date>(0);
        else if (!time.left_on || *time.left_on < *ended)
          time.left_on = ended;
        return {};
      }));
  return time;
}

Result<LastPlacementEvent> last_placement_event(Reader& reader, UnitCode unit, PlacementId id) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT event_no, day FROM placement_event WHERE unit = ?1 AND placement_id = ?2 "
          "ORDER BY event_no DESC LIMIT 1",
          args(unit, id)));
  CHECK(row.has_value());
  return LastPlacementEvent{row->get<std::int64_t>(0), row->get<Date>(1)};
}

Result<std::vector<settle::DayStretch>> paused_days(Reader& reader, UnitCode unit, PlacementId id,
                                                    Month month) {
  std::vector<settle::PauseEvent> events;
  TRY_VOID(
      reader.each("SELECT kind, day FROM placement_event WHERE unit = ?1 AND placement_id = "
                  "?2 AND kind IN ('paused', 'resumed') AND day <= ?3 ORDER BY event_no",
                  args(unit, id, month.last_day()), [&](const Row& row) -> Result<> {
                    events.push_back({row.get<std::string_view>(0) == "paused", row.get<Date>(1)});
                    return {};
                  }));
  return settle::paused_in(month, events);
}

Result<bool> hold_stands(Reader& reader, UnitCode unit, PlacementId id, Month month) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT 1 FROM hold WHERE unit = ?1 AND placement_id = ?2 AND (until_month "
                       "IS NULL OR until_month >= ?3) AND released_by IS NULL ORDER BY id LIMIT 1",
                       args(unit, id, month)));
  return row.has_value();
}

Result<std::optional<ExitReportRow>> asked_exit_report(Reader& reader, UnitCode unit,
                                                       PlacementId id) {
  return select_one<ExitReportRow>(reader, "unit = ?1 AND placement_id = ?2 AND state = 'asked'",
                                   args(unit, id));
}

Result<std::vector<PlacementRow>> placements_of_person(Reader& reader, PersonKey person, Date day) {
  std::vector<PlacementRow> rows;
  TRY_VOID(reader.each(
      "SELECT " + column_list<PlacementRow>("p.") +
          " FROM person n JOIN placement p ON p.unit = n.unit AND p.person_id = n.id WHERE "
          "n.person_key = ?1 AND p.started_on <= ?2 ORDER BY p.started_on, p.unit, p.id",
      args(person, day), [&](const Row& row) -> Result<> {
        rows.push_back(read_row<PlacementRow>(row));
        return {};
      }));
  return rows;
}

Result<std::vector<PlacementEventRow>> placement_events(Reader& reader, UnitCode unit,
                                                        PlacementId id, Date day) {
  return select_all<PlacementEventRow>(
      reader, "unit = ?1 AND placement_id = ?2 AND day <= ?3 ORDER BY event_no",
      args(unit, id, day));
}

Result<> approve_extension(Writer& writer, UnitCode unit, ExtensionId id, AccountId by) {
  TRY(const std::int64_t count, writer.execute("UPDATE extension SET approved_by = ?3 WHERE unit = "
                                               "?1 AND id = ?2 AND approved_by IS NULL",
                                               args(unit, id, by)));
  if (count != 1) return fail(conflict("confirmed_before"));
  return {};
}

}  // namespace yigang::store
