#include "crypto/signature.h"

#include <gtest/gtest.h>

namespace yigang::crypto {
namespace {

// GB/T 32918.5-2017 A.2: the example of the standard on the recommended curve.
constexpr std::string_view kScalar =
    "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
constexpr std::string_view kPoint =
    "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
constexpr std::string_view kRaw =
    "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
    "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

TEST(Signature, the_example_of_the_standard_verifies) {
  const auto key = verifying_key_from_bytes(from_hex(kPoint).value()).value();
  const Bytes der = der_from_raw(from_hex(kRaw).value()).value();
  EXPECT_TRUE(verify(key, bytes_of("message digest"), der));
  EXPECT_FALSE(verify(key, bytes_of("message digesu"), der));
}

TEST(Signature, the_public_point_follows_from_the_scalar) {
  const auto key = signing_key_from_scalar(from_hex(kScalar).value()).value();
  EXPECT_EQ(to_hex(key.verifying.point), kPoint);
}

class Signing : public testing::Test {
 protected:
  SeededRandom random{11};
  SigningKey key = generate_signing_key(random);
  Bytes signature = sign(key, bytes_of("head")).value();
};

TEST_F(Signing, what_was_signed_verifies_and_nothing_else) {
  EXPECT_TRUE(verify(key.verifying, bytes_of("head"), signature));
  EXPECT_FALSE(verify(key.verifying, bytes_of("Head"), signature));
  EXPECT_FALSE(verify(generate_signing_key(random).verifying, bytes_of("head"), signature));
  EXPECT_FALSE(verify(key.verifying, bytes_of("head"), {}));
}

TEST_F(Signing, an_empty_message_can_be_signed) {
  EXPECT_TRUE(verify(key.verifying, {}, sign(key, {}).value()));
}

TEST_F(Signing, every_changed_byte_of_a_signature_is_found) {
  for (std::size_t i = 0; i < signature.size(); ++i) {
    Bytes changed = signature;
    changed[i] ^= 1;
    EXPECT_FALSE(verify(key.verifying, bytes_of("head"), changed)) << i;
  }
}

TEST_F(Signing, der_and_raw_carry_the_same_numbers) {
  for (int i = 0; i < 50; ++i) {
    const Bytes der = sign(key, bytes_of(std::to_string(i))).value();
    EXPECT_EQ(der_from_raw(raw_from_der(der).value()).value(), der);
  }
}

TEST_F(Signing, keys_survive_as_pem) {
  const std::string pem = to_pem(key.verifying).value();
  EXPECT_TRUE(pem.starts_with("-----BEGIN PUBLIC KEY-----"));
  EXPECT_EQ(verifying_key_from_pem(pem).value(), key.verifying);
  EXPECT_EQ(verifying_key_from_pem("no key").error().code, "verifying_key_bad");
}

TEST(Signature, der_has_one_form_per_value) {
  for (const std::string_view wrong : {
           "",
           "30080201010201010500",  // a third value inside
           "3006020101020101ff",    // something follows
           "3007020101020101",      // the length is wrong
           "300702020001020101",    // a zero in front without need
           "3006020181020101",      // negative
           "3006020100020101",      // zero
           "30810602010102010101",  // long form of the length
           "3103020101",            // no sequence
           "3003020101",            // one integer only
       })
    EXPECT_FALSE(raw_from_der(from_hex(wrong).value())) << wrong;
  EXPECT_TRUE(raw_from_der(from_hex("3006020101020101").value()));
}

TEST(Signature, scalars_out_of_range_are_refused) {
  const std::string_view order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
  EXPECT_FALSE(signing_key_from_scalar(Bytes(32)));
  EXPECT_FALSE(signing_key_from_scalar(Bytes(31, 1)));
  Bytes edge = from_hex(order).value();
  edge.back() = 0x22;  // n - 1 cannot sign: 1 + d has no inverse
  EXPECT_FALSE(signing_key_from_scalar(edge));
  edge.back() = 0x21;
  EXPECT_TRUE(signing_key_from_scalar(edge));
}

TEST(Signature, points_off_the_curve_are_refused) {
  Bytes point = from_hex(kPoint).value();
  EXPECT_TRUE(verifying_key_from_bytes(point));
  point.back() ^= 1;
  EXPECT_EQ(verifying_key_from_bytes(point).error().code, "verifying_key_bad");
  EXPECT_FALSE(verifying_key_from_bytes(Bytes{0}));
}

}  // namespace
}  // namespace yigang::crypto
