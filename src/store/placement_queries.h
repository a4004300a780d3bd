// Questions about persons on duty.
#pragma once

#include <vector>

#include "settle/pauses.h"
#include "store/database.h"
#include "store/placement_rows.h"

namespace yigang::store {

struct LastPlacementEvent {
  std::int64_t event_no = 0;
  Date day;
};
[[nodiscard]] Result<LastPlacementEvent> last_placement_event(Reader& reader, UnitCode unit,
                                                              PlacementId id);
// A hold of any kind on the placement that nobody released yet.
[[nodiscard]] Result<bool> hold_stands(Reader& reader, UnitCode unit, PlacementId id);
// The paused days of a month, by the events.
[[nodiscard]] Result<std::vector<settle::DayStretch>> paused_days(Reader& reader, UnitCode unit,
                                                                  PlacementId id, Month month);
// The report of an exit that waits for its town.
[[nodiscard]] Result<std::optional<ExitReportRow>> asked_exit_report(Reader& reader, UnitCode unit,
                                                                     PlacementId id);
[[nodiscard]] Result<> approve_extension(Writer& writer, UnitCode unit, ExtensionId id,
                                         AccountId by);

}  // namespace yigang::store
