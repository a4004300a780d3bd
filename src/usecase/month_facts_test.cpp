// A month that is settled again sees what became of a recorded fact (LZ-2022-4 二(四)), on both
// engines.
#include "usecase/month_fixture.h"
#include "usecase/person_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class MonthFacts : public MonthFixture {
 protected:
  std::optional<Date> last_day() {
    const auto inputs = desk.database().read_value<settle::MonthInputs>(
        [&](store::Reader& tx) { return store::load_month(tx, unit, kMarch); });
    EXPECT_EQ(told(inputs), "done");
    return inputs->placements.at(0).last_day;
  }
};

TEST_P(MonthFacts, a_death_that_was_withdrawn_ends_no_pay) {
  a_worked_month(1);
  const RunSummary whole = run();
  const auto dead = desk.run(
      town, RecordFact{id<PersonId>(1), policy::Reason::deceased, Date(2022, 3, 15), {}, "公安"});
  ASSERT_EQ(told(dead), "done");
  EXPECT_EQ(last_day(), Date(2022, 3, 15));
  ASSERT_EQ(told(desk.run(county, WithdrawFact{dead->id, "与他人混同"})), "done");
  EXPECT_FALSE(last_day());
  EXPECT_EQ(run().total_fen, whole.total_fen);
}

// A slip of the pen in a death would end the pay of somebody alive.
TEST_P(MonthFacts, a_death_lies_between_the_birth_and_today) {
  const auto dead = [&](policy::Reason fact, Date day) {
    return told(desk.run(town, RecordFact{id<PersonId>(1), fact, day, {}, "公安"}));
  };
  a_worked_month(1);
  const Date today(2022, 3, 15);
  EXPECT_EQ(dead(policy::Reason::deceased, Date(2199, 1, 1)), "day_in_future");
  EXPECT_EQ(dead(policy::Reason::deceased, Date(1900, 1, 1)), "day_before_birth");
  EXPECT_EQ(dead(policy::Reason::registered_business, Date(1900, 1, 1)), "day_before_birth");
  EXPECT_EQ(dead(policy::Reason::deceased, today), "done");
}

YIGANG_EACH_ENGINE(MonthFacts);

}  // namespace

}  // namespace yigang::usecase
