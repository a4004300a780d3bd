// Withdraws a self-increase (LZ-2022-4 一/7) that was entered wrongly.
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/places.h"
#include "usecase/plan_verbs.h"

namespace yigang::usecase {

namespace {

Result<store::SelfIncreaseRow> increase_row(store::Reader& reader, const law::Areas& areas,
                                            SelfIncreaseId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::SelfIncreaseRow> row,
      store::find<store::SelfIncreaseRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<std::int64_t> created_beyond_plan(Work& work, const store::SelfIncreaseRow& row) {
  TRY(const std::vector<store::CompletionCount> counts,
      store::completion_counts(work.tx, {row.unit, {}, {}}, row.year, work.today));
  for (const store::CompletionCount& count : counts)
    if (count.side == row.side) return count.self_increase_created;
  return 0;
}

// How much of the year's self-increase the towns' shares take beyond the plan.
Result<std::int64_t> told_to_towns(Work& work, const store::SelfIncreaseRow& row) {
  TRY(const std::optional<store::PlanRow> plan,
      store::governing_plan(work.tx, row.year, work.today));
  if (!plan) return 0;
  TRY(const std::int64_t allocated, store::unit_allocation(work.tx, row.unit, plan->id, row.side));
  TRY(const std::vector<store::TownAllocationRow> towns,
      store::town_allocations(work.tx, row.unit, row.year, row.side));
  std::int64_t sum = 0;
  for (const store::TownAllocationRow& town : towns) sum += town.posts;
  return std::max<std::int64_t>(0, sum - allocated);
}

// What stands without the row must still hold what was built on all of them.
Result<> check_not_needed(Work& work, const store::SelfIncreaseRow& row) {
  if (row.effective_from > work.today) return {};
  TRY(const std::int64_t decided,
      store::self_increase_in_force(work.tx, row.unit, row.year, row.side, work.today));
  TRY(const std::int64_t created, created_beyond_plan(work, row));
  TRY(const std::int64_t towns, told_to_towns(work, row));
  const std::int64_t left = decided - row.posts;
  if (left >= created && left >= towns) return {};
  return fail(conflict("self_increase_in_use")
                  .with("left", std::to_string(left))
                  .with("created", std::to_string(created))
                  .with("towns", std::to_string(towns))
                  .by("LZ-2022-4 一"));
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawSelfIncrease& command) {
  TRY(const store::SelfIncreaseRow row, increase_row(reader, areas, command.id));
  return location_of_unit(areas, row.unit);
}

Result<Changed<SelfIncreaseId>> act(Work& work, const Grant<WithdrawSelfIncrease>& grant,
                                    const WithdrawSelfIncrease& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::SelfIncreaseRow row, increase_row(work.tx, work.areas(), command.id));
  if (row.withdrawn_on)
    return fail(conflict("self_increase_withdrawn_before").with("day", to_text(*row.withdrawn_on)));
  TRY_VOID(require_other_person(grant.actor(), row.entered_by, "add_self_increase"));
  TRY_VOID(check_not_needed(work, row));
  row.withdrawn_by = grant.actor().account;
  row.withdrawn_on = work.today;
  row.withdrawn_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "self_increase", row.id.value(), std::to_string(row.posts), "withdrawn",
             command.reason, ""});
  return Changed<SelfIncreaseId>{row.id, row.version};
}

}  // namespace yigang::usecase
