// Persons and what is known about them.
#include "http/verb_route.h"
#include "usecase/merge_persons.h"
#include "usecase/person_verbs.h"

namespace yigang::http {

namespace {

// Which number is somebody's can be asked here as with find_person: such an answer is a look-up
// and counts as one. A new person, and the same request again, do not.
bool tells_of_a_person(const Problem& problem) {
  return problem.code == "person_in_other_unit" || problem.code == "person_registered_elsewhere" ||
         problem.code == "person_other_name";
}

Route register_route() {
  Route route = verb_route<usecase::RegisterPerson>("/api/v1/persons");
  route.handler = [](Call& call) -> Result<Response> {
    TRY_VOID(refuse_query(call));
    auto command = wire::blank<usecase::RegisterPerson>();
    TRY_VOID(read_command(call, wire::shape_of<usecase::RegisterPerson>(), &command));
    const AccountId account = actor_of(call).account;
    TRY_VOID(call.app->may_look_up(account));
    auto response = perform_command(call, command);
    if (!response && tells_of_a_person(response.error()))
      TRY_VOID(call.app->count_look_up(account));
    return response;
  };
  return route;
}

}  // namespace

void add_person_routes(std::vector<Route>& routes) {
  routes.push_back(register_route());
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
  routes.push_back(verb_route<usecase::EndRecognition>("/api/v1/recognitions/{id}/end"));
  routes.push_back(verb_route<usecase::WithdrawRecognition>("/api/v1/recognitions/{id}/withdraw"));
  routes.push_back(verb_route<usecase::RecordPriorMonths>("/api/v1/persons/{person}/prior-months"));
  routes.push_back(verb_route<usecase::ConfirmPriorMonths>("/api/v1/prior-months/{id}/confirm"));
  routes.push_back(verb_route<usecase::WithdrawPriorMonths>("/api/v1/prior-months/{id}/withdraw"));
  routes.push_back(verb_route<usecase::LoadRegister>("/api/v1/registers")
                       .with_body_limit(std::size_t{16} << 20));
}

}  // namespace yigang::http
