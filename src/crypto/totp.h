// Second factor: TOTP (RFC 6238) with HMAC-SHA-1, six digits and steps of 30 seconds, as every
// authenticator app knows it. The matched step goes into the account row and is handed in at the
// next sign-in, so that no code works twice. Pure; the clock is an argument.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/secret.h"

namespace yigang::crypto {

inline constexpr std::int64_t kTotpStepSeconds = 30;

// 20 random bytes, the length that RFC 4226 recommends.
[[nodiscard]] Secret new_totp_secret(Random& random);
[[nodiscard]] std::int64_t totp_step(Instant now);
[[nodiscard]] std::string totp_code(ByteView secret, std::int64_t step);
// The step that the code belongs to, out of now − 1, now, now + 1, and only a step after
// `last_used_step`; nothing when there is none. All three are always computed.
[[nodiscard]] std::optional<std::int64_t> match_totp(ByteView secret, std::string_view code,
                                                     Instant now, std::int64_t last_used_step);

// RFC 4648 §6 without padding; reading takes lower case, spaces and padding, as people type it.
[[nodiscard]] std::string to_base32(ByteView bytes);
[[nodiscard]] Result<Bytes> from_base32(std::string_view text);
// otpauth://totp/… for the QR code of the enrolment page. Issuer and account are escaped.
[[nodiscard]] std::string otpauth_uri(std::string_view issuer, std::string_view account,
                                      ByteView secret);

}  // namespace yigang::crypto
