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
  std::optional<std::string> q = {};  // in its name, its login or its organisation's name
};
BOOST_DESCRIBE_STRUCT(AccountQuery, (), (after, limit, q))
[[nodiscard]] Result<wire::Page<AccountLine>> list_accounts(Desk& desk, const Actor& actor,
                                                            const AccountQuery& query);
struct OrganisationLine {
  OrganisationId id;
  store::OrganisationKind kind{};
  std::string name;
  UnitCode unit;
  std::optional<PlaceCode> place;
  store::SecondFactor second_factor{};
  std::optional<std::string> department;  // which of those that keep a register it is
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(OrganisationLine, (),
                      (id, kind, name, unit, place, second_factor, department, version))

struct OrganisationQuery {
  std::optional<OrganisationId> after;
  std::int64_t limit = 50;
  std::optional<std::string> q = {};  // in its name
};
BOOST_DESCRIBE_STRUCT(OrganisationQuery, (), (after, limit, q))
[[nodiscard]] Result<wire::Page<OrganisationLine>> list_organisations(
    Desk& desk, const Actor& actor, const OrganisationQuery& query);

// For the owner of the machine, who needs no role.
[[nodiscard]] Result<std::vector<AccountLine>> all_accounts(store::Database& database);

}  // namespace yigang::usecase
