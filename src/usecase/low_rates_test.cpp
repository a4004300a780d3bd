// Rates below the minimum wage of a day (LZ-2022-4 二(四)/2–3), on both engines.
#include "usecase/low_rates.h"

#include "store/described_row.h"
#include "usecase/month_fixture.h"
#include "usecase/post_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

// The fixture's rates are those of October 2021: 17.00 an hour and 1,700.00 a month, the third
// tier's minimum wages. On 2023-10-01 these rise to 18.00 and 1,820.00.
class LowRateTest : public MonthFixture {
 protected:
  std::vector<LowRate> low(Date day, const Actor& actor) {
    const auto answer = low_rates(*desk, actor, {day, {}});
    EXPECT_EQ(told(answer), "done");
    return answer ? answer->rates : std::vector<LowRate>{};
  }
  std::vector<LowRate> low(Date day) { return low(day, county); }
  const Date kRise = Date(2023, 10, 1);
};

TEST_P(LowRateTest, a_rise_of_the_minimum_wage_lists_the_rates_that_it_leaves_behind) {
  place(1);
  place(2);
  place(3, Side::urban);
  EXPECT_TRUE(low(kRise.plus_days(-1)).empty());
  // The rise is known in April 2022 already, long before the month is run.
  const std::vector<LowRate> rates = low(kRise);
  ASSERT_EQ(rates.size(), 2U);
  EXPECT_EQ(rates[0].side, Side::rural);
  EXPECT_EQ(rates[0].rate_fen, Fen(1'700));
  EXPECT_EQ(rates[0].floor_fen, Fen(1'800));
  EXPECT_EQ(rates[0].missing_fen, Fen(100));
  EXPECT_EQ(rates[0].from_day, Date(2021, 10, 1));
  EXPECT_EQ(rates[0].floor_from, kRise);
  EXPECT_TRUE(rates[0].reviewed);
  EXPECT_EQ(rates[0].posts, 2);
  EXPECT_EQ(rates[0].on_duty, 2);
  EXPECT_EQ(rates[1].side, Side::urban);
  EXPECT_EQ(rates[1].missing_fen, Fen(12'000));
  EXPECT_EQ(rates[1].posts, 1);
}

TEST_P(LowRateTest, a_rate_that_was_raised_for_the_day_is_not_listed) {
  RecordPayStandard raised{unit,       Side::rural, "ordinary",          "40h",
                           Fen(1'800), kRise,       "冠政发〔2022〕3号", Date(2022, 3, 1)};
  const auto entered = desk.run(county, raised);
  ASSERT_EQ(told(entered), "done");
  EXPECT_EQ(low(kRise).size(), 2U) << "one person's rate raises nothing";
  ASSERT_EQ(told(desk.run(county2, ConfirmPayStandard{entered->id})), "done");
  const std::vector<LowRate> rates = low(kRise);
  ASSERT_EQ(rates.size(), 1U);
  EXPECT_EQ(rates[0].side, Side::urban);
}

// A wage is expected from 2025-10-01 and not entered: the last known one goes on, marked.
TEST_P(LowRateTest, a_wage_that_nobody_has_entered_yet_is_marked) {
  const std::vector<LowRate> rates = low(Date(2025, 10, 1));
  ASSERT_EQ(rates.size(), 2U);
  EXPECT_FALSE(rates[0].reviewed);
  EXPECT_EQ(rates[0].floor_fen, Fen(1'800));
}

TEST_P(LowRateTest, the_list_ends_at_the_scope) {
  place(1);
  EXPECT_EQ(low(kRise, desk.actor(Role::CITY_HR)).size(), 2U);
  EXPECT_EQ(low(kRise, town)[0].posts, 1);
  Actor other_town = town;
  other_town.scope.town = PlaceCode(371525002);
  EXPECT_EQ(low(kRise, other_town)[0].posts, 0) << "the unit's rate, and none of its own posts";
  Actor other = county;
  other.scope = {UnitCode(371522), {}, {}};
  EXPECT_TRUE(low(kRise, other).empty());
  const auto filtered = low_rates(*desk, county, {kRise, UnitCode(371522)});
  ASSERT_EQ(told(filtered), "done");
  EXPECT_TRUE(filtered->rates.empty());
  EXPECT_EQ(told(low_rates(*desk, bank, {})), "role_may_not");
}

YIGANG_EACH_ENGINE(LowRateTest);

}  // namespace

}  // namespace yigang::usecase
