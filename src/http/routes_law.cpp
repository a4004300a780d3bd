// The law as it stood on a day, for everybody; the office's own dated figures; case tables.
#include "http/routes_document.h"
#include "http/routes_why.h"
#include "http/verb_route.h"
#include "usecase/case_runs.h"
#include "usecase/clause_reach.h"
#include "usecase/figure_cases.h"
#include "usecase/figure_preview.h"

namespace yigang::http {

namespace {

// A question whose answer is nobody's secret, by the use case that answers it.
template <class Query, class Answer, Result<Answer> (*of)(usecase::Desk&, const Query&)>
Route law_route(std::string pattern, std::string verb) {
  Result<Answer> (*const ask)(Call&, const Query&) = [](Call& call, const Query& query) {
    return of(call.app->desk(), query);
  };
  return get<Query, Answer>(std::move(pattern), std::move(verb), ask).open_to_all();
}

Result<wire::Page<usecase::OfficeFigureLine>> office_figures(
    Call& call, const usecase::OfficeFigureQuery& query) {
  return usecase::list_figures(call.app->desk(), actor_of(call), query);
}

struct CaseRunQuery {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(CaseRunQuery, (), (name))

// The body is the table as it is, as in a file. Nothing is stored, so that it needs no key.
Result<Response> run_cases(Call& call) {
  CaseRunQuery query;
  TRY_VOID(read_query(call, wire::shape_of<CaseRunQuery>(), &query));
  TRY(const usecase::CaseRun run,
      usecase::run_cases(call.app->desk(), actor_of(call), {query.name, call.request.body}));
  return json_response(call, wire::to_json(run));
}

struct CaseLineQuery {
  std::string name;
  std::int64_t line = 0;
};
BOOST_DESCRIBE_STRUCT(CaseLineQuery, (), (name, line))

Result<Response> explain_case(Call& call) {
  CaseLineQuery query;
  TRY_VOID(read_query(call, wire::shape_of<CaseLineQuery>(), &query));
  TRY(const usecase::StoredTrace trace,
      usecase::explain_case(call.app->desk(), actor_of(call),
                            {query.name, query.line, call.request.body}));
  return json_response(call, wire::to_json(trace));
}

Result<usecase::FigurePreview> preview(Call& call, const usecase::FigurePreviewQuery& query) {
  return usecase::preview_figure(call.app->desk(), actor_of(call), query);
}

Result<usecase::FigureCases> figure_cases(Call& call, const usecase::FigureCasesQuery& query) {
  return usecase::figure_cases(call.app->desk(), actor_of(call), query);
}

void add_figures(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(law_route<FiguresQuery, std::vector<FigureView>, &figures_on>(
      "/api/v1/law/figures", "list_law_figures"));
  routes.push_back(law_route<FigureQuery, FigureView, &figure_on>("/api/v1/law/figures/{figure}",
                                                                  "read_law_figure"));
  routes.push_back(law_route<FiguresQuery, FigureRegister, &figure_register>(
      "/api/v1/law/figure-register", "list_figure_register"));
  routes.push_back(law_route<FigureQuery, FigureHistory, &figure_history>(
      "/api/v1/law/figure-register/{figure}", "read_figure_history"));
}

void add_documents(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(law_route<DocumentQuery, std::vector<DocumentLine>, &list_documents>(
      "/api/v1/law/documents", "list_documents"));
  routes.push_back(law_route<ClausesQuery, std::vector<ClauseLine>, &list_clauses>(
      "/api/v1/law/clauses", "list_clauses"));
  routes.push_back(
      law_route<ClauseQuery, ClauseView, &read_clause>("/api/v1/law/clause", "read_clause"));
}

void add_cases(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(
      law_route<CaseShelfQuery, CaseShelf, &case_shelf>("/api/v1/law/cases", "list_case_tables"));
  routes.push_back(law_route<CaseTableQuery, CaseGrid, &read_case_table>(
      "/api/v1/law/cases/{table}", "read_case_table"));
  Route run;
  run.method = Method::post;
  run.pattern = "/api/v1/law/case-runs";
  run.verb = "run_cases";
  run.query = &wire::shape_of<CaseRunQuery>;
  run.answer = &wire::shape_of<CaseRun>;
  run.handler = &http::run_cases;
  routes.push_back(std::move(run));
  Route explain;
  explain.method = Method::post;
  explain.pattern = "/api/v1/law/case-explanations";
  explain.verb = "explain_case";
  explain.query = &wire::shape_of<CaseLineQuery>;
  explain.answer = &wire::shape_of<StoredTrace>;
  explain.handler = &http::explain_case;
  routes.push_back(std::move(explain));
}

// Within the scope of whoever asks.
template <class Query, class Answer,
          Result<Answer> (*of)(usecase::Desk&, const usecase::Actor&, const Query&)>
Route reach_route(std::string pattern, std::string verb) {
  Result<Answer> (*const ask)(Call&, const Query&) = [](Call& call, const Query& query) {
    return of(call.app->desk(), actor_of(call), query);
  };
  return get<Query, Answer>(std::move(pattern), std::move(verb), ask);
}

}  // namespace

void add_law_routes(std::vector<Route>& routes) {
  add_figures(routes);
  add_documents(routes);
  add_cases(routes);
  add_why_routes(routes);
  routes.push_back(reach_route<usecase::ClauseQuery, usecase::ClauseReach, &usecase::clause_reach>(
      "/api/v1/law/clause-reach", "read_clause_reach"));
  routes.push_back(
      reach_route<usecase::ReachQuery, usecase::ReachPage, &usecase::list_clause_reach>(
          "/api/v1/law/clause-reach/rows", "list_clause_reach"));
  add_document_routes(routes);
  routes.push_back(verb_route<usecase::EnterFigure>("/api/v1/figures"));
  routes.push_back(verb_route<usecase::ConfirmFigure>("/api/v1/figures/{id}/confirm"));
  routes.push_back(get<usecase::FigurePreviewQuery, usecase::FigurePreview>(
      "/api/v1/figure-preview", "preview_figure", &preview));
  routes.push_back(get<usecase::FigureCasesQuery, usecase::FigureCases>(
      "/api/v1/figure-cases", "run_figure_cases", &figure_cases));
  routes.push_back(get<usecase::OfficeFigureQuery, wire::Page<usecase::OfficeFigureLine>>(
      "/api/v1/figures", "list_figures", &office_figures));
}

}  // namespace yigang::http
