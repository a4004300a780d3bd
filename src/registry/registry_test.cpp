#include <gtest/gtest.h>

#include <limits>

#include "registry/application.h"
#include "registry/placement.h"
#include "registry/plan.h"
#include "registry/post.h"
#include "registry/veterans_post.h"

namespace yigang::registry {

namespace {

template <class T>
std::string told(const Result<T>& result) {
  return result ? "done" : result.error().code;
}

const Date kDay(2022, 3, 10);

Progress at(Step step, ApplicationState state) {
  return {state, step, kDay};
}

// LZ-2022-4 二(二): a row an event, a column a place in the chain; only the next step is legal.
TEST(application, each_step_is_legal_only_after_the_one_before) {
  using Event = Result<Advance> (*)(const Progress&, Date);
  const std::vector<std::pair<Step, Event>> events{{Step::review, &pass_review},
                                                   {Step::notice, &publish_notice},
                                                   {Step::agreement, &sign_agreement},
                                                   {Step::training, &pass_training},
                                                   {Step::start, &start}};
  for (const auto& [step, event] : events)
    for (int last = 1; last <= 7; ++last) {
      const auto result = event(at(static_cast<Step>(last), ApplicationState::applied), kDay);
      const int place = static_cast<int>(step);
      const std::string expected = last == place - 1 ? "done"
                                   : last >= place   ? "step_already_taken"
                                                     : "step_out_of_order";
      EXPECT_EQ(told(result), expected) << place << " after " << last;
    }
}

TEST(application, approval_waits_for_the_day_after_the_notice) {
  const Progress noticed = at(Step::notice, ApplicationState::noticed);
  EXPECT_EQ(told(approve(noticed, kDay, {false, kDay, 0, 0})), "notice_not_over");
  EXPECT_EQ(told(approve(noticed, kDay.plus_days(1), {false, kDay, 0, 0})), "done");
  EXPECT_EQ(told(approve(noticed, kDay.plus_days(1), {false, kDay, 1, 0})), "objection_open");
  EXPECT_EQ(told(approve(noticed, kDay.plus_days(1), {false, kDay, 0, 1})), "objection_upheld");
  EXPECT_EQ(told(approve(noticed, kDay, {true, {}, 0, 0})), "done");
}

TEST(application, a_waiver_needs_a_reason_and_never_waives_the_decision) {
  const Progress applied = at(Step::application, ApplicationState::applied);
  EXPECT_EQ(told(waive(applied, Step::review, kDay, "")), "waiver_without_reason");
  EXPECT_EQ(told(waive(applied, Step::review, kDay, "村民小组已评议")), "done");
  for (const Step step : {Step::announcement, Step::application, Step::approval, Step::start})
    EXPECT_EQ(told(waive(applied, step, kDay, "理由")), "step_cannot_be_waived");
}

TEST(application, what_has_ended_takes_no_further_step) {
  for (const ApplicationState state : {ApplicationState::started, ApplicationState::refused,
                                       ApplicationState::withdrawn, ApplicationState::lapsed})
    EXPECT_EQ(told(pass_review(at(Step::application, state), kDay)), "application_ended");
}

TEST(application, a_step_is_not_dated_before_the_last) {
  EXPECT_EQ(told(pass_review(at(Step::application, ApplicationState::applied), kDay.plus_days(-1))),
            "step_before_the_last");
}

TEST(placement, an_exit_answers_whether_work_is_wanted) {
  const PlacementStanding duty{PlacementState::on_duty, kDay, kDay};
  EXPECT_EQ(told(exit(duty, kDay, std::nullopt)), "exit_without_answer");
  EXPECT_EQ(told(exit(duty, kDay.plus_days(-1), true)), "event_before_the_last");
  EXPECT_EQ(told(exit(duty, kDay, true)), "done");
  EXPECT_EQ(told(exit({PlacementState::ended, kDay, kDay}, kDay, true)), "placement_state");
}

TEST(placement, a_pause_needs_a_reason_and_only_a_paused_person_resumes) {
  const PlacementStanding duty{PlacementState::on_duty, kDay, kDay};
  EXPECT_EQ(told(pause(duty, kDay, "")), "reason_missing");
  EXPECT_EQ(told(pause(duty, kDay, " ")), "reason_missing");
  EXPECT_EQ(told(pause(duty, kDay, "住院")), "done");
  EXPECT_EQ(told(resume(duty, kDay)), "placement_state");
  EXPECT_EQ(told(resume({PlacementState::paused, kDay, kDay}, kDay)), "done");
}

TEST(post, a_taken_post_takes_nobody_else) {
  EXPECT_EQ(told(reserve_post(PostState::open)), "done");
  EXPECT_EQ(told(reserve_post(PostState::vacant)), "done");
  EXPECT_EQ(told(reserve_post(PostState::reserved)), "post_taken");
  EXPECT_EQ(told(reserve_post(PostState::filled)), "post_taken");
  EXPECT_EQ(told(reserve_post(PostState::proposed)), "post_state");
  EXPECT_EQ(told(abolish_post(PostState::filled)), "post_state");
}

TEST(post, a_town_has_at_most_three_full_time_helpers) {
  // T23: 3 → a 4th is refused.
  EXPECT_EQ(told(check_town_staff(3, 1, 3)), "town_staff_full");
  EXPECT_EQ(told(check_town_staff(2, 1, 3)), "done");
}

TEST(post, the_most_full_time_helpers_are_what_the_law_says) {
  EXPECT_EQ(told(check_town_staff(3, 1, 4)), "done");
  EXPECT_EQ(told(check_town_staff(2, 1, 2)), "town_staff_full");
}

TEST(plan, units_must_be_complete_and_add_up) {
  const std::vector<UnitCode> units{UnitCode(371502), UnitCode(371503)};
  std::vector<Allocation> rows{{units[0], Side::rural, 10},
                               {units[0], Side::urban, 2},
                               {units[1], Side::rural, 5},
                               {units[1], Side::urban, 1}};
  EXPECT_EQ(told(check_allocation(rows, units, {15, 3})), "done");
  EXPECT_EQ(told(check_allocation(rows, units, {16, 3})), "plan_sum_differs");
  rows[3].posts = -1;
  EXPECT_EQ(told(check_allocation(rows, units, {15, 3})), "negative_count");
  rows.pop_back();
  EXPECT_EQ(told(check_allocation(rows, units, {15, 2})), "plan_unit_missing");
  rows.push_back(rows[0]);
  EXPECT_EQ(told(check_allocation(rows, units, {25, 2})), "plan_unit_twice");
}

TEST(plan, the_campaign_ends_with_the_month_that_the_law_says) {
  EXPECT_TRUE(in_campaign_season(Date(2022, 3, 31), 3));
  EXPECT_FALSE(in_campaign_season(Date(2022, 4, 1), 3));
  EXPECT_TRUE(in_campaign_season(Date(2022, 4, 30), 4));
  EXPECT_FALSE(in_campaign_season(Date(2022, 3, 1), 2));
}

TEST(plan, towns_fit_into_their_unit) {
  const std::vector<TownAllocation> towns{{PlaceCode(371525001), 6}, {PlaceCode(371525002), 5}};
  EXPECT_EQ(told(check_town_allocation(towns, 11)), "done");
  EXPECT_EQ(told(check_town_allocation(towns, 10)), "town_sum_too_large");
  // Two of the largest numbers would add up to a minus, which fits into everything.
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::vector<TownAllocation> absurd{{PlaceCode(371525001), most},
                                           {PlaceCode(371525002), most}};
  EXPECT_EQ(told(check_town_allocation(absurd, 11)), "number_out_of_range");
}

// LZ-2022-4 尾: 退役士兵专项公益性岗位按现行规定执行.
TEST(veterans_post, is_known_however_it_is_written) {
  for (const std::string_view title :
       {"退役士兵专项公益性岗位", "退役士兵岗", "退役 士兵　专项岗", "退役軍人專項",
        "专项公益性岗位（退役士兵）", "转业士官岗", "士兵安置岗", "Veterans", "退伍军人服务岗"})
    EXPECT_EQ(told(refuse_veterans_post(title, "title")), "veterans_post") << title;
  for (const std::string_view title :
       {"村容保洁员", "退役军人服务站保洁员", "民兵训练场保洁员", "安置区保洁员", ""})
    EXPECT_EQ(told(refuse_veterans_post(title, "title")), "done") << title;
  const auto refusal = refuse_veterans_post("退役士兵岗", "post_type");
  EXPECT_EQ(refusal.error().field, "post_type");
  EXPECT_EQ(refusal.error().clause, "LZ-2022-4 尾");
}

TEST(veterans_post, running_text_may_speak_of_veterans_but_not_of_posts_for_them) {
  for (const std::string_view text :
       {"现招聘退役士兵专项公益性岗位 5 名", "设退役军人的岗位", "转业士官\n安置岗",
        "军转干部公益岗", "退役士兵优先；另设退役士兵专项岗",
        "不含退役士兵专项岗位。另设退役士兵专项岗位", "退役士兵专项岗位 2 个，不属于乡村岗位"})
    EXPECT_EQ(told(refuse_text_on_veterans_posts(text, "body")), "veterans_post") << text;
  for (const std::string_view text :
       {"同等条件下退役军人优先", "退役军人事务局岗位", "退役士兵优先。岗位见附件", "士兵",
        "退役士兵专项公益性岗位按现行规定执行，不在本公告范围。", "招聘 5 人，不含在内的另行公告",
        "招聘 5 人。退役士兵专项岗位不在本次招聘之列", "退役士兵专项公益性岗位按现行规定执行"})
    EXPECT_EQ(told(refuse_text_on_veterans_posts(text, "body")), "done") << text;
}

}  // namespace

}  // namespace yigang::registry
