// The departments' registers (LZ-2022-4 二(一)) on both engines: what a snapshot may hold, and when
// it is the same as one before.
#include <algorithm>

#include "store/described_row.h"
#include "store/system_rows.h"
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"
#include "usecase/person_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Registers : public store::EachEngine {
 protected:
  Registers() : desk(GetParam()) {}

  static RegisterEntry entry(int sequence, std::optional<Date> until = std::nullopt) {
    return {fictitious_number(Date(1970, 6, 1), sequence), TargetGroup::disabled, Date(2022, 1, 1),
            until};
  }
  LoadRegister load(std::vector<RegisterEntry> rows) const {
    return {desk.unit(), "残联名单", "冠县残联", Date(2022, 3, 1), std::move(rows)};
  }

  // A person of the department of that name in 冠县.
  Actor of_department(const std::string& name, int copy) {
    Actor actor = desk.actor(Role::DEPT, copy);
    actor.organisation = OrganisationId(actor.account.value());
    const auto made = desk.database().write([&](store::Writer& tx) -> Result<> {
      return store::insert(
          tx, store::OrganisationRow{actor.organisation, store::OrganisationKind::department, name,
                                     desk.unit(), std::nullopt, store::SecondFactor::off, 1});
    });
    EXPECT_EQ(told(made), "done");
    return actor;
  }
  // Of one row of the group: "done", or the refusal at its field.
  std::string loads(const Actor& actor, TargetGroup group) {
    RegisterEntry one = entry(++sequence);
    one.target_group = group;
    const auto answer = desk.run(actor, load({one}));
    return answer ? "done" : answer.error().code + " at " + answer.error().field;
  }

  int sequence = 100;
  TestDesk desk;
  const Actor department = of_department("冠县残联", 0);
};

// 二(一)/11: 卫健 does not hand in the register of 残联, nor 残联 that of 民政.
TEST_P(Registers, a_department_hands_in_its_own_and_no_other) {
  const std::string other = "register_of_other_department at rows[0].target_group";
  const Actor villages = of_department("冠县乡村振兴局", 1);
  const Actor merged = of_department("冠县农业农村局（乡村振兴局）", 2);
  const Actor civil = of_department("冠县民政局", 3);
  const Actor health = of_department("冠县卫生健康局", 4);
  for (const Actor& actor : {villages, merged}) {
    EXPECT_EQ(loads(actor, TargetGroup::poverty_alleviated), "done");
    EXPECT_EQ(loads(actor, TargetGroup::monitored), "done");
    EXPECT_EQ(loads(actor, TargetGroup::disabled), other);
  }
  EXPECT_EQ(loads(civil, TargetGroup::low_income), "done");
  EXPECT_EQ(loads(civil, TargetGroup::monitored), other);
  EXPECT_EQ(loads(department, TargetGroup::disabled), "done");
  EXPECT_EQ(loads(department, TargetGroup::low_income), other);
  EXPECT_EQ(loads(health, TargetGroup::disabled), other);
  EXPECT_EQ(loads(desk.actor(Role::DEPT, 9), TargetGroup::disabled), other) << "of no organisation";
  // One row of another department's among the own ones spoils the whole.
  RegisterEntry foreign = entry(2);
  foreign.target_group = TargetGroup::low_income;
  const auto mixed = desk.run(department, load({entry(1), foreign}));
  ASSERT_EQ(told(mixed), "register_of_other_department");
  EXPECT_EQ(mixed.error().field, "rows[1].target_group");
  EXPECT_EQ(mixed.error().kind, ProblemKind::forbidden);
  // The offices of human resources enter what a department has given them.
  EXPECT_EQ(loads(desk.actor(Role::CNTY_HR), TargetGroup::disabled), "done");
}

TEST_P(Registers, every_group_with_a_register_has_its_department_also_in_the_demo) {
  const auto made = make_first_accounts(*desk, FirstAccounts::demo);
  ASSERT_EQ(told(made), "done");
  const law::LawPtr law = law::LawSnapshot::load("law").value();
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<TargetGroup>>([&](auto d) {
    const TargetGroup group = d.value;
    EXPECT_EQ(policy::needs_register(group), !law->registers().departments_of(group).empty())
        << word(group);
    const bool kept = std::ranges::any_of(*made, [&](const NewAccount& account) {
      return account.role == Role::DEPT && law->registers().keeps(account.name, group);
    });
    EXPECT_EQ(kept, policy::needs_register(group)) << word(group);
  });
}

TEST_P(Registers, a_period_does_not_end_before_it_begins) {
  const auto refusal = desk.run(department, load({entry(1), entry(2, Date(2021, 12, 31))}));
  ASSERT_EQ(told(refusal), "period_reversed");
  EXPECT_EQ(refusal.error().field, "rows[1].until_day");
  EXPECT_EQ(told(desk.run(department, load({entry(1), entry(2, Date(2022, 1, 1))}))), "done");
}

TEST_P(Registers, a_number_stands_in_it_once) {
  const auto refusal =
      desk.run(department, load({entry(1), entry(2), entry(1, Date(2022, 12, 31))}));
  ASSERT_EQ(told(refusal), "register_row_twice");
  EXPECT_EQ(refusal.error().field, "rows[2]");
  const auto loaded = desk.run(department, load({entry(1), entry(2)}));
  ASSERT_EQ(told(loaded), "done");
  EXPECT_EQ(loaded->rows, 2);
}

// The same rows of another owner are another register.
TEST_P(Registers, the_owner_belongs_to_what_makes_two_loads_the_same) {
  const LoadRegister first = load({entry(1)});
  ASSERT_EQ(told(desk.run(department, first)), "done");
  EXPECT_EQ(told(desk.run(department, first)), "register_loaded_before");
  LoadRegister other_owner = first;
  other_owner.owner = "冠县民政局";
  EXPECT_EQ(told(desk.run(department, other_owner)), "done");
  EXPECT_EQ(told(desk.run(department, other_owner)), "register_loaded_before");
}

YIGANG_EACH_ENGINE(Registers);

}  // namespace

}  // namespace yigang::usecase
