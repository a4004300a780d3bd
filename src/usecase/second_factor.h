// The person's own second factor: an authenticator app (TOTP). An account whose organisation asks
// for one cannot sign in before it is set, so both steps prove the password themselves instead of a
// session. Nothing is stored until a first code shows that the app has the secret; an app that is
// set already must show its own code before another takes its place. Thread-safe.
#pragma once

#include <boost/describe.hpp>
#include <string>

#include "usecase/desk.h"

namespace yigang::usecase {

struct NewSecondFactor {
  std::string secret;  // base32, for typing
  std::string uri;     // otpauth://, for the QR code
};
// Problems: `sign_in_failed`, `account_closed`.
[[nodiscard]] Result<NewSecondFactor> offer_second_factor(Desk& desk, const std::string& login,
                                                          std::string_view password);

struct SetSecondFactor {
  std::string login;
  std::string password;
  std::string secret;                   // as offered
  std::string code;                     // of the new app
  std::optional<std::string> old_code;  // of the app that stands, if one does
};
// Ends all sessions of the account and notes it in the city's journal. Problems: those above,
// `second_factor_wrong`, `second_factor_needed` (the old code), `second_factor_shape`.
[[nodiscard]] Result<> set_second_factor(Desk& desk, const SetSecondFactor& command);

// `off`: nobody of the organisation is asked for one, as in the demo.
BOOST_DEFINE_FIXED_ENUM_CLASS(OwnFactor, std::uint8_t, off, not_set, set)
struct OwnSignIn {
  std::string login;
  OwnFactor factor = OwnFactor::off;
};
// How the person behind a session signs in.
[[nodiscard]] Result<OwnSignIn> own_sign_in(Desk& desk, AccountId account);

}  // namespace yigang::usecase
