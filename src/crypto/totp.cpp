#include "crypto/totp.h"

#include "crypto/openssl_parts.h"

namespace yigang::crypto {

namespace {

constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string percent_encoded(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    }
  }
  return out;
}

}  // namespace

Secret new_totp_secret(Random& random) {
  Bytes bytes(20);
  random.fill(bytes);
  return Secret(std::move(bytes));
}

std::int64_t totp_step(Instant now) {
  return to_milliseconds(now) / 1000 / kTotpStepSeconds;
}

std::string totp_code(ByteView secret, std::int64_t step) {
  std::array<std::uint8_t, 8> counter{};
  for (std::size_t i = 0; i < 8; ++i)
    counter[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
  const auto mac = openssl_hmac_sha1(secret, counter);
  // RFC 4226 §5.3: dynamic truncation.
  const std::size_t at = mac[19] & 15U;
  const std::uint32_t number = (std::uint32_t{mac[at]} & 0x7FU) << 24 |
                               std::uint32_t{mac[at + 1]} << 16 | std::uint32_t{mac[at + 2]} << 8 |
                               std::uint32_t{mac[at + 3]};
  std::string digits = std::to_string(number % 1'000'000);
  digits.insert(0, 6 - digits.size(), '0');
  return digits;
}

std::optional<std::int64_t> match_totp(ByteView secret, std::string_view code, Instant now,
                                       std::int64_t last_used_step) {
  std::optional<std::int64_t> matched;
  for (std::int64_t step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step) {
    const bool same = equal_constant_time(bytes_of(totp_code(secret, step)), bytes_of(code));
    if (same && step > last_used_step && !matched) matched = step;
  }
  return matched;
}

std::string to_base32(ByteView bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const std::uint8_t byte : bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text.push_back(kBase32[(bits >> held) & 31U]);
    }
  }
  if (held > 0) text.push_back(kBase32[(bits << (5 - held)) & 31U]);
  return text;
}

Result<Bytes> from_base32(std::string_view text) {
  Bytes bytes;
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t digits = 0;
  bool padding = false;
  for (char c : text) {
    if (c == ' ') continue;
    if (c == '=') {
      padding = true;
      continue;
    }
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    const std::size_t value = kBase32.find(c);
    if (padding || value == std::string_view::npos) return fail(bad_input("bad_base32"));
    ++digits;
    bits = (bits << 5) | static_cast<std::uint32_t>(value);
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes.push_back(static_cast<std::uint8_t>(bits >> held));
      bits &= (1U << held) - 1U;
    }
  }
  // 1, 3 and 6 digits over hold no whole byte; bits that are left must be zero (one form each).
  const std::size_t over = digits % 8;
  if (over == 1 || over == 3 || over == 6 || bits != 0) return fail(bad_input("bad_base32"));
  return bytes;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, ByteView secret) {
  return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(account) +
         "?secret=" + to_base32(secret) + "&issuer=" + percent_encoded(issuer) +
         "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace yigang::crypto
