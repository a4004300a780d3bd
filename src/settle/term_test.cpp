// Who is on duty and inside the term: pauses by the day, and an open retirement category.
#include <gtest/gtest.h>

#include "settle/city_fixture.h"

namespace yigang::settle {
namespace {

TEST(settle, hours_on_a_paused_day_are_a_problem_and_hours_beside_it_are_paid) {
  const auto line = [](std::vector<policy::WorkSpan> work) {
    City city;
    city.add(Side::rural, city.table(k17), std::move(work)).pauses = {0, 1};
    city.inputs.pauses = {{Date(2022, 3, 15), Date(2022, 3, 31)}};
    return city.only();
  };
  const Line over = line({hours(kMarch, 400)});
  EXPECT_EQ(over.problem, LineProblem::span_on_paused_day);
  EXPECT_EQ(over.amount, Fen(68'000));
  EXPECT_EQ(line({{Date(2022, 3, 1), Date(2022, 3, 14), Hours(200), {}}}).amount, Fen(34'000));
  // Leave brings no hours: nothing is paid for a paused day by it.
  EXPECT_EQ(line({{Date(2022, 3, 1), Date(2022, 3, 14), Hours(200), {}},
                  {Date(2022, 3, 15), Date(2022, 3, 31), Hours(), {}}})
                .status,
            LineStatus::payable);
}

TEST(pauses, lie_between_their_day_and_the_day_before_the_resumption) {
  const auto in_march = [](std::vector<PauseEvent> events) { return paused_in(kMarch, events); };
  using Days = std::vector<DayStretch>;
  const DayStretch march{Date(2022, 3, 1), Date(2022, 3, 31)};
  EXPECT_EQ(in_march({{true, Date(2022, 2, 10)}}), Days{march});
  EXPECT_EQ(in_march({{true, Date(2022, 4, 1)}}), Days{});
  EXPECT_EQ(in_march({{true, Date(2022, 3, 1)}, {false, Date(2022, 4, 1)}}), Days{march});
  EXPECT_EQ(in_march({{true, Date(2022, 3, 5)}, {false, Date(2022, 3, 5)}}), Days{});
  const Days two = in_march({{true, Date(2022, 3, 1)},
                             {false, Date(2022, 3, 11)},
                             {true, Date(2022, 3, 12)},
                             {false, Date(2022, 4, 2)}});
  EXPECT_EQ(two, (Days{{Date(2022, 3, 1), Date(2022, 3, 10)}, {Date(2022, 3, 12), march.last}}));
  EXPECT_FALSE(all_paused(two, march));
  EXPECT_TRUE(all_paused(two, {Date(2022, 3, 12), march.last}));
  EXPECT_TRUE(all_paused(two, {Date(2022, 3, 2), Date(2022, 3, 9)}));
  EXPECT_EQ(first_paused(two, {Date(2022, 3, 11), Date(2022, 3, 11)}), std::nullopt);
  EXPECT_EQ(first_paused(two, {Date(2022, 3, 11), march.last}), Date(2022, 3, 12));
}

// LZ-2022-4 二(四): one month of one person is paid once. Nothing is claimed by a row that pays
// nothing, and whoever waits already need not be told.
TEST(settle, a_month_that_another_unit_paid_is_a_problem_where_the_row_would_pay) {
  const auto line = [](std::int64_t hours_x10, auto change) {
    City city;
    PlacementInput& one = city.add(Side::rural, city.table(k17), {hours(kMarch, hours_x10)});
    city.give_paid(one, {kMarch});
    one.paid_elsewhere = UnitCode(371502);
    change(one);
    return city.only();
  };
  const auto as_it_is = [](PlacementInput&) {};
  const Line paid = line(400, as_it_is);
  EXPECT_EQ(paid.status, LineStatus::problem);
  EXPECT_EQ(paid.problem, LineProblem::paid_elsewhere);
  EXPECT_EQ(paid.amount, Fen(68'000));
  EXPECT_EQ(paid.months_used, 1);
  EXPECT_EQ(line(801, as_it_is).problem, LineProblem::paid_elsewhere);
  EXPECT_EQ(line(0, as_it_is).status, LineStatus::nothing);
  EXPECT_EQ(line(400, [](PlacementInput& one) { one.waiting = true; }).status, LineStatus::waiting);
  EXPECT_EQ(line(400, [](PlacementInput& one) { one.prior_months = 36; }).status,
            LineStatus::tenure_over);
  EXPECT_EQ(line(400, [](PlacementInput& one) { one.rates.reset(); }).problem,
            LineProblem::no_rate);
  City city;
  PlacementInput& one = city.add(Side::rural, city.table(k17), {hours(kMarch, 400)});
  std::string before;
  append_input_text(before, city.inputs);
  one.paid_elsewhere = UnitCode(371502);
  std::string after;
  append_input_text(after, city.inputs);
  EXPECT_EQ(after, before + "elsewhere|371502\n");
}

// A woman's category is never guessed: where pay hangs on it, the row waits for its confirmation.
TEST(settle, an_urban_woman_is_not_paid_where_her_pay_hangs_on_an_unconfirmed_category) {
  const auto line = [](Date birth, std::optional<RetirementCategory> category,
                       std::int64_t worked_x10 = 220, int prior = 0) {
    City city;
    PlacementInput& one = city.add(Side::urban, city.table({{Date(2020, 1, 1), Fen(300'000)}}),
                                   {days(kMarch, worked_x10)});
    one.scheduled = WorkDays(220);
    one.birth = birth;
    one.category = category;
    one.prior_months = prior;
    one.approved_on = Date(2022, 2, 20);
    return city.only();
  };
  // Past 50 and not past 55.
  const Line open = line(Date(1970, 6, 1), {});
  EXPECT_EQ(open.status, LineStatus::problem);
  EXPECT_EQ(open.problem, LineProblem::category_missing);
  EXPECT_EQ(open.amount, Fen(300'000));
  EXPECT_EQ(open.last_payable, Month(2020, 6));
  EXPECT_EQ(line(Date(1970, 6, 1), RetirementCategory::F50).status, LineStatus::tenure_over);
  EXPECT_EQ(line(Date(1970, 6, 1), RetirementCategory::F55).status, LineStatus::payable);
  // Where both say the same, nothing hangs on it.
  EXPECT_EQ(line(Date(1975, 5, 5), {}).status, LineStatus::payable);
  EXPECT_EQ(line(Date(1966, 12, 1), {}).status, LineStatus::tenure_over);
  EXPECT_EQ(line(Date(1970, 6, 1), {}, 0).status, LineStatus::nothing);
  // The 37th month: by F50 she was less than five years away on the day of the first approval.
  EXPECT_EQ(line(Date(1975, 12, 1), {}, 220, 36).problem, LineProblem::category_missing);
  EXPECT_EQ(line(Date(1975, 12, 1), RetirementCategory::F50, 220, 36).status, LineStatus::payable);
  EXPECT_EQ(line(Date(1975, 12, 1), RetirementCategory::F55, 220, 36).status,
            LineStatus::tenure_over);
}

}  // namespace
}  // namespace yigang::settle
