// 审批 on both engines: who waits, what stands in the way, which post each would take, and the sums
// of the whole filter (LZ-2022-4 二(三)/1). The verb's verdict is asked beside the list's.
#include "usecase/approvals_due.h"

#include <algorithm>

#include "store/described_row.h"
#include "usecase/chain_fixture.h"
#include "usecase/person_verbs.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class ApprovalsDueTest : public Chain {
 protected:
  // So many have passed the review; the notice ends on the 8th of March.
  void wait(int persons, int post_count) {
    issue_the_plan();
    posts = open_posts(post_count);
    announcement = announce(posts);
    for (int i = 0; i < persons; ++i)
      ids.push_back(apply(announcement, person("王秀英", Date(1969, 3, 8 + i), 2 * i + 2)).id);
    review(announcement, ids);
    noticed = notice(ids);
  }
  ApprovalPage due(const Actor& actor, const ApprovalQuery& query = {}) {
    const auto page = list_approvals_due(*desk, actor, query);
    EXPECT_EQ(told(page), "done");
    return page.value_or(ApprovalPage{});
  }
  // The codes of one person's doubts, or "clear".
  std::string doubts(const Actor& actor, std::size_t at) {
    const ApprovalPage page = due(actor);
    const auto found = std::ranges::find(page.items, ids[at], &ApprovalLine::id);
    if (found == page.items.end()) return "absent";
    std::string codes;
    for (const Doubt& doubt : found->doubts) codes += (codes.empty() ? "" : " ") + doubt.code;
    return codes.empty() ? "clear" : codes;
  }
  std::string approve(const Actor& actor, std::size_t at, PostId post) {
    return told(desk.run(actor, ApproveApplication{ids[at], post, ""}));
  }
  void after_notice() { desk.set_day(Date(2022, 3, 9)); }

  std::vector<PostId> posts;
  AnnouncementId announcement;
  std::vector<ApplicationId> ids;
  NoticePublished noticed;
};

TEST_P(ApprovalsDueTest, nobody_is_clear_before_the_notice_is_over) {
  wait(2, 2);
  const ApprovalPage page = due(county2);
  EXPECT_EQ(page.total, 2);
  EXPECT_EQ(page.clear, 0);
  ASSERT_EQ(page.items.size(), 2U);
  EXPECT_EQ(page.items[0].name, "王*英");
  EXPECT_EQ(page.items[0].agree, 12);
  EXPECT_EQ(page.items[0].present, 21);
  EXPECT_EQ(page.items[0].last_day, noticed.last_day);
  EXPECT_EQ(page.items[0].groups, std::vector{TargetGroup::older});
  EXPECT_EQ(doubts(county2, 0), "notice_not_over");
  EXPECT_EQ(approve(county2, 0, posts[0]), "notice_not_over");
  ApprovalQuery decidable;
  decidable.decidable = true;
  EXPECT_EQ(due(county2, decidable).total, 0);
  after_notice();
  EXPECT_EQ(due(county2, decidable).total, 2);
  EXPECT_EQ(doubts(county2, 0), "clear");
}

// Each is given a post of his own, so that approving all of them together refuses nobody.
TEST_P(ApprovalsDueTest, the_clear_ones_are_proposed_for_posts_that_differ_and_can_be_approved) {
  wait(3, 3);
  after_notice();
  ApprovalQuery clear;
  clear.clear = true;
  const ApprovalPage page = due(county2, clear);
  EXPECT_EQ(page.clear, 3);
  EXPECT_EQ(page.doubtful, 0);
  ASSERT_EQ(page.items.size(), 3U);
  ASSERT_EQ(page.actions.size(), 1U);
  EXPECT_TRUE(page.actions[0].allowed);
  for (const ApprovalLine& line : page.items) {
    ASSERT_TRUE(line.post.has_value());
    EXPECT_EQ(told(desk.run(county2, ApproveApplication{line.id, line.post->id, ""})), "done");
  }
  EXPECT_EQ(due(county2).total, 0);
}

TEST_P(ApprovalsDueTest, a_post_short_is_said_of_whom_the_order_of_the_reserve_list_puts_last) {
  issue_the_plan();
  posts = open_posts(1);
  announcement = announce(posts);
  ids.push_back(apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id);
  review(announcement, ids, 12);
  const ApplicationId better = apply(announcement, person("李桂兰", Date(1969, 5, 8), 4)).id;
  review(announcement, {better}, 18);
  ids.push_back(better);
  notice(ids);
  after_notice();
  EXPECT_EQ(doubts(county2, 0), "posts_run_short");
  EXPECT_EQ(doubts(county2, 1), "clear");
  ASSERT_EQ(approve(county2, 1, posts[0]), "done");
  EXPECT_EQ(doubts(county2, 0), "no_open_post");
  EXPECT_EQ(doubts(county2, 1), "absent");
  ApprovalQuery decidable;
  decidable.decidable = true;
  EXPECT_EQ(due(county2, decidable).total, 0);
  EXPECT_EQ(due(county2).total, 1);
}

TEST_P(ApprovalsDueTest, the_doubts_are_those_for_which_the_verb_refuses) {
  wait(4, 4);
  const auto objection = desk.run(town, LodgeObjection{noticed.id, 1, "邻居说她在外务工"});
  ASSERT_EQ(told(objection), "done");
  after_notice();
  EXPECT_EQ(doubts(county2, 0), "objection_open");
  EXPECT_EQ(approve(county2, 0, posts[0]), "objection_open");
  Actor publisher = county2;
  publisher.account = town2.account;
  EXPECT_EQ(doubts(publisher, 1), "same_person_two_steps");
  EXPECT_EQ(approve(publisher, 1, posts[0]), "same_person_two_steps");
  Actor opener = county2;
  opener.account = village.account;
  EXPECT_EQ(doubts(opener, 1), "same_person_two_steps");

  const auto view = read_application(*desk, county2, ids[2]);
  ASSERT_EQ(told(view), "done");
  RecordFact fact;
  fact.person = view->person;
  fact.fact = policy::Reason::registered_business;
  fact.from_day = Date(2022, 3, 2);
  fact.source = "市场监管比对";
  ASSERT_EQ(told(desk.run(town, fact)), "done");
  EXPECT_EQ(doubts(county2, 2), "decision_needs_reason");
  EXPECT_FALSE(due(county2).items[0].approvable) << "an objection is answered first";
  EXPECT_TRUE(due(county2).items[2].approvable);
  EXPECT_EQ(approve(county2, 2, posts[0]), "decision_needs_reason");
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{ids[2], posts[0], "无实际经营"})), "done");
  const auto decided = read_application(*desk, county2, ids[2]);
  ASSERT_EQ(told(decided), "done");
  EXPECT_EQ(decided->decisions.back().outcome, "approved") << "it waits for nobody any more";

  const ApprovalPage page = due(county2);
  EXPECT_EQ(page.clear, 2);
  EXPECT_EQ(page.doubtful, 1);
  ASSERT_EQ(page.doubts.size(), 1U);
  EXPECT_EQ(page.doubts[0].code, "objection_open");
  ApprovalQuery of;
  of.doubt = "objection_open";
  EXPECT_EQ(due(county2, of).total, 1);
}

TEST_P(ApprovalsDueTest, pages_go_by_key_and_the_sums_are_those_of_the_whole_filter) {
  wait(3, 3);
  after_notice();
  ApprovalQuery first;
  first.limit = 2;
  const ApprovalPage one = due(county2, first);
  ASSERT_EQ(one.items.size(), 2U);
  ASSERT_TRUE(one.next.has_value());
  EXPECT_EQ(one.total, 3);
  EXPECT_EQ(one.sums.without_rate, 3) << "nobody has recorded a rate";
  first.after = one.items[1].id;
  const ApprovalPage two = due(county2, first);
  ASSERT_EQ(two.items.size(), 1U);
  EXPECT_FALSE(two.next.has_value());
  EXPECT_EQ(two.items[0].id, ids[2]);

  RecordPayStandard rate{desk.unit(), Side::rural,       "ordinary",          "40h",
                         Fen(1'700),  Date(2021, 10, 1), "冠政发〔2021〕1号", Date(2021, 9, 1)};
  const auto entered = desk.run(county, rate);
  ASSERT_EQ(told(entered), "done");
  ASSERT_EQ(told(desk.run(county2, ConfirmPayStandard{entered->id})), "done");
  const ApprovalPage paid = due(county2, first);
  EXPECT_EQ(paid.sums.without_rate, 0);
  ASSERT_TRUE(paid.items[0].post && paid.items[0].post->monthly_fen);
  EXPECT_EQ(paid.sums.monthly_fen.value(), 3 * paid.items[0].post->monthly_fen->value());
}

TEST_P(ApprovalsDueTest, the_list_ends_at_the_scope_and_is_of_whom_it_concerns) {
  wait(2, 2);
  after_notice();
  Actor elsewhere = county2;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(due(elsewhere).total, 0);
  ApprovalQuery other;
  other.unit = UnitCode(371522);
  EXPECT_EQ(due(county2, other).total, 0);
  ApprovalQuery county_of;
  county_of.unit = desk.unit();
  EXPECT_EQ(due(city, county_of).total, 2);
  EXPECT_TRUE(due(city, county_of).actions.empty()) << "the city looks, the county decides";
  EXPECT_EQ(due(city).total, std::nullopt) << "one county at a time";
  EXPECT_TRUE(due(city).items.empty());
  EXPECT_EQ(due(city).steps.at(0).count, 2);
  ApprovalQuery town_of;
  town_of.town = PlaceCode(371525002);
  EXPECT_EQ(due(county2, town_of).total, 0);
  EXPECT_EQ(told(list_approvals_due(*desk, desk.actor(Role::BANK), {})), "role_may_not");
  ASSERT_EQ(due(county2).steps.size(), 1U);
  EXPECT_EQ(due(county2).steps[0].state, registry::ApplicationState::noticed);
  EXPECT_EQ(due(county2).steps[0].count, 2);
}

// domain.md §7: the city and the province look at approvals and have no register of applications.
TEST_P(ApprovalsDueTest, a_step_is_made_of_places_for_whom_sees_no_register) {
  wait(2, 2);
  ApprovalQuery places;
  places.places = true;
  EXPECT_TRUE(due(city).places.empty()) << "nobody asked";
  const ApprovalPage of_city = due(city, places);
  ASSERT_EQ(of_city.places.size(), 1U);
  EXPECT_EQ(of_city.places[0].unit, desk.unit());
  EXPECT_EQ(of_city.places[0].town, std::nullopt);
  EXPECT_EQ(of_city.places[0].count, of_city.steps.at(0).count);
  places.unit = desk.unit();
  const ApprovalPage of_unit = due(city, places);
  ASSERT_EQ(of_unit.places.size(), 1U);
  EXPECT_EQ(of_unit.places[0].town, desk.town());
  EXPECT_EQ(of_unit.places[0].state, registry::ApplicationState::noticed);
  EXPECT_EQ(of_unit.places[0].count, 2);
  Actor elsewhere = county2;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_TRUE(due(elsewhere, places).places.empty());
}

YIGANG_EACH_ENGINE(ApprovalsDueTest);

}  // namespace

}  // namespace yigang::usecase
