// Reports over plan, posts, rates and months, and the standing of a person on a day.
#include "http/verb_route.h"
#include "usecase/goal_report.h"
#include "usecase/low_rates.h"
#include "usecase/person_standing.h"
#include "usecase/place_report.h"
#include "usecase/plan_versions.h"
#include "usecase/post_report.h"
#include "usecase/season_report.h"
#include "usecase/unpaid_months.h"

namespace yigang::http {

namespace {

Result<usecase::GoalReport> goal(Call& call, const usecase::GoalQuery& query) {
  return usecase::goal_report(call.app->desk(), actor_of(call), query);
}

Result<usecase::TownReport> towns(Call& call, const usecase::TownReportQuery& query) {
  return usecase::town_report(call.app->desk(), actor_of(call), query);
}

Result<usecase::TreeReport> trees(Call& call, const usecase::TreeQuery& query) {
  return usecase::tree_report(call.app->desk(), actor_of(call), query);
}

Result<usecase::PlanVersions> versions(Call& call, const usecase::PlanVersionsQuery& query) {
  return usecase::list_plan_versions(call.app->desk(), actor_of(call), query);
}

Result<usecase::PostReport> posts(Call& call, const usecase::PostReportQuery& query) {
  return usecase::post_report(call.app->desk(), actor_of(call), query);
}

Result<usecase::SeasonReport> season(Call& call, const usecase::SeasonQuery& query) {
  return usecase::season_report(call.app->desk(), actor_of(call), query);
}

Result<usecase::LowRates> low_rates(Call& call, const usecase::LowRateQuery& query) {
  return usecase::low_rates(call.app->desk(), actor_of(call), query);
}

Result<usecase::UnpaidMonths> unpaid_months(Call& call, const usecase::UnpaidQuery& query) {
  return usecase::unpaid_months(call.app->desk(), actor_of(call), query);
}

Result<usecase::PersonStanding> standing(Call& call, const usecase::StandingQuery& query) {
  return usecase::person_standing(call.app->desk(), actor_of(call), query);
}

}  // namespace

void add_report_routes(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(get<GoalQuery, GoalReport>("/api/v1/reports/goal", "read_goal", &goal));
  routes.push_back(
      get<TownReportQuery, TownReport>("/api/v1/reports/plan/towns", "report_towns", &towns));
  routes.push_back(
      get<TreeQuery, TreeReport>("/api/v1/reports/plan/trees", "report_trees", &trees));
  routes.push_back(
      get<PlanVersionsQuery, PlanVersions>("/api/v1/plans", "list_plan_versions", &versions));
  routes.push_back(
      get<PostReportQuery, PostReport>("/api/v1/reports/posts", "report_posts", &posts));
  routes.push_back(
      get<SeasonQuery, SeasonReport>("/api/v1/reports/season", "report_season", &season));
  routes.push_back(
      get<LowRateQuery, LowRates>("/api/v1/reports/low-rates", "list_low_rates", &low_rates));
  routes.push_back(get<UnpaidQuery, UnpaidMonths>("/api/v1/reports/unpaid-months",
                                                  "list_unpaid_months", &unpaid_months));
  routes.push_back(get<StandingQuery, PersonStanding>("/api/v1/persons/{id}/standing",
                                                      "read_standing", &standing));
}

}  // namespace yigang::http
