// Which role goes to whom, on both engines: organisation, level, place, and what excludes what in
// one person.
#include "usecase/role_rules.h"

#include "store/account_queries.h"
#include "usecase/account_reads.h"
#include "usecase/account_verbs.h"
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;
using Kind = store::OrganisationKind;

constexpr UnitCode kGuanxian{371525};
constexpr UnitCode kShenxian{371522};
constexpr PlaceCode kTown{371525001};
constexpr PlaceCode kOtherTown{371525002};
constexpr PlaceCode kVillage{371525001042};

class RolesOfAccounts : public store::EachEngine {
 protected:
  RolesOfAccounts() : desk(GetParam()) {}
  AccountId account(Kind kind, UnitCode unit, std::optional<PlaceCode> place = {}) {
    const auto organisation = desk.run(
        system, CreateOrganisation{kind, "单位", unit, place, store::SecondFactor::optional});
    EXPECT_EQ(told(organisation), "done");
    const auto made = desk.run(
        system, CreateAccount{"clerk" + std::to_string(++count), "经办人", organisation->id, {}});
    EXPECT_EQ(told(made), "done");
    return made->id;
  }
  // "done", or the code of the refusal and its field.
  std::string ask(AccountId id, Role role, UnitCode unit, std::optional<PlaceCode> place = {}) {
    return said(desk.run(first, AskRole{id, role, unit, place}));
  }
  GrantId asked(AccountId id, Role role, UnitCode unit, std::optional<PlaceCode> place = {}) {
    const auto grant = desk.run(first, AskRole{id, role, unit, place});
    EXPECT_EQ(told(grant), "done");
    return grant->id;
  }
  std::string confirm(GrantId id) { return said(desk.run(second, ConfirmRole{id})); }

  TestDesk desk;
  const Actor system = desk.actor(Role::SYSADM);
  const Actor first = desk.actor(Role::SECADM);
  const Actor second = desk.actor(Role::SECADM, 1);
  int count = 0;

 private:
  template <class T>
  static std::string said(const Result<T>& result) {
    return result ? "done" : result.error().code + " " + result.error().field;
  }
};

TEST_P(RolesOfAccounts, a_role_belongs_to_its_kind_of_organisation) {
  const AccountId town = account(Kind::town, kGuanxian, kTown);
  EXPECT_EQ(ask(town, Role::SECADM, kCity), "role_of_other_organisation role");
  EXPECT_EQ(ask(town, Role::CITY_FIN, kCity), "role_of_other_organisation role");
  EXPECT_EQ(ask(town, Role::AGENCY, kGuanxian, kTown), "role_of_other_organisation role");
  EXPECT_EQ(ask(town, Role::TOWN, kGuanxian, kTown), "done");
  EXPECT_EQ(ask(account(Kind::bank, kGuanxian), Role::CNTY_FIN, kGuanxian),
            "role_of_other_organisation role");
  EXPECT_EQ(ask(account(Kind::bank, kGuanxian), Role::BANK, kGuanxian), "done");
}

TEST_P(RolesOfAccounts, an_organisation_works_in_its_own_unit) {
  EXPECT_EQ(ask(account(Kind::finance, kGuanxian), Role::CNTY_FIN, kShenxian),
            "role_of_other_organisation unit");
  const AccountId town = account(Kind::town, kGuanxian, kTown);
  // A clerk may help out in the next town.
  EXPECT_EQ(ask(town, Role::TOWN, kGuanxian, kOtherTown), "done");
  EXPECT_EQ(ask(town, Role::TOWN, kShenxian, PlaceCode(371522001)),
            "role_of_other_organisation unit");
  EXPECT_EQ(ask(account(Kind::unit, kGuanxian), Role::TOWN, kGuanxian, kOtherTown), "done");
}

TEST_P(RolesOfAccounts, a_role_is_held_at_its_level_and_names_its_place) {
  const AccountId town = account(Kind::town, kGuanxian, kTown);
  EXPECT_EQ(ask(town, Role::TOWN, kGuanxian), "role_place_needed place");
  EXPECT_EQ(ask(town, Role::TOWN, kGuanxian, kVillage), "role_of_other_level place");
  const AccountId village = account(Kind::village, kGuanxian, kVillage);
  EXPECT_EQ(ask(village, Role::VILL, kGuanxian), "role_place_needed place");
  EXPECT_EQ(ask(village, Role::VILL, kGuanxian, kTown), "role_of_other_level place");
  EXPECT_EQ(ask(village, Role::VILL, kGuanxian, PlaceCode(371525001999)), "bad_place_code place");
  EXPECT_EQ(ask(village, Role::VILL, kGuanxian, kVillage), "done");
  EXPECT_EQ(ask(account(Kind::unit, kGuanxian), Role::CNTY_HR, kGuanxian, kTown),
            "role_of_other_level place");
  EXPECT_EQ(ask(account(Kind::finance, kCity), Role::CNTY_FIN, kCity), "role_of_other_level unit");
  EXPECT_EQ(ask(account(Kind::finance, kCity), Role::CITY_FIN, kGuanxian),
            "role_of_other_level unit");
}

// domain.md §7.1: three administrators, none with business data; AUDIT only reads.
TEST_P(RolesOfAccounts, roles_that_exclude_each_other_are_not_asked_for_one_account) {
  const AccountId city = account(Kind::city, kCity);
  ASSERT_EQ(confirm(asked(city, Role::SYSADM, kCity)), "done");
  for (const Role role : {Role::SECADM, Role::AUDADM, Role::CITY_HR})
    EXPECT_EQ(ask(city, role, kCity), "roles_exclude_each_other role") << word(role);
  EXPECT_EQ(ask(city, Role::SYSADM, kCity), "done");
}

TEST_P(RolesOfAccounts, of_two_that_were_asked_before_only_one_is_confirmed) {
  const AccountId city = account(Kind::city, kCity);
  const GrantId business = asked(city, Role::CITY_HR, kCity);
  const GrantId security = asked(city, Role::SECADM, kCity);
  EXPECT_EQ(confirm(business), "done");
  EXPECT_EQ(confirm(security), "roles_exclude_each_other role");
  ASSERT_EQ(told(desk.run(second, RevokeRole{business})), "done");
  EXPECT_EQ(confirm(security), "done");
}

TEST_P(RolesOfAccounts, audit_excludes_all_business) {
  const RoleRules& rules = desk->authority.roles();
  store::RoleGrantRow grant;
  grant.role = Role::AUDIT;
  for (const Role role : {Role::CNTY_HR, Role::TOWN, Role::DEPT, Role::AUDADM})
    EXPECT_EQ(told(rules.check_beside(role, {grant})), "roles_exclude_each_other") << word(role);
  grant.role = Role::TOWN;
  EXPECT_EQ(told(rules.check_beside(Role::CNTY_HR, {grant})), "done");
}

TEST_P(RolesOfAccounts, the_first_accounts_fit) {
  ASSERT_EQ(told(make_first_accounts(*desk, FirstAccounts::demo)), "done");
  const auto accounts = all_accounts(desk.database());
  ASSERT_EQ(told(accounts), "done");
  EXPECT_GT(accounts->size(), 20U);
  for (const AccountLine& account : *accounts) {
    const auto organisation = desk.database().read_value<store::OrganisationRow>(
        [&](store::Reader& reader) -> Result<store::OrganisationRow> {
          TRY(auto row, store::organisation_by_id(reader, account.organisation));
          return row.value();
        });
    ASSERT_EQ(told(organisation), "done");
    for (const GrantLine& grant : account.grants)
      EXPECT_EQ(
          told(desk->authority.roles().check(grant.role, *organisation, grant.unit, grant.place)),
          "done")
          << account.login;
  }
}

TEST(RolesFile, each_role_has_one_row_and_each_word_is_known) {
  EXPECT_EQ(told(RoleRules::read("role,organisations,levels,duty\nTOWN,town,town,business\n")),
            "authority_bad_cell");
  EXPECT_EQ(told(RoleRules::read("role,organisations,levels,duty\nTOWN,hamlet,town,business\n")),
            "authority_bad_cell");
}

YIGANG_EACH_ENGINE(RolesOfAccounts);

}  // namespace

}  // namespace yigang::usecase
