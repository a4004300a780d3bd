#include "http/look_up_meter.h"

#include <algorithm>

namespace yigang::http {

std::optional<std::int64_t> LookUpMeter::take(AccountId account, Instant now) {
  const std::lock_guard lock(mutex_);
  Instant& paid = paid_until_[account];
  // Each look-up is paid with its share of the window; a whole window may be drawn in advance.
  const Instant next = std::max(paid, now) + kWindow / kMost;
  if (next > now + kWindow) {
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(next - now - kWindow);
    return (wait.count() + 999) / 1000;
  }
  paid = next;
  return std::nullopt;
}

}  // namespace yigang::http
