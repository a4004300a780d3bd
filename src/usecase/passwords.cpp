#include "usecase/passwords.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace yigang::usecase {

namespace {

constexpr int kRotationDays = 90;

std::size_t shortest(PasswordPolicy policy) {
  switch (policy) {
    case PasswordPolicy::asvs:
      return 12;
    case PasswordPolicy::mlps3:
      return 8;
  }
  CHECK(false);
}

bool is_letter(char c) {
  // Letters of other scripts are letters too.
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 128);
}

// How many of small letters, capitals, digits and the rest occur.
int kinds_of_characters(std::string_view password) {
  std::array<bool, 4> seen{};
  for (const char c : password) {
    if (c >= 'a' && c <= 'z')
      seen[0] = true;
    else if (c >= 'A' && c <= 'Z')
      seen[1] = true;
    else if (c >= '0' && c <= '9')
      seen[2] = true;
    else
      seen[3] = true;
  }
  return static_cast<int>(std::count(seen.begin(), seen.end(), true));
}

}  // namespace

CommonPasswords CommonPasswords::read(std::string_view text) {
  CommonPasswords common;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view word = trim(line);
    if (word.empty() || word.starts_with("# ")) continue;
    common.words_.insert(lower_ascii(word));
  }
  return common;
}

Result<CommonPasswords> CommonPasswords::load(const std::filesystem::path& law_folder) {
  const std::filesystem::path path = law_folder / "security/common-passwords.txt";
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in.good() || !text.good())
    return fail(failure("law_unreadable").with("file", path.string()));
  CommonPasswords common = read(std::move(text).str());
  if (common.words_.empty()) return fail(failure("law_unreadable").with("file", path.string()));
  return common;
}

bool CommonPasswords::holds(std::string_view password) const {
  const std::string lowered = lower_ascii(password);
  if (words_.contains(lowered)) return true;
  const auto first = std::find_if(lowered.begin(), lowered.end(), is_letter);
  const auto last = std::find_if(lowered.rbegin(), lowered.rend(), is_letter).base();
  // Nothing but digits and signs.
  if (first >= last) return true;
  return words_.contains(std::string(first, last));
}

std::string new_password(Random& random) {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string password;
  for (int i = 0; i < 14; ++i) password.push_back(kLetters[random.below(kLetters.size())]);
  return password;
}

Result<> check_new_password(std::string_view password, std::string_view login,
                            PasswordPolicy policy, const CommonPasswords& common) {
  const std::size_t limit = shortest(policy);
  if (first_invalid_utf8(password) || code_point_count(password) < limit)
    return fail(
        bad_input("password_too_short").with("limit", std::to_string(limit)).at("new_password"));
  if (policy == PasswordPolicy::mlps3 && kinds_of_characters(password) < 3)
    return fail(bad_input("password_too_plain").at("new_password"));
  const std::string lowered = lower_ascii(password);
  const bool one_character = lowered.find_first_not_of(lowered[0]) == std::string::npos;
  if (one_character || common.holds(password) ||
      lowered.find(lower_ascii(login)) != std::string::npos)
    return fail(bad_input("password_too_common").at("new_password"));
  return {};
}

bool password_is_old(PasswordPolicy policy, std::optional<Date> set_on, Date today) {
  if (policy != PasswordPolicy::mlps3) return false;
  return !set_on || set_on->plus_days(kRotationDays) < today;
}

}  // namespace yigang::usecase
