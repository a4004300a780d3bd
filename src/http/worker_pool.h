// The bounded pool that answers what must not hold up an I/O thread, behind a bounded queue: when
// it is full the caller hears so at once and answers 503, since a queue that may grow only turns
// slowness into memory. Thread-safe. `stop` finishes what was taken and lets nothing more in.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace yigang::http {

class WorkerPool {
 public:
  WorkerPool(int threads, std::size_t queue);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False when full or stopping. `prepare` runs first, and before any worker can begin the job.
  [[nodiscard]] bool submit(const std::function<void()>& prepare, std::function<void()> job);
  void stop();
  [[nodiscard]] std::size_t waiting() const;

 private:
  void work();

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace yigang::http
