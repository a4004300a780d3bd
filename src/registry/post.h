// A post: proposed by a village, host or town, approved by the county, announced, reserved by an
// approval, filled by a start, vacant after an exit, abolished (LZ-2022-4 二(二)). Headcount is
// always one; a series is many posts. Completion (created and first filled, each once) is counted
// from `created_on` and `first_filled_on`, which no event moves once they are set. Pure.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/calendar.h"
#include "core/nouns.h"

namespace yigang::registry {

BOOST_DEFINE_FIXED_ENUM_CLASS(PostState, std::uint8_t, proposed, open, reserved, filled, vacant,
                              abolished)
// `town_staff`: 专职 posts that help a town to run the programme (三(一)/7).
BOOST_DEFINE_FIXED_ENUM_CLASS(PostKind, std::uint8_t, ordinary, town_staff)

[[nodiscard]] Result<PostState> approve_post(PostState now);
// Open or vacant: somebody may be approved for it.
[[nodiscard]] bool takes_a_person(PostState now);
[[nodiscard]] Result<PostState> reserve_post(PostState now);
// The approval lapsed; back to what it was: a post that was filled once is vacant, else open.
[[nodiscard]] Result<PostState> release_post(PostState now, bool was_filled);
[[nodiscard]] Result<PostState> fill_post(PostState now);
[[nodiscard]] Result<PostState> vacate_post(PostState now);
[[nodiscard]] Result<PostState> abolish_post(PostState now);

// LZ-2022-4 三(一): 每乡镇可增设专职 2—3 名. `most`: the figure town_special_posts_max.
[[nodiscard]] Result<> check_town_staff(std::int64_t existing, std::int64_t added,
                                        std::int64_t most);

}  // namespace yigang::registry
