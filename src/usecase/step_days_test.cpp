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

TEST_P(StepDays, agreement_and_training_rest_on_an_approval_that_stands) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const Applied applied = apply(announcement, person("王秀英", Date(1969, 3, 8), 2));
  review(announcement, {applied.id});
  notice({applied.id});
  desk.set_day(Date(2022, 3, 9));
  const auto approved = desk.run(county2, ApproveApplication{applied.id, posts[0], ""});
  ASSERT_EQ(told(approved), "done");
  const Date last = approved->lapses_on;
  const Date after = last.plus_days(1);
  desk.set_day(after);
  EXPECT_EQ(told(desk.run(town, SignAgreement{applied.id, after, Date(2023, 3, 8), after})),
            "approval_lapsed");
  // Signed in time, written down a day later.
  ASSERT_EQ(told(desk.run(town, SignAgreement{applied.id, after, Date(2023, 3, 8), last})), "done");
  const auto train = [&](Date day, bool passed) {
    return desk.run(
        town, RecordTraining{desk.town(), day, "安全", "讲师", Hours(40), {{applied.id, passed}}});
  };
  EXPECT_EQ(told(train(after, true)), "approval_lapsed");
  // It takes no step, so that the record of the course itself stands.
  EXPECT_EQ(told(train(after, false)), "done");
  EXPECT_EQ(told(train(last, true)), "done");
}

TEST_P(StepDays, a_training_lasts_no_longer_than_its_day) {
  for (const int x10 : {0, 241, 2400}) {
    const auto refusal = desk.run(
        town, RecordTraining{desk.town(), Date(2022, 3, 1), "安全", "讲师", Hours(x10), {}});
    ASSERT_EQ(told(refusal), "training_hours_absurd") << x10;
    EXPECT_EQ(refusal.error().field, "hours");
  }
  EXPECT_EQ(
      told(desk.run(town,
                    RecordTraining{desk.town(), Date(2022, 3, 1), "安全", "讲师", Hours(240), {}})),
      "nothing_chosen");
}

YIGANG_EACH_ENGINE(StepDays);

}  // namespace

}  // namespace yigang::usecase
