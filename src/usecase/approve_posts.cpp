#include <map>
#include <set>

#include "registry/veterans_post.h"
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/places.h"
#include "usecase/plan_verbs.h"
#include "usecase/post_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

struct Asked {
  std::int64_t plan = 0;
  std::map<PlaceCode, std::int64_t> plan_of_town;
  std::int64_t self_increase = 0;
};

Result<store::CompletionCount> created_so_far(Work& work, UnitCode unit, std::int64_t year,
                                              Side side) {
  TRY(const std::vector<store::CompletionCount> counts,
      store::completion_counts(work.tx, {unit, {}, {}}, year, work.today));
  for (const store::CompletionCount& row : counts)
    if (row.side == side) return row;
  return store::CompletionCount{};
}

// Plan posts may not be created beyond the year's plan; what goes beyond is a self-increase
// (LZ-2022-4 一).
Result<> check_plan(Work& work, UnitCode unit, std::int64_t year, Side side, std::int64_t created,
                    std::int64_t asked) {
  if (asked == 0) return {};
  TRY(const std::optional<store::PlanRow> plan, store::governing_plan(work.tx, year, work.today));
  if (!plan) return fail(refused("no_plan").with("year", std::to_string(year)).by("LZ-2022-4 一"));
  TRY(const std::int64_t allocated, store::unit_allocation(work.tx, unit, plan->id, side));
  if (created + asked <= allocated) return {};
  return fail(refused("beyond_plan")
                  .with("allocated", std::to_string(allocated))
                  .with("created", std::to_string(created))
                  .with("asked", std::to_string(asked))
                  .by("LZ-2022-4 一"));
}

// LZ-2022-4 一: 可在市下达年度计划的基础上适当增加: as many as the county's own documents say.
Result<> check_self_increase(Work& work, UnitCode unit, std::int64_t year, Side side,
                             std::int64_t created, std::int64_t asked) {
  if (asked == 0) return {};
  TRY(const std::int64_t decided,
      store::self_increase_in_force(work.tx, unit, year, side, plan_day(year, work.today)));
  if (created + asked <= decided) return {};
  return fail(refused("beyond_self_increase")
                  .with("decided", std::to_string(decided))
                  .with("created", std::to_string(created))
                  .with("asked", std::to_string(asked))
                  .by("LZ-2022-4 一"));
}

// Where the county has told a town its number of the year, the town's plan posts stay within it.
Result<> check_towns(Work& work, UnitCode unit, std::int64_t year, Side side,
                     const std::map<PlaceCode, std::int64_t>& asked) {
  if (asked.empty()) return {};
  TRY(const std::vector<store::TownAllocationRow> rows,
      store::town_allocations(work.tx, unit, year, side));
  for (const store::TownAllocationRow& row : rows) {
    const auto town = asked.find(row.town);
    if (town == asked.end()) continue;
    TRY(const std::int64_t created, store::plan_posts_of_town(work.tx, unit, row.town, year, side));
    if (created + town->second > row.posts)
      return fail(refused("beyond_town_share")
                      .with("allocated", std::to_string(row.posts))
                      .with("created", std::to_string(created))
                      .with("asked", std::to_string(town->second))
                      .by("LZ-2022-4 一")
                      .at("posts"));
  }
  return {};
}

Result<> check_numbers(Work& work, UnitCode unit, const std::vector<store::PostRow>& posts) {
  std::map<std::pair<std::int64_t, Side>, Asked> added;
  for (const store::PostRow& post : posts) {
    Asked& asked = added[{post.year, post.side}];
    ++(post.self_increase ? asked.self_increase : asked.plan);
    if (!post.self_increase) ++asked.plan_of_town[post.town];
  }
  for (const auto& [key, asked] : added) {
    const auto& [year, side] = key;
    TRY(const store::CompletionCount so_far, created_so_far(work, unit, year, side));
    TRY_VOID(check_plan(work, unit, year, side, so_far.created, asked.plan));
    TRY_VOID(check_towns(work, unit, year, side, asked.plan_of_town));
    TRY_VOID(check_self_increase(work, unit, year, side, so_far.self_increase_created,
                                 asked.self_increase));
  }
  return {};
}

}  // namespace

// In the town of the posts, if it is one: its clerk learns that he may not, which of another town's
// posts he does not.
Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ApprovePosts& command) {
  if (command.posts.empty()) return fail(bad_input("nothing_chosen").at("posts"));
  TRY(const UnitCode unit, unit_of_id(areas, command.posts.front()));
  PlaceCode town;
  for (const PostId id : command.posts) {
    TRY(const std::optional<store::PostRow> post, store::find<store::PostRow>(reader, unit, id));
    if (!post || (!town.empty() && town != post->town)) return Location{unit, {}, {}};
    town = post->town;
  }
  return Location{unit, town, {}};
}

Result<ChangedMany<PostId>> act(Work& work, const Grant<ApprovePosts>& grant,
                                const ApprovePosts& command) {
  const UnitCode unit = grant.location().unit;
  std::vector<store::PostRow> posts;
  std::set<PostId> seen;
  for (const PostId id : command.posts) {
    if (!seen.insert(id).second) return fail(bad_input("post_twice").at("posts"));
    TRY(std::optional<store::PostRow> post, store::find<store::PostRow>(work.tx, unit, id));
    if (!post) return fail(not_found("not_found").at("posts"));
    TRY_VOID(require_other_person(grant.actor(), post->proposed_by, "propose_posts"));
    TRY_VOID(registry::refuse_veterans_post(post->title, "posts"));
    // Before the numbers: who approves twice asks for no more posts.
    TRY(post->state, registry::approve_post(post->state));
    posts.push_back(*std::move(post));
  }
  TRY_VOID(check_numbers(work, unit, posts));
  ChangedMany<PostId> changed;
  for (store::PostRow& post : posts) {
    post.approved_by = grant.actor().account;
    post.created_on = work.today;
    TRY_VOID(store::save(work.tx, post));
    changed.ids.push_back(post.id);
  }
  work.note({unit, "post", changed.ids.front().value(), "", wire::to_json(command), "", ""});
  return changed;
}

}  // namespace yigang::usecase
