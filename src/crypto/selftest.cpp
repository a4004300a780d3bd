#include "crypto/selftest.h"

#include "crypto/mac.h"
#include "crypto/openssl_parts.h"
#include "crypto/provider.h"
#include "crypto/random.h"

namespace yigang::crypto {

namespace {

tl::unexpected<Problem> failed(std::string_view part) {
  return fail(failure("crypto_self_test").with("part", std::string(part)));
}

bool digests_are_right() {
  return to_hex(sm3("abc")) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0" &&
         to_hex(digest(DigestAlgorithm::sha256, bytes_of("abc"))) ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
}

// Counter mode of zeros under the counter P is the block cipher's answer for P (GB/T 32907 A.1).
bool cipher_is_right() {
  static constexpr std::array<std::uint8_t, 16> kBlock = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab,
                                                          0xcd, 0xef, 0xfe, 0xdc, 0xba, 0x98,
                                                          0x76, 0x54, 0x32, 0x10};
  static constexpr std::array<std::uint8_t, 16> kZeros{};
  std::array<std::uint8_t, 16> out{};
  openssl_sm4_ctr(kBlock, kBlock, kZeros, out);
  return to_hex(out) == "681edf34d206965e86b3e94f536e4246";
}

// HMAC by its definition, so that the answer does not come from the same code.
bool mac_is_right() {
  std::array<std::uint8_t, 64> inner{};
  std::array<std::uint8_t, 64> outer{};
  inner.fill(0x36);
  outer.fill(0x5c);
  static constexpr std::string_view kKey = "key";
  for (std::size_t i = 0; i < kKey.size(); ++i) {
    inner[i] = static_cast<std::uint8_t>(inner[i] ^ static_cast<std::uint8_t>(kKey[i]));
    outer[i] = static_cast<std::uint8_t>(outer[i] ^ static_cast<std::uint8_t>(kKey[i]));
  }
  const Digest first = digest(DigestAlgorithm::sm3, {inner, bytes_of("message")});
  return hmac_sm3(bytes_of(kKey), bytes_of("message")) ==
         digest(DigestAlgorithm::sm3, {outer, first});
}

bool sealing_is_right(Random& random) {
  const auto data_key = random_array<32>(random);
  const SealKey key = derive_seal_key(1, data_key);
  const CellAddress here{"self_test", "value", "371500", 1};
  const CellAddress there{"self_test", "value", "371500", 2};
  auto value = seal(key, here, bytes_of("known"), random);
  if (!value) return false;
  const auto opened = open(key, here, *value);
  if (!opened || text_of(*opened) != "known" || open(key, there, *value)) return false;
  value->back() ^= 1;
  return !open(key, here, *value);
}

bool signing_is_right(Random& random) {
  const SigningKey key = generate_signing_key(random);
  const auto signature = sign(key, bytes_of("known"));
  return signature && verify(key.verifying, bytes_of("known"), *signature) &&
         !verify(key.verifying, bytes_of("changed"), *signature);
}

// A generator that repeats itself is broken; two equal draws of 32 bytes never happen otherwise.
bool random_is_alive(Random& random) {
  return random_array<32>(random) != random_array<32>(random);
}

}  // namespace

Result<> self_test() {
  SystemRandom random;
  if (!digests_are_right()) return failed("SM3, SHA-256");
  if (!cipher_is_right()) return failed("SM4");
  if (!mac_is_right()) return failed("HMAC-SM3");
  if (!random_is_alive(random)) return failed("random");
  if (!sealing_is_right(random)) return failed("SM4-CTR + HMAC-SM3");
  if (!signing_is_right(random)) return failed("SM2");
  return {};
}

}  // namespace yigang::crypto
