#include "usecase/second_factor.h"

#include "crypto/totp.h"
#include "store/account_queries.h"
#include "store/described_row.h"
#include "usecase/access_notes.h"
#include "usecase/sign_in_steps.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kSecretBytes = 20;

// The app that stands must agree; its step is the guard against the same code twice.
Result<> prove_old_factor(Desk& desk, const store::AccountRow& account,
                          const std::optional<std::string>& code) {
  if (!account.totp_secret) return {};
  if (!code) return fail(unauthenticated("second_factor_needed"));
  TRY(const Bytes secret, desk.keys.open(totp_cell(account.id), *account.totp_secret));
  if (crypto::match_totp(secret, *code, desk.clock.now(), account.totp_last_step)) return {};
  TRY_VOID(count_failure(desk, account));
  return fail(unauthenticated("second_factor_wrong"));
}

}  // namespace

Result<NewSecondFactor> offer_second_factor(Desk& desk, const std::string& login,
                                            std::string_view password) {
  TRY(const std::optional<KnownAccount> known, known_account(desk, login));
  TRY_VOID(prove_password(desk, known, password));
  const crypto::Secret secret = crypto::new_totp_secret(desk.random);
  return NewSecondFactor{crypto::to_base32(secret.reveal()),
                         crypto::otpauth_uri("益岗 Yigang", login, secret.reveal())};
}

Result<> set_second_factor(Desk& desk, const SetSecondFactor& command) {
  TRY(const std::optional<KnownAccount> known, known_account(desk, command.login));
  TRY_VOID(prove_password(desk, known, command.password));
  const store::AccountRow& account = known->account;
  TRY_VOID(prove_old_factor(desk, account, command.old_code));
  const Result<Bytes> secret = crypto::from_base32(command.secret);
  if (!secret || secret->size() != kSecretBytes)
    return fail(bad_input("second_factor_shape").at("secret"));
  const auto step = crypto::match_totp(*secret, command.code, desk.clock.now(), 0);
  if (!step) {
    TRY_VOID(count_failure(desk, account));
    return fail(unauthenticated("second_factor_wrong"));
  }
  TRY(const Bytes sealed, desk.keys.seal(totp_cell(account.id), *secret, desk.random));
  return desk.database.write([&](store::Writer& writer) -> Result<> {
    TRY(std::optional<store::AccountRow> row, store::account_by_id(writer, account.id));
    // Somebody else set one between the proof and now.
    if (row->totp_secret != account.totp_secret) return fail(conflict("stale_version"));
    const bool had_one = row->totp_secret.has_value();
    row->totp_secret = sealed;
    // The first code is used up; the next sign-in takes the next one.
    row->totp_last_step = *step;
    row->failures = 0;
    TRY_VOID(store::save(writer, *row));
    TRY_VOID(store::end_sessions_of(writer, row->id));
    const GrantId grant = known->grants.empty() ? GrantId{} : known->grants.front().id;
    TRY(const Actor self, actor_itself(writer, row->id, grant));
    return note_access(
        desk, writer, self,
        {"set_second_factor", row->id, had_one ? "second factor" : "", "new second factor"});
  });
}

Result<OwnSignIn> own_sign_in(Desk& desk, AccountId account) {
  return desk.database.read_value<OwnSignIn>([&](store::Reader& reader) -> Result<OwnSignIn> {
    TRY(const std::optional<store::AccountRow> row, store::account_by_id(reader, account));
    CHECK(row.has_value());
    TRY(const std::optional<store::OrganisationRow> organisation,
        store::organisation_by_id(reader, row->organisation_id));
    TRY(const store::SecondFactor asked, factor_in_force(reader, organisation->second_factor));
    const bool off = asked == store::SecondFactor::off;
    const OwnFactor factor = row->totp_secret ? OwnFactor::set : OwnFactor::not_set;
    return OwnSignIn{row->login, off ? OwnFactor::off : factor};
  });
}

}  // namespace yigang::usecase
