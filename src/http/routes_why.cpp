// 当时 / 现在, 如果 and a case of a decision and of a settled line; nothing is stored.
#include "http/routes_why.h"

#include "http/verb_route.h"
#include "usecase/compare_law.h"
#include "usecase/deciding.h"
#include "usecase/record_case.h"
#include "usecase/term_view.h"

namespace yigang::http {

namespace {

template <class Query, class Answer,
          Result<Answer> (*of)(usecase::Desk&, const usecase::Actor&, const Query&)>
Route why_route(std::string pattern, std::string verb) {
  Result<Answer> (*const ask)(Call&, const Query&) = [](Call& call, const Query& query) {
    return of(call.app->desk(), actor_of(call), query);
  };
  return get<Query, Answer>(std::move(pattern), std::move(verb), ask);
}

// What is supposed of a person stands in the body, in nobody's address and no log of a gateway.
// Nothing is stored, so that it needs no key.
template <class Query,
          Result<usecase::StoredTrace> (*of)(usecase::Desk&, const usecase::Actor&, const Query&)>
Route what_if_route(std::string pattern, std::string verb) {
  Result<usecase::StoredTrace> (*const ask)(Call&, const Query&) =
      [](Call& call, const Query& query) { return of(call.app->desk(), actor_of(call), query); };
  return post<Query, usecase::StoredTrace>(std::move(pattern), std::move(verb), ask).without_key();
}

}  // namespace

void add_why_routes(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(why_route<OneExplanation, DecidingAnswer, &read_deciding>(
      "/api/v1/explanations/{id}/deciding", "read_deciding"));
  routes.push_back(why_route<OneLine, LineTerm, &read_line_term>(
      "/api/v1/settlement-lines/{id}/term", "read_line_term"));
  routes.push_back(why_route<OneDecision, ThenAndNow, &compare_decision>(
      "/api/v1/explanations/{id}/now", "compare_decision"));
  routes.push_back(what_if_route<OtherFacts, &what_if_decision>("/api/v1/explanations/{id}/what-if",
                                                                "what_if_decision"));
  routes.push_back(why_route<OneLine, ThenAndNow, &compare_settled>(
      "/api/v1/settlement-lines/{id}/now", "compare_settled"));
  routes.push_back(what_if_route<OtherWork, &what_if_settled>(
      "/api/v1/settlement-lines/{id}/what-if", "what_if_settled"));
  routes.push_back(why_route<OneExplanation, RecordCase, &case_of_decision>(
      "/api/v1/explanations/{id}/case", "read_decision_case"));
  routes.push_back(why_route<OneLine, RecordCase, &case_of_line>(
      "/api/v1/settlement-lines/{id}/case", "read_line_case"));
}

}  // namespace yigang::http
