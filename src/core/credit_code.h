// The unified social credit code of an organisation, GB 32100-2015: 18 characters of 0–9 and A–Z
// without I, O, S, V, Z, the last one a check character modulo 31.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace yigang {

// Folds width, strips spaces, upper-cases. Refusals `credit_code_shape`, `credit_code_check`.
[[nodiscard]] Result<std::string> parse_credit_code(std::string_view text);
[[nodiscard]] char credit_code_check_character(std::string_view seventeen);

}  // namespace yigang
