// Does the jobs of the store, one at a time: claims a free one with a lease of fifteen seconds,
// renews the lease and shows the progress a few times a second from a thread of its own, and ends
// it. A server that was killed stops renewing, and the runner of another takes its job over; the
// job's own idempotency key makes its effect come once. A runner that is stopped gives its job
// back. Between two jobs, once an hour, it forgets what is not to be kept (online_retention.h).
// Runs until it is destroyed; start() makes the thread, run_next() is one turn of it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "usecase/jobs.h"

namespace yigang::usecase {

inline constexpr std::chrono::seconds kJobLease{15};

class JobRunner {
 public:
  // Told of each job that failed because the world broke, and of one whose outcome is not known.
  using OnFailure = std::function<void(const store::JobRow&, const Problem&)>;
  explicit JobRunner(Desk& desk, OnFailure on_failure = {});
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  void start();
  // False when there was nothing to do.
  [[nodiscard]] Result<bool> run_next();
  [[nodiscard]] const std::string& owner() const { return owner_; }

 private:
  void serve();
  void forget_overdue();
  [[nodiscard]] Result<Reply> run(const store::JobRow& job, Progress& progress);
  [[nodiscard]] Result<> finish(const store::JobRow& job, const Result<Reply>& outcome,
                                const Progress& progress);

  Desk& desk_;
  const std::string owner_;
  const OnFailure on_failure_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  Instant forget_next_{};
  Progress* running_ = nullptr;
  std::thread thread_;
};

}  // namespace yigang::usecase
