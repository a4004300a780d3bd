// The departments' registers (LZ-2022-4 二(一)) on both engines: what a snapshot may hold, and when
// it is the same as one before.
#include <algorithm>
#include <thread>

#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/system_rows.h"
#include "usecase/account_verbs.h"
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

  // A person of an organisation of that name in 冠县, which is this department.
  Actor of_department(const std::string& name, int copy, std::optional<std::string> which) {
    Actor actor = desk.actor(Role::DEPT, copy);
    actor.organisation = OrganisationId(actor.account.value());
    const auto made = desk.database().write([&](store::Writer& tx) -> Result<> {
      return store::insert(
          tx, store::OrganisationRow{actor.organisation, store::OrganisationKind::department, name,
                                     desk.unit(), std::nullopt, store::SecondFactor::off, 1,
                                     std::move(which)});
    });
    EXPECT_EQ(told(made), "done");
    return actor;
  }
  // Of one row of the group: "done", or the refusal at its field.
  std::string loads(const Actor& actor, TargetGroup group) {
    RegisterEntry one = entry(++sequence);
    one.target_group = group;
    LoadRegister list = load({one});
    list.register_name = std::string(word(group)) + to_text(actor.account);  // of its own
    if (actor.role != Role::DEPT) list.deputy_reason = "残联移交";
    const auto answer = desk.run(actor, list);
    return answer ? "done" : answer.error().code + " at " + answer.error().field;
  }

  int sequence = 100;
  TestDesk desk;
  const Actor department = of_department("冠县残联", 0, "残联");
};

// 二(一)/11: 卫健 does not hand in the register of 残联, nor 残联 that of 民政.
TEST_P(Registers, a_department_hands_in_its_own_and_no_other) {
  const std::string other = "register_of_other_department at rows[0].target_group";
  const Actor villages = of_department("冠县乡村振兴局", 1, "乡村振兴局");
  const Actor merged = of_department("冠县农业农村局", 2, "农业农村局");
  const Actor civil = of_department("冠县民政局", 3, "民政局");
  const Actor health = of_department("冠县卫生健康局", 4, std::nullopt);
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
  // What it is stands with it, not in its name.
  EXPECT_EQ(loads(of_department("与残联合署办公室", 5, std::nullopt), TargetGroup::disabled),
            other);
  EXPECT_EQ(loads(of_department("冠县残疾人服务中心", 6, "残联"), TargetGroup::disabled), "done");
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

// Name and owner are free words: those of another department's register give no right to it.
TEST_P(Registers, a_department_neither_continues_nor_empties_what_another_hands_in) {
  const Actor villages = of_department("冠县乡村振兴局", 1, "乡村振兴局");
  const Actor successor = of_department("冠县农业农村局", 2, "农业农村局");
  const Actor civil = of_department("冠县民政局", 3, "民政局");
  RegisterEntry poor = entry(1);
  poor.target_group = TargetGroup::poverty_alleviated;
  LoadRegister list = load({poor});
  list.register_name = "脱贫享受政策人口";
  list.owner = "冠县乡村振兴局";
  ASSERT_EQ(told(desk.run(villages, list)), "done");
  desk.set_day(Date(2022, 3, 10));
  LoadRegister foreign = list;
  foreign.true_on = Date(2022, 3, 2);
  foreign.rows.clear();
  const auto emptied = desk.run(civil, foreign);
  ASSERT_EQ(told(emptied), "register_of_other_department");
  EXPECT_EQ(emptied.error().kind, ProblemKind::forbidden);
  EXPECT_EQ(emptied.error().field, "register_name");
  foreign.rows = {entry(2)};
  foreign.rows[0].target_group = TargetGroup::low_income;
  EXPECT_EQ(told(desk.run(civil, foreign)), "register_of_other_department");
  foreign.partial = true;
  EXPECT_EQ(told(desk.run(civil, foreign)), "register_of_other_department");
  // A name without a list is nobody's to empty, or it would be emptied before it begins.
  LoadRegister nothing = list;
  nothing.register_name = "监测对象";
  nothing.rows.clear();
  EXPECT_EQ(told(desk.run(villages, nothing)), "register_not_begun");
  // Who keeps the group goes on, also after a reform of the offices, and empties it at its end; who
  // stands for a department does so as before.
  list.true_on = Date(2022, 3, 3);
  EXPECT_EQ(told(desk.run(successor, list)), "done");
  list.rows.clear();
  list.true_on = Date(2022, 3, 4);
  list.empty_reason = "对象全部退出";
  EXPECT_EQ(told(desk.run(villages, list)), "done");
  list.true_on = Date(2022, 3, 5);
  list.deputy_reason = "局系统停用";
  EXPECT_EQ(told(desk.run(desk.actor(Role::CITY_HR), list)), "done");
}

TEST_P(Registers, of_two_departments_that_begin_one_register_at_once_one_does) {
  const Actor civil = of_department("冠县民政局", 3, "民政局");
  std::vector<LoadRegister> lists{load({entry(1)}), load({entry(2)})};
  lists[1].rows[0].target_group = TargetGroup::low_income;
  std::vector<std::string> answers(2);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 2; ++i)
    threads.emplace_back([&, i] {
      const Request request{i == 0 ? department : civil, "begins-at-once", std::to_string(i)};
      answers[i] = told(perform(*desk, request, lists[i]));
    });
  for (std::thread& thread : threads) thread.join();
  std::ranges::sort(answers);
  EXPECT_EQ(answers, (std::vector<std::string>{"done", "register_of_other_department"}));
}

TEST_P(Registers, who_stands_for_a_department_says_why) {
  const Actor county = desk.actor(Role::CNTY_HR);
  LoadRegister list = load({entry(1)});
  for (const auto& silent : {std::optional<std::string>(), std::optional<std::string>(" ")}) {
    list.deputy_reason = silent;
    const auto refusal = desk.run(county, list);
    ASSERT_EQ(told(refusal), "text_missing");
    EXPECT_EQ(refusal.error().field, "deputy_reason");
  }
  list.deputy_reason = "残联系统停用，凭移交函代录";
  EXPECT_EQ(told(desk.run(department, list)), "department_needs_no_deputy");
  const auto loaded = desk.run(county, list);
  ASSERT_EQ(told(loaded), "done");
  const auto kept =
      desk.database().read_value<std::string>([&](store::Reader& tx) -> Result<std::string> {
        TRY(const auto row, store::find<store::RegisterSnapshotRow>(tx, desk.unit(), loaded->id));
        return row->deputy_reason;
      });
  EXPECT_EQ(*kept, *list.deputy_reason);
}

TEST_P(Registers, which_department_an_organisation_is_is_said_of_departments_only) {
  const Actor system = desk.actor(Role::SYSADM);
  using Kind = store::OrganisationKind;
  const auto made = [&](Kind kind, const std::string& which) {
    return desk.run(
        system,
        CreateOrganisation{kind, "单位", desk.unit(), {}, store::SecondFactor::optional, which});
  };
  EXPECT_EQ(told(made(Kind::unit, "民政局")), "no_department");
  const auto unknown = made(Kind::department, "冠县民政局");
  ASSERT_EQ(told(unknown), "unknown_department");
  EXPECT_EQ(unknown.error().field, "department");
  const auto civil = made(Kind::department, "民政局");
  ASSERT_EQ(told(civil), "done");
  Actor actor = desk.actor(Role::DEPT, 8);
  actor.organisation = civil->id;
  EXPECT_EQ(loads(actor, TargetGroup::low_income), "done");
  EXPECT_EQ(told(desk.run(system, SetDepartment{civil->id, "残联"})), "done");
  EXPECT_EQ(loads(actor, TargetGroup::disabled), "done");
  EXPECT_NE(loads(actor, TargetGroup::low_income), "done");
  EXPECT_EQ(told(desk.run(system, SetDepartment{civil->id, {}})), "done");
  EXPECT_NE(loads(actor, TargetGroup::disabled), "done");
  EXPECT_EQ(told(desk.run(system, SetDepartment{civil->id, "卫健局"})), "unknown_department");
  EXPECT_EQ(told(desk.run(system, SetDepartment{OrganisationId(5), {}})), "not_found");
  EXPECT_EQ(told(desk.run(desk.actor(Role::CNTY_HR), SetDepartment{civil->id, {}})), "not_found");
}

TEST_P(Registers, every_group_with_a_department_has_it_also_in_the_demo) {
  const auto made = make_first_accounts(*desk, FirstAccounts::demo);
  ASSERT_EQ(told(made), "done");
  const law::LawPtr law = law::LawSnapshot::load("law").value();
  const auto keeps = [&](const std::string& login, TargetGroup group) {
    const auto which =
        desk.database().read_value<std::string>([&](store::Reader& tx) -> Result<std::string> {
          TRY(const auto account, store::account_by_login(tx, login));
          TRY(const auto own, store::organisation_by_id(tx, account->organisation_id));
          return own->department.value_or("");
        });
    return law->registers().keeps(*which, group);
  };
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<TargetGroup>>([&](auto d) {
    const TargetGroup group = d.value;
    // Of a register group its register, of an urban one its recognition.
    const bool answered = policy::needs_register(group) || policy::belongs_to(group, Side::urban);
    const bool open = group == TargetGroup::expanded;
    EXPECT_EQ(answered && !open, !law->registers().departments_of(group).empty()) << word(group);
    const bool kept = std::ranges::any_of(*made, [&](const NewAccount& account) {
      return account.role == Role::DEPT && keeps(account.login, group);
    });
    EXPECT_EQ(kept, answered && !open) << word(group);
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

// An export that failed has no rows either.
TEST_P(Registers, an_empty_list_says_why_it_empties_the_register) {
  LoadRegister list = load({entry(1)});
  list.empty_reason = "全部退出";
  const auto full = desk.run(department, list);
  ASSERT_EQ(told(full), "register_not_empty");
  EXPECT_EQ(full.error().field, "empty_reason");
  list.empty_reason.reset();
  ASSERT_EQ(told(desk.run(department, list)), "done");
  list.rows.clear();
  const auto silent = desk.run(department, list);
  ASSERT_EQ(told(silent), "register_empty_unexplained");
  EXPECT_EQ(silent.error().kind, ProblemKind::refused);
  EXPECT_EQ(silent.error().field, "empty_reason");
  list.empty_reason = "  ";
  EXPECT_EQ(told(desk.run(department, list)), "text_missing");
  list.empty_reason = "全部退出";
  list.partial = true;
  const auto part = desk.run(department, list);
  ASSERT_EQ(told(part), "nothing_chosen") << "a part without rows says nothing";
  EXPECT_EQ(part.error().field, "rows");
  list.partial.reset();
  EXPECT_EQ(told(desk.run(department, list)), "done");
}

YIGANG_EACH_ENGINE(Registers);

}  // namespace

}  // namespace yigang::usecase
