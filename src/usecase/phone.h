// A telephone number as people write it. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace yigang::usecase {

// Its digits, without spaces and dashes. Refusal `phone_shape` at `phone`.
[[nodiscard]] Result<std::string> parse_phone(std::string_view text);

}  // namespace yigang::usecase
