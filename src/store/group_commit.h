// The one writer of SQLite (engines.md §3): a thread that takes all the work that waits, runs each
// in a savepoint of one transaction, and commits them together with one wait for the disk. Every
// answer, refusals too, is given after the commit, since a refusal may rest on what a neighbour
// wrote. Work that broke the transaction (deadline, full disk) is answered alone, its neighbours
// run again. When the commit itself fails: full disk and busy are certain, anything else is
// `unknown_outcome` and the connection is opened anew. What is written in passing is sent away
// while work of its own stands. Thread-safe; waits in run().
#pragma once

#include <condition_variable>
#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/sqlite_connection.h"

namespace yigang::store {

class GroupCommit {
 public:
  GroupCommit(SqliteSettings settings, std::unique_ptr<SqliteConnection> connection);
  ~GroupCommit();
  GroupCommit(const GroupCommit&) = delete;
  GroupCommit& operator=(const GroupCommit&) = delete;

  [[nodiscard]] Result<> run(const WriteWork& work, TransactionOptions options);
  // Groups committed so far; for tests and metrics.
  [[nodiscard]] std::int64_t commits() const { return commits_; }

 private:
  struct Job {
    const WriteWork* work;
    TransactionOptions options;
    std::chrono::steady_clock::time_point asked_at;
    bool has_run = false;
    Result<> answer;
    std::promise<Result<>> told;
  };
  using Jobs = std::deque<Job*>;

  void serve();
  [[nodiscard]] bool bulk_work_stands() const;  // under the lock
  [[nodiscard]] Jobs take(bool may_wait);
  void run_group(Jobs waiting);
  // False when the whole transaction is gone and `ran` must run again.
  [[nodiscard]] bool run_one(Job& job);
  void commit(Jobs& ran);
  void tell(Job& job, Result<> answer);
  [[nodiscard]] Result<> begin();
  void abandon_connection() { connection_.reset(); }

  SqliteSettings settings_;
  std::unique_ptr<SqliteConnection> connection_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  Jobs queue_;
  bool stopping_ = false;
  bool alone_runs_ = false;
  std::atomic<std::int64_t> commits_ = 0;
  std::thread thread_;
};

}  // namespace yigang::store
