#include "usecase/session.h"

#include <algorithm>

#include "crypto/token.h"
#include "crypto/totp.h"
#include "store/access_queries.h"
#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/access_notes.h"
#include "usecase/grants.h"
#include "usecase/passwords.h"
#include "usecase/sign_in_steps.h"

namespace yigang::usecase {

namespace {

// The step that the code used, for the replay guard; 0 when no second factor is asked for.
Result<std::int64_t> check_second_factor(const Desk& desk, const KnownAccount& known,
                                         const std::optional<std::string>& code) {
  if (known.organisation.second_factor == store::SecondFactor::off) return 0;
  if (!known.account.totp_secret) {
    if (known.organisation.second_factor == store::SecondFactor::optional) return 0;
    return fail(unauthenticated("second_factor_not_set"));
  }
  if (!code) return fail(unauthenticated("second_factor_needed"));
  TRY(const Bytes secret, desk.keys.open(totp_cell(known.account.id), *known.account.totp_secret));
  const auto step =
      crypto::match_totp(secret, *code, desk.clock.now(), known.account.totp_last_step);
  if (!step) return fail(unauthenticated("second_factor_wrong"));
  return *step;
}

Result<store::RoleGrantRow> choose_grant(const Desk& desk, const KnownAccount& known,
                                         const std::optional<GrantId>& wanted) {
  for (const store::RoleGrantRow& grant : known.grants) {
    if (wanted && grant.id != *wanted) continue;
    if (!grant_is_whole(desk, grant)) continue;
    return grant;
  }
  // The password holds: whoever worked here yesterday is told what has changed.
  return fail(
      unauthenticated(known.grants.empty() && known.lost_a_role ? "role_revoked" : "no_role"));
}

// Who signs in is noted (reliability.md P8): a store that takes no write lets nobody in, and the
// answer says so, alike for a right and a wrong password.
Problem why_not_noted(Problem problem) {
  if (problem.code == "disk_full") problem.code = "sign_in_disk_full";
  if (problem.code == "store_read_only") problem.code = "sign_in_read_only";
  return problem;
}

bool within(Instant from, std::chrono::milliseconds time, Instant now) {
  return from <= now + kClockSlack && now <= from + time;
}

bool is_live(const store::SessionRow& row, Instant seen_at, Instant now) {
  return within(seen_at, kIdleLimit, now) && within(row.created_at, kAbsoluteLimit, now);
}

// Which sessions are in use is good to know, but no reason to keep a reader waiting or out.
void note_use(const Desk& desk, const crypto::Digest& token_hash, Instant now) {
  constexpr std::chrono::milliseconds kTouchDeadline{500};
  const Result<> written = desk.database.write(
      [&](store::Writer& writer) { return store::touch_session(writer, token_hash, now); },
      {.deadline = kTouchDeadline, .in_passing = true});
  if (written)
    desk.unwritten_uses->written(token_hash);
  else
    desk.unwritten_uses->keep(token_hash, now, now - kIdleLimit);
}

Result<SignedIn> enter(Desk& desk, const SignIn& attempt) {
  TRY(const std::optional<KnownAccount> known, known_account(desk, attempt.login));
  TRY_VOID(prove_password(desk, known, attempt.password));
  const Result<std::int64_t> step = check_second_factor(desk, *known, attempt.code);
  if (!step) {
    if (step.error().code == "second_factor_wrong") TRY_VOID(count_failure(desk, known->account));
    return fail(step.error());
  }
  TRY(const store::RoleGrantRow grant, choose_grant(desk, *known, attempt.grant));
  SignedIn signed_in{crypto::new_token(desk.random), crypto::new_token(desk.random),
                     actor_of(known->account, grant), known->account.name,
                     known->account.must_change_password || known->password_is_old};
  const crypto::Digest token = crypto::token_hash(signed_in.token);
  const crypto::Digest page = crypto::token_hash(signed_in.page_token);
  const Instant now = desk.clock.now();
  const Instant stepped_up = *step > 0 ? now : Instant{};
  signed_in.actor.stepped_up = *step > 0;
  const Result<> stored = desk.database.write([&](store::Writer& writer) -> Result<> {
    // The guard against a code used twice at the same moment, and against a guess that was right
    // while others beside it locked the account.
    const Result<> counted =
        count_proof(desk, writer, known->account.id, *step, unauthenticated("second_factor_wrong"));
    if (!counted && counted.error().code == "account_locked")
      return fail(unauthenticated("sign_in_failed"));
    if (!counted) return counted;
    // Kept with the account, so that the gate of each later request need not ask the figure again.
    if (known->password_is_old) TRY_VOID(store::demand_new_password(writer, known->account.id));
    TRY_VOID(store::put_session(writer,
                                {Bytes(token.begin(), token.end()), Bytes(page.begin(), page.end()),
                                 known->account.id, grant.id, now, now, stepped_up, *step > 0}));
    return note_access(
        desk, writer, signed_in.actor,
        {"sign_in", known->account.id, "", *step > 0 ? "signed in by two factors" : "signed in"});
  });
  if (!stored) return fail(stored.error());
  return signed_in;
}

}  // namespace

Result<SignedIn> sign_in(Desk& desk, const SignIn& attempt) {
  Result<SignedIn> signed_in = enter(desk, attempt);
  if (!signed_in) return fail(why_not_noted(std::move(signed_in).error()));
  return signed_in;
}

Result<LiveSession> find_session(Desk& desk, std::string_view token, std::string_view page_token) {
  const Problem missing = unauthenticated("session_missing");
  if (!crypto::is_token(token) || !crypto::is_token(page_token)) return fail(missing);
  const crypto::Digest hash = crypto::token_hash(token);
  const Instant now = desk.clock.now();
  const std::optional<Instant> used_at = desk.unwritten_uses->last(hash);
  bool touch = false;
  TRY(const std::optional<LiveSession> live,
      desk.database.read_value<std::optional<LiveSession>>(
          [&](store::Reader& reader) -> Result<std::optional<LiveSession>> {
            TRY(const std::optional<store::SessionRow> row, store::session_by_token(reader, hash));
            if (!row || !equal_constant_time(row->page_token_hash, crypto::token_hash(page_token)))
              return std::optional<LiveSession>();
            const Instant seen_at = std::max(row->seen_at, used_at.value_or(row->seen_at));
            if (!is_live(*row, seen_at, now)) return std::optional<LiveSession>();
            TRY(std::optional<Standing> standing,
                standing_actor(desk, reader, row->account_id, row->role_grant_id));
            if (!standing) return std::optional<LiveSession>();
            touch = now > seen_at + std::chrono::minutes(1);
            LiveSession session{std::move(standing->actor), std::move(standing->name),
                                standing->must_change_password};
            session.actor.stepped_up =
                row->stepped_up_at > Instant{} && within(row->stepped_up_at, kStepUpLimit, now);
            return std::optional(std::move(session));
          }));
  if (!live) return fail(missing);
  if (touch) note_use(desk, hash, now);
  return *live;
}

Result<> sign_out(Desk& desk, std::string_view token) {
  if (!crypto::is_token(token)) return {};
  const crypto::Digest hash = crypto::token_hash(token);
  return desk.database.write([&](store::Writer& writer) -> Result<> {
    TRY(const std::optional<store::SessionRow> row, store::session_by_token(writer, hash));
    if (!row) return {};
    TRY_VOID(store::end_session(writer, hash));
    TRY(const Actor self, actor_itself(writer, row->account_id, row->role_grant_id));
    return note_access(desk, writer, self, {"sign_out", row->account_id, "signed in", ""});
  });
}

Result<> step_up(Desk& desk, std::string_view token, std::string_view proof) {
  if (!crypto::is_token(token)) return fail(unauthenticated("session_missing"));
  const crypto::Digest hash = crypto::token_hash(token);
  TRY(const std::optional<store::AccountRow> account,
      desk.database.read_value<std::optional<store::AccountRow>>(
          [&](store::Reader& reader) -> Result<std::optional<store::AccountRow>> {
            TRY(const std::optional<store::SessionRow> row, store::session_by_token(reader, hash));
            if (!row) return std::optional<store::AccountRow>();
            return store::account_by_id(reader, row->account_id);
          }));
  if (!account) return fail(unauthenticated("session_missing"));
  TRY_VOID(check_not_locked(desk, *account));
  std::int64_t step = 0;
  if (account->totp_secret) {
    TRY(const Bytes secret, desk.keys.open(totp_cell(account->id), *account->totp_secret));
    const auto matched =
        crypto::match_totp(secret, proof, desk.clock.now(), account->totp_last_step);
    if (matched) step = *matched;
  }
  const bool proved = step > 0 || (!account->totp_secret && account->password_hash &&
                                   desk.passwords.verify(*account->password_hash, proof));
  if (!proved) {
    TRY_VOID(count_failure(desk, *account));
    return fail(unauthenticated("step_up_failed"));
  }
  return desk.database.write([&](store::Writer& writer) -> Result<> {
    if (step > 0) {
      const Result<> counted =
          count_proof(desk, writer, account->id, step, unauthenticated("step_up_failed"));
      if (!counted) return counted;
    }
    return store::mark_step_up(writer, hash, desk.clock.now());
  });
}

Result<> change_password(Desk& desk, std::string_view token, std::string_view old_password,
                         std::string_view new_password) {
  if (!crypto::is_token(token)) return fail(unauthenticated("session_missing"));
  const crypto::Digest hash = crypto::token_hash(token);
  std::optional<store::SessionRow> session;
  std::optional<store::AccountRow> account;
  PasswordPolicy policy{};
  Date today;
  const Result<> read = desk.database.read([&](store::Reader& reader) -> Result<> {
    TRY(session, store::session_by_token(reader, hash));
    if (!session) return fail(unauthenticated("session_missing"));
    TRY(account, store::account_by_id(reader, session->account_id));
    TRY(today, store::business_day(reader, desk.clock));
    TRY(policy, password_policy(desk, reader, account->organisation_id, today));
    return {};
  });
  if (!read) return read;
  TRY_VOID(check_not_locked(desk, *account));
  if (!account->password_hash || !desk.passwords.verify(*account->password_hash, old_password)) {
    TRY_VOID(count_failure(desk, *account));
    return fail(unauthenticated("step_up_failed"));
  }
  // A password that somebody else gave, or that is old, would stay the one in use.
  if (new_password == old_password) return fail(bad_input("password_not_new").at("new_password"));
  TRY(const CommonPasswords common, CommonPasswords::load(desk.law.folder()));
  TRY_VOID(check_new_password(new_password, account->login, policy, common));
  TRY(const std::string hashed, desk.passwords.hash(new_password));
  return desk.database.write([&](store::Writer& writer) -> Result<> {
    TRY(std::optional<store::AccountRow> row, store::account_by_id(writer, account->id));
    row->password_hash = hashed;
    row->must_change_password = false;
    TRY_VOID(store::save(writer, *row));
    TRY_VOID(store::put_password_day(writer, row->id, today));
    TRY_VOID(store::end_sessions_of(writer, row->id));
    TRY_VOID(store::put_session(writer, *session));
    TRY(const Actor self, actor_itself(writer, row->id, session->role_grant_id));
    return note_access(desk, writer, self,
                       {"change_password", row->id, "password", "new password"});
  });
}

}  // namespace yigang::usecase
