// The only source of secrets: the operating system's generator through the provider. `apps` makes
// one and hands it in; tests hand in SeededRandom. Unlike other sources it may be shared by
// threads, since it holds no state. About 0.5 µs a call.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/random.h"

namespace yigang::crypto {

class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override;
  [[nodiscard]] std::uint64_t next() override;
};

template <std::size_t N>
[[nodiscard]] std::array<std::uint8_t, N> random_array(Random& random) {
  std::array<std::uint8_t, N> bytes{};
  random.fill(bytes);
  return bytes;
}

}  // namespace yigang::crypto
