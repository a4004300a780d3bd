#include "usecase/passwords.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kShortest = 12;
// What is left of the lists of common passwords once twelve characters are asked for.
constexpr std::array<std::string_view, 12> kCommon = {
    "123456789012",     "1234567890ab",  "qwertyuiop12",  "password1234",
    "passwordpassword", "administrator", "woaini1314520", "a123456789012",
    "1qaz2wsx3edc",     "zxcvbnmasdfg",  "111111111111",  "liaocheng12345"};

}  // namespace

std::string new_password(Random& random) {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string password;
  for (int i = 0; i < 14; ++i) password.push_back(kLetters[random.below(kLetters.size())]);
  return password;
}

Result<> check_new_password(std::string_view password, std::string_view login) {
  if (first_invalid_utf8(password) || code_point_count(password) < kShortest)
    return fail(
        bad_input("password_too_short").with("limit", std::to_string(kShortest)).at("password"));
  const std::string lowered = lower_ascii(password);
  const bool common = std::find(kCommon.begin(), kCommon.end(), lowered) != kCommon.end();
  const bool one_character = lowered.find_first_not_of(lowered[0]) == std::string::npos;
  if (common || one_character || lowered.find(lower_ascii(login)) != std::string::npos)
    return fail(bad_input("password_too_common").at("password"));
  return {};
}

}  // namespace yigang::usecase
