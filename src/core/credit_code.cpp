#include "core/credit_code.h"

#include "base/check.h"
#include "base/text.h"

namespace yigang {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr int kWeights[17] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

}  // namespace

char credit_code_check_character(std::string_view code) {
  CHECK(code.size() == 17);
  std::size_t sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    const std::size_t value = kAlphabet.find(code[i]);
    CHECK(value != std::string_view::npos);
    sum += value * static_cast<std::size_t>(kWeights[i]);
  }
  return kAlphabet[(31 - sum % 31) % 31];
}

Result<std::string> parse_credit_code(std::string_view text) {
  if (text.size() > 200 || first_invalid_utf8(text))
    return fail(bad_input("credit_code_shape").at("credit_code"));
  std::string code;
  for (const char c : fold_width(text)) {
    if (c == ' ') continue;
    code.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  const bool known = code.find_first_not_of(kAlphabet) == std::string::npos;
  if (code.size() != 18 || !known) return fail(bad_input("credit_code_shape").at("credit_code"));
  if (credit_code_check_character(std::string_view(code).substr(0, 17)) != code[17])
    return fail(bad_input("credit_code_check").at("credit_code"));
  return code;
}

}  // namespace yigang
