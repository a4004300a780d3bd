#include "core/number_in_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "core/resident_number.h"

namespace yigang {

namespace {

// Digits that stand together or are parted by nothing but separators. `starts[i]` says that nothing
// but a separator or the beginning stands before digit i, so that a group may begin there.
struct Digits {
  std::string characters;  // 0–9, and X where it may end a number
  std::vector<bool> starts;
};

bool is_digit(char32_t point) {
  return point >= '0' && point <= '9';
}

// Space, dashes (also U+2010–2015, U+2212), dots and what stands between groups on a card.
bool separates(char32_t point) {
  return point == ' ' || point == '\t' || point == '\r' || point == '\n' || point == '-' ||
         point == '.' || point == '_' || point == '/' || point == 0x00B7 ||
         (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
}

bool reads_as_18(std::string_view eighteen) {
  if (eighteen.front() < '1' || eighteen.front() > '8') return false;
  // No living person was born before 1900, and none of these days after 2099.
  const std::string_view century = eighteen.substr(6, 2);
  if (century != "19" && century != "20") return false;
  return ResidentNumber::parse(eighteen).has_value();
}

bool reads_as_15(std::string_view fifteen) {
  return fifteen.front() >= '1' && fifteen.front() <= '8' &&
         resident_number_from_15(fifteen).has_value();
}

bool luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

// Cards begin with 4, 5, 6, 9, 30, 35 or 36. What begins with 37 has 15 digits as a card, and is
// the area code of the city in the numbers of documents and contracts.
bool reads_as_card(std::string_view digits) {
  const char first = digits.front();
  const bool three = first == '3' && (digits[1] == '0' || digits[1] == '5' || digits[1] == '6');
  return (first == '4' || first == '5' || first == '6' || first == '9' || three) && luhn(digits);
}

NumberInText judge_from(const Digits& run, std::size_t at) {
  const std::string_view rest = std::string_view(run.characters).substr(at);
  const auto whole = [&](std::size_t length) {
    return run.starts[at] && rest.size() >= length &&
           rest.substr(0, length).find('X') == std::string_view::npos &&
           (rest.size() == length || run.starts[at + length]);
  };
  if (rest.size() >= 18 && rest.substr(0, 17).find('X') == std::string_view::npos &&
      reads_as_18(rest.substr(0, 18)))
    return NumberInText::resident_number;
  if (whole(15) && reads_as_15(rest.substr(0, 15))) return NumberInText::resident_number;
  for (std::size_t length = 16; length <= 19; ++length)
    if (whole(length) && reads_as_card(rest.substr(0, length))) return NumberInText::bank_card;
  return NumberInText::none;
}

NumberInText judge(const Digits& run) {
  for (std::size_t at = 0; at + 15 <= run.characters.size(); ++at)
    if (const NumberInText found = judge_from(run, at); found != NumberInText::none) return found;
  return NumberInText::none;
}

}  // namespace

NumberInText number_in_text(std::string_view text) {
  if (text.size() < 15 || first_invalid_utf8(text)) return NumberInText::none;
  const std::string folded = fold_width(text);
  Digits run;
  bool parted = true;
  const auto take = [&](char c) {
    run.characters.push_back(c);
    run.starts.push_back(parted);
    parted = false;
  };
  for (std::size_t offset = 0; offset < folded.size();) {
    const char32_t point = next_code_point(folded, offset);
    if (is_digit(point)) {
      take(static_cast<char>(point));
    } else if (separates(point)) {
      parted = true;
    } else {
      const bool ends_number = (point == 'x' || point == 'X') && run.characters.size() >= 17;
      if (ends_number) take('X');
      if (const NumberInText found = judge(run); found != NumberInText::none) return found;
      run = {};
      parted = true;
    }
  }
  return judge(run);
}

}  // namespace yigang
