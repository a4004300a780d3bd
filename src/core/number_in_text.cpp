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

// One number by itself: within one group anywhere (glued to a telephone number), else of whole
// groups. A number is written in six groups at most (371599 1966 01 01 123 X), or evenly, digit by
// digit or in twos; a list of days is neither.
bool stands_alone(const Digits& run, std::size_t at, std::size_t length) {
  const std::size_t end = at + length;
  std::size_t groups = 1;
  std::size_t first = 0;
  bool even = true;
  for (std::size_t i = at + 1, begun = at; i <= end; ++i) {
    if (i < end && !run.starts[i]) continue;
    if (first == 0) first = i - begun;
    even = even && i - begun == first;
    groups += i < end ? 1 : 0;
    begun = i;
  }
  if (groups == 1) return true;
  const bool ends = end == run.characters.size() || run.starts[end];
  return run.starts[at] && ends && (groups <= 6 || even);
}

// A group of its own, so that a longer number of another kind is none.
bool is_whole(const Digits& run, std::size_t at, std::size_t length) {
  const std::size_t end = at + length;
  return end <= run.characters.size() && run.starts[at] &&
         (end == run.characters.size() || run.starts[end]) && stands_alone(run, at, length) &&
         std::string_view(run.characters).substr(at, length).find('X') == std::string_view::npos;
}

// On a card, and in its copies, stand four digits first, or the six of the bank; or all in one.
bool is_card(const Digits& run, std::size_t at, std::size_t length) {
  if (!is_whole(run, at, length)) return false;
  std::size_t first = 1;
  while (first < length && !run.starts[at + first]) ++first;
  return (first == 4 || first == 6 || first == length) &&
         reads_as_card(std::string_view(run.characters).substr(at, length));
}

NumberInText judge_from(const Digits& run, std::size_t at) {
  const std::string_view rest = std::string_view(run.characters).substr(at);
  if (rest.size() >= 18 && rest.substr(0, 17).find('X') == std::string_view::npos &&
      reads_as_18(rest.substr(0, 18)) && stands_alone(run, at, 18))
    return NumberInText::resident_number;
  if (is_whole(run, at, 15) && reads_as_15(rest.substr(0, 15)))
    return NumberInText::resident_number;
  for (std::size_t length = 16; length <= 19; ++length)
    if (is_card(run, at, length)) return NumberInText::bank_card;
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

namespace {

constexpr std::size_t kDigitsTold = 8;

bool is_any_digit(char32_t point) {
  return is_digit(point) || (point >= 0xFF10 && point <= 0xFF19);
}

// From a digit on: the place after the last digit of its group, and how many digits it has.
std::pair<std::size_t, std::size_t> group_at(const std::vector<char32_t>& points, std::size_t at) {
  std::size_t end = at;
  std::size_t digits = 0;
  for (; at < points.size(); ++at) {
    if (is_any_digit(points[at])) {
      ++digits;
      end = at + 1;
    } else if (!separates(points[at])) {
      break;
    }
  }
  return {end, digits};
}

}  // namespace

std::string excerpt(std::string_view text, std::size_t most) {
  if (first_invalid_utf8(text)) return {};
  std::vector<char32_t> points;
  for (std::size_t offset = 0; offset < text.size();)
    points.push_back(next_code_point(text, offset));
  // The whole of a number is looked at, also where it is cut off in the end.
  for (std::size_t at = 0; at < points.size(); ++at) {
    if (!is_any_digit(points[at])) continue;
    const auto [end, digits] = group_at(points, at);
    if (digits > kDigitsTold)
      std::replace_if(points.begin() + static_cast<std::ptrdiff_t>(at),
                      points.begin() + static_cast<std::ptrdiff_t>(end), is_any_digit, U'*');
    at = end;
  }
  std::string told;
  for (std::size_t at = 0; at < std::min(most, points.size()); ++at) append_utf8(told, points[at]);
  return told;
}

}  // namespace yigang
