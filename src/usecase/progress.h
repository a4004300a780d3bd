// How far long work is, and whether it shall stop: the work shows it between its chunks, somebody
// else (a job's lease, a terminal) reads it. Counts are of what the work does, not of what counts:
// nothing of a transaction counts before its commit. Thread-safe; shared by both sides.
#pragma once

#include <atomic>
#include <cstdint>

namespace yigang::usecase {

class Progress {
 public:
  void show(std::int64_t done, std::int64_t total) {
    done_ = done;
    total_ = total;
  }
  [[nodiscard]] std::int64_t done() const { return done_; }
  [[nodiscard]] std::int64_t total() const { return total_; }
  void stop() { stopped_ = true; }
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  std::atomic<std::int64_t> done_ = 0;
  std::atomic<std::int64_t> total_ = 0;
  std::atomic<bool> stopped_ = false;
};

}  // namespace yigang::usecase
