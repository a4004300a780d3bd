#include <algorithm>
#include <set>

#include <fmt/ranges.h>

#include "registry/plan.h"
#include "registry/veterans_post.h"
#include "store/described_row.h"
#include "store/pay_standard_queries.h"
#include "store/plan_queries.h"
#include "store/setting_queries.h"
#include "usecase/places.h"
#include "usecase/plan_verbs.h"
#include "usecase/post_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

constexpr std::int64_t kSeriesMax = 500;

Result<> check_items(const Work& work, const ProposePosts& command) {
  if (command.items.empty())
    return fail(bad_input("post_without_item").by("LZ-2022-4 附2").at("items"));
  std::set<std::pair<std::int64_t, std::int64_t>> seen;
  for (const ItemRef& item : command.items) {
    // 附件2: an item of the other side is refused, e.g. 道路交通协管 for a rural post.
    const bool small =
        item.category_no >= 1 && item.category_no <= 5 && item.item_no >= 1 && item.item_no < 1000;
    if (!small || work.law().catalogue().find(command.side, static_cast<int>(item.category_no),
                                              static_cast<int>(item.item_no)) == nullptr)
      return fail(bad_input("item_not_of_side")
                      .with("side", std::string(word(command.side)))
                      .by("LZ-2022-4 附2")
                      .at("items"));
    if (!seen.emplace(item.category_no, item.item_no).second)
      return fail(bad_input("item_twice").at("items"));
  }
  return {};
}

Result<Hours> monthly_hours(const Work& work, const ProposePosts& command, UnitCode unit) {
  if (command.hours_x10) {
    if (command.hours_x10->x10() <= 0 || command.hours_x10->x10() > 7440)
      return fail(bad_input("hours_absurd").at("hours"));
    return *command.hours_x10;
  }
  TRY(const law::FigureRow* row,
      work.law().row(law::Figure::rural_hours_per_month, work.today, unit));
  return Hours(row->value.integer * 10);
}

// LZ-2022-4 二(四): a kind of post that the county has no rate for could never be paid. Before its
// first standard a county may propose what it likes: the rates are set for the posts.
Result<> check_kind_of_pay(Work& work, const ProposePosts& command, UnitCode unit) {
  TRY(const std::vector<std::string> kinds, store::kinds_of_pay(work.tx, unit, command.side));
  const std::string kind = command.post_type + " / " + command.band;
  if (kinds.empty() || std::ranges::find(kinds, kind) != kinds.end()) return {};
  return fail(bad_input("kind_of_pay_unknown")
                  .with("kind", kind)
                  .with("known", fmt::format("{}", fmt::join(kinds, ", ")))
                  .by("LZ-2022-4 二(四)")
                  .at("band"));
}

Result<> check_command(Work& work, const ProposePosts& command, const Location& location) {
  TRY_VOID(check_plan_year(command.year));
  TRY_VOID(require_text(command.title, "title"));
  TRY_VOID(limit_text(command.title, 60, "title"));
  TRY_VOID(require_text(command.department, "department"));
  // Both find the rate of pay; a post without them could never be paid.
  TRY_VOID(require_text(command.post_type, "post_type"));
  TRY_VOID(require_text(command.band, "band"));
  TRY_VOID(registry::refuse_veterans_post(command.title, "title"));
  TRY_VOID(registry::refuse_veterans_post(command.post_type, "post_type"));
  TRY_VOID(registry::refuse_veterans_post(command.band, "band"));
  if (command.count < 1 || command.count > kSeriesMax)
    return fail(bad_input("series_size").with("limit", std::to_string(kSeriesMax)).at("count"));
  TRY_VOID(check_items(work, command));
  TRY_VOID(check_kind_of_pay(work, command, location.unit));
  if (command.kind == registry::PostKind::town_staff) {
    TRY(const std::int64_t existing,
        store::count_town_staff(work.tx, location.unit, location.town));
    TRY(const law::FigureRow* most,
        work.law().row(law::Figure::town_special_posts_max, work.today, location.unit));
    TRY_VOID(registry::check_town_staff(existing, command.count, most->value.integer));
  }
  return {};
}

// A town or village body keeps posts of its own town; what is no such body (an office, a company)
// works in the whole unit.
Result<> check_host(const store::HostRow& host, const Location& location) {
  if (host.kind != HostKind::town_or_village || host.place.town() == location.town) return {};
  return fail(refused("host_of_other_town").by("LZ-2022-4 首").at("host"));
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const ProposePosts& command) {
  TRY(Location where, location_of_place(areas, command.place));
  where.host = command.host;
  return where;
}

Result<ChangedMany<PostId>> act(Work& work, const Grant<ProposePosts>& grant,
                                const ProposePosts& command) {
  const Location location = grant.location();
  TRY_VOID(check_command(work, command, location));
  TRY(const std::optional<store::HostRow> host,
      store::find<store::HostRow>(work.tx, location.unit, command.host));
  if (!host) return fail(bad_input("host_unknown").at("host"));
  TRY_VOID(check_host(*host, location));
  TRY(const Hours hours, monthly_hours(work, command, location.unit));
  TRY(const std::int64_t first, store::take_numbers(work.tx, location.unit, "post", command.count));

  ChangedMany<PostId> made;
  for (std::int64_t i = 0; i < command.count; ++i) {
    store::PostRow post;
    post.unit = location.unit;
    post.id = work.make_id<PostId>(location.unit);
    post.number = first + i;
    post.year = command.year;
    post.side = command.side;
    post.kind = command.kind;
    post.self_increase = command.self_increase;
    post.title = command.title;
    post.host_id = command.host;
    post.town = location.town;
    post.place = command.place;
    post.department = command.department;
    post.post_type = command.post_type;
    post.band = command.band;
    post.hours_x10 = hours;
    post.state = registry::PostState::proposed;
    post.proposed_by = grant.actor().account;
    post.version = 1;
    TRY_VOID(store::insert(work.tx, post));
    for (const ItemRef& item : command.items)
      TRY_VOID(store::insert(work.tx, store::PostItemRow{location.unit, post.id, command.side,
                                                         item.category_no, item.item_no}));
    made.ids.push_back(post.id);
  }
  work.note({location.unit, "post", made.ids.front().value(), "", wire::to_json(command), "", ""});
  return made;
}

}  // namespace yigang::usecase
