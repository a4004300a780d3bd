// Who may take which step of one case, on both engines: who waived a step took it (domain.md
// §7.1), an approval is taken back by the county alone, and nobody starts on a day that no
// agreement covers.
#include "usecase/chain_fixture.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

using registry::Step;
using store::engine_name;
using store::engines_here;
using store::told;

class CaseDuties : public Chain {
 protected:
  void an_application() {
    issue_the_plan();
    posts = open_posts(2);
    announcement = announce(posts);
    desk.set_day(Date(2022, 3, 1));
    id = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
  }
  void approved_by(const Actor& who) {
    review(announcement, {id});
    notice({id});
    desk.set_day(kDay);
    ASSERT_EQ(told(desk.run(who, approval())), "done");
  }
  std::string waives(const Actor& actor, Step step) {
    return told(desk.run(actor, WaiveStep{id, step, "防疫期间停止集会"}));
  }
  std::string offered(const Actor& actor, std::string_view verb) {
    const auto view = read_application(*desk, actor, id);
    const auto found = std::ranges::find(view->actions, verb, &Offer::verb);
    if (found == view->actions.end()) return "-";
    return found->reason_code.value_or("yes");
  }
  std::string agrees(Date from, Date until) {
    return told(desk.run(town, SignAgreement{id, from, until, kDay}));
  }
  std::string trains() {
    return told(
        desk.run(town, RecordTraining{desk.town(), kDay, "安全", "讲师", Hours(40), {{id, true}}}));
  }
  ApproveApplication approval() const { return {id, posts[0], ""}; }

  const Date kDay{2022, 3, 9};
  const Actor third = desk.actor(Role::CNTY_HR, 2);
  std::vector<PostId> posts;
  AnnouncementId announcement;
  ApplicationId id;
};

TEST_P(CaseDuties, who_waives_the_review_or_the_notice_does_not_approve) {
  an_application();
  ASSERT_EQ(waives(county, Step::review), "done");
  ASSERT_EQ(waives(third, Step::notice), "done");
  EXPECT_EQ(told(desk.run(county, approval())), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(third, approval())), "same_person_two_steps");
  EXPECT_EQ(offered(county, "approve_application"), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county, RefuseApplication{id, "不符合"})), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county2, approval())), "done");
}

TEST_P(CaseDuties, who_waives_only_the_notice_does_not_approve) {
  an_application();
  review(announcement, {id});
  ASSERT_EQ(waives(county, Step::notice), "done");
  EXPECT_EQ(told(desk.run(county, approval())), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county2, approval())), "done");
}

TEST_P(CaseDuties, who_approved_waives_neither_agreement_nor_training) {
  an_application();
  approved_by(county2);
  EXPECT_EQ(waives(county2, Step::agreement), "same_person_two_steps");
  EXPECT_EQ(offered(county2, "waive_step"), "same_person_two_steps");
  ASSERT_EQ(waives(county, Step::agreement), "done");
  EXPECT_EQ(waives(county2, Step::training), "same_person_two_steps");
  desk.set_day(Date(2022, 12, 31));
  EXPECT_EQ(waives(county, Step::training), "approval_lapsed");
  desk.set_day(kDay);
  EXPECT_EQ(waives(county, Step::training), "done");
  EXPECT_EQ(told(desk.run(town, StartPlacement{id, kDay})), "done");
}

TEST_P(CaseDuties, who_entered_the_case_waives_no_step_of_it) {
  an_application();
  Actor enterer = county2;
  enterer.account = town.account;
  EXPECT_EQ(waives(enterer, Step::review), "same_person_two_steps");
  approved_by(county2);
  EXPECT_EQ(waives(enterer, Step::agreement), "same_person_two_steps");
}

// Two accounts of one person are one person, whichever of them took the step.
TEST_P(CaseDuties, a_second_account_is_no_second_person) {
  an_application();
  ASSERT_EQ(waives(county, Step::review), "done");
  ASSERT_EQ(waives(third, Step::notice), "done");
  Actor again = county2;
  again.others = {county.account};
  EXPECT_EQ(told(desk.run(again, approval())), "same_person_two_steps");
  ASSERT_EQ(told(desk.run(county2, approval())), "done");
  again = desk.actor(Role::CNTY_HR, 3);
  again.others = {county2.account};
  EXPECT_EQ(waives(again, Step::agreement), "same_person_two_steps");
}

TEST_P(CaseDuties, nobody_waives_a_step_of_the_own_case) {
  an_application();
  const auto view = read_application(*desk, county, id);
  ASSERT_EQ(told(view), "done");
  Actor own = county2;
  own.person = PersonKey(view->person.value());
  EXPECT_EQ(waives(own, Step::review), "own_case");
}

// LZ-2022-4 二(三): what the county approved is not undone by who asked for it.
TEST_P(CaseDuties, an_approval_is_taken_back_by_the_county_only) {
  an_application();
  approved_by(county2);
  for (const Actor& actor : {village, town, desk.actor(Role::AGENCY)}) {
    EXPECT_EQ(told(desk.run(actor, WithdrawApplication{id, "本人放弃"})), "approved_already");
    EXPECT_EQ(told(desk.run(actor, WithdrawApproval{id, "本人放弃"})), "role_may_not");
    EXPECT_EQ(offered(actor, "withdraw_application"), "-");
  }
  EXPECT_EQ(told(desk.run(county, WithdrawApproval{id, " "})), "text_missing");
  EXPECT_EQ(offered(county, "withdraw_approval"), "yes");
  Actor enterer = county;
  enterer.account = town.account;
  EXPECT_EQ(told(desk.run(enterer, WithdrawApproval{id, "本人放弃"})), "same_person_two_steps");
  ASSERT_EQ(told(desk.run(county, WithdrawApproval{id, "本人放弃"})), "done");
  EXPECT_EQ(told(desk.run(county, WithdrawApproval{id, "本人放弃"})), "application_ended");
  // Person and post are free.
  EXPECT_EQ(told(desk.run(county, AbolishPost{posts[0], "合并"})), "done");
  const Applied again = apply(announcement, read_application(*desk, county, id)->person);
  EXPECT_EQ(again.outcome, policy::Outcome::eligible);
}

TEST_P(CaseDuties, before_the_approval_there_is_none_to_take_back) {
  an_application();
  EXPECT_EQ(told(desk.run(county, WithdrawApproval{id, "本人放弃"})), "no_standing_approval");
  EXPECT_EQ(offered(county, "withdraw_approval"), "-");
  EXPECT_EQ(told(desk.run(town, WithdrawApplication{id, "本人放弃"})), "done");
}

TEST_P(CaseDuties, nobody_starts_before_the_first_day_of_the_agreement) {
  an_application();
  approved_by(county2);
  ASSERT_EQ(agrees(Date(2022, 3, 11), Date(2022, 12, 31)), "done");
  ASSERT_EQ(trains(), "done");
  const auto early = desk.run(town, StartPlacement{id, kDay});
  ASSERT_EQ(told(early), "start_outside_agreement");
  EXPECT_EQ(early.error().clause, "LZ-2022-4 二(二)");
  EXPECT_EQ(early.error().field, "started_on");
  EXPECT_EQ(offered(town, "start_placement"), "start_outside_agreement");
  desk.set_day(Date(2022, 3, 11));
  EXPECT_EQ(offered(town, "start_placement"), "yes");
  EXPECT_EQ(told(desk.run(town, StartPlacement{id, Date(2022, 3, 11)})), "done");
}

TEST_P(CaseDuties, nobody_starts_after_the_last_day_of_the_agreement) {
  an_application();
  approved_by(county2);
  ASSERT_EQ(agrees(kDay, Date(2022, 3, 10)), "done");
  ASSERT_EQ(trains(), "done");
  desk.set_day(Date(2022, 3, 11));
  EXPECT_EQ(told(desk.run(town, StartPlacement{id, Date(2022, 3, 11)})), "start_outside_agreement");
  EXPECT_EQ(told(desk.run(town, StartPlacement{id, Date(2022, 3, 10)})), "done");
}

YIGANG_EACH_ENGINE(CaseDuties);

}  // namespace

}  // namespace yigang::usecase
