// Months in which nothing was paid do not count in the tenure (LZ-2022-4 二(四), policy-rules.md
// "Tenure": gaps do not count), on both engines.
#include "usecase/chain_fixture.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class TenureGaps : public Chain {
 protected:
  TenureGaps() {
    issue_the_plan();
    const auto standard = desk.run(
        county, RecordPayStandard{desk.unit(), Side::rural, "ordinary", "40h", Fen(1'800),
                                  Date(2022, 3, 1), "冠政发〔2022〕1号", Date(2022, 2, 20)});
    EXPECT_EQ(told(standard), "done");
    EXPECT_EQ(told(desk.run(county2, ConfirmPayStandard{standard->id})), "done");
    who = person("王秀英", Date(1969, 3, 8), 2);
    const auto account =
        desk.run(town, SetBankAccount{who, "6222000000000001002", "冠县农商行", "王秀英"});
    EXPECT_EQ(told(account), "done");
    EXPECT_EQ(told(desk.run(county, ConfirmBankAccount{account->id})), "done");
  }
  void prove(std::int64_t months) {
    const auto recorded = desk.run(town, RecordPriorMonths{who, months, "原协议", {}, {}});
    ASSERT_EQ(told(recorded), "done");
    ASSERT_EQ(told(desk.run(county, ConfirmPriorMonths{recorded->id})), "done");
  }
  // The month of the placement with these hours, locked.
  void settle(PlacementId placement, Month month, Date first, std::int64_t hours_x10) {
    desk.set_day(month.plus(1).first_day().plus_days(5));
    ASSERT_EQ(told(desk.run(
                  village,
                  EnterAttendance{
                      placement, month, {{first, month.last_day(), Hours(hours_x10), {}, {}}}})),
              "done");
    ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), month})), "done");
    const auto computed = desk.run(county, RunSettlement{desk.unit(), month, Fen()});
    ASSERT_EQ(told(computed), "done");
    ASSERT_EQ(computed->problems, 0);
    ASSERT_EQ(told(desk.run(desk.actor(Role::CNTY_HR, 2),
                            LockSettlement{computed->id, computed->version, true})),
              "done");
  }
  // A post of the summer, and what becomes of an application for it.
  policy::Outcome applies_in_june() {
    desk.set_day(Date(2022, 6, 10));
    DraftAnnouncement draft;
    draft.unit = desk.unit();
    draft.town = desk.town();
    draft.title = "空岗补充公告";
    draft.body = "详见附件";
    draft.opens_on = Date(2022, 6, 10);
    draft.closes_on = Date(2022, 6, 20);
    draft.off_season_reason = "空岗补充";
    draft.posts = {posts[1]};
    const auto drafted = desk.run(town, draft);
    EXPECT_EQ(told(drafted), "done");
    EXPECT_EQ(told(desk.run(county, PublishAnnouncement{drafted->id})), "done");
    return apply(drafted->id, who).outcome;
  }

  PersonId who;
  std::vector<PostId> posts;
};

// 34 old months and March make 35; April was worked by nobody.
TEST_P(TenureGaps, a_month_on_the_post_that_was_settled_without_pay_is_left_to_the_person) {
  prove(34);
  posts = open_posts(2);
  const PlacementStarted started = on_duty(announce({posts[0]}), who, posts[0]);
  settle(started.id, Month(2022, 3), Date(2022, 3, 9), 200);
  settle(started.id, Month(2022, 4), Date(2022, 4, 1), 0);
  ASSERT_EQ(told(desk.run(town, ExitPlacement{started.id, Date(2022, 4, 30),
                                              registry::ExitReason::own_request, false, "辞职"})),
            "done");
  EXPECT_EQ(applies_in_june(), policy::Outcome::eligible);
}

// The same with April paid: 36.
TEST_P(TenureGaps, who_was_paid_in_it_has_none_left) {
  prove(34);
  posts = open_posts(2);
  const PlacementStarted started = on_duty(announce({posts[0]}), who, posts[0]);
  settle(started.id, Month(2022, 3), Date(2022, 3, 9), 200);
  settle(started.id, Month(2022, 4), Date(2022, 4, 1), 200);
  ASSERT_EQ(told(desk.run(town, ExitPlacement{started.id, Date(2022, 4, 30),
                                              registry::ExitReason::own_request, false, "辞职"})),
            "done");
  EXPECT_EQ(applies_in_june(), policy::Outcome::refused);
}

// Nobody knows yet what April will bring.
TEST_P(TenureGaps, a_month_that_is_not_settled_may_still_be_paid) {
  prove(34);
  posts = open_posts(2);
  const PlacementStarted started = on_duty(announce({posts[0]}), who, posts[0]);
  settle(started.id, Month(2022, 3), Date(2022, 3, 9), 200);
  desk.set_day(Date(2022, 5, 6));
  ASSERT_EQ(told(desk.run(town, ExitPlacement{started.id, Date(2022, 4, 30),
                                              registry::ExitReason::own_request, false, "辞职"})),
            "done");
  EXPECT_EQ(applies_in_june(), policy::Outcome::refused);
}

YIGANG_EACH_ENGINE(TenureGaps);

}  // namespace

}  // namespace yigang::usecase
