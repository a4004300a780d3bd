#include "usecase/grants.h"

#include <fmt/format.h>

#include "crypto/mac.h"
#include "store/access_queries.h"
#include "store/account_person.h"
#include "store/account_queries.h"
#include "store/plan_queries.h"
#include "store/setting_queries.h"

namespace yigang::usecase {

namespace {

// A key of its own, derived from one of the key file under a label that no account number is (they
// are digits), so that whoever may have an account indexed can't have a grant sealed by it. It
// never lies in the database.
crypto::Digest grant_key(const crypto::Keyring& keys) {
  return keys.blind_index(crypto::IndexPurpose::account, "yigang.key/1|role_grant");
}

// Whoever is known to be behind the account: his other accounts, and himself in the register.
Result<> know_person(store::Reader& reader, Actor& actor) {
  TRY(actor.others, store::accounts_of_person(reader, actor.account));
  std::erase(actor.others, actor.account);
  if (actor.person) return {};
  TRY(actor.person, store::person_behind(reader, actor.account));
  return {};
}

// An organisation of the kind `host` is the 用人单位 of that name in its unit (host names are
// unique there). Before the town has registered it, it has no posts and sees nobody.
Result<> know_host(store::Reader& reader, Actor& actor) {
  if (actor.role != Role::HOST) return {};
  TRY(const std::optional<HostId> host,
      store::host_of_organisation(reader, actor.scope.unit, actor.organisation));
  actor.scope.host = host.value_or(HostId{});
  return {};
}

}  // namespace

Bytes seal_of_grant(const Desk& desk, const store::RoleGrantRow& grant) {
  const auto whom = [](const std::optional<AccountId>& by) {
    return by ? to_text(*by) : std::string("-");
  };
  const std::string text = fmt::format(
      "role_grant|{}|{}|{}|{}|{}|{}|{}|{}", to_text(grant.id), to_text(grant.account_id),
      word(grant.role), to_text(grant.unit), grant.place ? to_text(*grant.place) : "-",
      to_text(grant.asked_by), whom(grant.confirmed_by), whom(grant.revoked_by));
  const crypto::Digest key = grant_key(desk.keys);
  const crypto::Digest mac = crypto::hmac_sm3(key, bytes_of(text));
  return Bytes(mac.begin(), mac.end());
}

bool grant_is_whole(const Desk& desk, const store::RoleGrantRow& grant) {
  return equal_constant_time(seal_of_grant(desk, grant), grant.seal);
}

Scope scope_of(const store::RoleGrantRow& grant) {
  Scope scope{grant.unit, {}, {}};
  if (grant.place) {
    scope.town = grant.place->town();
    if (grant.place->is_village()) scope.village = *grant.place;
  }
  return scope;
}

Actor actor_of(const store::AccountRow& account, const store::RoleGrantRow& grant) {
  Actor actor;
  actor.account = account.id;
  actor.grant = grant.id;
  actor.role = grant.role;
  actor.scope = scope_of(grant);
  actor.organisation = account.organisation_id;
  if (account.person_key) actor.person = *account.person_key;
  return actor;
}

Result<std::optional<Standing>> standing_actor(const Desk& desk, store::Reader& reader,
                                               AccountId account_id, GrantId grant_id) {
  TRY(const std::optional<store::AccountRow> account, store::account_by_id(reader, account_id));
  TRY(const std::optional<store::RoleGrantRow> grant, store::grant_by_id(reader, grant_id));
  TRY(const Date today, store::business_day(reader, desk.clock));
  if (!account || !grant || grant->account_id != account_id) return std::optional<Standing>();
  const bool expired = account->expires_on && today > *account->expires_on;
  TRY(const bool under_contract, store::may_work_on(reader, account->organisation_id, today));
  if (!under_contract) return std::optional<Standing>();
  Actor actor = actor_of(*account, *grant);
  TRY_VOID(know_person(reader, actor));
  TRY_VOID(know_host(reader, actor));
  const bool stands = account->state == store::AccountState::active && !expired &&
                      grant->confirmed_by && !grant->revoked_by && grant_is_whole(desk, *grant);
  if (!stands) return std::optional<Standing>();
  return std::optional(Standing{std::move(actor), account->name, account->must_change_password});
}

}  // namespace yigang::usecase
