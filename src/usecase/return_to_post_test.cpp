// LZ-2022-4 二(四): tenure is counted in paid months; the time between two posts is none of them.
#include "store/described_row.h"
#include "store/month_rows.h"
#include "store/placement_queries.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class ReturnToPost : public Chain {
 protected:
  void pay(PersonId who, Month first, int count) {
    const auto paid = desk.database().write([&](store::Writer& tx) -> Result<> {
      for (int i = 0; i < count; ++i)
        TRY_VOID(store::insert(
            tx, store::PaidMonthRow{PersonKey(who.value()), first.plus(i), UnitCode(371502),
                                    SettlementLineId(9 + i), Side::rural, false}));
      return {};
    });
    ASSERT_EQ(told(paid), "done");
  }
};

TEST_P(ReturnToPost, who_left_after_ten_months_has_the_other_26_years_later) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  pay(who, Month(2018, 1), 10);
  const Applied applied = apply(announcement, who);
  EXPECT_EQ(applied.outcome, policy::Outcome::eligible);
  review(announcement, {applied.id});
  notice({applied.id});
  const Date day(2022, 3, 9);
  desk.set_day(day);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[0], ""})), "done");
  const auto agreed = desk.run(town, SignAgreement{applied.id, day, Date(2025, 3, 8), day});
  ASSERT_EQ(told(agreed), "done");
  EXPECT_EQ(agreed->until_day, Date(2024, 4, 30));
  EXPECT_TRUE(agreed->capped);
}

TEST_P(ReturnToPost, who_left_after_36_months_has_none) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  pay(who, Month(2017, 1), 36);
  EXPECT_EQ(apply(announcement, who).outcome, policy::Outcome::refused);
}

// Between the exit and the settlement of its month, that month is still to be counted.
TEST_P(ReturnToPost, the_time_on_posts_ends_with_the_exit) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  const auto time = [&] {
    return desk.database()
        .read_value<store::TimeOnPosts>(
            [&](store::Reader& tx) { return store::time_on_posts(tx, PersonKey(who.value())); })
        .value();
  };
  EXPECT_FALSE(time().standing_since || time().left_on);
  const PlacementStarted started = on_duty(announce(posts), who, posts[0]);
  EXPECT_EQ(time().standing_since, Date(2022, 3, 9));
  EXPECT_FALSE(time().left_on);
  desk.set_day(Date(2022, 3, 15));
  const ExitPlacement leave{started.id, Date(2022, 3, 15), registry::ExitReason::own_request, true,
                            ""};
  ASSERT_EQ(told(desk.run(town, leave)), "done");
  EXPECT_FALSE(time().standing_since);
  EXPECT_EQ(time().left_on, Date(2022, 3, 15));
}

YIGANG_EACH_ENGINE(ReturnToPost);

}  // namespace

}  // namespace yigang::usecase
