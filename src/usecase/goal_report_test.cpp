// The goal of the programme against the plans of its years (LZ-2022-4 一/1–4), on both engines.
#include "usecase/goal_report.h"

#include "usecase/chain_fixture.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class GoalReports : public Chain {
 protected:
  // Annex 1 by half for the last two years: 12,000 rural, and 1,800 urban without 约.
  void issue_year(std::int64_t year) {
    IssuePlan plan = annex_1();
    plan.year = year;
    if (year != 2022) {
      plan.document = "聊人社字〔" + std::to_string(year - 1) + "〕90号";
      plan.issued_on = Date(static_cast<int>(year) - 1, 12, 20);
      plan.effective_from = Date(static_cast<int>(year), 1, 1);
      desk.set_day(plan.issued_on);
    }
    if (year >= 2024) {
      plan.urban_approximate = false;
      plan.rural_total /= 2;
      plan.urban_total /= 2;
      for (UnitPosts& unit : plan.units) {
        unit.rural /= 2;
        unit.urban /= 2;
      }
    }
    ASSERT_EQ(told(desk.run(city, plan)), "done");
  }
  GoalReport report(const Actor& actor, std::optional<Date> on = {}) {
    const auto answer = goal_report(*desk, actor, {on});
    EXPECT_EQ(told(answer), "done");
    return answer.value_or(GoalReport{});
  }
};

TEST_P(GoalReports, the_four_plans_add_up_to_the_goal_of_each_side) {
  for (const std::int64_t year : {2022, 2023, 2024, 2025}) issue_year(year);
  desk.set_day(Date(2025, 6, 1));
  const GoalReport now = report(city);
  EXPECT_EQ(now.first_year, 2022);
  EXPECT_EQ(now.last_year, 2025);
  EXPECT_EQ(now.planned_rural, 72000);
  EXPECT_EQ(now.planned_urban, 10800);
  ASSERT_TRUE(now.goal);
  EXPECT_EQ(now.goal->total, 82800);
  EXPECT_EQ(now.goal->difference_rural, 0);
  EXPECT_EQ(now.goal->difference_urban, 0);
  EXPECT_EQ(now.goal->document, "聊政办字〔2022〕4号");
  EXPECT_EQ(now.goal->clause, "LZ-2022-4 一");
}

TEST_P(GoalReports, a_year_that_nobody_has_planned_by_the_day_is_missing_from_the_sum) {
  issue_year(2022);
  issue_year(2023);
  desk.set_day(Date(2023, 1, 10));
  const GoalReport now = report(city);
  EXPECT_EQ(now.goal->difference_rural, 48000 - 72000);
  EXPECT_EQ(now.goal->difference_urban, 7200 - 10800);
  ASSERT_EQ(now.years.size(), 4U);
  EXPECT_FALSE(now.years[2].plan_version);
  // The plan of 2023 was issued on the 20th of December, before its year.
  EXPECT_EQ(report(city, Date(2022, 12, 20)).planned_rural, 48000);
  EXPECT_EQ(report(city, Date(2022, 12, 19)).planned_rural, 24000);
  EXPECT_EQ(told(goal_report(*desk, city, {Date(2023, 1, 11)})), "day_in_future");
}

// 一/4: 2024 年、2025 年乡村约 1.2 万, 城镇 0.18 万.
TEST_P(GoalReports, about_is_said_of_a_side_and_not_of_the_plan) {
  issue_year(2022);
  issue_year(2024);
  desk.set_day(Date(2024, 1, 10));
  const GoalReport now = report(city);
  EXPECT_TRUE(now.years[0].rural_approximate);
  EXPECT_TRUE(now.years[0].urban_approximate);
  EXPECT_EQ(now.years[2].plan_urban, 1800);
  EXPECT_TRUE(now.years[2].rural_approximate);
  EXPECT_FALSE(now.years[2].urban_approximate);
  const auto plan = plan_report(*desk, city, {2024, {}});
  ASSERT_EQ(told(plan), "done");
  EXPECT_TRUE(plan->rural_approximate);
  EXPECT_FALSE(plan->urban_approximate);
}

TEST_P(GoalReports, a_unit_sees_its_own_years_and_not_the_goal_of_the_city) {
  issue_year(2022);
  const GoalReport own = report(county);
  EXPECT_FALSE(own.goal);
  EXPECT_EQ(own.planned_rural, 3100);
  EXPECT_EQ(own.planned_urban, 400);
  EXPECT_EQ(told(goal_report(*desk, desk.actor(Role::BANK), {})), "role_may_not");
}

// 创设 is a post that was created and first filled; who leaves takes nothing from it.
TEST_P(GoalReports, completed_posts_are_counted_once_they_are_first_filled) {
  issue_year(2022);
  const std::vector<PostId> posts = open_posts(2);
  const PlacementStarted started =
      on_duty(announce(posts), person("王秀英", Date(1969, 3, 8), 2), posts[0]);
  EXPECT_EQ(report(city, Date(2022, 3, 8)).completed_rural, 0);
  EXPECT_EQ(report(city).completed_rural, 1);
  desk.set_day(Date(2022, 4, 1));
  ExitPlacement leaves;
  leaves.id = started.id;
  leaves.last_day = Date(2022, 3, 31);
  leaves.reason = registry::ExitReason::own_request;
  leaves.employment_wanted = false;
  ASSERT_EQ(told(desk.run(town, leaves)), "done");
  EXPECT_EQ(report(city).completed_rural, 1);
  EXPECT_EQ(report(city).completed_urban, 0);
}

YIGANG_EACH_ENGINE(GoalReports);

}  // namespace

}  // namespace yigang::usecase
