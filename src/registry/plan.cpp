#include "registry/plan.h"

#include <algorithm>
#include <set>

namespace yigang::registry {

namespace {

Problem sum_differs(std::string_view side, std::int64_t sum, std::int64_t stated) {
  return bad_input("plan_sum_differs")
      .with("side", std::string(side))
      .with("sum", std::to_string(sum))
      .with("stated", std::to_string(stated))
      .by("LZ-2022-4 一")
      .at(std::string(side) + "_total");
}

}  // namespace

Result<> check_posts(std::int64_t posts, std::string_view of, std::string_view field) {
  if (posts < 0)
    return fail(bad_input("negative_count").with("unit", std::string(of)).at(std::string(field)));
  if (posts > kMostPosts)
    return fail(bad_input("number_out_of_range")
                    .with("minimum", "0")
                    .with("maximum", std::to_string(kMostPosts))
                    .at(std::string(field)));
  return {};
}

Result<> check_allocation(std::span<const Allocation> rows, std::span<const UnitCode> units,
                          const PlanTotals& stated) {
  std::set<std::pair<UnitCode, Side>> seen;
  PlanTotals sum;
  for (const Allocation& row : rows) {
    const std::string unit = to_text(row.unit);
    if (std::find(units.begin(), units.end(), row.unit) == units.end())
      return fail(bad_input("unknown_unit").with("unit", unit).at("units"));
    TRY_VOID(check_posts(row.posts, unit, "units"));
    if (!seen.emplace(row.unit, row.side).second)
      return fail(bad_input("plan_unit_twice").with("unit", unit).at("units"));
    (row.side == Side::rural ? sum.rural : sum.urban) += row.posts;
  }
  for (const UnitCode unit : units)
    for (const Side side : {Side::rural, Side::urban})
      if (!seen.contains({unit, side}))
        return fail(bad_input("plan_unit_missing").with("unit", to_text(unit)).at("units"));
  if (sum.rural != stated.rural) return fail(sum_differs("rural", sum.rural, stated.rural));
  if (sum.urban != stated.urban) return fail(sum_differs("urban", sum.urban, stated.urban));
  return {};
}

Result<> check_town_allocation(std::span<const TownAllocation> rows, std::int64_t unit_posts) {
  std::set<PlaceCode> seen;
  std::int64_t sum = 0;
  for (const TownAllocation& row : rows) {
    TRY_VOID(check_posts(row.posts, to_text(row.town), "towns"));
    if (!seen.insert(row.town).second)
      return fail(bad_input("plan_unit_twice").with("unit", to_text(row.town)).at("towns"));
    sum += row.posts;
  }
  if (sum > unit_posts)
    return fail(refused("town_sum_too_large")
                    .with("sum", std::to_string(sum))
                    .with("unit_posts", std::to_string(unit_posts))
                    .by("LZ-2022-4 一"));
  return {};
}

bool in_campaign_season(Date day, std::int64_t last_month) {
  return day.month() <= last_month;
}

}  // namespace yigang::registry
