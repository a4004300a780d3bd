#include "store/group_commit.h"

#include <sqlite3.h>

#include <algorithm>

#include "store/database_problem.h"

namespace yigang::store {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::size_t kMaxGroup = 256;
// Newcomers may join a group that has been running for less than this.
constexpr auto kJoinTime = 20ms;
// What is written in passing waits no longer for its turn.
constexpr auto kPassingWait = 100ms;

}  // namespace

GroupCommit::GroupCommit(SqliteSettings settings, std::unique_ptr<SqliteConnection> connection)
    : settings_(std::move(settings)), connection_(std::move(connection)) {
  thread_ = std::thread([this] { serve(); });
}

GroupCommit::~GroupCommit() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

Result<> GroupCommit::run(const WriteWork& work, TransactionOptions options) {
  CHECK(std::this_thread::get_id() != thread_.get_id());
  Job job{&work, options, Steady::now(), false, {}, {}};
  auto told = job.told.get_future();
  {
    const std::lock_guard lock(mutex_);
    if (options.in_passing && bulk_work_stands()) return fail(store_busy());
    queue_.push_back(&job);
  }
  arrived_.notify_one();
  if (options.in_passing && told.wait_for(kPassingWait) != std::future_status::ready) {
    const std::lock_guard lock(mutex_);
    // Whoever has been taken is at his turn and is answered by it.
    if (std::erase(queue_, &job) > 0) return fail(store_busy());
  }
  return told.get();
}

bool GroupCommit::bulk_work_stands() const {
  return alone_runs_ ||
         std::ranges::any_of(queue_, [](const Job* job) { return job->options.alone; });
}

void GroupCommit::tell(Job& job, Result<> answer) {
  // The job lives on the stack of the one who waits: it is gone as soon as the promise is kept.
  std::promise<Result<>> told = std::move(job.told);
  told.set_value(std::move(answer));
}

GroupCommit::Jobs GroupCommit::take(bool may_wait) {
  std::unique_lock lock(mutex_);
  if (may_wait) {
    alone_runs_ = false;
    arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
  }
  Jobs taken;
  while (!queue_.empty() && taken.size() < kMaxGroup) {
    const bool alone = queue_.front()->options.alone;
    if (alone && (!taken.empty() || !may_wait)) break;
    taken.push_back(queue_.front());
    queue_.pop_front();
    if (!alone) continue;
    alone_runs_ = true;
    break;
  }
  return taken;
}

void GroupCommit::serve() {
  while (true) {
    Jobs jobs = take(true);
    if (jobs.empty()) return;
    run_group(std::move(jobs));
  }
}

Result<> GroupCommit::begin() {
  if (!connection_) {
    TRY(connection_, SqliteConnection::open(settings_));
  }
  connection_->clear_deadline();
  return connection_->execute("BEGIN IMMEDIATE");
}

void GroupCommit::run_group(Jobs waiting) {
  Jobs ran;
  const bool alone = waiting.front()->options.alone;
  const auto join_until = Steady::now() + kJoinTime;
  while (!waiting.empty()) {
    if (auto begun = begin(); !begun) {
      for (Job* job : waiting) tell(*job, begun);
      return;
    }
    while (!waiting.empty()) {
      Job* job = waiting.front();
      waiting.pop_front();
      // Who has had a turn is not sent away because a neighbour made it run again.
      if (!job->has_run && Steady::now() - job->asked_at > job->options.deadline) {
        tell(*job, fail(store_busy()));
      } else if (run_one(*job)) {
        ran.push_back(job);
      } else {
        tell(*job, job->answer);
        waiting.insert(waiting.begin(), ran.begin(), ran.end());
        ran.clear();
        break;
      }
      if (waiting.empty() && !alone && ran.size() < kMaxGroup && Steady::now() < join_until)
        waiting = take(false);
    }
    if (connection_->in_transaction()) break;
  }
  if (connection_ && connection_->in_transaction()) commit(ran);
}

bool GroupCommit::run_one(Job& job) {
  job.has_run = true;
  const bool nested = !job.options.alone;
  if (nested) {
    if (auto opened = connection_->execute("SAVEPOINT work"); !opened) {
      job.answer = opened;
      (void)connection_->execute_code("ROLLBACK");
      return false;
    }
  }
  SqliteTransaction transaction(*connection_, job.options.deadline);
  job.answer = (*job.work)(transaction);
  if (transaction.doomed()) job.answer = fail(*transaction.doomed());
  connection_->clear_deadline();
  if (!connection_->in_transaction()) {
    CHECK(!job.answer);
    return false;
  }
  if (job.answer) {
    if (!nested) return true;
    if (auto released = connection_->execute("RELEASE work"); released) return true;
    job.answer = fail(failure("store_io"));
  } else if (nested) {
    if (connection_->execute_code("ROLLBACK TO work; RELEASE work") == SQLITE_OK) return true;
  }
  // Alone, or the savepoint could not be left: nothing of this transaction may stay.
  (void)connection_->execute_code("ROLLBACK");
  return false;
}

void GroupCommit::commit(Jobs& ran) {
  const int code = connection_->execute_code("COMMIT");
  if (code == SQLITE_OK) {
    ++commits_;
    for (Job* job : ran) tell(*job, job->answer);
    return;
  }
  (void)connection_->execute_code("ROLLBACK");
  if ((code & 0xFF) == SQLITE_CONSTRAINT) {  // a deferred foreign key: only one of them broke it
    if (ran.size() == 1) return tell(*ran.front(), fail(problem_of_sqlite(code)));
    for (Job* job : ran) run_group({job});
    return;
  }
  const bool certain = (code & 0xFF) == SQLITE_FULL || (code & 0xFF) == SQLITE_BUSY;
  if (!certain) abandon_connection();
  for (Job* job : ran) {
    if (certain)
      tell(*job, fail(problem_of_sqlite(code)));
    else
      tell(*job, job->answer ? fail(unknown_outcome(sqlite_cause(code))) : fail(store_busy()));
  }
}

}  // namespace yigang::store
