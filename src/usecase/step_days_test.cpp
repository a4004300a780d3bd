// The days of the steps on both engines: not before what they rest on, not after it has ended.
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class StepDays : public Chain {};

TEST_P(StepDays, no_review_is_held_before_the_announcement_opens) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(1));
  OpenReview review{
      announcement, desk.village(), Date(2022, 2, 28), "村委会", "主持人", "记录人", 21, 21};
  const auto refusal = desk.run(village, review);
  ASSERT_EQ(told(refusal), "review_before_announcement");
  EXPECT_EQ(refusal.error().field, "held_on");
  EXPECT_EQ(refusal.error().params, (Params{{"opens_on", "2022-03-01"}}));
  review.held_on = Date(2022, 3, 1);
  EXPECT_EQ(told(desk.run(village, review)), "done");
}

YIGANG_EACH_ENGINE(StepDays);

}  // namespace

}  // namespace yigang::usecase
