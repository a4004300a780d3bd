// Jobs: look, follow, cancel. Each server of a database answers for the jobs of all.
#include "http/job_route.h"
#include "usecase/jobs.h"

namespace yigang::http {

namespace {

struct OneJob {
  JobId id;
};
BOOST_DESCRIBE_STRUCT(OneJob, (), (id))

Result<Job> read_job(Call& call, const OneJob& query) {
  TRY(const usecase::JobView view, usecase::read_job(call.app->desk(), actor_of(call), query.id));
  return job_body(view);
}

Result<Response> follow_job(Call& call, const OneJob& query) {
  // Whose job it is not learns it before a stream begins.
  TRY_VOID(usecase::read_job(call.app->desk(), actor_of(call), query.id));
  Response response;
  response.stream = call.app->jobs().follow(actor_of(call), query.id);
  return response;
}

}  // namespace

void add_job_routes(std::vector<Route>& routes) {
  routes.push_back(get<OneJob, Job>("/api/v1/jobs/{id}", "read_job", &read_job));
  routes.push_back(
      get_raw<OneJob>("/api/v1/jobs/{id}/events", "follow_job", "text/event-stream", &follow_job));
  Route cancel = verb_route<usecase::CancelJob>("/api/v1/jobs/{id}/cancel");
  cancel.answer = &wire::shape_of<Job>;
  routes.push_back(std::move(cancel));
}

}  // namespace yigang::http
