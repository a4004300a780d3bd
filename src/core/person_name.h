// A person's name: 2–15 Han characters, or with "·" (U+00B7) between the parts of a minority name.
// Spaces inside are dropped, the many dots of input methods become one. Rare characters (extension
// blocks, private use) are kept.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace yigang {

// The normalised name. Refusals `name_length`, `name_characters`.
[[nodiscard]] Result<std::string> parse_person_name(std::string_view text);
// 王*英, 王* (domain.md §4.6): what a public page may show.
[[nodiscard]] std::string masked_name(std::string_view name);

}  // namespace yigang
