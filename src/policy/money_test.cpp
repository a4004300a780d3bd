#include <gtest/gtest.h>

#include "base/random.h"
#include "policy/allowance.h"
#include "policy/funding.h"

namespace yigang::policy {
namespace {

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

constexpr UnitCode kUnit{371522};

Fen yuan(std::string_view text) {
  return parse_yuan(text).value();
}

AllowanceFacts rural(Month month, std::vector<WorkSpan> work, std::vector<DatedRate> rates) {
  return {.side = Side::rural,
          .unit = kUnit,
          .month = month,
          .work = std::move(work),
          .rates = std::move(rates)};
}

AllowanceFacts urban(Month month, std::int64_t attended_x10, std::int64_t scheduled_x10,
                     std::vector<DatedRate> rates) {
  return {.side = Side::urban,
          .unit = kUnit,
          .month = month,
          .work = {{.first = month.first_day(),
                    .last = month.last_day(),
                    .days = WorkDays(attended_x10)}},
          .rates = std::move(rates),
          .scheduled = WorkDays(scheduled_x10)};
}

Allowance paid(const AllowanceFacts& facts) {
  return explain_allowance(facts, shipped()).value().allowance;
}

WorkSpan whole(Month month, std::int64_t hours_x10) {
  return {.first = month.first_day(), .last = month.last_day(), .hours = Hours(hours_x10)};
}

const std::vector<DatedRate> k17 = {{Date(2021, 10, 1), Fen(1'700)}};

// T1, T2, T26
TEST(allowance, rural_pay_is_hours_times_rate_rounded_once) {
  const Month month(2022, 3);
  EXPECT_EQ(paid(rural(month, {whole(month, 400)}, k17)).amount, yuan("680.00"));
  EXPECT_EQ(paid(rural(month, {whole(month, 335)}, k17)).amount, yuan("569.50"));
  EXPECT_EQ(paid(rural(month, {whole(month, 333)}, {{Date(2022, 1, 1), Fen(1'705)}})).amount,
            yuan("567.77"));
  EXPECT_EQ(paid(rural(month, {}, k17)).amount, Fen());
}

// T3, T4, in the month in which the floor of tier 3 rises from 15.50 to 17.00.
TEST(allowance, a_floor_that_rises_inside_the_month_needs_a_split) {
  const Month month(2021, 10);
  const WorkSpan across{.first = Date(2021, 9, 30), .last = Date(2021, 10, 1), .hours = Hours(10)};
  EXPECT_EQ(paid(rural(month, {across}, {{Date(2021, 1, 1), Fen(1'700)}})).problem(),
            PayProblem::needs_split);
  EXPECT_EQ(paid(rural(month, {whole(month, 10)}, {{Date(2021, 1, 1), Fen(1'700)}})).problem(),
            std::nullopt);
}

TEST(allowance, a_rate_kept_after_a_rise_is_below_the_floor_by_the_missing_amount) {
  const Month month(2023, 10);
  const Allowance answer = paid(rural(month, {whole(month, 200)}, k17));
  EXPECT_EQ(answer.problem(), PayProblem::below_floor);
  EXPECT_EQ(answer.amount, yuan("340.00"));
  EXPECT_EQ(answer.missing, yuan("20.00"));
  EXPECT_EQ(paid(rural(month, {whole(month, 0)}, k17)).problem(), PayProblem::below_floor);
}

TEST(allowance, a_split_month_is_paid_by_the_rate_of_each_span) {
  const Month month(2022, 5);
  const std::vector<DatedRate> rates = {{Date(2021, 10, 1), Fen(1'700)},
                                        {Date(2022, 5, 11), Fen(1'800)}};
  EXPECT_EQ(paid(rural(month, {whole(month, 400)}, rates)).problem(), PayProblem::needs_split);
  EXPECT_FALSE(paid(rural(month, {whole(month, 400)}, rates)).amount);
  const WorkSpan before{.first = Date(2022, 5, 1), .last = Date(2022, 5, 10), .hours = Hours(200)};
  const WorkSpan after{.first = Date(2022, 5, 11), .last = Date(2022, 5, 31), .hours = Hours(200)};
  EXPECT_EQ(paid(rural(month, {before, after}, rates)).amount, yuan("700.00"));
}

TEST(allowance, a_rate_that_takes_effect_on_the_first_day_or_after_the_last_is_no_split) {
  const Month month(2022, 5);
  const WorkSpan span{.first = Date(2022, 5, 11), .last = Date(2022, 5, 20), .hours = Hours(10)};
  EXPECT_EQ(paid(rural(month, {span},
                       {{Date(2021, 10, 1), Fen(1'700)},
                        {Date(2022, 5, 11), Fen(1'800)},
                        {Date(2022, 5, 21), Fen(1'900)}}))
                .amount,
            yuan("18.00"));
  EXPECT_EQ(
      paid(rural(month, {span}, {{Date(2021, 10, 1), Fen(1'700)}, {Date(2022, 5, 20), Fen(1'800)}}))
          .problem(),
      PayProblem::needs_split);
  // The same value again is no other value.
  EXPECT_EQ(
      paid(rural(month, {span}, {{Date(2021, 10, 1), Fen(1'700)}, {Date(2022, 5, 15), Fen(1'700)}}))
          .problem(),
      std::nullopt);
}

TEST(allowance, problems_come_in_their_order) {
  const Month month(2023, 10);
  const WorkSpan first{.first = Date(2023, 10, 1), .last = Date(2023, 10, 9), .hours = Hours(10)};
  const WorkSpan second{
      .first = Date(2023, 10, 10), .last = Date(2023, 10, 31), .hours = Hours(10)};
  const Allowance answer = paid(rural(
      month, {first, second}, {{Date(2023, 10, 5), Fen(1'700)}, {Date(2023, 10, 20), Fen(1'900)}}));
  EXPECT_EQ(answer.problems(),
            (std::vector{PayProblem::no_rate, PayProblem::needs_split, PayProblem::below_floor}));
  EXPECT_EQ(answer.problem(), PayProblem::no_rate);
  EXPECT_FALSE(answer.amount);
}

// T26
TEST(allowance, urban_pay_is_a_share_of_the_scheduled_days_and_at_most_the_full_rate) {
  const Month month(2022, 3);
  const std::vector<DatedRate> rates = {{Date(2021, 10, 1), Fen(170'000)}};
  EXPECT_EQ(paid(urban(month, 135, 220, rates)).amount, yuan("1043.18"));
  EXPECT_EQ(paid(urban(month, 220, 220, rates)).amount, yuan("1700.00"));
  EXPECT_EQ(paid(urban(month, 230, 220, rates)).amount, yuan("1700.00"));
  EXPECT_EQ(paid(urban(month, 0, 220, rates)).amount, Fen());
}

TEST(allowance, a_split_urban_month_sums_its_spans_and_rounds_once) {
  const PricedSpan spans[] = {{.work_x10 = 70, .rate = Fen(170'000), .floor = Fen(170'000)},
                              {.work_x10 = 145, .rate = Fen(182'000), .floor = Fen(182'000)}};
  // 1700 × 7 ÷ 22 + 1820 × 14.5 ÷ 22 = 540.909… + 1199.545… = 1740.4545…
  EXPECT_EQ(allowance({.side = Side::urban, .spans = spans, .scheduled_days_x10 = 220}).amount,
            yuan("1740.45"));
}

TEST(allowance, an_unreviewed_wage_pays_and_is_marked) {
  const Month month(2026, 1);
  const Allowance answer =
      paid(rural(month, {whole(month, 400)}, {{Date(2023, 10, 1), Fen(1'800)}}));
  EXPECT_EQ(answer.amount, yuan("720.00"));
  EXPECT_FALSE(answer.floor_reviewed);
  const Month across(2025, 10);
  EXPECT_EQ(paid(rural(across, {whole(across, 400)}, {{Date(2023, 10, 1), Fen(1'800)}})).problem(),
            std::nullopt);
}

TEST(allowance, the_floor_follows_the_tier_of_the_unit) {
  const law::OfficeRow row{.row = 1,
                           .figure = "wage_tier",
                           .from = Date(2022, 1, 1),
                           .scope = kUnit,
                           .value = "2",
                           .citation = {"文件", "一", "引文"},
                           .known_since = Date(2022, 1, 1)};
  const auto law = law::LawSnapshot::load("law", std::span(&row, 1)).value();
  const Month month(2022, 3);
  const auto answer = explain_allowance(rural(month, {whole(month, 400)}, k17), *law).value();
  EXPECT_EQ(answer.allowance.problem(), PayProblem::below_floor);
  EXPECT_EQ(answer.allowance.missing, yuan("80.00"));
  EXPECT_NE(answer.trace.find("figure:wage_tier@2022-03-01"), nullptr);
  EXPECT_NE(answer.trace.find("figure:minimum_wage_hour@2022-03-01"), nullptr);
}

TEST(allowance, a_rate_below_the_floor_is_refused_with_the_missing_amount) {
  LawReader reader(shipped(), kUnit);
  EXPECT_TRUE(check_rate(reader, Side::rural, Date(2022, 3, 1), yuan("17.00")));
  const auto low = check_rate(reader, Side::rural, Date(2022, 3, 1), yuan("16.99"));
  ASSERT_FALSE(low);
  EXPECT_EQ(low.error().params[2].second, "0.01");
  EXPECT_FALSE(check_rate(reader, Side::urban, Date(2022, 3, 1), yuan("1699.99")));
  EXPECT_TRUE(check_rate(reader, Side::urban, Date(2022, 3, 1), yuan("1700.00")));
}

TEST(allowance, bulk_and_explained_answers_are_equal_row_by_row) {
  SeededRandom random(11);
  for (int i = 0; i < 1'000; ++i) {
    const Month month = Month(2021, 8).plus(static_cast<int>(random.below(40)));
    const auto hours = static_cast<std::int64_t>(random.below(900));
    const AllowanceFacts facts =
        rural(month, {whole(month, hours)},
              {{Date(2021, 9, 15), Fen(1'700)}, {Date(2023, 10, 1), Fen(1'800)}});
    LawReader reader(shipped(), kUnit);
    const auto spans = price_spans(reader, facts.side, facts.work, facts.rates).value();
    ASSERT_EQ(allowance({.side = Side::rural, .spans = spans}), paid(facts));
  }
}

// T5
TEST(funding, the_province_comes_first_and_the_rest_is_shared_4_to_6) {
  const FundingParts parts =
      split_unit({.total = yuan("16320000.00"), .province = law::parse_share("30%").value()});
  EXPECT_EQ(parts.province, yuan("4896000.00"));
  EXPECT_EQ(parts.city, yuan("4569600.00"));
  EXPECT_EQ(parts.county, yuan("6854400.00"));
}

// T6, T7
TEST(funding, the_city_share_is_rounded_half_up_and_negatives_mirror) {
  const auto city = [](std::string_view total) { return split_unit({.total = yuan(total)}).city; };
  EXPECT_EQ(city("680.01"), yuan("272.00"));
  EXPECT_EQ(city("680.03"), yuan("272.01"));
  EXPECT_EQ(city("720.13"), yuan("288.05"));
  EXPECT_EQ(city("-680.03"), yuan("-272.01"));
  EXPECT_EQ(split_unit({.total = yuan("-680.03")}).county, yuan("-408.02"));
}

// T8
TEST(funding, urban_money_is_never_split) {
  const FundingParts parts = split_unit({.side = Side::urban,
                                         .total = yuan("1700.00"),
                                         .province = law::parse_share("30%").value(),
                                         .social_fund = yuan("100.00")});
  EXPECT_EQ(parts, (FundingParts{.original_channel = yuan("1700.00")}));
}

TEST(funding, the_province_never_pays_more_than_the_total) {
  EXPECT_EQ(split_unit({.total = yuan("100.00"), .province = law::parse_share("500.00").value()})
                .province,
            yuan("100.00"));
  EXPECT_EQ(split_unit({.total = yuan("1000.00"),
                        .province = law::parse_share("200.00/person-month").value(),
                        .person_months = 3})
                .province,
            yuan("600.00"));
}

TEST(funding, social_money_reduces_the_county_by_at_most_all_of_it) {
  const FundingParts some = split_unit({.total = yuan("1000.00"), .social_fund = yuan("50.00")});
  EXPECT_EQ(some.county, yuan("550.00"));
  EXPECT_EQ(some.social_fund, yuan("50.00"));
  const FundingParts all = split_unit({.total = yuan("1000.00"), .social_fund = yuan("5000.00")});
  EXPECT_EQ(all.county, Fen());
  EXPECT_EQ(all.social_fund, yuan("600.00"));
  EXPECT_EQ(all.city, yuan("400.00"));
}

TEST(funding, every_row_and_every_column_adds_up_to_the_fen) {
  SeededRandom random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<Fen> amounts;
    Fen total;
    for (std::uint64_t i = random.below(40) + 1; i > 0; --i) {
      amounts.emplace_back(static_cast<std::int64_t>(random.below(90'000)));
      total += amounts.back();
    }
    FundingInput input{.total = total};
    input.province.percent_x100 = static_cast<std::int64_t>(random.below(10'001));
    input.social_fund = Fen(static_cast<std::int64_t>(random.below(100'000)));
    const FundingParts parts = split_unit(input);
    ASSERT_EQ(parts.sum(), total);
    FundingParts columns;
    const auto rows = split_rows(parts, amounts);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      ASSERT_EQ(rows[i].sum(), amounts[i]);
      for (const Fen part : {rows[i].province, rows[i].city, rows[i].county, rows[i].social_fund})
        ASSERT_FALSE(part.is_negative());
      columns.province += rows[i].province;
      columns.city += rows[i].city;
      columns.county += rows[i].county;
      columns.social_fund += rows[i].social_fund;
    }
    ASSERT_EQ(columns, parts);
  }
}

TEST(funding, ties_in_the_rows_go_by_placement_number) {
  const std::vector<Fen> amounts(3, Fen(100));
  const auto rows = split_rows(
      split_unit({.total = Fen(300),
                  .province = law::Share{.kind = law::ShareKind::fixed, .amount = Fen(100)}}),
      amounts);
  EXPECT_EQ(rows[0].province, Fen(34));
  EXPECT_EQ(rows[1].province, Fen(33));
  EXPECT_EQ(rows[2].province, Fen(33));
}

TEST(funding, a_correction_uses_the_ratio_of_the_month_that_it_corrects) {
  const FundingParts month =
      split_unit({.total = yuan("1000.00"), .province = law::parse_share("30%").value()});
  const FundingParts back = split_correction(yuan("-680.03"), month, 4);
  EXPECT_EQ(back.province, yuan("-204.01"));
  EXPECT_EQ(back.city, yuan("-190.41"));
  EXPECT_EQ(back.sum(), yuan("-680.03"));
  const FundingParts forth = split_correction(yuan("680.03"), month, 4);
  EXPECT_EQ(-forth, back);
  EXPECT_EQ(split_correction(yuan("-5.00"), {.original_channel = yuan("1700.00")}, 4),
            (FundingParts{.original_channel = yuan("-5.00")}));
}

// 三(二): 城镇公益性岗位所需资金按照原有资金渠道列支.
TEST(funding, an_urban_row_speaks_of_the_original_channel_and_not_of_four_to_six) {
  Trace trace;
  explain_funding_row(trace, Side::urban, 7, yuan("1043.18"),
                      {.original_channel = yuan("1043.18")});
  const TraceNode* urban = trace.find("funding_row");
  ASSERT_NE(urban, nullptr);
  EXPECT_EQ(urban->say.code, "trace.funding_row_urban");
  EXPECT_EQ(urban->cite.quote, "城镇公益性岗位所需资金按照原有资金渠道列支");
  EXPECT_EQ(urban->expr_filled, "1043.18");
  Trace other;
  explain_funding_row(other, Side::rural, 7, yuan("680.00"),
                      {.city = yuan("272.00"), .county = yuan("408.00")});
  EXPECT_EQ(other.find("funding_row")->say.code, "trace.funding_row");
  EXPECT_EQ(other.find("funding_row")->expr_filled, "0.00 + 272.00 + 408.00 + 0.00 = 680.00");
}

// 三(二): per unit and month, whether it is paid at once or in arrears.
TEST(funding, arrears_never_take_more_from_the_province_than_the_month_gives) {
  const auto month = [](const char* share, const char* total, std::int64_t persons) {
    return FundingInput{.total = yuan(total),
                        .province = law::parse_share(share).value(),
                        .person_months = persons,
                        .social_fund = yuan("50.00")};
  };
  struct Case {
    const char* share;
    std::int64_t persons;
    std::int64_t persons_in_all;
  };
  for (const Case& one : {Case{"100.00", 2, 4}, Case{"200.00/person-month", 2, 4},
                          Case{"30%", 2, 4}, Case{"200.00/person-month", 2, 2}}) {
    const FundingInput before = month(one.share, "1360.03", one.persons);
    const FundingInput whole = month(one.share, "2720.08", one.persons_in_all);
    const FundingParts locked = split_unit(before);
    const FundingParts more = split_arrears(before, locked, whole);
    EXPECT_EQ(more.sum(), yuan("1360.05")) << one.share;
    EXPECT_EQ(more, split_unit(whole) - locked) << one.share;
    EXPECT_EQ(more.social_fund, Fen()) << one.share;
  }
  const FundingInput fixed = month("100.00", "1360.00", 2);
  EXPECT_EQ(split_arrears(fixed, split_unit(fixed), month("100.00", "2720.00", 4)).province, Fen());
  // The figures have changed since: the ratio of the month.
  FundingParts other = split_unit(fixed);
  other.province -= yuan("1.00");
  other.city += yuan("1.00");
  EXPECT_EQ(split_arrears(fixed, other, month("100.00", "2720.00", 4)),
            split_correction(yuan("1360.00"), other, 4));
  EXPECT_EQ(split_arrears(fixed, split_unit(fixed), fixed), FundingParts{});
}

// Two small rows open two more person-months: the province takes over what others have given.
TEST(funding, rows_of_arrears_add_up_where_a_part_is_negative) {
  const law::Share share = law::parse_share("600.00/person-month").value();
  const FundingInput before{.total = yuan("1360.00"), .province = share, .person_months = 2};
  const FundingInput whole{.total = yuan("1530.01"), .province = share, .person_months = 4};
  const FundingParts parts = split_arrears(before, split_unit(before), whole);
  EXPECT_EQ(parts.province, yuan("330.01"));
  EXPECT_EQ(parts.city, yuan("-64.00"));
  EXPECT_EQ(parts.county, yuan("-96.00"));
  const std::vector<Fen> amounts = {yuan("85.00"), yuan("85.01"), Fen()};
  FundingParts sums;
  const std::vector<FundingParts> rows = split_rows(parts, amounts);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].sum(), amounts[i]);
    sums.province += rows[i].province;
    sums.city += rows[i].city;
    sums.county += rows[i].county;
  }
  EXPECT_EQ(sums, parts);
  EXPECT_EQ(rows[2], FundingParts{});
}

TEST(funding, a_correction_of_a_month_without_pay_is_shared_4_to_6) {
  const FundingParts parts = split_correction(yuan("680.03"), {}, 4);
  EXPECT_EQ(parts.city, yuan("272.01"));
  EXPECT_EQ(parts.county, yuan("408.02"));
}

TEST(funding, a_share_that_nobody_entered_is_said_so) {
  const auto verdict =
      explain_funding(shipped(), kUnit, Month(2022, 3), Side::rural, yuan("680.03"), 1, Fen())
          .value();
  EXPECT_TRUE(verdict.province_not_entered);
  EXPECT_EQ(verdict.parts.city, yuan("272.01"));
  for (const auto* key : {"province_share", "city_share_tenths", "social_fund_rule"})
    EXPECT_NE(verdict.trace.find("figure:" + std::string(key) + "@2022-03-01"), nullptr) << key;
  EXPECT_TRUE(verdict.trace.find("funding")->provisional);
  EXPECT_EQ(verdict.trace.find("funding")->expr_filled,
            "680.03 - 0.00 = 680.03; 680.03 × 4/10 = 272.01; 680.03 - 272.01 = 408.02");
}

}  // namespace
}  // namespace yigang::policy
