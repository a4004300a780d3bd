// Time worked. Hours are recorded to 0.1, days to 0.5; both are whole numbers of tenths in `_x10`
// fields of C++ and SQL and strings with one decimal on the wire. Never negative on input; bounds
// belong to the caller.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace yigang {

template <class Tag>
class Tenths {
 public:
  constexpr Tenths() = default;
  constexpr explicit Tenths(std::int64_t x10) : x10_(x10) {}
  [[nodiscard]] constexpr std::int64_t x10() const { return x10_; }
  friend constexpr auto operator<=>(Tenths, Tenths) = default;
  friend constexpr Tenths operator+(Tenths a, Tenths b) { return Tenths(a.x10_ + b.x10_); }
  friend constexpr Tenths operator-(Tenths a, Tenths b) { return Tenths(a.x10_ - b.x10_); }

 private:
  std::int64_t x10_ = 0;
};

using Hours = Tenths<struct HoursTag>;
using WorkDays = Tenths<struct WorkDaysTag>;

[[nodiscard]] std::string tenths_text(std::int64_t x10);
// "13", "13.5": at most one decimal, no sign, at most 99,999. Refusals: `bad_number`,
// `hours_too_fine`.
[[nodiscard]] Result<std::int64_t> parse_tenths(std::string_view text);

template <class Tag>
[[nodiscard]] std::string to_text(Tenths<Tag> value) {
  return tenths_text(value.x10());
}
[[nodiscard]] Result<Hours> parse_hours(std::string_view text);
// Days are a multiple of 0.5; refusal `days_not_half`.
[[nodiscard]] Result<WorkDays> parse_work_days(std::string_view text);

}  // namespace yigang
