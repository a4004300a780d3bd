#include "usecase/phone.h"

#include "base/problem.h"

namespace yigang::usecase {

Result<std::string> parse_phone(std::string_view text) {
  std::string digits;
  if (text.size() > 60) return fail(bad_input("phone_shape").at("phone"));
  for (const char c : text)
    if (c != ' ' && c != '-') digits.push_back(c);
  const bool all = digits.find_first_not_of("0123456789") == std::string::npos;
  // Eleven digits of a mobile, or a landline with its leading 0 (which spreadsheets lose).
  if (!all || digits.size() < 7 || digits.size() > 12)
    return fail(bad_input("phone_shape").at("phone"));
  return digits;
}

}  // namespace yigang::usecase
