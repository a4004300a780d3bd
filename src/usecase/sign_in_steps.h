// What every proof of a person does alike: fetch the account as one snapshot, count what failed,
// and answer in the same words and the same time whoever asks (reliability.md §6.6–6.8).
#pragma once

#include "crypto/sealed.h"
#include "store/system_rows.h"
#include "usecase/desk.h"
#include "usecase/passwords.h"

namespace yigang::usecase {

struct KnownAccount {
  store::AccountRow account;
  store::OrganisationRow organisation;
  std::vector<store::RoleGrantRow> grants;  // standing ones
  bool lost_a_role = false;                 // one that stood was revoked
  Date today;
  bool password_is_old = false;  // by the figure password_policy
  bool under_contract = true;    // false: of an agency without a contract for today
};
// Nothing for an unknown login.
[[nodiscard]] Result<std::optional<KnownAccount>> known_account(Desk& desk,
                                                                const std::string& login);

// `sign_in_failed`, also while the account is locked; `account_closed` and `agency_contract_over`
// are told only to who knows the password.
[[nodiscard]] Result<> prove_password(Desk& desk, const std::optional<KnownAccount>& known,
                                      std::string_view password);
// Five failures lock the account, wherever they happened: a step-up is no side door.
[[nodiscard]] Result<> count_failure(Desk& desk, const store::AccountRow& account);
// The proof held. `account_locked` when failures beside it have locked the account meanwhile;
// `used` when the code of the second factor was taken at the same moment.
[[nodiscard]] Result<> count_proof(const Desk& desk, store::Writer& writer, AccountId account,
                                   std::int64_t totp_step, const Problem& used);
// `account_locked`. A lock that lies further ahead than it can last is of a clock that has gone
// back since: it begins anew with this proof.
[[nodiscard]] Result<> check_not_locked(Desk& desk, const store::AccountRow& account);

// By the figure, for the unit of the account's organisation.
[[nodiscard]] Result<PasswordPolicy> password_policy(Desk& desk, store::Reader& reader,
                                                     OrganisationId organisation, Date day);

// Off is for the demo. An office's row that says it (an older program took it) counts as required.
[[nodiscard]] Result<store::SecondFactor> factor_in_force(store::Reader& reader,
                                                          store::SecondFactor kept);

// Where the secret of the second factor is sealed.
[[nodiscard]] crypto::CellAddress totp_cell(AccountId account);

[[nodiscard]] inline Problem unauthenticated(std::string_view code) {
  return problem(ProblemKind::unauthenticated, code);
}

}  // namespace yigang::usecase
