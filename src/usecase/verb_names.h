// The verbs that the program asks `authority` for and the actions of domain.md §7 that they belong
// to: what law/authority/verbs.csv and matrix.csv must name, each once, and nothing else. A new
// verb stands here, in verbs.csv and at its route; tests hold the three together. Constants.
#pragma once

#include <span>
#include <string_view>

namespace yigang::usecase {

[[nodiscard]] std::span<const std::string_view> known_verbs();
[[nodiscard]] std::span<const std::string_view> known_actions();

}  // namespace yigang::usecase
