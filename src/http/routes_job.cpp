// Jobs: look, follow, cancel. Each server of a database answers for the jobs of all.
#include "http/job_route.h"
#include "usecase/job_list.h"

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

// A job as it stands in the list of those that somebody has asked for.
struct JobItem {
  JobId id;
  UnitCode unit;
  std::string kind;
  std::string argument;  // JSON of what was asked for
  store::JobState state = store::JobState::waiting;
  std::int64_t done = 0;
  std::int64_t total = 0;
  bool cancel_asked = false;
  std::int64_t seconds = 0;  // from the asking until its end, or until now
  Instant created_at;
  Instant updated_at;
  std::optional<std::string> result;  // JSON of the verb's answer
  std::optional<ProblemBody> problem;
};
BOOST_DESCRIBE_STRUCT(JobItem, (),
                      (id, unit, kind, argument, state, done, total, cancel_asked, seconds,
                       created_at, updated_at, result, problem))

Result<wire::Page<JobItem>> list_jobs(Call& call, const store::JobFilter& filter) {
  TRY(const usecase::JobLines lines, usecase::list_jobs(call.app->desk(), actor_of(call), filter));
  wire::Page<JobItem> page;
  page.next = lines.next;
  page.total = lines.total;
  for (const usecase::JobLine& line : lines.items) {
    const Job job = job_body(line.job);
    page.items.push_back({job.id, line.unit, job.kind, line.argument, job.state, job.done,
                          job.total, line.cancel_asked, line.seconds, line.created_at,
                          line.updated_at, job.result, job.problem});
  }
  return page;
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
  routes.push_back(
      get<store::JobFilter, wire::Page<JobItem>>("/api/v1/jobs", "list_jobs", &list_jobs));
  routes.push_back(get<OneJob, Job>("/api/v1/jobs/{id}", "read_job", &read_job));
  routes.push_back(
      get_raw<OneJob>("/api/v1/jobs/{id}/events", "follow_job", "text/event-stream", &follow_job));
  Route cancel = verb_route<usecase::CancelJob>("/api/v1/jobs/{id}/cancel");
  cancel.answer = &wire::shape_of<Job>;
  routes.push_back(std::move(cancel));
}

}  // namespace yigang::http
