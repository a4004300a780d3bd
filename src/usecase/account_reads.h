// The administrators' list: accounts, and each grant with what has become of it, so that a second
// person sees what there is to confirm. Logins and names only; no password, no secret.
#pragma once

#include "store/system_rows.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

BOOST_DEFINE_FIXED_ENUM_CLASS(GrantState, std::uint8_t, asked, standing, revoked)

struct GrantLine {
  GrantId id;
  Role role = Role::PUB;
  UnitCode unit;
  std::optional<PlaceCode> place;
  GrantState state = GrantState::asked;
};
BOOST_DESCRIBE_STRUCT(GrantLine, (), (id, role, unit, place, state))

struct AccountLine {
  AccountId id;
  std::string login;
  std::string name;
  OrganisationId organisation;
  std::string organisation_name;
  store::AccountState state = store::AccountState::active;
  std::optional<Date> expires_on;
  bool second_factor_set = false;
  std::vector<GrantLine> grants;
};
BOOST_DESCRIBE_STRUCT(AccountLine, (),
                      (id, login, name, organisation, organisation_name, state, expires_on,
                       second_factor_set, grants))

struct AccountQuery {
  std::optional<AccountId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(AccountQuery, (), (after, limit))
[[nodiscard]] Result<wire::Page<AccountLine>> list_accounts(Desk& desk, const Actor& actor,
                                                            const AccountQuery& query);
// For the owner of the machine, who needs no role.
[[nodiscard]] Result<std::vector<AccountLine>> all_accounts(store::Database& database);

}  // namespace yigang::usecase
