#include "http/look_up_meter.h"

#include <algorithm>

namespace yigang::http {

namespace {

// Each look-up is paid with its share of the window; a whole window may be drawn in advance.
// What is paid further ahead is of a clock that has gone back since.
Instant paid_with_one_more(Instant paid, Instant now) {
  if (paid > now + 2 * LookUpMeter::kWindow) paid = now;
  return std::max(paid, now) + LookUpMeter::kWindow / LookUpMeter::kMost;
}

std::optional<std::int64_t> seconds_beyond(Instant next, Instant now) {
  if (next <= now + LookUpMeter::kWindow) return std::nullopt;
  const auto wait =
      std::chrono::duration_cast<std::chrono::milliseconds>(next - now - LookUpMeter::kWindow);
  return (wait.count() + 999) / 1000;
}

}  // namespace

std::optional<std::int64_t> LookUpMeter::wait_of(AccountId account, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto paid = paid_until_.find(account);
  if (paid == paid_until_.end()) return std::nullopt;
  return seconds_beyond(paid_with_one_more(paid->second, now), now);
}

std::optional<std::int64_t> LookUpMeter::take(AccountId account, Instant now) {
  const std::lock_guard lock(mutex_);
  Instant& paid = paid_until_[account];
  const Instant next = paid_with_one_more(paid, now);
  const auto wait = seconds_beyond(next, now);
  if (!wait) paid = next;
  return wait;
}

}  // namespace yigang::http
