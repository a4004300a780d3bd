// Money. A Fen is a whole number of 1/100 yuan in int64; there is no floating point from here to
// the store. Only `divide_half_away`, `share_half_up` and `split_by_weight` divide, and each says
// how it rounds. Arithmetic is checked: a sum beyond ±2^62 fen is a bug, since no programme is that
// rich.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yigang {

// Products of two amounts; a GCC and Clang extension.
__extension__ using Wide = __int128;

class Fen {
 public:
  constexpr Fen() = default;
  constexpr explicit Fen(std::int64_t value) : value_(value) {}

  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  [[nodiscard]] constexpr bool is_negative() const { return value_ < 0; }
  [[nodiscard]] constexpr bool is_zero() const { return value_ == 0; }

  friend constexpr auto operator<=>(Fen, Fen) = default;
  friend Fen operator+(Fen a, Fen b);
  friend Fen operator-(Fen a, Fen b);
  friend constexpr Fen operator-(Fen a) { return Fen(-a.value_); }
  Fen& operator+=(Fen b) { return *this = *this + b; }
  Fen& operator-=(Fen b) { return *this = *this - b; }

 private:
  std::int64_t value_ = 0;
};

// "680.00", "-680.03": always two decimals, no grouping.
[[nodiscard]] std::string to_text(Fen amount);
// Accepts an optional minus, digits, and at most two decimals ("17", "17.5", "17.00"). Refused:
// `bad_money` (not a number), `money_too_fine` (a third decimal), `money_too_large` (beyond 10^13
// yuan).
[[nodiscard]] Result<Fen> parse_yuan(std::string_view text);

// numerator / denominator, rounded to the nearest, halves away from zero. denominator > 0.
[[nodiscard]] std::int64_t divide_half_away(Wide numerator, std::int64_t denominator);
// amount × part / whole, rounded half away from zero; a negative amount mirrors the positive one.
[[nodiscard]] Fen share_half_away(Fen amount, std::int64_t part, std::int64_t whole);

// Distributes `total` over the weights in proportion, to the fen, by largest remainder; of equal
// remainders the earlier place wins. Σ result = total. 0 ≤ total ≤ Σ weights, so that no part
// exceeds its weight; weights ≥ 0.
[[nodiscard]] std::vector<Fen> split_by_weight(Fen total, std::span<const Fen> weights);

}  // namespace yigang
