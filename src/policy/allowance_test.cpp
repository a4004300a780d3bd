// The formula of an explained allowance comes to its amount, with the days that counted.
#include "policy/allowance.h"

#include <gtest/gtest.h>

#include "law/snapshot.h"

namespace yigang::policy {
namespace {

const Month kMarch(2022, 3);
const Date kMiddle(2022, 3, 16);

AllowanceFacts urban(std::vector<std::int64_t> days_x10, std::vector<DatedRate> rates) {
  AllowanceFacts facts{.side = Side::urban,
                       .unit = UnitCode(371525),
                       .month = kMarch,
                       .work = {},
                       .rates = std::move(rates),
                       .scheduled = WorkDays(230)};
  const bool split = days_x10.size() > 1;
  for (std::size_t i = 0; i < days_x10.size(); ++i)
    facts.work.push_back({i == 0 ? kMarch.first_day() : kMiddle,
                          split && i == 0 ? kMiddle.plus_days(-1) : kMarch.last_day(),
                          {},
                          WorkDays(days_x10[i])});
  return facts;
}

AllowanceVerdict explained(const AllowanceFacts& facts) {
  static const auto law = law::LawSnapshot::load("law").value();
  return explain_allowance(facts, *law).value();
}

std::string formula(const AllowanceFacts& facts) {
  return explained(facts).trace.find("allowance")->expr_filled;
}

const std::vector<DatedRate> kTwoRates = {{Date(2021, 10, 1), Fen(173'333)},
                                          {kMiddle, Fen(180'101)}};

TEST(allowance_formula, shows_the_days_that_counted_and_sums_before_it_divides) {
  const AllowanceFacts facts = urban({140, 115}, kTwoRates);
  EXPECT_EQ(formula(facts), "(14.0 × 1733.33 + 9.0 × 1801.01) ÷ 23.0 = 1759.81");
  const TraceNode second = *explained(facts).trace.find("span:2");
  EXPECT_EQ(second.expr_filled, "9.0 × 1801.01");
  EXPECT_EQ(second.facts[0], (TraceFact{"attended_days", "11.5", "", ""}));
  EXPECT_EQ(second.facts.back(), (TraceFact{"counted_days", "9.0", "", ""}));
  EXPECT_EQ(formula(urban({100}, kTwoRates)), "10.0 × 1733.33 ÷ 23.0 = none") << "needs a split";
  EXPECT_EQ(formula(urban({100, 110}, kTwoRates)),
            "(10.0 × 1733.33 + 11.0 × 1801.01) ÷ 23.0 = 1614.97");
}

TEST(allowance_formula, leaves_out_the_days_of_the_other_posts) {
  AllowanceFacts facts = urban({115}, {{Date(2021, 10, 1), Fen(173'333)}});
  facts.taken = {{WorkDays(100)}, {WorkDays(40)}};
  EXPECT_EQ(formula(facts), "9.0 × 1733.33 ÷ 23.0 = 678.26");
  EXPECT_EQ(explained(facts).trace.find("allowance")->facts.back(),
            (TraceFact{"taken_days", "14.0", "", ""}));
}

// Each half of an odd rate rounds up.
TEST(allowance_formula, takes_the_money_of_the_other_posts_from_the_rate_where_that_is_less) {
  AllowanceFacts facts = urban({115}, {{Date(2021, 10, 1), Fen(173'401)}});
  facts.taken = {{WorkDays(115)}};
  EXPECT_EQ(formula(facts), "1734.01 − 867.01 = 867.00");
  EXPECT_EQ(explained(facts).trace.find("allowance")->facts.back(),
            (TraceFact{"taken_amount", "867.01", "", ""}));
  // The other one has borne the fen already.
  facts.taken = {{WorkDays(115), Fen(86'700)}};
  EXPECT_EQ(formula(facts), "11.5 × 1734.01 ÷ 23.0 = 867.01");
  // At a higher rate it has more, of which this post owes nothing.
  facts.taken = {{WorkDays(115), Fen(99'900)}};
  EXPECT_EQ(formula(facts), "1734.01 − 867.01 = 867.00");
  // Three posts come to the rate, to the fen.
  facts.work[0].days = WorkDays(80);
  facts.taken = {{WorkDays(75)}, {WorkDays(75)}};
  const Fen third = explained(facts).allowance.amount.value();
  facts.work[0].days = WorkDays(75);
  facts.taken.clear();
  const Fen each = explained(facts).allowance.amount.value();
  EXPECT_EQ(third + each + each, Fen(173'401));
}

}  // namespace
}  // namespace yigang::policy
