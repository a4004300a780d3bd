// Random tokens: sessions, one-time links, receipts. 256 bits as 43 characters of base64url go to
// the person; only SM3 of the text is stored, so that a stolen table opens nothing. A plain digest
// is enough, since nobody can guess 256 bits.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"
#include "crypto/digest.h"

namespace yigang::crypto {

inline constexpr std::size_t kTokenLength = 43;

[[nodiscard]] std::string new_token(Random& random);
// The shape of a token: cheap refusal before the table is asked.
[[nodiscard]] bool is_token(std::string_view text);
[[nodiscard]] Digest token_hash(std::string_view token);

}  // namespace yigang::crypto
