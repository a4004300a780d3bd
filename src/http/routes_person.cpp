// Persons and what is known about them.
#include "http/verb_route.h"
#include "usecase/merge_persons.h"
#include "usecase/person_verbs.h"

namespace yigang::http {

void add_person_routes(std::vector<Route>& routes) {
  routes.push_back(verb_route<usecase::RegisterPerson>("/api/v1/persons"));
  routes.push_back(verb_route<usecase::MergePersons>("/api/v1/persons/merge"));
  routes.push_back(verb_route<usecase::ConfirmMerge>("/api/v1/merges/{id}/confirm"));
  routes.push_back(verb_route<usecase::FreeNumber>("/api/v1/merges/{id}/free-number"));
  routes.push_back(verb_route<usecase::MovePerson>("/api/v1/persons/{id}/move"));
  routes.push_back(verb_route<usecase::RecordFact>("/api/v1/persons/{person}/facts"));
  routes.push_back(verb_route<usecase::EndFact>("/api/v1/facts/{id}/end"));
  routes.push_back(verb_route<usecase::WithdrawFact>("/api/v1/facts/{id}/withdraw"));
  routes.push_back(
      verb_route<usecase::ConfirmCategory>("/api/v1/persons/{person}/retirement-category"));
  routes.push_back(verb_route<usecase::RecordRecognition>("/api/v1/persons/{person}/recognitions"));
  routes.push_back(verb_route<usecase::RecordPriorMonths>("/api/v1/persons/{person}/prior-months"));
  routes.push_back(verb_route<usecase::ConfirmPriorMonths>("/api/v1/prior-months/{id}/confirm"));
  routes.push_back(verb_route<usecase::LoadRegister>("/api/v1/registers")
                       .with_body_limit(std::size_t{16} << 20));
}

}  // namespace yigang::http
