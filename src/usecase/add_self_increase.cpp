#include "registry/plan.h"
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "store/plan_rows.h"
#include "usecase/places.h"
#include "usecase/plan_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader&, const law::Areas& areas, const AddSelfIncrease& command) {
  return location_of_unit(areas, command.unit);
}

Result<Changed<SelfIncreaseId>> act(Work& work, const Grant<AddSelfIncrease>& grant,
                                    const AddSelfIncrease& command) {
  TRY_VOID(check_plan_year(command.year));
  // LZ-2022-4 一: 在市下达年度计划的基础上适当增加, so never a minus.
  TRY_VOID(registry::check_posts(command.posts, to_text(command.unit), "posts"));
  TRY_VOID(require_text(command.document, "document"));
  // LZ-2022-4 一: what is added belongs to the plan of its year.
  if (command.effective_from.year() != static_cast<int>(command.year))
    return fail(bad_input("increase_outside_year")
                    .with("year", std::to_string(command.year))
                    .at("effective_from"));
  TRY(const std::optional<store::PlanRow> plan, store::first_plan(work.tx, command.year));
  if (!plan)
    return fail(refused("no_plan")
                    .with("year", std::to_string(command.year))
                    .by("LZ-2022-4 一")
                    .at("year"));
  const store::SelfIncreaseRow row{
      command.unit,           work.make_id<SelfIncreaseId>(command.unit),
      command.year,           command.side,
      command.posts,          command.document,
      command.effective_from, grant.actor().account};
  TRY_VOID(store::insert(work.tx, row));
  work.note({command.unit, "self_increase", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<SelfIncreaseId>{row.id, 1};
}

}  // namespace yigang::usecase
