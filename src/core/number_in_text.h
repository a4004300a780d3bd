// Finds a full resident number or a bank card number in a free text (reliability.md fault 24:
// titles, hotlines and reasons are read by others, some by everybody). Digits of any width count,
// also with spaces, dashes or dots between them. Pure; one pass over the digits; a text that is no
// UTF-8 is left to the store, which refuses it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yigang {

enum class NumberInText : std::uint8_t { none, resident_number, bank_card };

// A resident number: 18 characters anywhere among the digits, with a birth date and the right check
// character, or a group of 15 digits of the old form. A bank card: a group of 16 to 19 digits with
// the right check digit (Luhn) that begins as cards do.
[[nodiscard]] NumberInText number_in_text(std::string_view text);

// What a problem may repeat of a text that somebody typed: its first characters, and of numbers of
// more than eight digits stars instead of the digits. Nothing of what is no UTF-8.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t most = 60);

}  // namespace yigang
