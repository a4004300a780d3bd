// The demo city's chances, from one seeded source: same seed, same city. Not thread-safe.
#pragma once

#include <span>

#include "base/random.h"

namespace yigang::demo {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}

  // 0 … bound − 1; bound > 0.
  [[nodiscard]] int below(int bound) {
    return static_cast<int>(random_.below(static_cast<std::uint64_t>(bound)));
  }
  // Both ends included.
  [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
  // True in `hits` of 10,000.
  [[nodiscard]] bool chance(int hits) { return below(10'000) < hits; }
  // The place of a weight, drawn in proportion; the weights are not all 0.
  [[nodiscard]] std::size_t pick(std::span<const int> weights);
  // Triangular on [least, most] with the given mode, by inversion on a fine grid in integers.
  [[nodiscard]] int triangular(int least, int mode, int most);
  [[nodiscard]] Random& source() { return random_; }

 private:
  SeededRandom random_;
};

}  // namespace yigang::demo
