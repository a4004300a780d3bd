#include <gtest/gtest.h>

#include "base/random.h"
#include "settle/city_fixture.h"

namespace yigang::settle {
namespace {

// T1, T2
TEST(settle, a_rural_month_is_hours_times_the_rate) {
  City city;
  const std::size_t rates = city.table(k17);
  city.add(Side::rural, rates, {hours(kMarch, 400)});
  city.add(Side::rural, rates, {hours(kMarch, 335)});
  const Settlement result = city.settled();
  EXPECT_EQ(result.lines[0].status, LineStatus::payable);
  EXPECT_EQ(result.lines[0].amount, Fen(68'000));
  EXPECT_EQ(result.lines[1].amount, Fen(56'950));
  EXPECT_EQ(result.rural.total, Fen(124'950));
  EXPECT_EQ(result.rural.person_months, 2);
  EXPECT_TRUE(result.province_not_entered);
  EXPECT_EQ(result.lines[0].months_used, 1);
}

// T3, T4
TEST(settle, a_rise_of_the_floor_inside_a_total_needs_a_split_and_below_it_blocks) {
  const Month month(2023, 10);
  City city(month);
  const std::size_t raised =
      city.table({{Date(2021, 10, 1), Fen(1'700)}, {Date(2023, 10, 16), Fen(1'900)}});
  city.add(Side::rural, raised, {hours(month, 400)});
  city.add(Side::rural, city.table(k17), {hours(month, 200)});
  const Settlement result = city.settled();
  EXPECT_EQ(result.lines[0].problem, LineProblem::needs_split);
  EXPECT_EQ(result.lines[0].amount, Fen());
  EXPECT_EQ(result.lines[1].problem, LineProblem::below_floor);
  EXPECT_EQ(result.lines[1].amount, Fen(34'000));
  EXPECT_GT(result.lines[1].missing, Fen());
  EXPECT_EQ(result.problems, 2);
}

// T5, T6, T8
TEST(settle, rural_money_is_shared_four_to_six_and_urban_money_never) {
  City city;
  const std::size_t odd = city.table({{Date(2022, 1, 1), Fen(68'001)}});
  city.add(Side::rural, odd, {hours(kMarch, 10)});
  city.add(Side::urban, city.table(kMonthly1700), {days(kMarch, 100)}).scheduled = WorkDays(220);
  const Settlement result = city.settled();
  EXPECT_EQ(result.lines[0].parts.city, Fen(27'200));
  EXPECT_EQ(result.lines[0].parts.county, Fen(40'801));
  EXPECT_EQ(result.lines[1].parts.original_channel, result.lines[1].amount);
  EXPECT_EQ(result.lines[1].amount, Fen(77'273));
  EXPECT_EQ(result.urban.parts.city, Fen());
}

// T7, T24
TEST(settle, a_correction_mirrors_the_ratio_of_its_month) {
  const policy::FundingParts month{.city = Fen(40'000), .county = Fen(60'000)};
  Line corrected;
  corrected.amount = Fen();
  const Correction back = correct(corrected, Fen(68'003), month, 4);
  EXPECT_EQ(back.amount, Fen(-68'003));
  EXPECT_EQ(back.parts.city, Fen(-27'201));
  EXPECT_EQ(back.parts.county, Fen(-40'802));
}

// T24
TEST(settle, nothing_is_paid_after_the_last_day) {
  City city;
  const std::size_t rates = city.table(k17);
  const policy::WorkSpan until{Date(2022, 3, 1), Date(2022, 3, 15), Hours(200), {}};
  const policy::WorkSpan after{Date(2022, 3, 16), Date(2022, 3, 31), Hours(200), {}};
  city.add(Side::rural, rates, {until, after}).last_day = Date(2022, 3, 15);
  city.add(Side::rural, rates, {after}).last_day = Date(2022, 3, 15);
  city.add(Side::rural, rates, {hours(kMarch, 400)}).last_day = Date(2022, 3, 15);
  const policy::WorkSpan leave{Date(2022, 3, 16), Date(2022, 3, 31), Hours(), {}};
  city.add(Side::rural, rates, {until, leave}).last_day = Date(2022, 3, 15);
  city.add(Side::rural, rates, {leave}).last_day = Date(2022, 3, 15);
  city.add(Side::rural, rates, {hours(kMarch, 400)}).last_day = Date(2022, 2, 15);
  const Settlement result = city.settled();
  EXPECT_EQ(result.lines[0].amount, Fen(34'000));
  EXPECT_EQ(result.lines[0].hours, Hours(200));
  EXPECT_EQ(result.lines[2].problem, LineProblem::needs_split);
  // Work that is not paid does not vanish: either the work is wrong or the day.
  for (const std::size_t dropped : {0U, 1U, 5U}) {
    EXPECT_EQ(result.lines[dropped].status, LineStatus::problem);
    EXPECT_EQ(result.lines[dropped].problem, LineProblem::work_after_end);
  }
  EXPECT_EQ(result.lines[3].status, LineStatus::payable);
  EXPECT_EQ(result.lines[4].status, LineStatus::nothing);
}

// T9, T10
TEST(settle, month_37_is_past_the_term_and_prior_months_count) {
  const Month now(2025, 8);
  City city(now);
  const std::size_t rates = city.table({{Date(2024, 1, 1), Fen(2'000)}});
  PlacementInput& used = city.add(Side::rural, rates, {hours(now, 400)});
  std::vector<Month> paid = months(Month(2022, 3), 10);
  for (const Month month : months(Month(2023, 6), 26)) paid.push_back(month);
  city.give_paid(used, paid);
  PlacementInput& last = city.add(Side::rural, rates, {hours(now, 400)});
  city.give_paid(last, months(Month(2022, 3), 21));
  last.prior_months = 14;
  const Settlement result = city.settled();
  EXPECT_EQ(result.lines[0].status, LineStatus::tenure_over);
  EXPECT_EQ(result.lines[0].amount, Fen());
  EXPECT_EQ(result.lines[0].months_used, 36);
  EXPECT_EQ(result.lines[1].status, LineStatus::payable);
  EXPECT_EQ(result.lines[1].months_used, 36);
}

TEST(settle, arrears_of_an_earlier_month_do_not_make_a_37th_month) {
  City city(Month(2022, 4));
  PlacementInput& one = city.add(Side::rural, city.table(k17), {hours(Month(2022, 4), 400)});
  city.give_paid(one, months(Month(2022, 5), 36));
  EXPECT_EQ(city.only().status, LineStatus::tenure_over);
}

// T11
TEST(settle, two_posts_in_one_month_are_one_month) {
  City city;
  PlacementInput& one = city.add(Side::rural, city.table(k17), {hours(kMarch, 100)});
  city.give_paid(one, {Month(2022, 2), kMarch});
  EXPECT_EQ(city.only().months_used, 2);
  EXPECT_EQ(city.only().status, LineStatus::payable);
}

// T27
TEST(settle, an_urban_person_close_to_retirement_is_paid_up_to_its_month) {
  for (const Month month : {Month(2025, 7), Month(2025, 8)}) {
    City city(month);
    PlacementInput& one =
        city.add(Side::urban, city.table({{Date(2020, 1, 1), Fen(300'000)}}), {days(month, 220)});
    one.birth = Date(1965, 5, 1);
    one.category = RetirementCategory::M60;
    one.first_approval = policy::FirstApproval{Date(2020, 5, 2), 55, Date(2025, 5, 1), 59, true};
    one.prior_months = 60;
    EXPECT_EQ(city.only().status,
              month == Month(2025, 7) ? LineStatus::payable : LineStatus::tenure_over);
  }
}

// T26
TEST(settle, urban_days_beyond_the_scheduled_ones_are_paid_at_most_in_full) {
  City city;
  const std::size_t rates = city.table(kMonthly1700);
  city.add(Side::urban, rates, {days(kMarch, 135)}).scheduled = WorkDays(220);
  city.add(Side::urban, rates, {days(kMarch, 230)}).scheduled = WorkDays(220);
  // 23 working days in March 2022, by the calendar.
  city.add(Side::urban, rates, {days(kMarch, 115)});
  const Settlement result = city.settled();
  EXPECT_EQ(result.lines[0].amount, Fen(104'318));
  EXPECT_EQ(result.lines[1].amount, Fen(170'000));
  EXPECT_EQ(result.lines[2].amount, Fen(85'000));
}

// 一人一岗, one after the other: the month of a person is one full month, on however many posts.
TEST(settle, an_urban_month_on_two_posts_is_paid_at_most_in_full) {
  City city;
  const std::size_t rates = city.table({{Date(2021, 10, 1), Fen(173'333)}});
  city.add(Side::urban, rates, {days(kMarch, 140)}).scheduled = WorkDays(200);
  PlacementInput& second = city.add(Side::urban, rates, {days(kMarch, 140)});
  second.scheduled = WorkDays(200);
  second.person = city.inputs.placements[0].person;
  city.inputs.others.push_back({WorkDays(140), WorkDays(200)});
  second.others = {0, 1};
  EXPECT_EQ(city.settled().lines[0].amount, Fen(121'333));
  EXPECT_EQ(city.settled().lines[1].amount, Fen(52'000));
  EXPECT_EQ(city.settled().urban.total, Fen(173'333));
  // Two halves of an odd amount are no fen more than the whole.
  city.inputs.rate_tables[0][0].rate = Fen(173'401);
  city.inputs.work[0].days = city.inputs.others[0].days = WorkDays(100);
  EXPECT_EQ(city.settled().urban.total, Fen(173'401));
  // A full month of the other post leaves nothing; half of it leaves half, whatever its days.
  city.inputs.others[0] = {WorkDays(230), {}};
  EXPECT_EQ(city.settled().lines[1].status, LineStatus::nothing);
  city.inputs.others[0] = {WorkDays(115), {}};
  EXPECT_EQ(city.settled().lines[1].amount, Fen(86'700));
}

TEST(settle, held_and_waiting_rows_get_nothing_and_block_nobody) {
  City city;
  const std::size_t rates = city.table(k17);
  city.add(Side::rural, rates, {hours(kMarch, 400)}).held = true;
  city.add(Side::rural, rates, {hours(kMarch, 400)}).waiting = true;
  const Settlement result = city.settled();
  EXPECT_EQ(result.lines[0].status, LineStatus::held);
  EXPECT_EQ(result.lines[1].status, LineStatus::waiting);
  EXPECT_EQ(result.total(), Fen());
  EXPECT_EQ(result.problems, 0);
  EXPECT_EQ(result.waiting, 1);
  EXPECT_EQ(result.lines[0].hours, Hours(400));
}

TEST(settle, what_is_missing_is_a_problem_of_its_own_name) {
  City city;
  const std::size_t rates = city.table(k17);
  city.add(Side::rural, rates, {});
  city.add(Side::rural, rates, {hours(kMarch, 801)});
  city.add(Side::rural, rates, {hours(kMarch, 801)}).overtime_confirmed = true;
  city.add(Side::rural, rates, {hours(kMarch, 400)}).account_present = false;
  city.add(Side::rural, rates, {hours(kMarch, 400)}).rates.reset();
  city.add(Side::rural, rates, {}).off_duty = true;
  const Settlement result = city.settled();
  EXPECT_EQ(result.lines[0].problem, LineProblem::no_attendance);
  EXPECT_EQ(result.lines[1].problem, LineProblem::overtime_unconfirmed);
  EXPECT_EQ(result.lines[2].status, LineStatus::payable);
  EXPECT_EQ(result.lines[3].problem, LineProblem::no_account);
  EXPECT_EQ(result.lines[4].problem, LineProblem::no_rate);
  EXPECT_EQ(result.lines[5].status, LineStatus::nothing);
  EXPECT_EQ(result.problems, 4);
}

// A city of random people; the same seed, the same people.
City random_city(std::uint64_t seed, int people) {
  SeededRandom random(seed);
  City city;
  const std::size_t rural = city.table(k17);
  const std::size_t odd = city.table({{Date(2021, 1, 1), Fen(1'713)}});
  const std::size_t urban = city.table(kMonthly1700);
  for (int i = 0; i < people; ++i) {
    const bool is_rural = random.below(5) != 0;
    const std::size_t table = !is_rural ? urban : random.below(2) != 0 ? rural : odd;
    const auto x10 = static_cast<std::int64_t>(is_rural ? random.below(801) : random.below(47) * 5);
    PlacementInput& one = city.add(is_rural ? Side::rural : Side::urban, table,
                                   {is_rural ? hours(kMarch, x10) : days(kMarch, x10)});
    one.scheduled = WorkDays(220);
    one.prior_months = static_cast<int>(random.below(40));
    city.give_paid(one, months(Month(2021, 12), static_cast<int>(random.below(4))));
    one.birth = Date(1957 + static_cast<int>(random.below(20)), 1, 1);
    if (!is_rural) one.category = RetirementCategory::M60;
    if (is_rural && random.below(4) == 0)
      one.extension_until = kMarch.plus(static_cast<int>(random.below(9)) - 4);
  }
  return city;
}

TEST(settle, bulk_and_explained_results_are_equal_row_by_row) {
  const City city = random_city(1, 400);
  const Settlement result = city.settled();
  int over = 0;
  for (std::size_t i = 0; i < result.lines.size(); ++i) {
    const PlacementInput& one = city.inputs.placements[i];
    const Line& line = result.lines[i];
    const auto spans = one.work.of(city.inputs.work);
    const auto pay = policy::explain_allowance({.side = one.side,
                                                .unit = kUnit,
                                                .month = kMarch,
                                                .work = {spans.begin(), spans.end()},
                                                .rates = city.inputs.rate_tables[*one.rates],
                                                .scheduled = *one.scheduled},
                                               shipped());
    const auto before = one.paid.of(city.inputs.months);
    std::vector<Month> paid(before.begin(), before.end());
    paid.push_back(kMarch);
    paid = policy::distinct_months(std::move(paid));
    const auto term =
        policy::explain_tenure({.side = one.side,
                                .prior_months = one.prior_months,
                                .paid = paid,
                                .from = kMarch,
                                .extension_until = one.extension_until},
                               shipped(), kUnit, kMarch.last_day(), one.birth, one.category);
    ASSERT_TRUE(pay && term);
    EXPECT_EQ(line.last_payable, term->tenure.last_payable);
    if (line.status == LineStatus::tenure_over) {
      ++over;
      EXPECT_EQ(line.amount, Fen());
    } else {
      EXPECT_EQ(line.amount, pay->allowance.amount);
      EXPECT_TRUE(term->tenure.payable(kMarch));
    }
  }
  EXPECT_GT(over, 20);
}

TEST(settle, every_row_and_every_column_adds_up_to_the_fen) {
  for (std::uint64_t seed = 2; seed < 12; ++seed) {
    City city = random_city(seed, 150);
    city.inputs.social_fund = Fen(1'234'567);
    const Settlement result = city.settled();
    policy::FundingParts sums;
    Fen total;
    for (const Line& line : result.lines) {
      EXPECT_EQ(line.parts.sum(), line.amount);
      total += line.amount;
      sums.province += line.parts.province;
      sums.city += line.parts.city;
      sums.county += line.parts.county;
      sums.social_fund += line.parts.social_fund;
      sums.original_channel += line.parts.original_channel;
    }
    EXPECT_EQ(total, result.total());
    EXPECT_EQ(sums.sum(), result.total());
    EXPECT_EQ(sums.city, result.rural.parts.city);
    EXPECT_EQ(sums.social_fund, result.rural.parts.social_fund);
    EXPECT_EQ(sums.original_channel, result.urban.total);
  }
}

TEST(settle, the_same_inputs_give_the_same_bytes) {
  const auto bytes = [](const City& city) {
    std::string text;
    append_input_text(text, city.inputs);
    for (const Line& line : city.settled().lines) text += canonical_line(line) + "\n";
    return text;
  };
  EXPECT_EQ(bytes(random_city(3, 200)), bytes(random_city(3, 200)));
  City moved = random_city(3, 200);
  moved.inputs.work[7].hours = moved.inputs.work[7].hours + Hours(1);
  EXPECT_NE(bytes(random_city(3, 200)), bytes(moved));
}

TEST(settle, a_line_is_sealed_in_the_documented_form) {
  City city;
  city.add(Side::rural, city.table(k17), {hours(kMarch, 400)});
  EXPECT_EQ(canonical_line(city.only()),
            "line|2022-03|1|1001|5001|rural|371522100|371522100200|pay|payable|-|40.0|0.0|17.00|"
            "680.00|0.00|0.00|272.00|408.00|0.00|0.00|1|2025-02|-");
  // A line from before migration 014 keeps its bytes.
  EXPECT_EQ(canonical_line(city.only(), "pay", "-", "basis/1"),
            canonical_line(city.only()) + "|basis/1");
}

// The month was shared by figures that have changed since.
TEST(settle, arrears_follow_the_ratio_of_a_month_that_was_shared_by_another_figure) {
  City city;
  city.add(Side::rural, city.table(k17), {hours(kMarch, 400)});
  city.inputs.settled_rural =
      SettledRural{.parts = {.province = Fen(30'000), .city = Fen(28'000), .county = Fen(42'000)},
                   .persons = {PersonKey(1), PersonKey(2)},
                   .social_fund = Fen()};
  const Line line = city.only();
  EXPECT_EQ(line.parts.province, Fen(20'400));
  EXPECT_EQ(line.parts.city, Fen(19'040));
  EXPECT_EQ(line.parts.county, Fen(28'560));
}

// LZ-2022-4 三(二): social money that the first run has used up is not used again.
TEST(settle, arrears_bring_a_month_to_what_it_would_be_at_once) {
  City city;
  city.add(Side::rural, city.table(k17), {hours(kMarch, 400)});
  city.inputs.settled_rural =
      SettledRural{.parts = {.city = Fen(27'200), .county = Fen(35'800), .social_fund = Fen(5'000)},
                   .persons = {PersonKey(1)},
                   .social_fund = Fen(5'000)};
  EXPECT_EQ(city.only().parts, (policy::FundingParts{.city = Fen(27'200), .county = Fen(40'800)}));
  // Nothing settled before: the offer is still whole.
  city.inputs.settled_rural = SettledRural{.parts = {}, .persons = {}, .social_fund = Fen(5'000)};
  EXPECT_EQ(city.only().parts.social_fund, Fen(5'000));
}

}  // namespace
}  // namespace yigang::settle
