// 安排上岗: the eighth step; post and person are one from this day on.
#include "store/application_queries.h"
#include "usecase/application_rules.h"
#include "usecase/application_steps.h"
#include "usecase/placement_steps.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const StartPlacement& command) {
  return location_of_application(reader, areas, command.application);
}

Result<PlacementStarted> act(Work& work, const Grant<StartPlacement>&,
                             const StartPlacement& command) {
  TRY_VOID(not_in_future(work, command.started_on, "started_on"));
  TRY(store::ApplicationRow row_now, application_of(work.tx, work.areas(), command.application));
  TRY(ApplicationCase found, case_of(work.tx, std::move(row_now)));
  store::ApplicationRow& application = found.application;
  TRY(const registry::Advance advance, may_start(found, command.started_on));
  TRY_VOID(refuse_barred(work, application.unit, application.person_key, command.started_on,
                         "started_on"));

  TRY(const bool refill,
      fill_post(work, application.unit, *application.post_id, command.started_on, "started_on"));
  store::PlacementRow row;
  row.unit = application.unit;
  row.id = work.make_id<PlacementId>(row.unit);
  row.application_id = application.id;
  row.post_id = *application.post_id;
  row.person_id = application.person_id;
  row.person_key = application.person_key;
  row.side = application.side;
  row.town = application.town;
  row.village = application.village;
  row.refill = refill;
  row.started_on = command.started_on;
  row.after_day = found.progress.last_day;
  row.state = registry::PlacementState::on_duty;
  row.version = 1;
  TRY_VOID(begin_placement(work, row, ""));
  TRY_VOID(take_step(work, application, advance,
                     {command.started_on, "placement/" + to_text(row.id), ""}));
  return PlacementStarted{row.id, row.number, row.post_id, refill, row.version};
}

}  // namespace yigang::usecase
