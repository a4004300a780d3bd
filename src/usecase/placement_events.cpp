// Pause and resume of a person on duty.
#include "store/placement_queries.h"
#include "usecase/application_steps.h"
#include "usecase/placement_steps.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const PausePlacement& command) {
  return location_of(reader, areas, command.id);
}

Result<Changed<PlacementId>> act(Work& work, const Grant<PausePlacement>&,
                                 const PausePlacement& command) {
  TRY_VOID(not_in_future(work, command.day, "day"));
  TRY(store::PlacementRow row, placement_row(work.tx, work.areas(), command.id));
  TRY(const registry::PlacementStanding standing, standing_of(work, row));
  TRY(const registry::PlacementChange change,
      registry::pause(standing, command.day, command.reason));
  TRY_VOID(write_event(work, row, change, command.day, command.reason));
  return Changed<PlacementId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ResumePlacement& command) {
  return location_of(reader, areas, command.id);
}

Result<Changed<PlacementId>> act(Work& work, const Grant<ResumePlacement>&,
                                 const ResumePlacement& command) {
  TRY_VOID(not_in_future(work, command.day, "day"));
  TRY(store::PlacementRow row, placement_row(work.tx, work.areas(), command.id));
  TRY(const registry::PlacementStanding standing, standing_of(work, row));
  TRY(const registry::PlacementChange change, registry::resume(standing, command.day));
  TRY_VOID(write_event(work, row, change, command.day, ""));
  return Changed<PlacementId>{row.id, row.version};
}

}  // namespace yigang::usecase
