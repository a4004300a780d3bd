// Places. A unit (县(市、区)、市属开发区) is one of the eleven of the programme tree; its code is
// six digits (371502 … 371573), 371500 stands for the city. Towns have 9 digits, villages 12. The
// two trees (programme and statistical) are data: law/areas.h.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace yigang {

class UnitCode {
 public:
  constexpr UnitCode() = default;
  constexpr explicit UnitCode(std::int32_t code) : code_(code) {}
  [[nodiscard]] constexpr std::int32_t value() const { return code_; }
  [[nodiscard]] constexpr bool is_city() const { return code_ == 371500; }
  friend constexpr auto operator<=>(UnitCode, UnitCode) = default;

 private:
  std::int32_t code_ = 0;
};

inline constexpr UnitCode kCity{371500};

[[nodiscard]] inline std::string to_text(UnitCode code) {
  return std::to_string(code.value());
}
// Six digits; whether such a unit exists is law::Areas' answer. Refusal `bad_unit_code`.
[[nodiscard]] Result<UnitCode> parse_unit_code(std::string_view text);

// A town (9 digits) or a village (12 digits) of the statistical list, or a local organisation node.
class PlaceCode {
 public:
  constexpr PlaceCode() = default;
  constexpr explicit PlaceCode(std::int64_t code) : code_(code) {}
  [[nodiscard]] constexpr std::int64_t value() const { return code_; }
  [[nodiscard]] constexpr bool empty() const { return code_ == 0; }
  [[nodiscard]] constexpr bool is_village() const { return code_ >= 100'000'000'000; }
  // The town of a village; a town is its own.
  [[nodiscard]] constexpr PlaceCode town() const {
    return is_village() ? PlaceCode(code_ / 1000) : *this;
  }
  friend constexpr auto operator<=>(PlaceCode, PlaceCode) = default;

 private:
  std::int64_t code_ = 0;
};

[[nodiscard]] inline std::string to_text(PlaceCode code) {
  return std::to_string(code.value());
}
[[nodiscard]] Result<PlaceCode> parse_place_code(std::string_view text);

}  // namespace yigang
