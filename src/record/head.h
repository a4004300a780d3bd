// Daily heads (reliability.md §7): one per unit, and one for the city over the unit heads in
// ascending order of unit. The canonical bytes of the city head are what SM2 signs. A head once
// made is never made again: another head for the same size is proof of tampering. Pure.
//   unit-head = "YGUH" %x01 algorithm unit day size time root previous
//   city-head = "YGCH" %x01 algorithm day units time root previous
//   algorithm = %x01 (SM3) / %x02 (SHA-256)
//   unit, day (YYYY-MM-DD) and previous have their length in front (4OCTET, big end first)
//   size, units (count), time (ms) = 8OCTET, big end first; root = 32OCTET
//   previous = nothing (the first) / 32OCTET, the digest of the head before
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "record/tree.h"

namespace yigang::record {

struct UnitHead {
  DigestAlgorithm algorithm = DigestAlgorithm::sm3;
  std::string unit;
  std::string day;
  std::uint64_t size = 0;
  std::int64_t time_ms = 0;
  Digest root{};
  std::optional<Digest> previous;
  friend bool operator==(const UnitHead&, const UnitHead&) = default;
};

struct CityHead {
  DigestAlgorithm algorithm = DigestAlgorithm::sm3;
  std::string day;
  std::uint64_t units = 0;
  std::int64_t time_ms = 0;
  Digest root{};
  std::optional<Digest> previous;
  friend bool operator==(const CityHead&, const CityHead&) = default;
};

[[nodiscard]] Bytes canonical_bytes(const UnitHead& head);
[[nodiscard]] Bytes canonical_bytes(const CityHead& head);
// `head_malformed` with {offset}.
[[nodiscard]] Result<UnitHead> parse_unit_head(ByteView bytes);
[[nodiscard]] Result<CityHead> parse_city_head(ByteView bytes);
// The digest that the next head names as `previous`.
[[nodiscard]] Digest head_digest(const UnitHead& head);
[[nodiscard]] Digest head_digest(const CityHead& head);

// The leaf of a unit head in the city's tree: inclusion proofs go through tree.h.
[[nodiscard]] Digest unit_head_leaf(const UnitHead& head);
// `head_units` when the heads are not in strictly ascending order of unit, or belong to another day
// or algorithm.
[[nodiscard]] Result<CityHead> make_city_head(std::span<const UnitHead> heads,
                                              DigestAlgorithm algorithm, std::string_view day,
                                              std::int64_t time_ms,
                                              const std::optional<Digest>& previous);

}  // namespace yigang::record
