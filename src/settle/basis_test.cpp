// What a line keeps of the facts that it was computed from, and that the amount comes out of it
// again.
#include "settle/basis.h"

#include <gtest/gtest.h>

#include <map>

#include "base/random.h"
#include "settle/city_fixture.h"

namespace yigang::settle {
namespace {

const Date kMiddle(2022, 3, 16);

std::string basis_text(const City& city, LineStatus status = LineStatus::payable) {
  return BasisTexts(city.inputs, shipped()).of(city.inputs.placements.at(0), status).value();
}

std::vector<policy::WorkSpan> halves(std::int64_t before_x10, std::int64_t after_x10) {
  return {{kMarch.first_day(), Date(2022, 3, 15), Hours(before_x10), {}},
          {kMiddle, kMarch.last_day(), Hours(after_x10), {}}};
}

TEST(basis, holds_the_spans_and_the_standards_that_can_price_them) {
  City city;
  const std::size_t rates = city.table({{Date(2020, 1, 1), Fen(1'650), "冠政发〔2020〕1号"},
                                        {Date(2021, 10, 1), Fen(1'700), "冠政发〔2021〕1号"},
                                        {kMiddle, Fen(1'750), "冠政发〔2022〕3号"},
                                        {Date(2022, 4, 1), Fen(1'800), "冠政发〔2022〕9号"}});
  city.add(Side::rural, rates, halves(205, 0));
  EXPECT_EQ(
      basis_text(city),
      "basis/1;work=2022-03-01,2022-03-15,20.5;work=2022-03-16,2022-03-31,0.0"
      ";rate=2021-10-01,17.00,23,冠政发〔2021〕1号;rate=2022-03-16,17.50,23,冠政发〔2022〕3号");
}

TEST(basis, says_whose_scheduled_days_were_taken) {
  City city;
  city.add(Side::urban, city.table(kMonthly1700), {days(kMarch, 205)});
  const std::string work = "basis/1;work=2022-03-01,2022-03-31,20.5;rate=2021-10-01,1700.00,0,";
  EXPECT_EQ(basis_text(city), work + ";scheduled=23.0,calendar");
  city.inputs.placements[0].scheduled = WorkDays(225);
  EXPECT_EQ(basis_text(city), work + ";scheduled=22.5,entered");
  EXPECT_TRUE(parse_basis(basis_text(city))->scheduled_entered);
}

TEST(basis, holds_what_each_other_post_has_of_the_month_and_what_was_left) {
  City city;
  city.add(Side::urban, city.table(kMonthly1700), {days(kMarch, 205)}).others = {0, 2};
  // 10 of 20 days are 11.5 of 23; a part of a tenth is taken whole.
  city.inputs.others = {{WorkDays(100), WorkDays(200), Fen(85'000)}, {WorkDays(31), WorkDays(220)}};
  const std::string text = basis_text(city);
  EXPECT_TRUE(text.ends_with(";scheduled=23.0,calendar;taken=11.5,850.00;taken=3.3")) << text;
  const Basis basis = parse_basis(text).value();
  EXPECT_EQ(basis.taken, (std::vector<policy::TakenDays>{{WorkDays(115), Fen(85'000)},
                                                         {WorkDays(33), std::nullopt}}));
  EXPECT_EQ(counted_days(basis), WorkDays(82));
  EXPECT_EQ(counted_days(parse_basis("basis/1;work=2022-03-01,2022-03-31,6.0;scheduled=23.0,"
                                     "calendar;taken=11.5")
                             .value()),
            WorkDays(60));
  EXPECT_EQ(counted_days(parse_basis(kNoBasis).value()), WorkDays());
}

TEST(basis, leaves_out_what_lies_after_the_last_day) {
  City city;
  city.add(Side::rural, city.table(k17), halves(200, 100)).last_day = Date(2022, 3, 12);
  EXPECT_EQ(basis_text(city),
            "basis/1;work=2022-03-01,2022-03-15,20.0;rate=2021-10-01,17.00,0,;until=2022-03-12");
}

TEST(basis, of_a_line_without_priced_work_is_its_head) {
  City city;
  city.add(Side::urban, city.table(kMonthly1700), {days(kMarch, 205)});
  for (const LineStatus status : {LineStatus::held, LineStatus::waiting, LineStatus::tenure_over})
    EXPECT_EQ(basis_text(city, status), kNoBasis);
  City idle(Month(2039, 3));  // a year without holidays: nobody asks for its working days
  idle.add(Side::urban, idle.table(kMonthly1700), {});
  EXPECT_EQ(basis_text(idle, LineStatus::nothing), kNoBasis);
}

// A document's name is whatever the county has written.
TEST(basis, is_read_back_with_a_document_of_any_text) {
  City city;
  const std::string odd = "冠政发〔2021〕1号;rate=2021-10-01,99.00,0,|附件, 二\n";
  city.add(Side::rural, city.table({{Date(2021, 10, 1), Fen(1'700), odd}}), {hours(kMarch, 400)});
  const std::string text =
      basis_text(city) + corrects_text({SettlementLineId(77), Fen(-5), Fen(68'000)});
  const Result<Basis> basis = parse_basis(text);
  ASSERT_TRUE(basis);
  ASSERT_EQ(basis->rates.size(), 1U);
  EXPECT_EQ(basis->rates[0].document, odd);
  EXPECT_EQ(basis->work[0].hours, Hours(400));
  EXPECT_EQ(basis->corrects, (Corrected{SettlementLineId(77), Fen(-5), Fen(68'000)}));
}

TEST(basis, that_nobody_of_ours_has_written_is_refused) {
  for (const std::string_view text :
       {"", "basis/2", "basis/10", "basis/1work=", "basis/1;", "basis/1;hours=40.0",
        "basis/1;work=2022-03-01,2022-03-31", "basis/1;work=2022-03-32,2022-03-31,4.0",
        "basis/1;work=2022-03-01,2022-03-31,4.0,", "basis/1;rate=2021-10-01,17.00,9,短",
        "basis/1;rate=2021-10-01,17.00,-1,", "basis/1;rate=2021-10-01,17.00,1,ab",
        "basis/1;rate=2021-10-01,17.001,0,", "basis/1;rate=2021-10-01,17.00,0",
        "basis/1;scheduled=22.0", "basis/1;taken=", "basis/1;taken=3.0,",
        "basis/1;corrects=1,2.00"}) {
    const Result<Basis> basis = parse_basis(text);
    ASSERT_FALSE(basis) << text;
    EXPECT_EQ(basis.error().code, "line_basis_broken") << text;
  }
  EXPECT_TRUE(parse_basis(kNoBasis));
}

// People of both sides with all that a month can bring; the same seed, the same people.
City mixed_city(std::uint64_t seed, int people) {
  SeededRandom random(seed);
  City city;
  const Date october(2021, 10, 1);
  const std::vector<std::size_t> rural = {
      city.table(k17), city.table({{october, Fen(1'713), "一"}, {kMiddle, Fen(1'751), "二"}}),
      city.table({{Date(2020, 1, 1), Fen(1'600), "甲"}, {october, Fen(1'699), "乙"}}),
      city.table({{kMiddle, Fen(1'800), "丙"}})};
  const std::vector<std::size_t> urban = {
      city.table(kMonthly1700), city.table({{october, Fen(171'111)}, {kMiddle, Fen(180'007)}})};
  for (int i = 0; i < people; ++i) {
    const bool is_rural = random.below(3) != 0;
    const auto some = [&] {
      const std::uint64_t most = is_rural ? 401 : 24;
      const auto x10 = static_cast<std::int64_t>(random.below(most) * (is_rural ? 1 : 5));
      return random.below(6) == 0 ? std::int64_t{0} : x10;
    };
    std::vector<policy::WorkSpan> work;
    if (random.below(2) == 0)
      work = halves(some(), some());
    else if (random.below(12) != 0)
      work = {hours(kMarch, some())};
    for (policy::WorkSpan& span : work)
      if (!is_rural)
        std::tie(span.hours, span.days) = std::pair(Hours(), WorkDays(span.hours.x10()));
    const std::vector<std::size_t>& tables = is_rural ? rural : urban;
    PlacementInput& one =
        city.add(is_rural ? Side::rural : Side::urban, tables[random.below(tables.size())], work);
    if (random.below(20) == 0) one.rates.reset();
    if (random.below(2) == 0) one.scheduled = WorkDays(215);
    if (random.below(8) == 0)
      one.last_day = kMarch.first_day().plus_days(static_cast<int>(random.below(31)));
    one.held = random.below(15) == 0;
    one.waiting = random.below(15) == 0;
    one.account_present = random.below(15) != 0;
    one.prior_months = static_cast<int>(random.below(40));
    if (!is_rural) one.category = RetirementCategory::M60;
  }
  return city;
}

TEST(basis, gives_the_amount_of_every_line_again) {
  std::map<LineStatus, int> statuses;
  std::map<LineProblem, int> problems;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const City city = mixed_city(seed, 400);
    BasisTexts texts(city.inputs, shipped());
    for (const Line& line : city.settled().lines) {
      const PlacementInput& one = city.inputs.placements[static_cast<std::size_t>(line.number - 1)];
      const std::string text = texts.of(one, line.status).value();
      const auto again =
          explain_basis(parse_basis(text).value(), line.side, kUnit, kMarch, shipped()).value();
      const policy::Allowance allowance = again ? again->allowance : policy::Allowance{};
      EXPECT_EQ(allowance.amount.value_or(Fen()), line.amount) << text;
      EXPECT_EQ(allowance.missing, line.missing) << text;
      ++statuses[line.status];
      if (line.problem) ++problems[*line.problem];
    }
  }
  EXPECT_EQ(statuses.size(), 6U);
  for (const LineProblem problem : {LineProblem::no_rate, LineProblem::needs_split,
                                    LineProblem::below_floor, LineProblem::no_account})
    EXPECT_GT(problems[problem], 10) << word(problem);
}

TEST(basis, names_the_document_of_each_rate_in_the_trace) {
  City city;
  city.add(Side::rural,
           city.table({{Date(2021, 10, 1), Fen(1'700), "冠政发〔2021〕1号"},
                       {kMiddle, Fen(1'750), "冠政发〔2022〕3号"}}),
           halves(200, 200));
  const auto verdict =
      explain_basis(parse_basis(basis_text(city)).value(), Side::rural, kUnit, kMarch, shipped());
  ASSERT_TRUE(verdict && *verdict);
  EXPECT_EQ((*verdict)->allowance.amount, Fen(69'000));
  const policy::TraceNode* second = (*verdict)->trace.find("span:2");
  ASSERT_NE(second, nullptr);
  EXPECT_EQ(second->facts[1],
            (policy::TraceFact{"rate", "17.50", "冠政发〔2022〕3号", "pay_standard"}));
}

}  // namespace
}  // namespace yigang::settle
