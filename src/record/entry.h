// One entry of a unit's journal as canonical bytes: what is hashed is what is stored and exported,
// byte for byte. Reading is strict: one value has one form, and nothing may follow. Pure.
//   entry = %x01 unit sequence time actor role action table object-unit object-id
//           before after reason key commitment
//   each field has its length in front (4OCTET, big end first)
//   sequence, time (ms since 1970 UTC), object-id = 8OCTET, big end first, 0 ≤ value < 2^63
//   before, after, commitment = nothing / 32OCTET;  reason ≤ 4096 octets of UTF-8
//   other texts ≤ 255 octets of UTF-8; unit, actor, role, action and table are not empty
// Personal data never stands in an entry; only its salted commitment does (reliability.md §7).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/digest.h"

namespace yigang::record {

using crypto::Digest;
using crypto::DigestAlgorithm;

inline constexpr std::uint8_t kEntryVersion = 1;
inline constexpr std::size_t kLongestWord = 255;
inline constexpr std::size_t kLongestReason = 4096;

struct ObjectRef {
  std::string table;
  std::string unit;
  std::int64_t id = 0;
  friend bool operator==(const ObjectRef&, const ObjectRef&) = default;
};

struct Entry {
  std::string unit;
  std::int64_t sequence = 0;  // 0 for the first of the unit: the index of its leaf
  std::int64_t time_ms = 0;
  std::string actor;
  std::string role;
  std::string action;
  ObjectRef object;
  std::optional<Digest> hash_before;  // nothing: the object did not exist
  std::optional<Digest> hash_after;   // nothing: it exists no more
  std::string reason;
  std::string idempotency_key;
  std::optional<Digest> commitment;
  friend bool operator==(const Entry&, const Entry&) = default;
};

// `entry_field` (field named) when a value breaks the grammar.
[[nodiscard]] Result<Bytes> encode_entry(const Entry& entry);
// `entry_malformed` with {offset}: where the first fault is.
[[nodiscard]] Result<Entry> decode_entry(ByteView bytes);

using Salt = std::array<std::uint8_t, 16>;
struct Commitment {
  Salt salt{};  // stored beside the data, deleted with it
  Digest digest{};
};
// H(salt ‖ data). Deleting data and salt leaves the tree intact and discloses nothing.
[[nodiscard]] Digest commit(DigestAlgorithm algorithm, const Salt& salt, ByteView data);
[[nodiscard]] Commitment make_commitment(DigestAlgorithm algorithm, ByteView data, Random& random);

}  // namespace yigang::record
