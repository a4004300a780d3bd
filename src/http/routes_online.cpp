// 网上报名: sent in by anybody, taken by the town. Whoever sends is counted by the address
// from which it comes, and nothing of what was sent stands in an address or in a log.
#include "http/verb_route.h"
#include "usecase/online_applications.h"

namespace yigang::http {

namespace {

using namespace usecase;

Result<Response> submit(Call& call) {
  TRY_VOID(refuse_query(call));
  SubmitOnlineApplication command = wire::blank<SubmitOnlineApplication>();
  TRY_VOID(read_command(call, wire::shape_of<SubmitOnlineApplication>(), &command));
  // What cannot be read costs nothing: it reaches no store.
  TRY_VOID(call.app->count_submission(call.request));
  const usecase::Request request{public_actor(), call.idempotency_key,
                                 call.request.path + "\n" + call.request.body, nullptr,
                                 std::nullopt};
  TRY(Reply reply, perform(call.app->desk(), request, command));
  if (reply.repeated) call.headers.emplace_back("Idempotent-Replay", "true");
  return json_response(call, std::move(reply.json));
}

Result<wire::Page<OnlineLine>> lines(Call& call, const store::OnlineFilter& filter) {
  return list_online_applications(call.app->desk(), actor_of(call), filter);
}

Result<OnlineLine> line(Call& call, const OneOnline& query) {
  TRY(OnlineLine found, read_online_application(call.app->desk(), actor_of(call), query));
  call.version = found.version;
  return found;
}

// A body and no address, so that no log has the code.
Result<ProgressAnswer> progress(Call& call, const ProgressQuestion& question) {
  return call.app->read_progress(call.request, question);
}

Result<Receipt> receipt(Call& call, const ProgressQuestion& question) {
  return call.app->read_receipt(call.request, question);
}

Result<ProgressCode> progress_code_of(Call& call, const OneApplication& query) {
  return read_progress_code(call.app->desk(), actor_of(call), query);
}

}  // namespace

void add_online_routes(std::vector<Route>& routes) {
  Route sending = verb_route<SubmitOnlineApplication>("/api/v1/public/applications");
  sending.handler = &submit;
  routes.push_back(std::move(sending).open_to_all());
  routes.push_back(get<store::OnlineFilter, wire::Page<OnlineLine>>(
      "/api/v1/online-applications", "list_online_applications", &lines));
  routes.push_back(get<OneOnline, OnlineLine>("/api/v1/online-applications/{id}",
                                              "read_online_application", &line));
  routes.push_back(verb_route<OpenOnlineApplication>("/api/v1/online-applications/{id}/open"));
  routes.push_back(verb_route<AcceptOnlineApplication>("/api/v1/online-applications/{id}/accept"));
  routes.push_back(verb_route<ReturnOnlineApplication>("/api/v1/online-applications/{id}/return"));
  routes.push_back(
      post<ProgressQuestion, ProgressAnswer>("/api/v1/public/progress", "read_progress", &progress)
          .without_key()
          .open_to_all());
  routes.push_back(
      post<ProgressQuestion, Receipt>("/api/v1/public/receipt", "read_receipt", &receipt)
          .without_key()
          .open_to_all());
  routes.push_back(get<OneApplication, ProgressCode>("/api/v1/applications/{id}/progress-code",
                                                     "read_progress_code", &progress_code_of));
}

}  // namespace yigang::http
