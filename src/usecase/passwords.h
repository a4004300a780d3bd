// Passwords by the figure password_policy. `asvs`: twelve characters and more, none of the common
// ones, no rotation (ASVS 5.0 V6.2). `mlps3`: eight and more with three of the four kinds of
// characters, none of the common ones, changed every ninety days (GB/T 22239). The list of common
// ones is law/security/common-passwords.txt. New ones are random, without letters that are mistaken
// for each other on paper.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "core/calendar.h"
#include "core/nouns.h"

namespace yigang::usecase {

BOOST_DEFINE_FIXED_ENUM_CLASS(PasswordPolicy, std::uint8_t, asvs, mlps3)

class CommonPasswords {
 public:
  // One a line; lines that begin with "# " are comments.
  [[nodiscard]] static CommonPasswords read(std::string_view text);
  // Failure `law_unreadable` without the file: no list is no reason to take every password.
  [[nodiscard]] static Result<CommonPasswords> load(const std::filesystem::path& law_folder);
  // Itself, or with the digits and signs around it taken away.
  [[nodiscard]] bool holds(std::string_view password) const;
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::set<std::string, std::less<>> words_;
};

[[nodiscard]] std::string new_password(Random& random);
// Refusals `password_too_short`, `password_too_plain`, `password_too_common`.
[[nodiscard]] Result<> check_new_password(std::string_view password, std::string_view login,
                                          PasswordPolicy policy, const CommonPasswords& common);
// Whether a password of that day (nothing: nobody knows since when) is to be changed.
[[nodiscard]] bool password_is_old(PasswordPolicy policy, std::optional<Date> set_on, Date today);

}  // namespace yigang::usecase
