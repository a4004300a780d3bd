// By when the work of a card is to be done, and what is overdue whoever's step it is, on both
// engines.
#include "usecase/today_dues.h"

#include <algorithm>

#include "usecase/month_fixture.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class TodayDues : public MonthFixture {
 protected:
  const Actor city = desk.actor(Role::CITY_HR);
  // "3 until 2022-04-15", with "!" where the term has passed; "" where there is no such card.
  std::string card(const Actor& actor, std::string_view code, TodayQuery area = {}) {
    const auto today = read_today(*desk, actor, area);
    EXPECT_EQ(told(today), "done");
    const auto found = std::ranges::find(today->cards, code, &Card::code);
    if (found == today->cards.end()) return "";
    return std::to_string(found->count) + " until " + (found->due ? to_text(*found->due) : "-") +
           (found->warns ? "!" : "");
  }
};

// LZ-2022-4 二(四)/5: paid by the month, by `pay_day` of the next one.
TEST_P(TodayDues, the_work_of_a_month_is_due_by_its_pay_day_in_each_of_its_steps) {
  a_worked_month(2);
  desk.set_day(Date(2022, 4, 15));
  EXPECT_EQ(card(county, "run_settlement"), "1 until 2022-04-15");
  const RunSummary computed = run();
  EXPECT_EQ(card(county2, "lock_settlement"), "1 until 2022-04-15");
  const RunSummary locked = lock(computed);
  EXPECT_EQ(card(county, "make_bank_file"), "1 until 2022-04-15");
  const auto batch = desk.run(county, MakeBankFile{locked.id});
  ASSERT_EQ(told(batch), "done");
  EXPECT_EQ(card(finance, "release_payment"), "1 until 2022-04-15");
  desk.set_day(Date(2022, 5, 2));
  EXPECT_EQ(card(finance, "release_payment"), "1 until 2022-04-15!") << "of its own month";
}

TEST_P(TodayDues, attendance_that_is_not_in_is_due_by_the_pay_day_too) {
  place(1);
  desk.set_day(Date(2022, 4, 2));
  EXPECT_EQ(card(village, "enter_attendance"), "1 until 2022-04-15");
  desk.set_day(Date(2022, 4, 16));
  EXPECT_EQ(card(village, "enter_attendance"), "1 until 2022-04-15!");
}

TEST_P(TodayDues, whoever_watches_over_the_pay_is_told_of_months_that_are_overdue) {
  a_worked_month(2);
  desk.set_day(Date(2022, 4, 15));
  EXPECT_EQ(card(city, "unpaid_months"), "");
  desk.set_day(Date(2022, 5, 16));
  for (const Actor& one : {city, county, finance})
    EXPECT_EQ(card(one, "unpaid_months"), "2 until 2022-04-15!");
  EXPECT_EQ(card(city, "unpaid_months", {UnitCode(371522), {}}), "") << "of another county";
  EXPECT_EQ(card(village, "unpaid_months"), "") << "who may not see the list gets no card of it";
}

YIGANG_EACH_ENGINE(TodayDues);

}  // namespace

}  // namespace yigang::usecase
