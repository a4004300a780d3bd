// 超时确认 after the lock: what the town agrees to, a correction may bring the line to.
#include "store/described_row.h"
#include "store/plan_rows.h"
#include "usecase/month_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AgreeOvertime& command) {
  return location_of(reader, areas, command.placement);
}

Result<Changed<PlacementId>> act(Work& work, const Grant<AgreeOvertime>& grant,
                                 const AgreeOvertime& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  if (placement.side != Side::rural)
    return fail(bad_input("wrong_measure").by("LZ-2022-4 二(四)").at("hours"));
  const std::int64_t days = days_between(command.month.first_day(), command.month.last_day()) + 1;
  if (command.hours_x10.x10() > days * 240)
    return fail(refused("too_many_hours")
                    .with("hours", to_text(command.hours_x10))
                    .with("most", std::to_string(days * 24))
                    .by("LZ-2022-4 二(四)")
                    .at("hours"));
  TRY(const bool settled, store::is_settled(work.tx, placement.unit, placement.id, command.month));
  if (!settled)
    return fail(conflict("month_not_settled").with("month", to_text(command.month)).at("month"));
  TRY(const std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, placement.unit, placement.post_id));
  CHECK(post.has_value());
  if (command.hours_x10 <= post->hours_x10)
    return fail(bad_input("hours_not_beyond")
                    .with("hours", to_text(post->hours_x10))
                    .by("LZ-2022-4 二(四)")
                    .at("hours"));
  TRY_VOID(store::put_overtime_agreed(
      work.tx, {placement.unit, placement.id, command.month, command.hours_x10,
                grant.actor().account, work.today, 1}));
  work.note({placement.unit, "overtime_agreed", placement.id.value(), "", wire::to_json(command),
             command.reason, ""});
  return Changed<PlacementId>{placement.id, placement.version};
}

}  // namespace yigang::usecase
