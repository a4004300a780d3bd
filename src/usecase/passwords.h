// Passwords of the figure password_policy: `asvs` is twelve characters and more, none of the common
// ones, and no rotation (ASVS 5.0 V6.2). New ones are random, without letters that are mistaken for
// each other on paper.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"

namespace yigang::usecase {

[[nodiscard]] std::string new_password(Random& random);
// Refusals `password_too_short`, `password_too_common`.
[[nodiscard]] Result<> check_new_password(std::string_view password, std::string_view login);

}  // namespace yigang::usecase
