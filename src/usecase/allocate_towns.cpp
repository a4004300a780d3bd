#include "registry/plan.h"
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/places.h"
#include "usecase/plan_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader&, const law::Areas& areas, const AllocateTowns& command) {
  return location_of_unit(areas, command.unit);
}

Result<TownsAllocated> act(Work& work, const Grant<AllocateTowns>& grant,
                           const AllocateTowns& command) {
  for (const TownPosts& town : command.towns) {
    const auto unit = work.areas().unit_of_town(town.town);
    if (!unit || *unit != command.unit || town.town.is_village())
      return fail(bad_input("town_of_other_unit").with("town", to_text(town.town)).at("towns"));
  }
  TRY_VOID(check_plan_year(command.year));
  TRY(const std::optional<store::PlanRow> plan,
      store::governing_plan(work.tx, command.year, work.today));
  if (!plan)
    return fail(refused("no_plan")
                    .with("year", std::to_string(command.year))
                    .by("LZ-2022-4 一")
                    .at("year"));
  TRY(const std::int64_t allocated,
      store::unit_allocation(work.tx, command.unit, plan->id, command.side));
  TRY(const std::int64_t increase,
      store::self_increase_in_force(work.tx, command.unit, command.year, command.side,
                                    plan_day(command.year, work.today)));
  TRY(std::vector<store::TownAllocationRow> current,
      store::town_allocations(work.tx, command.unit, command.year, command.side));

  // What stands after this change: the named towns with their new numbers, the others with theirs.
  std::vector<registry::TownAllocation> after;
  for (const TownPosts& town : command.towns) after.push_back({town.town, town.posts});
  for (const store::TownAllocationRow& row : current) {
    const bool named = std::any_of(command.towns.begin(), command.towns.end(),
                                   [&](const TownPosts& town) { return town.town == row.town; });
    if (!named) after.push_back({row.town, row.posts});
  }
  TRY_VOID(registry::check_town_allocation(after, allocated + increase));

  for (const TownPosts& town : command.towns) {
    TRY_VOID(store::supersede_town_allocation(work.tx, command.unit, command.year, town.town,
                                              command.side));
    TRY_VOID(store::insert(work.tx,
                           store::TownAllocationRow{
                               command.unit, work.make_id<TownAllocationId>(command.unit), plan->id,
                               town.town, command.side, town.posts, false, grant.actor().account}));
  }
  work.note(
      {command.unit, "town_allocation", plan->id.value(), "", wire::to_json(command), "", ""});
  std::int64_t sum = 0;
  for (const registry::TownAllocation& town : after) sum += town.posts;
  return TownsAllocated{static_cast<std::int64_t>(after.size()), sum, allocated + increase - sum};
}

}  // namespace yigang::usecase
