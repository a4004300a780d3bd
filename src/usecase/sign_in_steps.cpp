#include "usecase/sign_in_steps.h"

#include "policy/reader.h"
#include "store/access_queries.h"
#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/access_notes.h"
#include "usecase/session.h"

namespace yigang::usecase {

Result<store::SecondFactor> factor_in_force(store::Reader& reader, store::SecondFactor kept) {
  if (kept != store::SecondFactor::off) return kept;
  TRY(const bool demo, store::is_demo(reader));
  return demo ? kept : store::SecondFactor::required;
}

Result<std::optional<KnownAccount>> known_account(Desk& desk, const std::string& login) {
  return desk.database.read_value<std::optional<KnownAccount>>(
      [&](store::Reader& reader) -> Result<std::optional<KnownAccount>> {
        TRY(std::optional<store::AccountRow> account, store::account_by_login(reader, login));
        if (!account) return std::optional<KnownAccount>();
        KnownAccount known;
        TRY(std::optional<store::OrganisationRow> organisation,
            store::organisation_by_id(reader, account->organisation_id));
        TRY(known.grants, store::standing_grants(reader, account->id));
        TRY(known.lost_a_role, store::lost_a_role(reader, account->id));
        TRY(known.today, store::business_day(reader, desk.clock));
        TRY(const PasswordPolicy policy,
            password_policy(desk, reader, account->organisation_id, known.today));
        TRY(const std::optional<Date> set_on, store::password_day(reader, account->id));
        known.password_is_old = password_is_old(policy, set_on, known.today);
        TRY(known.under_contract,
            store::may_work_on(reader, account->organisation_id, known.today));
        known.account = *std::move(account);
        known.organisation = *std::move(organisation);
        TRY(known.organisation.second_factor,
            factor_in_force(reader, known.organisation.second_factor));
        return std::optional(std::move(known));
      });
}

Result<> prove_password(Desk& desk, const std::optional<KnownAccount>& known,
                        std::string_view password) {
  // Only a login that exists can be locked, and a guess at a locked one must not learn whether it
  // was right: both are answered like a wrong password, and as slowly.
  if (!known || !known->account.password_hash || !check_not_locked(desk, known->account)) {
    desk.passwords.verify_nobody(password);
    return fail(unauthenticated("sign_in_failed"));
  }
  const store::AccountRow& account = known->account;
  if (!desk.passwords.verify(*account.password_hash, password)) {
    TRY_VOID(count_failure(desk, account));
    return fail(unauthenticated("sign_in_failed"));
  }
  const bool expired = account.expires_on && known->today > *account.expires_on;
  if (account.state != store::AccountState::active || expired)
    return fail(unauthenticated("account_closed"));
  // LZ-2022-4 二(三): an agency works for the days of its contract.
  if (!known->under_contract) return fail(unauthenticated("agency_contract_over"));
  return {};
}

Result<> count_failure(Desk& desk, const store::AccountRow& account) {
  return desk.database.write([&](store::Writer& writer) -> Result<> {
    const Instant now = desk.clock.now();
    TRY(const bool locked,
        store::count_failed_proof(writer, account.id, kFailuresMax, now, now + kLockOut));
    if (!locked) return {};
    // Who guessed is not known; that somebody did, so often, is told once.
    return note_access(desk, writer, Actor{},
                       {"lock_out", account.id, "", std::to_string(kFailuresMax) + " failures"});
  });
}

Result<> count_proof(const Desk& desk, store::Writer& writer, AccountId account,
                     std::int64_t totp_step, const Problem& used) {
  TRY(const bool counted, store::count_good_proof(writer, account, totp_step, desk.clock.now()));
  if (counted) return {};
  TRY(const std::optional<store::AccountRow> row, store::account_by_id(writer, account));
  if (row->locked_until > desk.clock.now()) return fail(unauthenticated("account_locked"));
  return fail(used);
}

Result<> check_not_locked(Desk& desk, const store::AccountRow& account) {
  const Instant now = desk.clock.now();
  if (account.locked_until <= now) return {};
  if (account.locked_until > now + kLockOut + kClockSlack)
    TRY_VOID(desk.database.write([&](store::Writer& writer) {
      return store::shorten_lock(writer, account.id, account.locked_until, now + kLockOut);
    }));
  return fail(unauthenticated("account_locked"));
}

Result<PasswordPolicy> password_policy(Desk& desk, store::Reader& reader,
                                       OrganisationId organisation, Date day) {
  TRY(const std::optional<store::OrganisationRow> row,
      store::organisation_by_id(reader, organisation));
  TRY(const LawShelf::Edition edition, desk.law.edition(reader));
  policy::LawReader law(*edition.snapshot, row ? row->unit : kCity);
  return law.setting<PasswordPolicy>(law::Figure::password_policy, day);
}

crypto::CellAddress totp_cell(AccountId account) {
  return {"account", "totp_secret", "371500", account.value()};
}

}  // namespace yigang::usecase
