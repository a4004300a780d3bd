#include "usecase/bank_words.h"

#include <algorithm>

#include "core/number_in_text.h"
#include "core/person_name.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kFewDigits = 6;  // a postal code or a day tells of nobody
constexpr std::size_t kShown = 4;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool goes_on(char c) {
  return is_digit(c) || c == ' ' || c == '-';
}

// From a digit on, up to the last digit before something else begins.
std::size_t end_of_number(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size() && goes_on(text[at]); ++at)
    if (is_digit(text[at])) end = at + 1;
  if (end < text.size() && (text[end] == 'X' || text[end] == 'x')) ++end;
  return end;
}

// Full-width digits U+FF10…U+FF19 as ASCII; everything else stays as the bank wrote it.
std::string plain_digits(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at, 3);
    const bool full =
        rest.size() == 3 && rest.starts_with("\xEF\xBC") && rest[2] >= '\x90' && rest[2] <= '\x99';
    plain += full ? static_cast<char>(rest[2] - '\x90' + '0') : text[at];
    if (full) at += 2;
  }
  return plain;
}

bool is_day(std::string_view written) {
  return written.size() == 10 && written[4] == '-' && written[7] == '-';
}

std::string masked_numbers(std::string_view text) {
  std::string masked;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      masked += text[at++];
      continue;
    }
    const std::size_t end = end_of_number(text, at);
    std::string number(text.substr(at, end - at));
    const std::string written = number;
    std::erase_if(number, [](char c) { return c == ' ' || c == '-'; });
    masked += number.size() <= kFewDigits || is_day(written)
                  ? written
                  : "****" + number.substr(number.size() - kShown);
    at = end;
  }
  return masked;
}

}  // namespace

std::string without_person(std::string_view words, std::string_view holder) {
  std::string text = masked_numbers(plain_digits(words));
  if (holder.empty()) return text;
  const std::string mask = masked_name(holder);
  for (std::size_t at = text.find(holder); at != std::string::npos;
       at = text.find(holder, at + mask.size()))
    text.replace(at, holder.size(), mask);
  return text;
}

std::string reference_without_person(std::string_view reference, std::string_view account,
                                     std::string_view holder) {
  const bool tells = reference.find(account) != std::string_view::npos ||
                     number_in_text(reference) == NumberInText::resident_number ||
                     reference.find(holder) != std::string_view::npos;
  return tells ? without_person(reference, holder) : std::string(reference);
}

}  // namespace yigang::usecase
