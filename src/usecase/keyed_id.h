// An id under a permutation that only the key file of the installation knows: a Feistel network of
// eight rounds of HMAC-SM3 over 64 bits. So every row has its code from the start and no table
// keeps it; whoever knows an id learns no code. The letter keeps kinds apart. Pure; about 10 µs.
// And the alphabet in which such codes are written: without I, L, O and U, which are misread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "crypto/keyring.h"

namespace yigang::usecase {

inline constexpr std::string_view kCodeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

[[nodiscard]] std::uint64_t keyed_id(const crypto::Keyring& keys, char letter, std::int64_t id);
// An id of 0, which nobody has, where the block leads beyond every id.
[[nodiscard]] std::int64_t id_of_keyed(const crypto::Keyring& keys, char letter,
                                       std::uint64_t block);
// Upper case, 0 for O and 1 for I and L, without what a hand or an input method adds: spaces,
// dashes, also those of full width.
[[nodiscard]] std::string bare_code(std::string_view text);

}  // namespace yigang::usecase
