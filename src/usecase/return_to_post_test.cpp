// LZ-2022-4 二(四): tenure is counted in paid months; the time between two posts is none of them.
#include "store/described_row.h"
#include "store/month_rows.h"
#include "store/placement_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/merge_persons.h"
#include "usecase/reads.h"

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
  struct Office {
    Actor town_clerk;
    Actor county;
    Actor county2;
    PlaceCode town;
  };
  void leaves(const PlacementStarted& placement) {
    desk.set_day(kExit);
    const ExitPlacement leave{placement.id, kExit, registry::ExitReason::own_request, true, ""};
    ASSERT_EQ(told(desk.run(town, leave)), "done");
  }
  // All steps but the start in one day, review and notice left out.
  ApplicationId trained(const Office& by, AnnouncementId announcement, PersonId who, PostId post) {
    const auto applied = desk.run(
        by.town_clerk, ApplyForPost{announcement, who, {{TargetGroup::older, ""}}, {}, false});
    EXPECT_EQ(told(applied), "done");
    const ApplicationId id = applied.value_or(Applied{}).id;
    for (const registry::Step step : {registry::Step::review, registry::Step::notice})
      EXPECT_EQ(told(desk.run(by.county, WaiveStep{id, step, "紧急补岗"})), "done");
    EXPECT_EQ(told(desk.run(by.county2, ApproveApplication{id, post, ""})), "done");
    EXPECT_EQ(told(desk.run(by.town_clerk, SignAgreement{id, kExit, Date(2023, 3, 14), kExit})),
              "done");
    EXPECT_EQ(
        told(desk.run(by.town_clerk,
                      RecordTraining{by.town, kExit, "安全", "讲师", Hours(40), {{id, true}}})),
        "done");
    return id;
  }
  std::string offered(ApplicationId application) {
    const auto view = read_application(*desk, town, application);
    EXPECT_EQ(told(view), "done");
    const auto found = std::ranges::find(view->actions, "start_placement", &Offer::verb);
    if (found == view->actions.end()) return "-";
    return found->reason_code.value_or("yes");
  }

  const Date kExit{2022, 3, 15};
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

// 二(三): one person one post, and so on the day of the exit only the one that is left.
TEST_P(ReturnToPost, who_leaves_a_post_begins_on_another_the_day_after_at_the_earliest) {
  issue_the_plan();
  const auto posts = open_posts(2);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  leaves(on_duty(announcement, who, posts[0]));
  const Office here{town, county, county2, desk.town()};
  const ApplicationId again = trained(here, announcement, who, posts[1]);
  const auto refused = desk.run(town, StartPlacement{again, kExit});
  ASSERT_EQ(told(refused), "on_post_that_day");
  EXPECT_EQ(refused.error().params, (Params{{"last_day", "2022-03-15"}, {"first", "2022-03-16"}}));
  EXPECT_EQ(offered(again), "on_post_that_day");
  desk.set_day(kExit.plus_days(1));
  EXPECT_EQ(told(desk.run(town, StartPlacement{again, kExit})), "on_post_that_day");
  EXPECT_EQ(offered(again), "yes");
  EXPECT_EQ(told(desk.run(town, StartPlacement{again, kExit.plus_days(1)})), "done");
}

// Nor on a post of another unit, to which the person has moved that day.
TEST_P(ReturnToPost, the_day_of_the_exit_counts_in_every_unit) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  leaves(on_duty(announce(posts), who, posts[0]));
  const PlaceCode village_there(371522001002);
  const auto moved = desk.run(county, MovePerson{who, village_there, "迁居"});
  ASSERT_EQ(told(moved), "done");
  Office there{town, county, county2, village_there.town()};
  there.town_clerk.scope = {UnitCode(371522), there.town, {}};
  there.county.scope = there.county2.scope = {UnitCode(371522), {}, {}};
  const auto host = desk.run(there.town_clerk,
                             RegisterHost{village_there, HostKind::town_or_village, "社区", {}});
  ASSERT_EQ(told(host), "done");
  ProposePosts proposed = proposal(host->id, 1);
  proposed.place = village_there;
  const auto post = desk.run(there.town_clerk, proposed);
  ASSERT_EQ(told(post), "done");
  ASSERT_EQ(told(desk.run(there.county, ApprovePosts{post->ids})), "done");
  const DraftAnnouncement draft{UnitCode(371522),  there.town,  "公告",
                                "详见附件",        Side::rural, kExit,
                                Date(2022, 3, 31), "",          post->ids};
  const auto drafted = desk.run(there.town_clerk, draft);
  ASSERT_EQ(told(drafted), "done");
  ASSERT_EQ(told(desk.run(there.county, PublishAnnouncement{drafted->id})), "done");
  const ApplicationId again = trained(there, drafted->id, moved->id, post->ids[0]);
  EXPECT_EQ(told(desk.run(there.town_clerk, StartPlacement{again, kExit})), "on_post_that_day");
  desk.set_day(kExit.plus_days(1));
  EXPECT_EQ(told(desk.run(there.town_clerk, StartPlacement{again, kExit.plus_days(1)})), "done");
}

YIGANG_EACH_ENGINE(ReturnToPost);

}  // namespace

}  // namespace yigang::usecase
