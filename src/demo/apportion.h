// Whole numbers in proportion to weights, by largest remainder; of equal remainders the earlier
// place wins. Σ result = total. Unlike the split of money (core/fen.h) a part may exceed its
// weight.
#pragma once

#include <span>
#include <vector>

namespace yigang::demo {

// 0 ≤ total; weights ≥ 0, not all 0 unless total is 0.
[[nodiscard]] std::vector<int> apportion(int total, std::span<const int> weights);

}  // namespace yigang::demo
