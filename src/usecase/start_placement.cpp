// 安排上岗: the eighth step; post and person are one from this day on.
#include "registry/post.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/placement_rows.h"
#include "store/plan_queries.h"
#include "store/setting_queries.h"
#include "usecase/application_rules.h"
#include "usecase/application_steps.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

// A refill never counts as a completed post again (LZ-2022-4 二(二)/10): the first filling is kept
// for good.
Result<bool> fill(Work& work, UnitCode unit, PostId id, Date day) {
  TRY(std::optional<store::PostRow> post, store::find<store::PostRow>(work.tx, unit, id));
  CHECK(post.has_value());
  TRY(post->state, registry::fill_post(post->state));
  const bool refill = post->first_filled_on.has_value();
  if (!refill) post->first_filled_on = std::max(day, *post->created_on);
  TRY_VOID(store::save(work.tx, *post));
  return refill;
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const StartPlacement& command) {
  return location_of_application(reader, areas, command.application);
}

Result<PlacementStarted> act(Work& work, const Grant<StartPlacement>& grant,
                             const StartPlacement& command) {
  TRY_VOID(not_in_future(work, command.started_on, "started_on"));
  TRY(store::ApplicationRow application,
      application_of(work.tx, work.areas(), command.application));
  TRY(const registry::Progress progress, progress_of(work.tx, application));
  TRY(const std::optional<store::ApprovalRow> approval,
      store::standing_approval(work.tx, application.unit, application.id));
  TRY(const registry::Advance advance, may_start(progress, approval, command.started_on));

  TRY(const bool refill, fill(work, application.unit, *application.post_id, command.started_on));
  store::PlacementRow row;
  row.unit = application.unit;
  row.id = work.make_id<PlacementId>(row.unit);
  TRY(row.number, store::take_numbers(work.tx, row.unit, "placement"));
  row.application_id = application.id;
  row.post_id = *application.post_id;
  row.person_id = application.person_id;
  row.person_key = application.person_key;
  row.side = application.side;
  row.town = application.town;
  row.village = application.village;
  row.refill = refill;
  row.started_on = command.started_on;
  row.state = registry::PlacementState::on_duty;
  row.version = 1;
  TRY_VOID(store::insert(work.tx, row));
  TRY_VOID(store::insert(
      work.tx, store::PlacementEventRow{row.unit, row.id, 1, registry::PlacementEventKind::started,
                                        row.started_on, "", grant.actor().account, work.now}));
  TRY_VOID(store::close_vacancy(work.tx, row.unit, row.post_id, work.today, row.id));
  TRY_VOID(take_step(work, application, advance,
                     {command.started_on, "placement/" + to_text(row.id), ""}));
  return PlacementStarted{row.id, row.number, row.post_id, refill, row.version};
}

}  // namespace yigang::usecase
