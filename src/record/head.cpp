#include "record/head.h"

#include "base/check.h"
#include "record/fields.h"

namespace yigang::record {

namespace {

constexpr std::string_view kUnitMark = "YGUH\x01";
constexpr std::string_view kCityMark = "YGCH\x01";
constexpr std::size_t kLongestUnit = 16;
constexpr std::size_t kDayLength = 10;

// The shape YYYY-MM-DD; whether the day exists is the calendar's business, above this floor.
bool is_day(std::string_view day) {
  if (day.size() != kDayLength) return false;
  for (std::size_t i = 0; i < kDayLength; ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? day[i] != '-' : day[i] < '0' || day[i] > '9') return false;
  }
  return true;
}

DigestAlgorithm read_algorithm(FieldReader& in) {
  switch (in.octet()) {
    case 1:
      return DigestAlgorithm::sm3;
    case 2:
      return DigestAlgorithm::sha256;
    default:
      in.refuse();
      return DigestAlgorithm::sm3;
  }
}

std::string read_day(FieldReader& in) {
  std::string day = in.text_field(kDayLength, kDayLength);
  if (!is_day(day)) in.refuse();
  return day;
}

Problem malformed(const FieldReader& in) {
  return bad_input("head_malformed").with("offset", std::to_string(in.offset()));
}

}  // namespace

Bytes canonical_bytes(const UnitHead& head) {
  CHECK(!head.unit.empty() && head.unit.size() <= kLongestUnit && is_day(head.day));
  CHECK(head.time_ms >= 0 && head.size >> 63 == 0);
  Bytes bytes;
  FieldWriter out(bytes);
  out.raw(bytes_of(kUnitMark));
  out.octet(static_cast<std::uint8_t>(head.algorithm));
  out.field(head.unit);
  out.field(head.day);
  out.number(head.size);
  out.number(static_cast<std::uint64_t>(head.time_ms));
  out.raw(head.root);
  out.digest_field(head.previous);
  return bytes;
}

Bytes canonical_bytes(const CityHead& head) {
  CHECK(is_day(head.day) && head.time_ms >= 0 && head.units >> 63 == 0);
  Bytes bytes;
  FieldWriter out(bytes);
  out.raw(bytes_of(kCityMark));
  out.octet(static_cast<std::uint8_t>(head.algorithm));
  out.field(head.day);
  out.number(head.units);
  out.number(static_cast<std::uint64_t>(head.time_ms));
  out.raw(head.root);
  out.digest_field(head.previous);
  return bytes;
}

Result<UnitHead> parse_unit_head(ByteView bytes) {
  FieldReader in(bytes);
  in.expect(kUnitMark);
  UnitHead head;
  head.algorithm = read_algorithm(in);
  head.unit = in.text_field(1, kLongestUnit);
  head.day = read_day(in);
  head.size = in.number();
  head.time_ms = static_cast<std::int64_t>(in.number());
  head.root = in.digest();
  head.previous = in.digest_field();
  if (!in.finished()) return fail(malformed(in));
  return head;
}

Result<CityHead> parse_city_head(ByteView bytes) {
  FieldReader in(bytes);
  in.expect(kCityMark);
  CityHead head;
  head.algorithm = read_algorithm(in);
  head.day = read_day(in);
  head.units = in.number();
  head.time_ms = static_cast<std::int64_t>(in.number());
  head.root = in.digest();
  head.previous = in.digest_field();
  if (!in.finished()) return fail(malformed(in));
  return head;
}

Digest head_digest(const UnitHead& head) {
  return crypto::digest(head.algorithm, canonical_bytes(head));
}

Digest head_digest(const CityHead& head) {
  return crypto::digest(head.algorithm, canonical_bytes(head));
}

Digest unit_head_leaf(const UnitHead& head) {
  return leaf_hash(head.algorithm, canonical_bytes(head));
}

Result<CityHead> make_city_head(std::span<const UnitHead> heads, DigestAlgorithm algorithm,
                                std::string_view day, std::int64_t time_ms,
                                const std::optional<Digest>& previous) {
  if (!is_day(day) || time_ms < 0) return fail(bad_input("head_units"));
  Frontier frontier(algorithm);
  const UnitHead* before = nullptr;
  for (const UnitHead& head : heads) {
    if (head.day != day || head.algorithm != algorithm ||
        (before != nullptr && head.unit <= before->unit))
      return fail(bad_input("head_units"));
    frontier.append(unit_head_leaf(head));
    before = &head;
  }
  CityHead city;
  city.algorithm = algorithm;
  city.day = std::string(day);
  city.units = frontier.size();
  city.time_ms = time_ms;
  city.root = frontier.root();
  city.previous = previous;
  return city;
}

}  // namespace yigang::record
