// The real clock (sessions, lock-out, TOTP, journal time). It is always injected: nothing below
// `apps` asks the operating system for the time. The business day is another clock:
// core/calendar.h.
#pragma once

#include <atomic>
#include <chrono>

namespace yigang {

// Milliseconds since 1970-01-01 UTC, as stored (engines.md: moment).
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
  }
};

// For tests, the demo city and the simulation; may be moved from any thread.
class SetClock final : public Clock {
 public:
  explicit SetClock(Instant start) : milliseconds_(start.time_since_epoch().count()) {}
  [[nodiscard]] Instant now() const override {
    return Instant(std::chrono::milliseconds(milliseconds_.load()));
  }
  void move(std::chrono::milliseconds by) { milliseconds_ += by.count(); }
  void set(Instant to) { milliseconds_ = to.time_since_epoch().count(); }

 private:
  std::atomic<std::int64_t> milliseconds_;
};

[[nodiscard]] inline std::int64_t to_milliseconds(Instant instant) {
  return instant.time_since_epoch().count();
}
[[nodiscard]] inline Instant from_milliseconds(std::int64_t value) {
  return Instant(std::chrono::milliseconds(value));
}

}  // namespace yigang
