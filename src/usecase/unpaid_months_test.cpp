// Months that are not paid out after their pay day (LZ-2022-4 二(四)/5), on both engines.
#include "usecase/unpaid_months.h"

#include "usecase/figures.h"
#include "usecase/month_fixture.h"
#include "usecase/month_recount.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Unpaid : public MonthFixture {
 protected:
  void TearDown() override { expect_recount(desk.database(), unit); }

  std::vector<UnpaidMonth> months(const Actor& actor) {
    const auto answer = unpaid_months(*desk, actor, {});
    EXPECT_EQ(told(answer), "done");
    return answer ? answer->months : std::vector<UnpaidMonth>{};
  }
  // "2022-03 not_paid 2/0/1/680.00": state, placements, not settled, unpaid lines and money.
  std::string seen(const Actor& actor) {
    std::string text;
    for (const UnpaidMonth& one : months(actor)) {
      if (!text.empty()) text += "; ";
      text += to_text(one.month) + " " + std::string(word(one.state)) + " " +
              std::to_string(one.placements) + "/" + std::to_string(one.not_settled) + "/" +
              std::to_string(one.unpaid_lines) + "/" + to_text(one.unpaid_fen);
    }
    return text;
  }
  std::string seen() { return seen(county); }
};

TEST_P(Unpaid, a_month_is_overdue_from_the_day_after_its_pay_day) {
  place(1);
  desk.set_day(Date(2022, 4, 15));
  EXPECT_EQ(seen(), "");
  desk.set_day(Date(2022, 4, 16));
  EXPECT_EQ(seen(), "2022-03 not_run 1/1/0/0.00");
  const std::vector<UnpaidMonth> listed = months(county);
  ASSERT_EQ(listed.size(), 1U);
  EXPECT_EQ(listed[0].due_on, Date(2022, 4, 15));
  EXPECT_EQ(listed[0].name, "冠县");
  desk.set_day(Date(2022, 5, 16));
  EXPECT_EQ(seen(), "2022-03 not_run 1/1/0/0.00; 2022-04 not_run 1/1/0/0.00");
}

TEST_P(Unpaid, what_a_month_waits_for_is_said_from_the_run_to_the_bank) {
  a_worked_month(2);
  desk.set_day(Date(2022, 4, 16));
  EXPECT_EQ(seen(), "2022-03 not_run 2/2/0/0.00");
  const RunSummary computed = run();
  EXPECT_EQ(seen(), "2022-03 not_locked 2/2/0/0.00");
  const RunSummary locked = lock(computed);
  EXPECT_EQ(seen(), "2022-03 not_paid 2/0/2/1360.00");
  const auto batch = desk.run(county, MakeBankFile{locked.id});
  ASSERT_EQ(told(batch), "done");
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch->id, batch->version})), "done");
  EXPECT_EQ(seen(), "2022-03 not_paid 2/0/2/1360.00") << "the bank has not confirmed anything";
  ASSERT_EQ(told(desk.run(
                bank, TakeBankReturn{unit,
                                     "YGHP|1|371525|1|2\n1|6222000000000001001|680.00|0000||A1\n"
                                     "2|6222000000000001002|680.00|0007|账户销户|A2\n"})),
            "done");
  EXPECT_EQ(seen(), "2022-03 not_paid 2/0/1/680.00") << "what came back is still owed";
  ASSERT_EQ(told(desk.run(county, ReissuePayment{batch->id, {2}})), "done");
  EXPECT_EQ(seen(), "2022-03 not_paid 2/0/1/680.00");
}

TEST_P(Unpaid, a_month_that_was_paid_whole_is_not_listed) {
  a_worked_month(1);
  const auto batch = desk.run(county, MakeBankFile{lock(run()).id});
  ASSERT_EQ(told(batch), "done");
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch->id, batch->version})), "done");
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n1|6222000000000001001|680.00|"
                                               "0000||A1\n"})),
            "done");
  desk.set_day(Date(2022, 4, 30));
  EXPECT_EQ(seen(), "");
}

TEST_P(Unpaid, who_waits_behind_a_locked_run_keeps_the_month_in_the_list) {
  a_worked_month(1);
  lock(run());
  place(2);  // of the 1st of March, entered late
  desk.set_day(Date(2022, 4, 16));
  EXPECT_EQ(seen(), "2022-03 not_settled 2/1/1/680.00");
}

TEST_P(Unpaid, a_correction_changes_what_is_owed) {
  a_worked_month(1);
  const RunSummary main = lock(run());
  CorrectLine down{lines(main.id)[0].id, {}, "核减"};
  down.spans = {{kMarch.first_day(), kMarch.last_day(), Hours(100), {}, {}}};
  const auto corrected = desk.run(county, down);
  ASSERT_EQ(told(corrected), "done");
  ASSERT_EQ(told(desk.run(county2, LockSettlement{corrected->run, 2, true})), "done");
  desk.set_day(Date(2022, 4, 16));
  EXPECT_EQ(seen(), "2022-03 not_paid 1/0/1/170.00");
}

TEST_P(Unpaid, the_pay_day_is_what_the_unit_has_entered) {
  place(1);
  desk.set_day(Date(2022, 4, 11));
  EXPECT_EQ(seen(), "");
  const EnterFigure tenth{"pay_day", unit,       Date(2022, 4, 1),
                          {},        "10",       "冠人社发〔2022〕9号",
                          "一",      "按此执行", store::FigureStatus::confirmed};
  const auto entered = desk.run(county, tenth);
  ASSERT_EQ(told(entered), "done");
  ASSERT_EQ(told(desk.run(county2, ConfirmFigure{entered->id})), "done");
  EXPECT_EQ(seen(), "2022-03 not_run 1/1/0/0.00");
}

TEST_P(Unpaid, the_list_ends_at_the_scope) {
  place(1);
  desk.set_day(Date(2022, 4, 16));
  EXPECT_EQ(months(desk.actor(Role::CITY_HR)).size(), 1U);
  EXPECT_EQ(months(town).size(), 1U);
  Actor other = county;
  other.scope = {UnitCode(371522), {}, {}};
  EXPECT_TRUE(months(other).empty());
  Actor other_town = town;
  other_town.scope.town = PlaceCode(371525002);
  EXPECT_TRUE(months(other_town).empty());
  const auto filtered = unpaid_months(*desk, county, {UnitCode(371522)});
  ASSERT_EQ(told(filtered), "done");
  EXPECT_TRUE(filtered->months.empty());
  EXPECT_EQ(told(unpaid_months(*desk, bank, {})), "role_may_not");
}

// domain.md §7: finance sees the pay and no placements, and the number is made of its towns.
TEST_P(Unpaid, a_month_is_told_by_town_to_whom_sees_no_persons) {
  place(2);
  desk.set_day(Date(2022, 5, 16));
  const auto answer = unpaid_months(*desk, finance, {unit, Month(2022, 4)});
  ASSERT_EQ(told(answer), "done");
  ASSERT_EQ(answer->months.size(), 1U);
  EXPECT_EQ(answer->months[0].month, Month(2022, 4));
  ASSERT_EQ(answer->towns.size(), 1U);
  EXPECT_EQ(answer->towns[0].town, desk.town());
  EXPECT_EQ(answer->towns[0].placements, answer->months[0].placements);
  EXPECT_TRUE(unpaid_months(*desk, finance, {})->towns.empty());
  Actor other_town = town;
  other_town.scope.town = PlaceCode(371525002);
  EXPECT_TRUE(unpaid_months(*desk, other_town, {unit, Month(2022, 4)})->towns.empty());
  EXPECT_TRUE(unpaid_months(*desk, finance, {unit, Month(2022, 6)})->towns.empty());
}

YIGANG_EACH_ENGINE(Unpaid);

}  // namespace

}  // namespace yigang::usecase
