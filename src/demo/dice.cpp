#include "demo/dice.h"

#include <numeric>

namespace yigang::demo {

std::size_t Dice::pick(std::span<const int> weights) {
  int left = below(std::accumulate(weights.begin(), weights.end(), 0));
  std::size_t place = 0;
  while (left >= weights[place]) left -= weights[place++];
  return place;
}

// Rejection: a place on the base is kept in proportion to the height of the triangle over it.
int Dice::triangular(int least, int mode, int most) {
  constexpr int kPeak = 10'000;
  for (;;) {
    const int place = between(least, most);
    const int height = place <= mode ? kPeak * (place - least + 1) / (mode - least + 1)
                                     : kPeak * (most - place + 1) / (most - mode + 1);
    if (below(kPeak) < height) return place;
  }
}

}  // namespace yigang::demo
