// What the screens offer on both engines: the same verdicts as the verbs give.
#include "usecase/offers.h"

#include <algorithm>

#include "usecase/chain_fixture.h"
#include "usecase/reads.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

// "yes", the code of the refusal, or "-" when the verb is not offered.
std::string offered(const std::vector<Offer>& offers, std::string_view verb) {
  const auto found = std::ranges::find(offers, verb, &Offer::verb);
  if (found == offers.end()) return "-";
  EXPECT_EQ(found->allowed, !found->reason_code.has_value());
  return found->reason_code.value_or("yes");
}

class OffersTest : public Chain {
 protected:
  std::string offered_to(const Actor& actor, ApplicationId id, std::string_view verb) {
    const auto view = read_application(*desk, actor, id);
    EXPECT_EQ(told(view), "done");
    return offered(view->actions, verb);
  }
  std::int64_t card(const Actor& actor, std::string_view code) {
    const auto today = read_today(*desk, actor);
    EXPECT_EQ(told(today), "done");
    const auto found = std::ranges::find(today->cards, code, &Card::code);
    return found == today->cards.end() ? 0 : found->count;
  }
  // The actors of the tests have accounts in the store only where somebody reads their names.
  void give_accounts(const std::vector<Actor>& actors) {
    const auto done = desk.database().write([&](store::Writer& tx) -> Result<> {
      TRY_VOID(store::insert(tx, store::OrganisationRow{OrganisationId(90),
                                                        store::OrganisationKind::unit,
                                                        "冠县人社局",
                                                        desk.unit(),
                                                        std::nullopt,
                                                        store::SecondFactor::off,
                                                        1,
                                                        {}}));
      for (const Actor& actor : actors) {
        store::AccountRow row;
        row.id = actor.account;
        row.login = "a" + to_text(actor.account);
        row.name = "经办人";
        row.organisation_id = OrganisationId(90);
        row.version = 1;
        TRY_VOID(store::insert(tx, row));
      }
      return {};
    });
    EXPECT_EQ(told(done), "done");
  }
  // What the sentence of a refused waiver speaks of.
  std::string step_in_the_way(const Actor& actor, ApplicationId id) {
    const auto view = read_application(*desk, actor, id);
    EXPECT_EQ(told(view), "done");
    const auto found = std::ranges::find(view->actions, "waive_step", &Offer::verb);
    return found == view->actions.end() ? "-" : found->params.at("step");
  }
  std::int64_t decidable(const Actor& actor) {
    ApplicationQuery query;
    query.state = registry::ApplicationState::noticed;
    query.decidable = true;
    return list_applications(*desk, actor, query)->total.value();
  }
};

TEST_P(OffersTest, each_step_is_offered_to_whom_it_belongs_and_says_what_stands_in_the_way) {
  issue_the_plan();
  const auto posts = open_posts(2);
  const AnnouncementId announcement = announce(posts);
  const ApplicationId id = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
  EXPECT_EQ(offered_to(village, id, "open_review"), "yes");
  EXPECT_EQ(offered_to(county2, id, "approve_application"), "-");
  EXPECT_EQ(offered_to(county2, id, "waive_step"), "yes");
  EXPECT_EQ(card(village, "close_review"), 1);

  review(announcement, {id});
  EXPECT_EQ(offered_to(village, id, "open_review"), "-");
  EXPECT_EQ(offered_to(town2, id, "publish_notice"), "yes");
  EXPECT_EQ(card(town2, "publish_notice"), 1);

  notice({id});
  EXPECT_EQ(offered_to(county2, id, "approve_application"), "notice_not_over");
  EXPECT_EQ(offered_to(town2, id, "approve_application"), "-");
  EXPECT_EQ(offered_to(town, id, "lodge_objection"), "yes");
  EXPECT_EQ(card(county2, "approve_application"), 0);
  desk.set_day(Date(2022, 3, 9));
  EXPECT_EQ(offered_to(county2, id, "approve_application"), "yes");
  EXPECT_EQ(offered_to(town, id, "lodge_objection"), "objection_too_late");
  EXPECT_EQ(card(county2, "approve_application"), 1);
  EXPECT_EQ(decidable(county2), 1);

  ASSERT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], ""})), "done");
  EXPECT_EQ(offered_to(county2, id, "approve_application"), "-");
  EXPECT_EQ(offered_to(county2, id, "lapse_approval"), "approval_still_stands");
  EXPECT_EQ(offered_to(town, id, "sign_agreement"), "yes");
  EXPECT_EQ(offered_to(town, id, "start_placement"), "-");
  EXPECT_EQ(card(town, "sign_agreement"), 1);
  // Who approved may not waive what comes next; the reason names what he did himself.
  EXPECT_EQ(offered_to(county2, id, "waive_step"), "same_person_two_steps");
  EXPECT_EQ(step_in_the_way(county2, id), "approve_application");
  give_accounts({town, town2, county, county2, village});
  const auto whole = read_application(*desk, county2, id);
  ASSERT_FALSE(whole->steps.empty());
  for (const StepView& step : whole->steps) EXPECT_FALSE(step.actor_name.empty());
}

// A card counts what the page looks at: its link opens the list of the same area.
TEST_P(OffersTest, cards_are_counted_for_the_area_that_was_asked_for) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  const ApplicationId id = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
  review(announcement, {id});
  notice({id});
  desk.set_day(Date(2022, 3, 9));
  const auto seen = [&](TodayQuery area) {
    const auto today = read_today(*desk, county2, area);
    EXPECT_EQ(told(today), "done");
    const auto found = std::ranges::find(today->cards, "approve_application", &Card::code);
    return found == today->cards.end() ? 0 : found->count;
  };
  EXPECT_EQ(seen({}), 1);
  EXPECT_EQ(seen({desk.unit(), desk.town()}), 1);
  EXPECT_EQ(seen({desk.unit(), PlaceCode(371525002)}), 0);
  EXPECT_EQ(seen({UnitCode(371522), {}}), 0) << "another county holds nothing of this one's";
}

TEST_P(OffersTest, who_entered_reviewed_or_published_a_case_may_not_decide_it) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const ApplicationId id = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
  review(announcement, {id});
  notice({id});
  desk.set_day(Date(2022, 3, 9));
  Actor publisher = county2;
  publisher.account = town2.account;
  EXPECT_EQ(offered_to(publisher, id, "approve_application"), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(publisher, ApproveApplication{id, posts[0], ""})),
            "same_person_two_steps");
  Actor enterer = county2;
  enterer.account = town.account;
  EXPECT_EQ(offered_to(enterer, id, "refuse_application"), "same_person_two_steps");
}

// A button that leads to a form with an empty choice is no offer.
TEST_P(OffersTest, an_approval_is_not_offered_while_no_announced_post_waits) {
  issue_the_plan();
  const auto posts = open_posts(2);
  const AnnouncementId announcement = announce({posts[0]});
  const ApplicationId first = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
  const ApplicationId second = apply(announcement, person("李桂兰", Date(1969, 5, 8), 4)).id;
  review(announcement, {first, second});
  notice({first, second});
  desk.set_day(Date(2022, 3, 9));
  EXPECT_EQ(offered_to(county2, second, "approve_application"), "yes");
  const auto approved = desk.run(county2, ApproveApplication{first, posts[0], ""});
  ASSERT_EQ(told(approved), "done");
  EXPECT_EQ(offered_to(county2, second, "approve_application"), "no_open_post");
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{second, posts[0], ""})), "post_taken");
  // Who waits is no work of the day until a post waits, and can be refused.
  EXPECT_EQ(card(county2, "approve_application"), 0);
  EXPECT_EQ(decidable(county2), 0);
  EXPECT_EQ(offered_to(county2, second, "refuse_application"), "yes");
  // A post that nobody has announced takes nobody.
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{second, posts[1], ""})),
            "post_not_announced");
  announce({posts[1]});
  EXPECT_EQ(offered_to(county2, second, "approve_application"), "yes");
  EXPECT_EQ(card(county2, "approve_application"), 1);
  EXPECT_EQ(decidable(county2), 1);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{second, posts[1], ""})), "done");
}

TEST_P(OffersTest, an_objection_takes_the_case_out_of_the_days_work_until_it_is_answered) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const ApplicationId id = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
  review(announcement, {id});
  const NoticePublished published = notice({id});
  const auto objection = desk.run(town, LodgeObjection{published.id, 1, "邻居说她在外务工"});
  ASSERT_EQ(told(objection), "done");
  EXPECT_EQ(card(county, "answer_objection"), 1);
  desk.set_day(Date(2022, 3, 9));
  EXPECT_EQ(offered_to(county2, id, "approve_application"), "objection_open");
  EXPECT_EQ(card(county2, "approve_application"), 0);
  EXPECT_EQ(decidable(county2), 0);
  ASSERT_EQ(told(desk.run(county, AnswerObjection{objection->id, false, "经核实不属实"})), "done");
  EXPECT_EQ(offered_to(county2, id, "approve_application"), "yes");
  EXPECT_EQ(decidable(county2), 1);
}

TEST_P(OffersTest, a_step_up_is_asked_for_and_another_units_work_is_not_seen) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  const ApplicationId id = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
  review(announcement, {id});
  notice({id});
  desk.set_day(Date(2022, 3, 9));
  Actor sleepy = county2;
  sleepy.stepped_up = false;
  const auto view = read_application(*desk, sleepy, id);
  const auto found = std::ranges::find(view->actions, "approve_application", &Offer::verb);
  ASSERT_NE(found, view->actions.end());
  EXPECT_TRUE(found->allowed);
  EXPECT_TRUE(found->step_up);
  Actor elsewhere = county2;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(card(elsewhere, "approve_application"), 0);
  EXPECT_EQ(told(read_application(*desk, elsewhere, id)), "not_found");
}

YIGANG_EACH_ENGINE(OffersTest);

}  // namespace

}  // namespace yigang::usecase
