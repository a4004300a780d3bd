// What was asked of this server in the last hours: requests, refusals, failures and how long they
// took, one row an hour, kept in memory since the start. Counts only; no path, no address, no
// account. Thread-safe; cost: a lock and a few additions.
#pragma once

#include <array>
#include <chrono>
#include <mutex>
#include <vector>

#include "base/clock.h"
#include "wire/json.h"

namespace yigang::http {

struct TrafficHour {
  Instant from;
  std::int64_t requests = 0;
  std::int64_t refusals = 0;  // an expected no: 4xx
  std::int64_t failures = 0;  // the server's own: 5xx
  std::int64_t mean_us = 0;
  std::int64_t slowest_us = 0;
};
BOOST_DESCRIBE_STRUCT(TrafficHour, (), (from, requests, refusals, failures, mean_us, slowest_us))

class Traffic {
 public:
  static constexpr std::int64_t kHours = 24;

  explicit Traffic(const Clock& clock) : clock_(clock), since_(clock.now()) {}
  void count(int status, std::chrono::microseconds taken);
  // Each hour from the start on, at most `kHours`, the oldest first; those without a request too.
  [[nodiscard]] std::vector<TrafficHour> hours() const;
  [[nodiscard]] Instant since() const { return since_; }

 private:
  struct Slot {
    std::int64_t hour = -1;
    std::int64_t requests = 0;
    std::int64_t refusals = 0;
    std::int64_t failures = 0;
    std::int64_t microseconds = 0;
    std::int64_t slowest = 0;
  };

  const Clock& clock_;
  const Instant since_;
  mutable std::mutex mutex_;
  std::array<Slot, kHours> slots_;
};

}  // namespace yigang::http
