// 协议签订 for those who stay (LZ-2022-4 二(二)/9, 二(四)) on both engines: the next agreement
// follows the last one, ends with the tenure, and nobody overlooks one that ends.
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/month_fixture.h"
#include "usecase/placement_verbs.h"
#include "usecase/register_reads.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Renewal : public MonthFixture {
 protected:
  Renewal() : placement(place(1)) { desk.set_day(Date(2023, 2, 10)); }

  // What the step before the start left, for a year from the start on.
  void agreed_for_a_year() {
    store::AgreementRow row;
    row.unit = unit;
    row.id = id<AgreementId>(1);
    row.number = 1;
    row.application_id = id<ApplicationId>(1);
    row.from_day = Date(2022, 3, 1);
    row.until_day = Date(2023, 2, 28);
    row.signed_on = Date(2022, 2, 20);
    row.signed_by = town.account;
    row.after_day = Date(2022, 2, 1);
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(store::take_numbers(tx, unit, "agreement"));
      return store::insert(tx, row);
    });
  }
  RenewAgreement until(Date last, std::optional<Date> from = std::nullopt) const {
    return {placement, from, last, Date(2023, 2, 10)};
  }
  PlacementLine listed() {
    const auto page = list_placements(*desk, county, {});
    EXPECT_EQ(told(page), "done");
    return page->items.at(0);
  }
  std::int64_t waiting(const Actor& actor) {
    const auto today = read_today(*desk, actor);
    EXPECT_EQ(told(today), "done");
    const auto card = std::ranges::find(today->cards, "renew_agreement", &Card::code);
    return card == today->cards.end() ? 0 : card->count;
  }

  PlacementId placement;
};

TEST_P(Renewal, it_follows_the_last_agreement_without_a_gap) {
  agreed_for_a_year();
  const auto renewed = desk.run(town, until(Date(2024, 2, 29)));
  ASSERT_EQ(told(renewed), "done");
  EXPECT_EQ(renewed->from_day, Date(2023, 3, 1));
  EXPECT_EQ(renewed->until_day, Date(2024, 2, 29));
  EXPECT_FALSE(renewed->capped);
  EXPECT_EQ(renewed->number, 2);
  EXPECT_EQ(listed().agreed_until, Date(2024, 2, 29));
}

TEST_P(Renewal, two_agreements_never_hold_on_one_day) {
  agreed_for_a_year();
  const auto refusal = desk.run(town, until(Date(2024, 2, 29), Date(2023, 2, 28)));
  ASSERT_EQ(told(refusal), "agreement_runs");
  EXPECT_EQ(refusal.error().field, "from_day");
  EXPECT_EQ(refusal.error().params, (Params{{"until_day", "2023-02-28"}}));
  ASSERT_EQ(told(desk.run(town, until(Date(2024, 2, 29)))), "done");
  // The same form, sent once more by hand.
  EXPECT_EQ(told(desk.run(town, until(Date(2024, 2, 29)))), "period_reversed");
}

// Nothing was paid yet: of 36 months from February 2023 on, the last one is January 2026.
TEST_P(Renewal, it_ends_with_the_tenure) {
  agreed_for_a_year();
  const auto renewed = desk.run(town, until(Date(2030, 1, 1)));
  ASSERT_EQ(told(renewed), "done");
  EXPECT_TRUE(renewed->capped);
  EXPECT_EQ(renewed->until_day, Date(2026, 1, 31));
  EXPECT_EQ(told(desk.run(town, until(Date(2031, 1, 1)))), "tenure_used_up");
}

TEST_P(Renewal, impossible_days_and_persons_are_refused) {
  agreed_for_a_year();
  EXPECT_EQ(told(desk.run(town, until(Date(2023, 2, 28)))), "period_reversed");
  EXPECT_EQ(
      told(desk.run(town, RenewAgreement{placement, {}, Date(2024, 2, 29), Date(2023, 2, 11)})),
      "day_in_future");
  EXPECT_EQ(
      told(desk.run(town, RenewAgreement{placement, {}, Date(2024, 2, 29), Date(2022, 2, 19)})),
      "renewed_too_early");
  EXPECT_EQ(told(desk.run(finance, until(Date(2024, 2, 29)))), "role_may_not");
  const PlacementId left = place(2, Side::rural, Date(2022, 12, 31));
  EXPECT_EQ(told(desk.run(town, RenewAgreement{left, {}, Date(2024, 2, 29), Date(2023, 2, 10)})),
            "placement_state");
  EXPECT_EQ(listed().agreed_until, Date(2023, 2, 28));
}

TEST_P(Renewal, who_had_none_gets_the_first_one) {
  EXPECT_EQ(listed().agreed_until, std::nullopt);
  const auto first = desk.run(town, until(Date(2024, 2, 9)));
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(first->from_day, Date(2023, 2, 10));
}

TEST_P(Renewal, an_agreement_that_ends_is_work_of_today_until_the_next_one_is_signed) {
  agreed_for_a_year();
  desk.set_day(Date(2023, 1, 28));
  EXPECT_EQ(waiting(town), 0);
  desk.set_day(Date(2023, 1, 29));
  EXPECT_EQ(waiting(town), 1);
  desk.set_day(Date(2023, 3, 10));
  EXPECT_EQ(waiting(town), 1);
  EXPECT_EQ(waiting(finance), 0);
  store::PlacementFilter ends;
  ends.agreed_until = Date(2023, 2, 28);
  EXPECT_EQ(list_placements(*desk, county, ends)->total, 1);
  ends.agreed_until = Date(2023, 2, 27);
  EXPECT_EQ(list_placements(*desk, county, ends)->total, 0);
  ASSERT_EQ(told(desk.run(town, until(Date(2024, 2, 29)))), "done");
  EXPECT_EQ(waiting(town), 0);
}

// A run is not sent back by a paper that changes none of its facts.
TEST_P(Renewal, a_computed_run_stands) {
  desk.set_day(Date(2022, 4, 6));
  ASSERT_EQ(told(desk.run(village, hours(placement, 400))), "done");
  give_account(1);
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  const RunSummary computed = run();
  ASSERT_EQ(told(desk.run(town, RenewAgreement{placement, {}, Date(2023, 4, 5), Date(2022, 4, 6)})),
            "done");
  lock(computed);
}

YIGANG_EACH_ENGINE(Renewal);

}  // namespace

}  // namespace yigang::usecase
