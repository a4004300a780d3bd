#include "demo/apportion.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "base/check.h"

namespace yigang::demo {

std::vector<int> apportion(int total, std::span<const int> weights) {
  const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  CHECK(total == 0 || sum > 0);
  std::vector<int> parts(weights.size(), 0);
  if (total == 0) return parts;
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::int64_t> remainders(weights.size());
  int given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::int64_t share = std::int64_t{total} * weights[i];
    parts[i] = static_cast<int>(share / sum);
    remainders[i] = share % sum;
    given += parts[i];
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; given < total; ++i, ++given) ++parts[order[i]];
  return parts;
}

}  // namespace yigang::demo
