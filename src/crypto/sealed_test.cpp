#include "crypto/sealed.h"

#include <gtest/gtest.h>

#include "crypto/openssl_parts.h"
#include "crypto/random.h"
#include "crypto/selftest.h"

namespace yigang::crypto {
namespace {

class Sealed : public testing::Test {
 protected:
  SeededRandom random{7};
  SealKey key = derive_seal_key(9, random_array<32>(random));
  CellAddress here{"person", "resident_number", "371522", 42};
  std::string plain = "37159919600101001X";

  Bytes sealed() { return seal(key, here, bytes_of(plain), random).value(); }
};

TEST_F(Sealed, a_value_opens_where_it_was_sealed) {
  const Bytes value = sealed();
  EXPECT_EQ(value.size(), plain.size() + kSealOverhead);
  EXPECT_EQ(text_of(open(key, here, value).value()), plain);
  EXPECT_EQ(sealed_key_id(value).value(), 9U);
}

TEST_F(Sealed, an_empty_value_and_a_long_one_survive) {
  for (const std::size_t length : {0U, 1U, 15U, 16U, 17U, 100'000U}) {
    plain = std::string(length, 'x');
    EXPECT_EQ(text_of(open(key, here, sealed()).value()), plain) << length;
  }
}

TEST_F(Sealed, the_plain_text_does_not_show) {
  EXPECT_EQ(text_of(sealed()).find("3715"), std::string_view::npos);
}

TEST_F(Sealed, the_same_plain_text_never_gives_the_same_value) {
  EXPECT_NE(sealed(), sealed());
}

TEST_F(Sealed, a_value_moved_to_another_place_fails) {
  const Bytes value = sealed();
  for (const CellAddress& there : {CellAddress{"persons", "resident_number", "371522", 42},
                                   CellAddress{"person", "phone", "371522", 42},
                                   CellAddress{"person", "resident_number", "371521", 42},
                                   CellAddress{"person", "resident_number", "371522", 43},
                                   // The same letters, cut at another place.
                                   CellAddress{"personr", "esident_number", "371522", 42}})
    EXPECT_EQ(open(key, there, value).error().code, "sealed_tampered");
}

TEST_F(Sealed, every_changed_bit_is_found) {
  const Bytes value = sealed();
  for (std::size_t i = 0; i < value.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      Bytes changed = value;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ (1U << bit));
      EXPECT_FALSE(open(key, here, changed)) << i;
    }
}

TEST_F(Sealed, every_shortened_or_lengthened_value_is_refused) {
  const Bytes value = sealed();
  for (std::size_t length = 0; length < value.size(); ++length)
    EXPECT_FALSE(open(key, here, ByteView(value).first(length))) << length;
  Bytes longer = value;
  longer.push_back(0);
  EXPECT_FALSE(open(key, here, longer));
  EXPECT_EQ(open(key, here, {}).error().code, "sealed_shape");
}

TEST_F(Sealed, another_key_of_the_same_id_does_not_open) {
  const SealKey other = derive_seal_key(9, random_array<32>(random));
  EXPECT_EQ(open(other, here, sealed()).error().code, "sealed_tampered");
}

TEST_F(Sealed, the_key_id_must_be_the_one_that_the_value_names) {
  const Bytes data_key(32, 5);
  const SealKey ninth = derive_seal_key(9, data_key);
  const SealKey eighth = derive_seal_key(8, data_key);
  const Bytes value = seal(ninth, here, bytes_of(plain), random).value();
  EXPECT_TRUE(open(ninth, here, value));
  EXPECT_FALSE(open(eighth, here, value));
}

TEST_F(Sealed, cipher_and_tag_have_different_keys) {
  EXPECT_FALSE(std::equal(key.cipher_key.reveal().begin(), key.cipher_key.reveal().end(),
                          key.mac_key.reveal().begin()));
}

// The whole format by hand: what is stored today must open in ten years, by any program.
TEST_F(Sealed, the_stored_form_is_the_documented_one) {
  const Bytes value = sealed();
  const ByteView view = value;
  EXPECT_EQ(to_hex(view.first(5)), "0100000009");
  const ByteView body = view.subspan(21, plain.size());
  Bytes covered;
  const auto field = [&covered](ByteView bytes) {
    covered.insert(covered.end(), {0, 0, 0, static_cast<std::uint8_t>(bytes.size())});
    covered.insert(covered.end(), bytes.begin(), bytes.end());
  };
  field(view.first(1));
  field(view.subspan(1, 4));
  field(view.subspan(5, 16));
  field(bytes_of("person"));
  field(bytes_of("resident_number"));
  field(bytes_of("371522"));
  field(Bytes{0, 0, 0, 0, 0, 0, 0, 42});
  field(body);
  const Digest tag = openssl_hmac_sm3(key.mac_key.reveal(), {covered});
  EXPECT_EQ(to_hex(tag), to_hex(view.last(32)));
  Bytes opened(body.size());
  openssl_sm4_ctr(key.cipher_key.reveal(), view.subspan(5, 16), body, opened);
  EXPECT_EQ(text_of(opened), plain);
}

TEST(SelfTest, passes_on_this_machine) {
  const auto result = self_test();
  EXPECT_TRUE(result) << result.error().params[0].second;
}

}  // namespace
}  // namespace yigang::crypto
