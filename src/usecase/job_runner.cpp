#include "usecase/job_runner.h"

#include "base/bytes.h"
#include "usecase/grants.h"
#include "usecase/month_verbs.h"
#include "usecase/online_retention.h"

namespace yigang::usecase {

namespace {

constexpr auto kLook = std::chrono::milliseconds(250);
constexpr auto kRenew = std::chrono::milliseconds(400);

// The kinds of jobs: a verb that is asked for by start_job stands here.
struct JobKind {
  std::string_view kind;
  Result<Reply> (*run)(Desk&, const Request&, const std::string& argument);
};

template <class V>
Result<Reply> run_verb(Desk& desk, const Request& request, const std::string& argument) {
  TRY(const V command, wire::from_json<V>(argument));
  return perform(desk, request, command, {store::kSettlementDeadline, true});
}

constexpr JobKind kKinds[] = {{RunSettlement::kVerb, &run_verb<RunSettlement>}};

std::string new_owner(Random& random) {
  std::uint8_t bytes[8];
  random.fill(bytes);
  return to_hex(bytes);
}

// Renews the lease while the work goes on; stops the work when it was cancelled or the lease has
// gone to another.
class Lease {
 public:
  Lease(Desk& desk, JobId job, const std::string& owner, Progress& progress)
      : desk_(desk), job_(job), owner_(owner), progress_(progress), thread_([this] { keep(); }) {}
  ~Lease() {
    {
      const std::scoped_lock lock(mutex_);
      over_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

 private:
  void keep() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, kRenew, [this] { return over_; })) {
      lock.unlock();
      renew();
      lock.lock();
    }
  }
  void renew() {
    const Instant now = desk_.clock.now();
    const auto row =
        desk_.database.write_value<std::optional<store::JobRow>>([&](store::Writer& writer) {
          return store::renew_job(writer, job_, owner_, {progress_.done(), progress_.total()}, now,
                                  now + kJobLease);
        });
    // A store that is busy (SQLite while the work itself writes) is asked again next time.
    if (row && (!*row || (*row)->cancel_asked)) progress_.stop();
  }

  Desk& desk_;
  const JobId job_;
  const std::string& owner_;
  Progress& progress_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool over_ = false;
  std::thread thread_;
};

// A refusal is an answer; these are for the one who keeps the machine.
bool is_failure(ProblemKind kind) {
  return kind == ProblemKind::failure || kind == ProblemKind::full ||
         kind == ProblemKind::unknown_outcome;
}

bool may_come_again(ProblemKind kind) {
  return kind == ProblemKind::busy || kind == ProblemKind::unknown_outcome;
}

}  // namespace

JobRunner::JobRunner(Desk& desk, OnFailure on_failure)
    : desk_(desk), owner_(new_owner(desk.random)), on_failure_(std::move(on_failure)) {}

JobRunner::~JobRunner() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
    if (running_ != nullptr) running_->stop();
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void JobRunner::start() {
  thread_ = std::thread([this] { serve(); });
}

void JobRunner::serve() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    forget_overdue();
    const Result<bool> did = run_next();
    lock.lock();
    // A store that cannot be reached is asked again like an empty one.
    if (!did || !*did) wake_.wait_for(lock, kLook, [this] { return stopping_; });
  }
}

// What could not be done now is due in an hour still.
void JobRunner::forget_overdue() {
  const Instant now = desk_.clock.now();
  if (now < forget_next_) return;
  forget_next_ = now + std::chrono::hours(1);
  static_cast<void>(forget_online_applications(desk_));
}

Result<bool> JobRunner::run_next() {
  const Instant now = desk_.clock.now();
  TRY(const bool free, desk_.database.read_value<bool>(
                           [&](store::Reader& reader) { return store::job_is_free(reader, now); }));
  if (!free) return false;
  TRY(const std::optional<store::JobRow> job,
      desk_.database.write_value<std::optional<store::JobRow>>([&](store::Writer& writer) {
        return store::claim_job(writer, owner_, now, now + kJobLease);
      }));
  if (!job) return false;
  Progress progress;
  progress.show(job->done_count, job->total_count);
  if (job->cancel_asked) progress.stop();
  {
    const std::scoped_lock lock(mutex_);
    running_ = &progress;
    if (stopping_) progress.stop();
  }
  Result<Reply> outcome = fail(problem(ProblemKind::busy, "try_again"));
  {
    const Lease lease(desk_, job->id, owner_, progress);
    outcome = run(*job, progress);
  }
  {
    const std::scoped_lock lock(mutex_);
    running_ = nullptr;
  }
  if (!outcome && on_failure_ && is_failure(outcome.error().kind))
    on_failure_(*job, outcome.error());
  TRY_VOID(finish(*job, outcome, progress));
  return true;
}

Result<Reply> JobRunner::run(const store::JobRow& job, Progress& progress) {
  for (const JobKind& kind : kKinds) {
    if (kind.kind != job.kind) continue;
    // The rights of the asker as they stand now. The step-up was proved when the job was asked for.
    TRY(std::optional<Standing> asker,
        desk_.database.read_value<std::optional<Standing>>([&](store::Reader& reader) {
          return standing_actor(desk_, reader, job.account_id, job.grant_id);
        }));
    if (!asker) return fail(forbidden("job_asker_gone"));
    asker->actor.stepped_up = true;
    const Request request{asker->actor, "job-" + to_text(job.id), job.argument, &progress};
    return kind.run(desk_, request, job.argument);
  }
  return fail(failure("internal_failure"));
}

Result<> JobRunner::finish(const store::JobRow& job, const Result<Reply>& outcome,
                           const Progress& progress) {
  return desk_.database.write([&](store::Writer& writer) -> Result<> {
    const Instant now = desk_.clock.now();
    store::JobEnd end{.state = store::JobState::done,
                      .count = {progress.done(), progress.total()},
                      .result = {},
                      .problem = {}};
    if (outcome) {
      end.result = outcome->json;
      end.count.done = end.count.total;
    } else if (outcome.error().code == "job_stopped") {
      TRY(const std::optional<store::JobRow> row, store::job_by_id(writer, job.id));
      // Stopped with the server, not by the asker: somebody else does it.
      if (row && !row->cancel_asked) return store::release_job(writer, job.id, owner_, now);
      end.state = store::JobState::cancelled;
    } else if (may_come_again(outcome.error().kind)) {
      // What has happened is not known; the same key will tell, after the lease.
      return {};
    } else {
      end.state = store::JobState::failed;
      end.problem = problem_text(outcome.error());
    }
    // False: the lease has gone to another, who ends it.
    TRY_VOID(store::end_job(writer, job.id, owner_, end, now));
    return {};
  });
}

}  // namespace yigang::usecase
