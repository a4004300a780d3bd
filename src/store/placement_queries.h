// Questions about persons on duty.
#pragma once

#include <optional>
#include <vector>

#include "settle/pauses.h"
#include "store/database.h"
#include "store/placement_rows.h"

namespace yigang::store {

// Of all posts of the person, in any unit.
struct TimeOnPosts {
  std::optional<Date> standing_since;  // the start of the one that is not ended
  std::optional<Date> left_on;         // the latest exit
};
[[nodiscard]] Result<TimeOnPosts> time_on_posts(Reader& reader, PersonKey person);
struct LastPlacementEvent {
  std::int64_t event_no = 0;
  Date day;
};
[[nodiscard]] Result<LastPlacementEvent> last_placement_event(Reader& reader, UnitCode unit,
                                                              PlacementId id);
// A hold of any kind on the placement that nobody released yet and that did not end before the
// month.
[[nodiscard]] Result<bool> hold_stands(Reader& reader, UnitCode unit, PlacementId id, Month month);
// The paused days of a month, by the events.
[[nodiscard]] Result<std::vector<settle::DayStretch>> paused_days(Reader& reader, UnitCode unit,
                                                                  PlacementId id, Month month);
// The report of an exit that waits for its town.
[[nodiscard]] Result<std::optional<ExitReportRow>> asked_exit_report(Reader& reader, UnitCode unit,
                                                                     PlacementId id);
// All placements of one person, in whatever unit, that began by the day, in the order in which they
// began.
[[nodiscard]] Result<std::vector<PlacementRow>> placements_of_person(Reader& reader,
                                                                     PersonKey person, Date day);
// What happened on a placement by the day, in order.
[[nodiscard]] Result<std::vector<PlacementEventRow>> placement_events(Reader& reader, UnitCode unit,
                                                                      PlacementId id, Date day);
[[nodiscard]] Result<> approve_extension(Writer& writer, UnitCode unit, ExtensionId id,
                                         AccountId by);

}  // namespace yigang::store
