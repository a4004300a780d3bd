#include "usecase/goal_report.h"

#include <algorithm>

#include "store/plan_queries.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

// A goal's figure with the years for which any value of it stands.
struct Goal {
  const law::FigureRow* row = nullptr;
  Date first;
  Date last;
};

// After its last day the goal is still what the years are held against.
Result<Goal> goal_of(const law::LawSnapshot& law, law::Figure figure, Date day) {
  Goal goal;
  // The goal is the city's; a row that somebody entered for one unit is not asked.
  for (const law::FigureRow& row : law.rows(figure)) {
    if (!row.scope.is_city()) continue;
    if (goal.row == nullptr) goal.first = row.from;
    goal.row = &row;
    goal.last = row.until.value_or(std::max(day, row.from));
  }
  CHECK(goal.row != nullptr);
  TRY(goal.row, law.row(figure, std::clamp(day, goal.first, goal.last), kCity));
  return goal;
}

// Of a unit what the plan gives it, of a town what the county gave the town.
Result<> fill_plan(store::Reader& reader, const store::ListScope& scope, const store::PlanRow& plan,
                   GoalYear& line) {
  TRY(const std::vector<store::PlanAllocationRow> rows,
      store::allocations_of_plan(reader, plan.id));
  for (const store::PlanAllocationRow& row : rows) {
    if (!scope.unit.is_city() && scope.unit != row.unit) continue;
    std::int64_t posts = row.posts;
    if (!scope.town.empty()) {
      TRY(posts, store::town_allocation(reader, row.unit, scope.town, line.year, row.side));
    }
    (row.side == Side::rural ? line.plan_rural : line.plan_urban) += posts;
  }
  return {};
}

Result<GoalYear> year_of(store::Reader& reader, const store::ListScope& scope, std::int64_t year,
                         Date day) {
  GoalYear line;
  line.year = year;
  TRY(const std::optional<store::PlanRow> plan, store::plan_issued_by(reader, year, day));
  if (plan) {
    line.plan_version = plan->plan_version;
    line.rural_approximate = plan->rural_approximate;
    line.urban_approximate = plan->urban_approximate;
    TRY_VOID(fill_plan(reader, scope, *plan, line));
  }
  TRY(const std::vector<store::CompletionCount> counts,
      store::completion_counts(reader, scope, year, day));
  for (const store::CompletionCount& count : counts)
    (count.side == Side::rural ? line.completed_rural : line.completed_urban) += count.completed;
  return line;
}

ProgrammeGoal held_against(const Goal& rural, const Goal& urban, const GoalReport& report) {
  ProgrammeGoal goal;
  goal.rural = rural.row->value.integer;
  goal.urban = urban.row->value.integer;
  goal.total = goal.rural + goal.urban;
  goal.difference_rural = report.planned_rural - goal.rural;
  goal.difference_urban = report.planned_urban - goal.urban;
  goal.document = rural.row->citation.document;
  goal.clause = rural.row->citation.clause;
  return goal;
}

}  // namespace

Result<GoalReport> goal_report(Desk& desk, const Actor& actor, const GoalQuery& query) {
  TRY_VOID(desk.authority.check("read_goal", actor, own_location(actor)));
  return desk.database.read_value<GoalReport>([&](store::Reader& reader) -> Result<GoalReport> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    GoalReport report;
    report.on = query.on.value_or(today);
    if (report.on > today)
      return fail(bad_input("day_in_future").with("day", to_text(report.on)).at("on"));
    TRY(const Goal rural, goal_of(*edition.snapshot, law::Figure::programme_goal_rural, report.on));
    TRY(const Goal urban, goal_of(*edition.snapshot, law::Figure::programme_goal_urban, report.on));
    report.first_year = std::min(rural.first, urban.first).year();
    report.last_year = std::max(rural.last, urban.last).year();
    for (std::int64_t year = report.first_year; year <= report.last_year; ++year) {
      TRY(const GoalYear line, year_of(reader, list_scope(actor), year, report.on));
      report.planned_rural += line.plan_rural;
      report.planned_urban += line.plan_urban;
      report.completed_rural += line.completed_rural;
      report.completed_urban += line.completed_urban;
      report.years.push_back(line);
    }
    if (actor.scope.unit.is_city()) report.goal = held_against(rural, urban, report);
    return report;
  });
}

}  // namespace yigang::usecase
