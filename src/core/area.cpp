#include "core/area.h"

#include "base/text.h"

namespace yigang {

Result<UnitCode> parse_unit_code(std::string_view text) {
  const auto value = parse_integer(text);
  if (!value || text.size() != 6 || *value < 100'000) return fail(bad_input("bad_unit_code"));
  return UnitCode(static_cast<std::int32_t>(*value));
}

Result<PlaceCode> parse_place_code(std::string_view text) {
  const auto value = parse_integer(text);
  if (!value || (text.size() != 9 && text.size() != 12) || *value < 100'000'000 ||
      text.front() == '0')
    return fail(bad_input("bad_place_code"));
  return PlaceCode(*value);
}

}  // namespace yigang
