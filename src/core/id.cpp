#include "core/id.h"

#include "base/check.h"
#include "base/clock.h"
#include "base/text.h"

namespace yigang {

namespace {

constexpr std::int64_t kEpoch2020 = 1'577'836'800'000;
constexpr int kCounterBits = 14;
constexpr std::int64_t kCounterSize = std::int64_t{1} << kCounterBits;
constexpr std::int64_t kTickMask = (std::int64_t{1} << 41) - 1;

}  // namespace

Result<std::int64_t> parse_id_value(std::string_view text) {
  const auto value = parse_integer(text);
  if (!value || *value <= 0 || text.front() == '0' || text.front() == '+')
    return fail(bad_input("bad_id"));
  return *value;
}

std::int64_t IdSource::next(int unit_ordinal) {
  CHECK(unit_ordinal >= 0 && unit_ordinal < 256);
  const std::int64_t now = to_milliseconds(clock_.now()) - kEpoch2020;
  CHECK(now >= 0);
  // A clock that jumps back must not give an id twice: the tick never goes back, and when its
  // numbers are used up it runs ahead of the clock.
  if (now > last_tick_ || used_in_tick_ >= kCounterSize) {
    last_tick_ = now > last_tick_ ? now : last_tick_ + 1;
    counter_ = static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(kCounterSize)));
    used_in_tick_ = 0;
  }
  const std::int64_t low = (counter_ + used_in_tick_++) % kCounterSize;
  return (static_cast<std::int64_t>(unit_ordinal) << 55) |
         ((last_tick_ & kTickMask) << kCounterBits) | low;
}

}  // namespace yigang
