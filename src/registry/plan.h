// The yearly plan: the city's totals and their allocation to the units (LZ-2022-4 一, annex 1), the
// county's allocation to its towns, and what a county adds above the plan. Sums must fit; nothing
// is overwritten. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/area.h"
#include "core/calendar.h"
#include "core/nouns.h"

namespace yigang::registry {

struct Allocation {
  UnitCode unit;
  Side side = Side::rural;
  std::int64_t posts = 0;
};

struct PlanTotals {
  std::int64_t rural = 0;
  std::int64_t urban = 0;
};

// More posts than any city has: beyond it stands a slip, and sums stay far from overflow.
inline constexpr std::int64_t kMostPosts = 1'000'000;
// Refusals `negative_count` and `number_out_of_range`, at the field.
[[nodiscard]] Result<> check_posts(std::int64_t posts, std::string_view of, std::string_view field);

// Every unit once on each side, none negative, and both sums equal to the totals that the document
// states.
[[nodiscard]] Result<> check_allocation(std::span<const Allocation> rows,
                                        std::span<const UnitCode> units, const PlanTotals& stated);

struct TownAllocation {
  PlaceCode town;
  std::int64_t posts = 0;
};
// The county's rows for one side: each town once, none negative, sum not above the unit's number
// (plan plus self-increase) nor, for a town, below the posts that it already has.
[[nodiscard]] Result<> check_town_allocation(std::span<const TownAllocation> rows,
                                             std::int64_t unit_posts);

// LZ-2022-4 二(二): 原则上每年第一季度集中开展; another time needs a reason. `last_month`: the
// figure campaign_last_month.
[[nodiscard]] bool in_campaign_season(Date day, std::int64_t last_month);

}  // namespace yigang::registry
