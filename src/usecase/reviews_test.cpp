// 民主评议 on both engines: what the village's vote leaves behind for the person whose case it was.
#include "usecase/chain_fixture.h"
#include "usecase/read_explanation.h"
#include "usecase/reads.h"

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

YIGANG_EACH_ENGINE(ReviewTest);

}  // namespace

}  // namespace yigang::usecase
