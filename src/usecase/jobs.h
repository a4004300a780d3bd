// Long work as a job: a verb that takes long is asked for like any other (authority, key, journal)
// and answers the job's id; a runner (job_runner.h) of any server does it, with the rights of the
// asker as they stand then, under a key made of the job's id, so that its effect comes once however
// often it is begun. Whoever asked for a job reads and cancels it; for everybody else it does not
// exist. Argument and result stand in the open: verbs with personal data are no jobs.
#pragma once

#include "store/job_queries.h"
#include "usecase/perform.h"

namespace yigang::usecase {

struct JobStarted {
  JobId id;
  std::string kind;
  store::JobState state = store::JobState::waiting;
  std::int64_t done = 0;
  std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(JobStarted, (), (id, kind, state, done, total))

struct JobView {
  JobId id;
  std::string kind;
  store::JobState state = store::JobState::waiting;
  std::int64_t done = 0;
  std::int64_t total = 0;
  std::optional<std::string> result;  // JSON of the verb's answer
  std::optional<Problem> problem;     // why it failed
  std::int64_t version = 0;           // moves with each change
};
[[nodiscard]] Result<JobView> read_job(Desk& desk, const Actor& actor, JobId id);

struct CancelJob {
  static constexpr std::string_view kVerb = "cancel_job";
  using Answer = JobStarted;
  JobId id;
};
BOOST_DESCRIBE_STRUCT(CancelJob, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const CancelJob&);
[[nodiscard]] Result<JobStarted> act(Work&, const Grant<CancelJob>&, const CancelJob&);

namespace detail {

[[nodiscard]] Result<JobStarted> add_job(Work& work, const Actor& asker, const Location& location,
                                         std::string_view kind, std::string argument);

}  // namespace detail

// The answer is a JobStarted; the same key answers the same job.
template <class V>
[[nodiscard]] Result<Reply> start_job(Desk& desk, const Request& request, const V& command) {
  return detail::perform_named(
      desk, request, V::kVerb,
      [&](Work& work) -> Result<Location> { return locate(work.tx, work.areas(), command); },
      [&](Work& work, const Location& location) -> Result<std::string> {
        TRY(const Grant<V> grant, desk.authority.grant<V>(request.actor, location));
        // What is wrong with the wish itself is told at once and not by the job.
        if constexpr (requires { check_at_once(work, command); })
          TRY_VOID(check_at_once(work, command));
        TRY(const JobStarted started, detail::add_job(work, grant.actor(), grant.location(),
                                                      V::kVerb, wire::to_json(command)));
        return wire::to_json(started);
      },
      {});
}

// A problem as it is kept with a job, and back.
[[nodiscard]] std::string problem_text(const Problem& problem);
[[nodiscard]] Result<Problem> problem_from_text(const std::string& text);

}  // namespace yigang::usecase
