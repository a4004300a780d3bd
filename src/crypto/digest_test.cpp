#include "crypto/digest.h"

#include <gtest/gtest.h>

#include <thread>

#include "crypto/mac.h"
#include "crypto/openssl_parts.h"

namespace yigang::crypto {
namespace {

// GB/T 32905-2016 A.1 and A.2.
constexpr std::string_view kSm3OfAbc =
    "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
constexpr std::string_view kSm3OfSixteenAbcd =
    "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";

TEST(Digest, sm3_gives_the_answers_of_the_standard) {
  EXPECT_EQ(to_hex(sm3("abc")), kSm3OfAbc);
  std::string long_text;
  for (int i = 0; i < 16; ++i) long_text += "abcd";
  EXPECT_EQ(to_hex(sm3(long_text)), kSm3OfSixteenAbcd);
}

TEST(Digest, sha256_of_nothing_is_known) {
  EXPECT_EQ(to_hex(digest(DigestAlgorithm::sha256, ByteView())),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digest, parts_hash_like_their_concatenation) {
  EXPECT_EQ(digest(DigestAlgorithm::sm3, {bytes_of("a"), ByteView(), bytes_of("bc")}), sm3("abc"));
}

TEST(Digest, pieces_hash_like_the_whole_and_the_hasher_starts_afresh) {
  Hasher hasher;
  hasher.update("a");
  hasher.update("bc");
  EXPECT_EQ(to_hex(hasher.finish()), kSm3OfAbc);
  hasher.update("abc");
  EXPECT_EQ(to_hex(hasher.finish()), kSm3OfAbc);
}

TEST(Digest, algorithms_may_alternate_on_one_thread) {
  const Digest sha = digest(DigestAlgorithm::sha256, bytes_of("abc"));
  EXPECT_EQ(to_hex(sm3("abc")), kSm3OfAbc);
  EXPECT_EQ(digest(DigestAlgorithm::sha256, bytes_of("abc")), sha);
}

TEST(Digest, threads_do_not_disturb_each_other) {
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&wrong] {
      for (int i = 0; i < 500; ++i)
        if (to_hex(sm3("abc")) != kSm3OfAbc) ++wrong;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Digest, hexadecimal_of_another_length_is_refused) {
  EXPECT_EQ(digest_from_hex("66c7").error().code, "digest_length");
  EXPECT_EQ(digest_from_hex("zz").error().code, "bad_hex");
  EXPECT_EQ(digest_from_hex(kSm3OfAbc).value(), sm3("abc"));
}

// HMAC by its definition over the digest that the standard's vectors have proved.
Digest hmac_by_definition(Bytes key, ByteView message) {
  if (key.size() > 64) {
    const Digest shortened = sm3(key);
    key.assign(shortened.begin(), shortened.end());
  }
  key.resize(64);
  Bytes inner = key;
  Bytes outer = key;
  for (std::uint8_t& byte : inner) byte ^= 0x36;
  for (std::uint8_t& byte : outer) byte ^= 0x5c;
  const Digest first = digest(DigestAlgorithm::sm3, {inner, message});
  return digest(DigestAlgorithm::sm3, {outer, first});
}

TEST(Mac, hmac_sm3_follows_its_definition_for_every_key_length) {
  for (const std::size_t length : {0U, 1U, 16U, 32U, 63U, 64U, 65U, 200U}) {
    const Bytes key(length, 0x41);
    EXPECT_EQ(hmac_sm3(key, bytes_of("message")), hmac_by_definition(key, bytes_of("message")))
        << length;
  }
}

TEST(Mac, an_empty_key_is_not_the_key_of_before) {
  const Digest keyed = hmac_sm3(bytes_of("secret"), bytes_of("m"));
  EXPECT_NE(hmac_sm3(ByteView(), bytes_of("m")), keyed);
  EXPECT_EQ(hmac_sm3(ByteView(), bytes_of("m")), hmac_by_definition({}, bytes_of("m")));
}

// RFC 5869: extract with a salt of zeros, then expand.
TEST(Mac, hkdf_follows_rfc_5869) {
  const Bytes data_key(32, 0x0b);
  const Digest prk = hmac_sm3(Digest{}, data_key);
  static constexpr std::uint8_t kOne[] = {1};
  static constexpr std::uint8_t kTwo[] = {2};
  const Digest first = hmac_sm3(prk, {bytes_of("info"), kOne});
  const Digest second = hmac_sm3(prk, {first, bytes_of("info"), kTwo});
  const std::string expected = to_hex(first) + to_hex(second).substr(0, 20);
  EXPECT_EQ(to_hex(openssl_hkdf_sm3(data_key, "info", 42)), expected);
}

}  // namespace
}  // namespace yigang::crypto
