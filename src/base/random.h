// Randomness is injected. SeededRandom (xoshiro256**, Blackman and Vigna 2018) is for the demo
// city, tests and the simulation: same seed, same numbers on every machine. Secrets come from
// crypto::SystemRandom only. Not thread-safe: one source a thread, or one lock.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace yigang {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> out) = 0;
  [[nodiscard]] virtual std::uint64_t next() = 0;
  // Uniform in [0, bound); bound > 0. Rejection, so that no value is favoured.
  [[nodiscard]] std::uint64_t below(std::uint64_t bound);
};

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed);
  void fill(std::span<std::uint8_t> out) override;
  [[nodiscard]] std::uint64_t next() override;

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace yigang
