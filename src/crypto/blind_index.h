// Equality search over sealed fields: HMAC-SM3 of the normalised value under a key of its own, one
// key per purpose (reliability.md §6.3). Resident numbers can be enumerated, so these keys live in
// the key file only, never in the database or its backup. The caller normalises: a resident number
// is ResidentNumber::full(), an account or telephone has digits only.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "crypto/digest.h"
#include "crypto/secret.h"

namespace yigang::crypto {

enum class IndexPurpose : std::uint8_t { resident_number, account, phone };
inline constexpr std::array kIndexPurposes = {IndexPurpose::resident_number, IndexPurpose::account,
                                              IndexPurpose::phone};
[[nodiscard]] std::string_view word(IndexPurpose purpose);

[[nodiscard]] Digest blind_index(const Secret& index_key, std::string_view normalised);

}  // namespace yigang::crypto
