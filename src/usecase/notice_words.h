// How a notice is worded: the name of its place, and the posts that stand beside a name. Internal
// to the reads of notices and to the preview of one.
#pragma once

#include <string>
#include <vector>

#include "law/areas.h"

namespace yigang::usecase {

// Of an announcement with more kinds of posts than these, a row names only the side.
inline constexpr std::size_t kTitlesMost = 3;

[[nodiscard]] std::string joined_titles(const std::vector<std::string>& titles);
[[nodiscard]] std::string village_name(const law::Areas& areas, PlaceCode code);
// The unit, and where it is narrower the town (0: none) and its village (0: none).
[[nodiscard]] std::string notice_place(const law::Areas& areas, UnitCode unit, PlaceCode town,
                                       PlaceCode village);

}  // namespace yigang::usecase
