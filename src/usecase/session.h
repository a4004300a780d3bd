// Sign-in and what follows from it (reliability.md §6.6–6.8). A session is a random token in a
// cookie and a second one kept by the page and sent as a header; the store holds their hashes only.
// Five failures lock an account for thirty minutes; an unknown login takes as long as a known one.
// A step-up is good for ten minutes. All times are of the real clock; when it goes back by more
// than the slack of several servers, what lies ahead of it counts no more. Reading needs no write:
// a use that the store does not take is passed over. Thread-safe.
#pragma once

#include <chrono>
#include <string>

#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

inline constexpr std::chrono::minutes kIdleLimit{30};
inline constexpr std::chrono::hours kAbsoluteLimit{12};
inline constexpr std::chrono::minutes kStepUpLimit{10};
inline constexpr std::chrono::minutes kLockOut{30};
inline constexpr std::chrono::minutes kClockSlack{1};
inline constexpr int kFailuresMax = 5;

struct SignIn {
  std::string login;
  std::string password;
  std::optional<std::string> code;  // second factor, where the organisation asks for it
  std::optional<GrantId> grant;     // of an account with several
};

struct SignedIn {
  std::string token;       // goes into the cookie
  std::string page_token;  // kept by the page
  Actor actor;
  std::string name;
  bool must_change_password = false;
};

// Problems: `sign_in_failed` (the same for all that is wrong with login and password, and for an
// account that is locked), `second_factor_needed`, `second_factor_wrong`, `account_closed`,
// `no_role`; `sign_in_disk_full` and `sign_in_read_only` while the store takes no write, for
// whoever comes in is noted.
[[nodiscard]] Result<SignedIn> sign_in(Desk& desk, const SignIn& attempt);

struct LiveSession {
  Actor actor;
  std::string name;
  // Until then the session opens nothing but the change itself.
  bool must_change_password = false;
};
// `session_missing` for a wrong, ended or idle session and for a page token that does not belong to
// it.
[[nodiscard]] Result<LiveSession> find_session(Desk& desk, std::string_view token,
                                               std::string_view page_token);
[[nodiscard]] Result<> sign_out(Desk& desk, std::string_view token);
// Proves the person again: the second factor, or the password where the organisation has none.
[[nodiscard]] Result<> step_up(Desk& desk, std::string_view token, std::string_view proof);

// The person's own password; ends the other sessions of the account. Problems: `step_up_failed` for
// a wrong old one, those of passwords.h.
[[nodiscard]] Result<> change_password(Desk& desk, std::string_view token,
                                       std::string_view old_password,
                                       std::string_view new_password);

}  // namespace yigang::usecase
