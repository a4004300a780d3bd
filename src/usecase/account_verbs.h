// Verbs of organisations, accounts and roles (domain.md §7): the system administrator enters them,
// the security administrators grant, two persons to a grant; nobody grants to themselves. Agency
// accounts expire (二(三)/10).
#pragma once

#include "core/resident_number.h"
#include "store/system_rows.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct CreateOrganisation {
  static constexpr std::string_view kVerb = "create_organisation";
  using Answer = Changed<OrganisationId>;
  store::OrganisationKind kind = store::OrganisationKind::town;
  std::string name;
  UnitCode unit = kCity;
  std::optional<PlaceCode> place;
  store::SecondFactor second_factor = store::SecondFactor::required;
  std::optional<std::string> department = {};  // of those that keep a register
};
BOOST_DESCRIBE_STRUCT(CreateOrganisation, (), (kind, name, unit, place, second_factor, department))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const CreateOrganisation&);
[[nodiscard]] Result<Changed<OrganisationId>> act(Work&, const Grant<CreateOrganisation>&,
                                                  const CreateOrganisation&);

// Which of the departments that keep a register it is, or none of them (二(一)/11).
struct SetDepartment {
  static constexpr std::string_view kVerb = "set_department";
  using Answer = Changed<OrganisationId>;
  OrganisationId id;
  std::optional<std::string> department;
};
BOOST_DESCRIBE_STRUCT(SetDepartment, (), (id, department))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const SetDepartment&);
[[nodiscard]] Result<Changed<OrganisationId>> act(Work&, const Grant<SetDepartment>&,
                                                  const SetDepartment&);

struct AccountCreated {
  AccountId id;
  std::string first_password;  // told once; must be changed at the first sign-in
};
BOOST_DESCRIBE_STRUCT(AccountCreated, (), (id, first_password))

struct CreateAccount {
  static constexpr std::string_view kVerb = "create_account";
  using Answer = AccountCreated;
  std::string login;
  std::string name;
  OrganisationId organisation;
  std::optional<Date> expires_on;  // required for an agency
};
BOOST_DESCRIBE_STRUCT(CreateAccount, (), (login, name, organisation, expires_on))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const CreateAccount&);
[[nodiscard]] Result<AccountCreated> act(Work&, const Grant<CreateAccount>&, const CreateAccount&);

struct CloseAccount {
  static constexpr std::string_view kVerb = "close_account";
  using Answer = Changed<AccountId>;
  AccountId id;
};
BOOST_DESCRIBE_STRUCT(CloseAccount, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const CloseAccount&);
[[nodiscard]] Result<Changed<AccountId>> act(Work&, const Grant<CloseAccount>&,
                                             const CloseAccount&);

// Says whose account it is. Said again only for another number, and by another administrator.
struct TieAccount {
  static constexpr std::string_view kVerb = "tie_account";
  using Answer = Changed<AccountId>;
  AccountId id;
  ResidentNumber resident_number;
  std::string proof;  // how the person was recognised
};
BOOST_DESCRIBE_STRUCT(TieAccount, (), (id, resident_number, proof))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const TieAccount&);
[[nodiscard]] Result<Changed<AccountId>> act(Work&, const Grant<TieAccount>&, const TieAccount&);

struct AskRole {
  static constexpr std::string_view kVerb = "ask_role";
  using Answer = Changed<GrantId>;
  AccountId account;
  Role role = Role::TOWN;
  UnitCode unit = kCity;
  std::optional<PlaceCode> place;
};
BOOST_DESCRIBE_STRUCT(AskRole, (), (account, role, unit, place))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AskRole&);
[[nodiscard]] Result<Changed<GrantId>> act(Work&, const Grant<AskRole>&, const AskRole&);

struct ConfirmRole {
  static constexpr std::string_view kVerb = "confirm_role";
  using Answer = Changed<GrantId>;
  GrantId id;
};
BOOST_DESCRIBE_STRUCT(ConfirmRole, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmRole&);
[[nodiscard]] Result<Changed<GrantId>> act(Work&, const Grant<ConfirmRole>&, const ConfirmRole&);

struct RevokeRole {
  static constexpr std::string_view kVerb = "revoke_role";
  using Answer = Changed<GrantId>;
  GrantId id;
};
BOOST_DESCRIBE_STRUCT(RevokeRole, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RevokeRole&);
[[nodiscard]] Result<Changed<GrantId>> act(Work&, const Grant<RevokeRole>&, const RevokeRole&);

}  // namespace yigang::usecase
