#include "http/traffic.h"

#include <algorithm>

namespace yigang::http {

namespace {

using std::chrono::hours;

std::int64_t hour_of(Instant moment) {
  return std::chrono::floor<hours>(moment.time_since_epoch()).count();
}

}  // namespace

void Traffic::count(int status, std::chrono::microseconds taken) {
  const std::int64_t hour = hour_of(clock_.now());
  const std::lock_guard lock(mutex_);
  Slot& slot = slots_[static_cast<std::size_t>(hour % kHours)];
  if (slot.hour != hour) slot = Slot{.hour = hour};
  ++slot.requests;
  if (status >= 500)
    ++slot.failures;
  else if (status >= 400)
    ++slot.refusals;
  slot.microseconds += taken.count();
  slot.slowest = std::max<std::int64_t>(slot.slowest, taken.count());
}

std::vector<TrafficHour> Traffic::hours() const {
  const std::int64_t now = hour_of(clock_.now());
  const std::int64_t first = std::max(hour_of(since_), now - kHours + 1);
  std::vector<TrafficHour> rows;
  const std::lock_guard lock(mutex_);
  for (std::int64_t hour = first; hour <= now; ++hour) {
    TrafficHour row{.from = Instant(std::chrono::hours(hour))};
    const Slot& slot = slots_[static_cast<std::size_t>(hour % kHours)];
    if (slot.hour == hour && slot.requests > 0) {
      row.requests = slot.requests;
      row.refusals = slot.refusals;
      row.failures = slot.failures;
      row.mean_us = slot.microseconds / slot.requests;
      row.slowest_us = slot.slowest;
    }
    rows.push_back(row);
  }
  return rows;
}

}  // namespace yigang::http
