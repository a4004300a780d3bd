// 规划总目标 (LZ-2022-4 一/1–4): the goal of the programme by side, the plans of its years as they
// were issued by a day, and what of them is completed. The plans are to add up to the goal; the
// difference says by how much they do not yet. Completed is created and first filled, once, and is
// not the number of people on duty. The goal is the city's alone: whoever sees one unit or town
// gets the years of that place and no goal. Never changes anything.
#pragma once

#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct GoalQuery {
  std::optional<Date> on;  // default: today
};
BOOST_DESCRIBE_STRUCT(GoalQuery, (), (on))

struct GoalYear {
  std::int64_t year = 0;
  std::optional<std::int64_t> plan_version;  // nothing: no plan of the year was issued by the day
  std::int64_t plan_rural = 0;
  std::int64_t plan_urban = 0;
  bool rural_approximate = false;
  bool urban_approximate = false;
  std::int64_t completed_rural = 0;
  std::int64_t completed_urban = 0;
};
BOOST_DESCRIBE_STRUCT(GoalYear, (),
                      (year, plan_version, plan_rural, plan_urban, rural_approximate,
                       urban_approximate, completed_rural, completed_urban))

struct ProgrammeGoal {
  std::int64_t rural = 0;
  std::int64_t urban = 0;
  std::int64_t total = 0;
  // What the plans of the years come to beyond the goal; below zero: what is still to be planned.
  std::int64_t difference_rural = 0;
  std::int64_t difference_urban = 0;
  std::string document;
  std::string clause;
};
BOOST_DESCRIBE_STRUCT(ProgrammeGoal, (),
                      (rural, urban, total, difference_rural, difference_urban, document, clause))

struct GoalReport {
  Date on;
  std::int64_t first_year = 0;
  std::int64_t last_year = 0;
  std::optional<ProgrammeGoal> goal;
  std::int64_t planned_rural = 0;
  std::int64_t planned_urban = 0;
  std::int64_t completed_rural = 0;
  std::int64_t completed_urban = 0;
  std::vector<GoalYear> years;
};
BOOST_DESCRIBE_STRUCT(GoalReport, (),
                      (on, first_year, last_year, goal, planned_rural, planned_urban,
                       completed_rural, completed_urban, years))
// Refusal `day_in_future`.
[[nodiscard]] Result<GoalReport> goal_report(Desk& desk, const Actor& actor,
                                             const GoalQuery& query);

}  // namespace yigang::usecase
