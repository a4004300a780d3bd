// Plan, hosts, pay standards and posts.
#include "http/verb_route.h"
#include "usecase/county_acts.h"
#include "usecase/gate.h"
#include "usecase/plan_table.h"
#include "usecase/plan_verbs.h"
#include "usecase/post_verbs.h"
#include "usecase/reads.h"

namespace yigang::http {

namespace {

Result<usecase::PlanReport> plan_report(Call& call, const usecase::PlanReportQuery& query) {
  return usecase::plan_report(call.app->desk(), actor_of(call), query);
}

Result<usecase::GateView> gate(Call& call, const usecase::GateQuery& query) {
  return usecase::read_gate(call.app->desk(), actor_of(call), query);
}

Result<wire::RawJson> certificate(Call& call, const usecase::OneCertificate& query) {
  return usecase::read_certificate(call.app->desk(), actor_of(call), query);
}

Result<usecase::SelfIncreases> self_increases(Call& call, const usecase::SelfIncreaseQuery& query) {
  return usecase::list_self_increases(call.app->desk(), actor_of(call), query);
}

// What stands beside the file.
struct PlanTableOf {
  std::int64_t year = 0;
  std::string document;
  Date issued_on;
  Date effective_from;
  std::optional<std::string> reason;
  std::optional<bool> rural_approximate;
  std::optional<bool> urban_approximate;
  std::int64_t rural_total = 0;
  std::int64_t urban_total = 0;
};
BOOST_DESCRIBE_STRUCT(PlanTableOf, (),
                      (year, document, issued_on, effective_from, reason, rural_approximate,
                       urban_approximate, rural_total, urban_total))

usecase::IssuePlanTable table_of(const PlanTableOf& query) {
  return {query.year,
          query.document,
          query.issued_on,
          query.effective_from,
          query.reason.value_or(""),
          query.rural_approximate.value_or(false),
          query.urban_approximate.value_or(false),
          query.rural_total,
          query.urban_total,
          {}};
}

}  // namespace

void add_plan_routes(std::vector<Route>& routes) {
  routes.push_back(verb_route<usecase::IssuePlan>("/api/v1/plans/issue"));
  routes.push_back(file_route<usecase::IssuePlanTable, &usecase::IssuePlanTable::table>(
      "/api/v1/plans/table", &table_of));
  routes.push_back(verb_route<usecase::AddSelfIncrease>("/api/v1/plans/self-increase"));
  routes.push_back(
      verb_route<usecase::WithdrawSelfIncrease>("/api/v1/self-increases/{id}/withdraw"));
  routes.push_back(get<usecase::SelfIncreaseQuery, usecase::SelfIncreases>(
      "/api/v1/self-increases", "list_self_increases", &self_increases));
  routes.push_back(verb_route<usecase::AllocateTowns>("/api/v1/plans/towns"));
  routes.push_back(get<usecase::PlanReportQuery, usecase::PlanReport>("/api/v1/reports/plan",
                                                                      "list_plans", &plan_report));
  routes.push_back(
      get<usecase::GateQuery, usecase::GateView>("/api/v1/procurement-gate", "read_gate", &gate));
  routes.push_back(verb_route<usecase::IssueCertificate>("/api/v1/certificates"));
  routes.push_back(get<usecase::OneCertificate, wire::RawJson>("/api/v1/certificates/{id}",
                                                               "read_certificate", &certificate));
  routes.push_back(verb_route<usecase::RegisterHost>("/api/v1/hosts"));
  routes.push_back(verb_route<usecase::RecordPayStandard>("/api/v1/pay-standards"));
  routes.push_back(verb_route<usecase::ConfirmPayStandard>("/api/v1/pay-standards/{id}/confirm"));
  routes.push_back(verb_route<usecase::WithdrawPayStandard>("/api/v1/pay-standards/{id}/withdraw"));
  routes.push_back(verb_route<usecase::ProposePosts>("/api/v1/posts"));
  routes.push_back(verb_route<usecase::ApprovePosts>("/api/v1/posts/approve"));
  routes.push_back(verb_route<usecase::AbolishPost>("/api/v1/posts/{id}/abolish"));
}

}  // namespace yigang::http
