// 民主评议 on both engines: what the village's vote leaves behind for the person whose case it was.
#include "usecase/chain_fixture.h"
#include "usecase/notice_reads.h"
#include "usecase/read_explanation.h"
#include "usecase/reads.h"
#include "usecase/review_view.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class ReviewTest : public Chain {};

TEST_P(ReviewTest, a_review_without_a_majority_ends_the_application) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  const Applied applied = apply(announcement, person("杨玉兰", Date(1970, 1, 1), 12));
  review(announcement, {applied.id}, 10);
  EXPECT_EQ(told(desk.run(town2, PublishNotice{desk.town(), "公示", "0635-0000000", {applied.id}})),
            "application_ended");
  // LZ-2022-4 二(二): who is refused by the village's vote reads that, and not the screening alone.
  const auto view = read_application(*desk, county, applied.id);
  ASSERT_EQ(told(view), "done");
  ASSERT_EQ(view->decisions.size(), 2U);
  const DecisionView& vote = view->decisions.back();
  EXPECT_EQ(vote.kind, "review");
  EXPECT_EQ(vote.day, Date(2022, 3, 1));
  EXPECT_EQ(vote.outcome, "failed");
  const auto trace = read_trace(*desk, county, vote.id);
  ASSERT_EQ(told(trace), "done");
  for (const char* part : {"trace.review_failed", "not_met", "民主评议", "half_of_present"})
    EXPECT_NE(trace->text.find(part), std::string::npos) << part;
  ExplanationWanted wanted;
  wanted.id = to_text(applied.id);
  const auto words = explanation_in_words(desk.database(), "law", wanted, Language::zh_cn);
  ASSERT_EQ(told(words), "done");
  EXPECT_TRUE(words->starts_with("民主评议 2022-03-01  结论：未通过\n")) << *words;
  EXPECT_NE(words->find("✗ 到会 21 人，同意 10 人，评议未通过"), std::string::npos) << *words;
  EXPECT_NE(words->find("需要的多数：到会人数过半"), std::string::npos) << *words;
}

TEST_P(ReviewTest, a_review_with_a_majority_leaves_its_votes_too) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  const Applied applied = apply(announcement, person("杨玉兰", Date(1970, 1, 1), 12));
  review(announcement, {applied.id}, 11);
  const auto view = read_application(*desk, county, applied.id);
  ASSERT_EQ(told(view), "done");
  ASSERT_EQ(view->decisions.size(), 2U);
  EXPECT_EQ(view->decisions.back().kind, "review");
  EXPECT_EQ(view->decisions.back().outcome, "passed");
}

// The numbers of a session open those who were voted on in it, and those who still wait.
TEST_P(ReviewTest, the_cases_of_a_session_are_found_by_it_and_by_how_the_vote_ended) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  const Applied passed = apply(announcement, person("杨玉兰", Date(1970, 1, 1), 12));
  review(announcement, {passed.id}, 11);
  const Applied failed = apply(announcement, person("李秀兰", Date(1968, 7, 7), 4));
  review(announcement, {failed.id}, 10);
  const auto sessions = list_reviews(*desk, county, {});
  ASSERT_EQ(told(sessions), "done");
  ASSERT_EQ(sessions->items.size(), 2U);
  const auto found = [&](const ApplicationQuery& query) {
    const auto list = list_applications(*desk, county, query);
    EXPECT_EQ(told(list), "done");
    return list->total.value();
  };
  for (const ReviewLine& session : sessions->items) {
    ApplicationQuery query;
    query.review = session.id;
    EXPECT_EQ(found(query), 1);
    query.passed = true;
    EXPECT_EQ(found(query), session.passed);
    query.passed = false;
    EXPECT_EQ(found(query), session.failed);
  }
  ApplicationQuery waiting;
  waiting.state = registry::ApplicationState::applied;
  waiting.village = desk.village();
  waiting.announcement = announcement;
  EXPECT_EQ(found(waiting), 0);
  apply(announcement, person("赵秀芳", Date(1969, 5, 5), 6));
  EXPECT_EQ(found(waiting), 1);
  waiting.village = PlaceCode(desk.village().value() + 1);
  EXPECT_EQ(found(waiting), 0);
}

// Who draws the votes draws the mark of the majority too: 本文件未规定, so it is the figure's.
TEST_P(ReviewTest, a_session_tells_its_votes_and_how_many_it_needs) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  const Applied failed = apply(announcement, person("杨玉兰", Date(1970, 1, 1), 12));
  review(announcement, {failed.id}, 10);
  const auto sessions = list_reviews(*desk, county, {});
  ASSERT_EQ(told(sessions), "done");
  ASSERT_EQ(sessions->items.size(), 1U);
  const OneReview asked{sessions->items[0].id};
  for (const Actor& actor : {village, town, county}) {
    const auto view = read_review(*desk, actor, asked);
    ASSERT_EQ(told(view), "done");
    EXPECT_EQ(view->review.failed, 1);
    EXPECT_EQ(view->needed, 11);  // of 21
    EXPECT_EQ(view->majority, policy::ReviewMajority::half_of_present);
    EXPECT_EQ(view->majority_status, law::Status::provisional);
    ASSERT_EQ(view->candidates.size(), 1U);
    EXPECT_EQ(view->candidates[0].application, failed.id);
    EXPECT_EQ(view->candidates[0].name, "杨*兰");
    ASSERT_TRUE(view->candidates[0].votes);
    EXPECT_EQ(view->candidates[0].votes->agree, 10);
    EXPECT_FALSE(view->candidates[0].votes->passed);
  }
  Actor elsewhere = village;
  elsewhere.scope.village = PlaceCode(desk.village().value() + 1);
  EXPECT_EQ(told(read_review(*desk, elsewhere, asked)), "not_found");
  EXPECT_EQ(told(read_review(*desk, desk.actor(Role::BANK), asked)), "role_may_not");
}

TEST_P(ReviewTest, an_open_session_tells_who_waits_for_it) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  const Applied waits = apply(announcement, person("杨玉兰", Date(1970, 1, 1), 12));
  const auto opened = desk.run(village, OpenReview{announcement, desk.village(), Date(2022, 3, 1),
                                                   "村委会", "主持人", "记录人", 21, 20});
  ASSERT_EQ(told(opened), "done");
  const auto view = read_review(*desk, village, {opened->id});
  ASSERT_EQ(told(view), "done");
  EXPECT_EQ(view->chair, "主持人");
  EXPECT_EQ(view->needed, 11);  // of 20: ten are half and no majority
  ASSERT_EQ(view->candidates.size(), 1U);
  EXPECT_EQ(view->candidates[0].application, waits.id);
  EXPECT_FALSE(view->candidates[0].votes);
}

// Before the approval nobody has a post: the notice names what was announced, and where.
TEST_P(ReviewTest, a_notice_of_applicants_names_the_announced_post_and_the_village) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(2));
  const Applied applied = apply(announcement, person("杨玉兰", Date(1970, 1, 1), 12));
  review(announcement, {applied.id});
  const NoticePublished published = notice({applied.id});
  const auto shown = read_public_notice(*desk, {published.id});
  ASSERT_EQ(told(shown), "done");
  ASSERT_EQ(shown->items.size(), 1U);
  EXPECT_EQ(shown->items[0].post, "村容保洁员");
  EXPECT_EQ(shown->items[0].side, "rural");
  EXPECT_FALSE(shown->items[0].village.empty());
  EXPECT_TRUE(shown->notice.place_name.starts_with("冠县")) << shown->notice.place_name;
}

YIGANG_EACH_ENGINE(ReviewTest);

}  // namespace

}  // namespace yigang::usecase
