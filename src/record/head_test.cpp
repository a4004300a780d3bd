#include "record/head.h"

#include <gtest/gtest.h>

namespace yigang::record {
namespace {

constexpr DigestAlgorithm kSm3 = DigestAlgorithm::sm3;

UnitHead unit_head(std::string unit, std::uint64_t size) {
  UnitHead head;
  head.unit = std::move(unit);
  head.day = "2022-03-18";
  head.size = size;
  head.time_ms = 1'647'600'000'000;
  head.root = crypto::sm3(std::to_string(size));
  return head;
}

std::vector<UnitHead> three_heads() {
  std::vector<UnitHead> heads = {unit_head("371502", 3), unit_head("371503", 0),
                                 unit_head("371522", 12)};
  heads[0].previous = crypto::sm3("before");
  return heads;
}

TEST(Head, what_was_written_is_read) {
  for (const UnitHead& head : three_heads())
    EXPECT_EQ(parse_unit_head(canonical_bytes(head)).value(), head);
  CityHead city = make_city_head(three_heads(), kSm3, "2022-03-18", 5, std::nullopt).value();
  EXPECT_EQ(parse_city_head(canonical_bytes(city)).value(), city);
  city.previous = crypto::sm3("yesterday");
  EXPECT_EQ(parse_city_head(canonical_bytes(city)).value(), city);
}

TEST(Head, the_bytes_are_the_documented_ones) {
  UnitHead head = unit_head("371522", 258);
  head.root = {};
  EXPECT_EQ(to_hex(canonical_bytes(head)),
            "5947554801"
            "01"
            "00000006333731353232"
            "0000000a323032322d30332d3138"
            "0000000000000102"
            "0000017f9c9cdc00" +
                std::string(64, '0') + "00000000");
}

TEST(Head, every_shortened_lengthened_or_foreign_head_is_refused) {
  const Bytes unit = canonical_bytes(three_heads()[0]);
  const Bytes city = canonical_bytes(
      make_city_head(three_heads(), kSm3, "2022-03-18", 5, crypto::sm3("x")).value());
  for (std::size_t length = 0; length < unit.size(); ++length)
    EXPECT_EQ(parse_unit_head(ByteView(unit).first(length)).error().code, "head_malformed");
  for (std::size_t length = 0; length < city.size(); ++length)
    EXPECT_EQ(parse_city_head(ByteView(city).first(length)).error().code, "head_malformed");
  Bytes longer = city;
  longer.push_back(0);
  EXPECT_FALSE(parse_city_head(longer));
  EXPECT_FALSE(parse_city_head(unit));
  EXPECT_FALSE(parse_unit_head(city));
}

TEST(Head, every_changed_byte_is_refused_or_gives_another_digest) {
  const UnitHead head = three_heads()[0];
  const Bytes good = canonical_bytes(head);
  for (std::size_t i = 0; i < good.size(); ++i) {
    Bytes changed = good;
    changed[i] ^= 1;
    const auto parsed = parse_unit_head(changed);
    if (!parsed) continue;
    EXPECT_EQ(canonical_bytes(*parsed), changed) << i;
    EXPECT_NE(head_digest(*parsed), head_digest(head)) << i;
  }
}

TEST(Head, the_city_head_proves_each_unit_head) {
  const auto heads = three_heads();
  const CityHead city = make_city_head(heads, kSm3, "2022-03-18", 5, std::nullopt).value();
  EXPECT_EQ(city.units, 3U);
  std::vector<Digest> leaves;
  for (const UnitHead& head : heads) leaves.push_back(unit_head_leaf(head));
  for (std::uint64_t i = 0; i < heads.size(); ++i) {
    const Proof proof = inclusion_proof(kSm3, reader_over(leaves), i, 3).value();
    EXPECT_TRUE(verify_inclusion(kSm3, unit_head_leaf(heads[i]), i, 3, proof, city.root));
  }
}

TEST(Head, a_city_without_units_has_the_empty_root) {
  EXPECT_EQ(make_city_head({}, kSm3, "2022-03-18", 5, std::nullopt).value().root, empty_root(kSm3));
}

TEST(Head, units_out_of_order_twice_or_of_another_day_are_refused) {
  const auto refuse = [](auto change) {
    auto heads = three_heads();
    change(heads);
    return make_city_head(heads, kSm3, "2022-03-18", 5, std::nullopt).error().code;
  };
  EXPECT_EQ(refuse([](auto& heads) { std::swap(heads[0], heads[1]); }), "head_units");
  EXPECT_EQ(refuse([](auto& heads) { heads[1].unit = heads[0].unit; }), "head_units");
  EXPECT_EQ(refuse([](auto& heads) { heads[2].day = "2022-03-19"; }), "head_units");
  EXPECT_EQ(refuse([](auto& heads) { heads[2].algorithm = DigestAlgorithm::sha256; }),
            "head_units");
  EXPECT_EQ(make_city_head({}, kSm3, "2022/03/18", 5, std::nullopt).error().code, "head_units");
}

}  // namespace
}  // namespace yigang::record
