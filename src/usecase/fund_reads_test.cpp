// The page of the funds: what a locked month comes to, who pays how much of it, and how far it is
// paid out; each number is the sum of the rows that it opens.
#include "usecase/fund_reads.h"

#include "usecase/month_fixture.h"
#include "usecase/month_recount.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class FundReads : public MonthFixture {
 protected:
  void TearDown() override { expect_recount(desk.database(), unit); }

  BatchSummary sent(std::int64_t people) {
    a_worked_month(people);
    const auto batch = desk.run(county, MakeBankFile{lock(run()).id});
    EXPECT_EQ(told(batch), "done");
    const auto released = desk.run(finance, ReleasePayment{batch->id, batch->version});
    EXPECT_EQ(told(released), "done");
    return released.value_or(BatchSummary{});
  }
  FundLine march(const Actor& actor) {
    const auto report = fund_report(*desk, actor, {2022, {}});
    EXPECT_EQ(told(report), "done");
    if (!report || report->lines.size() != 1) return {};
    return report->lines[0];
  }
  MonthPaymentPage rows(const store::MonthPaymentFilter& filter) {
    const auto page = list_month_payments(*desk, finance, filter);
    EXPECT_EQ(told(page), "done");
    return page.value_or(MonthPaymentPage{});
  }
};

// 三(二): the parts of a month add up to it, and so do its ways.
TEST_P(FundReads, the_parts_of_a_month_and_its_ways_add_up_to_it) {
  sent(2);
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|2\n"
                                               "1|6222000000000001001|680.00|0000||A1\n"
                                               "2|6222000000000001002|680.00|0007|销户|A2\n"})),
            "done");
  const FundLine line = march(finance);
  EXPECT_EQ(line.month, kMarch);
  EXPECT_EQ(to_text(line.due_fen), "1360.00");
  EXPECT_EQ(
      line.province_fen + line.city_fen + line.county_fen + line.social_fen + line.original_fen,
      line.due_fen);
  EXPECT_EQ(to_text(line.paid_fen), "680.00");
  EXPECT_EQ(to_text(line.returned_fen), "680.00");
  EXPECT_EQ(line.under_way_fen, Fen());
  EXPECT_EQ(line.not_in_file_fen, Fen());
  EXPECT_EQ(line.paid_lines, 1);
  store::MonthPaymentFilter paid;
  paid.from = paid.until = kMarch;
  paid.unit = unit;
  paid.state = store::PaymentState::paid;
  EXPECT_EQ(rows(paid).sums.amount_fen, line.paid_fen);
  EXPECT_EQ(rows(paid).total, 1);
  EXPECT_EQ(rows(paid).items.at(0).batch_number, 1);
  paid.state = store::PaymentState::returned;
  EXPECT_EQ(rows(paid).sums.amount_fen, line.returned_fen);
  paid.from = paid.until = kMarch.plus(1);
  EXPECT_EQ(rows(paid).total, 0);
}

TEST_P(FundReads, what_the_bank_has_not_answered_is_under_way) {
  sent(2);
  const FundLine line = march(desk.actor(Role::CITY_FIN));
  EXPECT_EQ(line.under_way_fen, line.due_fen);
  store::MonthPaymentFilter filter;
  filter.under_way = true;
  filter.limit = 1;
  const MonthPaymentPage first = rows(filter);
  EXPECT_EQ(first.sums.amount_fen, line.under_way_fen);
  EXPECT_EQ(first.total, 2);
  ASSERT_TRUE(first.next.has_value());
  filter.after = first.items.at(0).id;
  EXPECT_EQ(rows(filter).items.size(), 1U);
  EXPECT_FALSE(rows(filter).next.has_value());
  const auto sums = sum_payments(*desk, finance, {kMarch, {}});
  ASSERT_EQ(told(sums), "done");
  ASSERT_EQ(sums->batches.size(), 1U);
  EXPECT_EQ(sums->batches[0].lines, 2);
  EXPECT_EQ(sums->batches[0].total_fen, line.due_fen);
  ASSERT_EQ(sums->lines.size(), 1U);
  EXPECT_EQ(sums->lines[0].lines, 2);
}

TEST_P(FundReads, a_town_sees_its_own_part_and_another_unit_nothing) {
  sent(2);
  EXPECT_EQ(march(town).due_fen, march(finance).due_fen);
  Actor elsewhere = finance;
  elsewhere.scope.unit = UnitCode(371502);
  EXPECT_TRUE(fund_report(*desk, elsewhere, {2022, {}})->lines.empty());
  EXPECT_EQ(list_month_payments(*desk, elsewhere, {})->total, 0);
  Actor other_town = town;
  other_town.scope.town = PlaceCode(371525100);
  EXPECT_TRUE(fund_report(*desk, other_town, {2022, {}})->lines.empty());
  EXPECT_TRUE(fund_report(*desk, finance, {2022, UnitCode(371502)})->lines.empty());
  EXPECT_TRUE(fund_report(*desk, finance, {2023, {}})->lines.empty());
  EXPECT_EQ(told(fund_report(*desk, desk.actor(Role::VILL), {2022, {}})), "role_may_not");
  EXPECT_EQ(told(list_month_payments(*desk, town, {})), "role_may_not");
}

YIGANG_EACH_ENGINE(FundReads);

}  // namespace

}  // namespace yigang::usecase
