// Passwords, second factor and tokens: what a person signs in with.
#include <gtest/gtest.h>
#include <sodium.h>

#include <thread>

#include "crypto/password.h"
#include "crypto/random.h"
#include "crypto/token.h"
#include "crypto/totp.h"

namespace yigang::crypto {
namespace {

constexpr PasswordCost kCheap{.memory_bytes = 8192, .passes = 1};

TEST(Password, the_right_one_is_known_and_another_is_not) {
  PasswordHasher hasher(kCheap);
  const std::string phc = hasher.hash("正确的密码").value();
  EXPECT_TRUE(phc.starts_with("$argon2id$v=19$m=8,t=1,p=1$")) << phc;
  EXPECT_TRUE(hasher.verify(phc, "正确的密码"));
  EXPECT_FALSE(hasher.verify(phc, "正确的密碼"));
  EXPECT_FALSE(hasher.verify(phc, ""));
}

TEST(Password, the_same_word_never_gives_the_same_string) {
  PasswordHasher hasher(kCheap);
  EXPECT_NE(hasher.hash("word").value(), hasher.hash("word").value());
}

TEST(Password, the_default_costs_19_mebibytes_and_two_passes) {
  PasswordHasher hasher;
  EXPECT_TRUE(hasher.hash("word").value().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(Password, damaged_strings_verify_nothing) {
  PasswordHasher hasher(kCheap);
  const std::string phc = hasher.hash("word").value();
  for (const std::string& wrong :
       {std::string(), std::string("word"), phc.substr(0, phc.size() - 1), phc + "A",
        phc.substr(0, 8) + phc.substr(9), std::string(500, '$')})
    EXPECT_FALSE(hasher.verify(wrong, "word")) << wrong;
}

TEST(Password, only_argon2id_is_taken) {
  std::array<char, crypto_pwhash_STRBYTES> phc{};
  ASSERT_EQ(crypto_pwhash_str_alg(phc.data(), "word", 4, 3, 8192, crypto_pwhash_ALG_ARGON2I13), 0);
  PasswordHasher hasher(kCheap);
  EXPECT_FALSE(hasher.verify(phc.data(), "word"));
}

TEST(Password, a_word_beyond_the_limit_is_refused_not_cut) {
  PasswordHasher hasher(kCheap);
  EXPECT_EQ(hasher.hash(std::string(1025, 'a')).error().code, "password_too_long");
  EXPECT_FALSE(hasher.verify(hasher.hash(std::string(1024, 'a')).value(), std::string(1025, 'a')));
}

TEST(Password, a_raised_cost_asks_for_a_new_hash) {
  PasswordHasher cheap(kCheap);
  PasswordHasher dear({.memory_bytes = 16384, .passes = 2});
  const std::string phc = cheap.hash("word").value();
  EXPECT_FALSE(cheap.needs_rehash(phc));
  EXPECT_TRUE(dear.needs_rehash(phc));
  EXPECT_TRUE(dear.needs_rehash("nonsense"));
  EXPECT_TRUE(dear.verify(phc, "word"));
}

TEST(Password, many_sign_ins_at_once_all_get_their_turn) {
  PasswordHasher hasher(kCheap);
  const std::string phc = hasher.hash("word").value();
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] { good += hasher.verify(phc, "word") ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 8);
  hasher.verify_nobody("word");
}

// RFC 6238 appendix B, SHA-1, cut to six digits.
TEST(Totp, gives_the_codes_of_rfc_6238) {
  const ByteView secret = bytes_of("12345678901234567890");
  const auto code_at = [&](std::int64_t seconds) {
    return totp_code(secret, totp_step(from_milliseconds(seconds * 1000)));
  };
  EXPECT_EQ(code_at(59), "287082");
  EXPECT_EQ(code_at(1111111109), "081804");
  EXPECT_EQ(code_at(1111111111), "050471");
  EXPECT_EQ(code_at(1234567890), "005924");
  EXPECT_EQ(code_at(2000000000), "279037");
  EXPECT_EQ(code_at(20000000000), "353130");
}

TEST(Totp, one_step_early_or_late_is_taken_and_two_are_not) {
  const ByteView secret = bytes_of("12345678901234567890");
  const Instant now = from_milliseconds(1111111111000);
  const std::int64_t step = totp_step(now);
  for (std::int64_t by = -3; by <= 3; ++by) {
    const auto matched = match_totp(secret, totp_code(secret, step + by), now, 0);
    EXPECT_EQ(matched.has_value(), by >= -1 && by <= 1) << by;
    if (matched) {
      EXPECT_EQ(*matched, step + by);
    }
  }
}

TEST(Totp, no_code_works_twice) {
  const ByteView secret = bytes_of("12345678901234567890");
  const Instant now = from_milliseconds(1111111111000);
  const std::string code = totp_code(secret, totp_step(now));
  const auto first = match_totp(secret, code, now, 0);
  ASSERT_TRUE(first);
  EXPECT_FALSE(match_totp(secret, code, now, *first));
  EXPECT_FALSE(match_totp(secret, totp_code(secret, *first - 1), now, *first));
  EXPECT_TRUE(match_totp(secret, totp_code(secret, *first + 1), now, *first));
}

TEST(Totp, text_that_is_no_code_matches_nothing) {
  const ByteView secret = bytes_of("12345678901234567890");
  for (const std::string_view wrong : {"", "28708", "2870820", "28708x", "２８７０８２"})
    EXPECT_FALSE(match_totp(secret, wrong, from_milliseconds(59000), -1)) << wrong;
}

// RFC 4648 §10.
TEST(Base32, gives_the_vectors_of_rfc_4648) {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                   {"f", "MY"},
                                                                   {"fo", "MZXQ"},
                                                                   {"foo", "MZXW6"},
                                                                   {"foob", "MZXW6YQ"},
                                                                   {"fooba", "MZXW6YTB"},
                                                                   {"foobar", "MZXW6YTBOI"}};
  for (const auto& [plain, text] : vectors) {
    EXPECT_EQ(to_base32(bytes_of(plain)), text);
    EXPECT_EQ(text_of(from_base32(text).value()), plain);
  }
  EXPECT_EQ(text_of(from_base32("mzxw 6ytb oi======").value()), "foobar");
}

TEST(Base32, other_text_is_refused) {
  for (const std::string_view wrong : {"M", "MZX", "MZXW6Y", "MZ", "M1", "M0", "MY=A", "密"})
    EXPECT_EQ(from_base32(wrong).error().code, "bad_base32") << wrong;
}

TEST(Totp, the_enrolment_address_escapes_what_people_type) {
  EXPECT_EQ(otpauth_uri("益岗", "a b@c&d", bytes_of("foobar")),
            "otpauth://totp/%E7%9B%8A%E5%B2%97:a%20b%40c%26d?secret=MZXW6YTBOI"
            "&issuer=%E7%9B%8A%E5%B2%97&algorithm=SHA1&digits=6&period=30");
}

TEST(Token, has_256_bits_and_only_its_digest_is_stored) {
  SystemRandom random;
  const std::string token = new_token(random);
  EXPECT_EQ(token.size(), kTokenLength);
  EXPECT_TRUE(is_token(token));
  EXPECT_NE(token, new_token(random));
  EXPECT_EQ(token_hash(token), sm3(token));
}

TEST(Token, other_shapes_are_no_tokens) {
  EXPECT_FALSE(is_token(""));
  EXPECT_FALSE(is_token(std::string(42, 'a')));
  EXPECT_FALSE(is_token(std::string(44, 'a')));
  std::string with_plus(kTokenLength, 'a');
  EXPECT_TRUE(is_token(with_plus));
  with_plus.back() = '+';
  EXPECT_FALSE(is_token(with_plus));
}

}  // namespace
}  // namespace yigang::crypto
