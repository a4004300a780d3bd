// Text as it arrives from people and files. Everything inside the program is valid UTF-8; what is
// not is refused with the byte offset, never replaced.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yigang {

// The offset of the first byte that is no UTF-8 (surrogates and overlong forms included), or
// nothing.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);
// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t code_point_count(std::string_view text);
// Decodes one code point of valid UTF-8 at `offset` and moves past it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);
void append_utf8(std::string& text, char32_t code_point);

[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string lower_ascii(std::string_view text);
// Full-width ASCII (U+FF01–FF5E) to ASCII, U+3000 and U+00A0 to space; zero-width marks
// (U+200B–200D, U+2060, U+FEFF) dropped: what Chinese input methods and WPS leave in numbers and
// codes.
[[nodiscard]] std::string fold_width(std::string_view text);
// A whole decimal integer with optional minus and nothing else; nothing on any other text or on
// overflow.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);
// Edit distance (Levenshtein, by byte), to suggest the nearest known word.
[[nodiscard]] std::string nearest_word(std::string_view word,
                                       const std::vector<std::string>& known);

}  // namespace yigang
