// Pause, resume and exit of a person on duty. An exit frees person and post and opens the vacancy
// with its clock.
#include "store/application_queries.h"
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

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ExitPlacement& command) {
  return location_of(reader, areas, command.id);
}

Result<Exited> act(Work& work, const Grant<ExitPlacement>&, const ExitPlacement& command) {
  TRY_VOID(not_in_future(work, command.last_day, "last_day"));
  // Who is transferred stays; it is an act of its own, by the county.
  if (command.reason == registry::ExitReason::transfer)
    return fail(bad_input("exit_is_no_transfer").at("reason"));
  TRY(store::PlacementRow row, placement_row(work.tx, work.areas(), command.id));
  TRY(const registry::PlacementStanding standing, standing_of(work, row));
  TRY(const registry::PlacementChange change,
      registry::exit(standing, command.last_day, command.employment_wanted));
  row.ended_on = command.last_day;
  row.end_reason = command.reason;
  row.employment_wanted = *command.employment_wanted;
  TRY_VOID(write_event(work, row, change, command.last_day, command.remark));
  TRY_VOID(store::release_holder(work.tx, row.person_key));
  TRY(const VacancyId vacancy, open_vacancy(work, row));
  return Exited{row.id, vacancy, row.version};
}

}  // namespace yigang::usecase
