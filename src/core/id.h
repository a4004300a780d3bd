// Ids that do not mix. An Id<Post> is a 64-bit number made by the application; the 8 bits below the
// sign bit hold the ordinal of its unit (0 = city), so that an id alone gives the full key (unit,
// id) (engines.md §1). On the wire an id is a decimal string, since JavaScript loses digits above
// 2^53. 0 is no id.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace yigang {

template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::int64_t value) : value_(value) {}
  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  [[nodiscard]] constexpr bool empty() const { return value_ == 0; }
  [[nodiscard]] constexpr int unit_ordinal() const {
    return static_cast<int>((value_ >> 55) & 0xFF);
  }
  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  std::int64_t value_ = 0;
};

template <class Tag>
[[nodiscard]] std::string to_text(Id<Tag> id) {
  return std::to_string(id.value());
}
// A positive decimal number of at most 19 digits; refusal `bad_id`.
[[nodiscard]] Result<std::int64_t> parse_id_value(std::string_view text);
template <class Tag>
[[nodiscard]] Result<Id<Tag>> parse_id(std::string_view text) {
  return parse_id_value(text).map([](std::int64_t value) { return Id<Tag>(value); });
}

// Makes ids: ordinal (8 bits) | milliseconds since 2020 (41 bits) | random (14 bits). Ids of one
// unit grow with time, so that inserts stay at the end of the key. Two ids of one millisecond
// differ by a counter that starts at a random place. Not thread-safe; the owner locks.
class IdSource {
 public:
  IdSource(const class Clock& clock, Random& random) : clock_(clock), random_(random) {}
  [[nodiscard]] std::int64_t next(int unit_ordinal);
  template <class Tag>
  [[nodiscard]] Id<Tag> make(int unit_ordinal) {
    return Id<Tag>(next(unit_ordinal));
  }

 private:
  const Clock& clock_;
  Random& random_;
  std::int64_t last_tick_ = 0;
  std::int64_t counter_ = 0;
  std::int64_t used_in_tick_ = 0;
};

}  // namespace yigang
