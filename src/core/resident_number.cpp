#include "core/resident_number.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace yigang {

namespace {

constexpr int kWeights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string normalise(std::string_view text) {
  std::string digits;
  for (const char c : fold_width(text))
    if (c != ' ' && c != '\t') digits.push_back(c == 'x' ? 'X' : c);
  return digits;
}

bool looks_scientific(std::string_view text) {
  return text.find_first_of("eE") != std::string_view::npos &&
         text.find_first_of("0123456789") == 0;
}

std::string iso(std::string_view eight) {
  return std::string(eight.substr(0, 4)) + "-" + std::string(eight.substr(4, 2)) + "-" +
         std::string(eight.substr(6, 2));
}

}  // namespace

char resident_number_check_character(std::string_view digits) {
  CHECK(digits.size() == 17 && all_digits(digits));
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (digits[i] - '0') * kWeights[i];
  return "10X98765432"[sum % 11];
}

Result<std::string> resident_number_from_15(std::string_view digits) {
  if (digits.size() != 15 || !all_digits(digits)) return fail(bad_input("resident_number_shape"));
  std::string longer = std::string(digits.substr(0, 6)) + "19" + std::string(digits.substr(6));
  if (!parse_date(iso(std::string_view(longer).substr(6, 8))))
    return fail(bad_input("resident_number_birth_date"));
  longer.push_back(resident_number_check_character(longer));
  return longer;
}

Result<ResidentNumber> ResidentNumber::parse(std::string_view text) {
  if (text.size() > 200 || first_invalid_utf8(text))
    return fail(bad_input("resident_number_shape"));
  const std::string digits = normalise(text);
  if (looks_scientific(digits)) return fail(bad_input("resident_number_scientific"));
  if (digits.size() == 15 && all_digits(digits)) return fail(bad_input("resident_number_15"));
  if (digits.size() != 18 || !all_digits(std::string_view(digits).substr(0, 17)))
    return fail(bad_input("resident_number_shape"));
  if (!all_digits(std::string_view(digits).substr(17)) && digits[17] != 'X')
    return fail(bad_input("resident_number_shape"));
  if (!parse_date(iso(std::string_view(digits).substr(6, 8))))
    return fail(bad_input("resident_number_birth_date"));
  if (resident_number_check_character(std::string_view(digits).substr(0, 17)) != digits[17])
    return fail(bad_input("resident_number_check"));
  return ResidentNumber(digits);
}

std::string ResidentNumber::masked() const {
  return digits_.substr(0, 6) + "********" + digits_.substr(14);
}

Date ResidentNumber::birth_date() const {
  return *parse_date(iso(std::string_view(digits_).substr(6, 8)));
}

Sex ResidentNumber::sex() const {
  return (digits_[16] - '0') % 2 == 1 ? Sex::M : Sex::F;
}

}  // namespace yigang
