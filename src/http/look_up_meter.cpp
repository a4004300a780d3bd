#include "http/look_up_meter.h"

#include <algorithm>

namespace yigang::http {

namespace {

constexpr std::size_t kKept = 10'000;

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

template <class Key>
std::optional<std::int64_t> RateMeter<Key>::wait_of(const Key& key, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto paid = paid_until_.find(key);
  if (paid == paid_until_.end()) return std::nullopt;
  return seconds_beyond(paid_with_one_more(paid->second, now), now);
}

template <class Key>
std::optional<std::int64_t> RateMeter<Key>::take(const Key& key, Instant now) {
  const std::lock_guard lock(mutex_);
  if (paid_until_.size() >= kKept)
    std::erase_if(paid_until_, [&](const auto& one) { return one.second <= now; });
  Instant& paid = paid_until_[key];
  const Instant next = paid_with_one_more(paid, now);
  const auto wait = seconds_beyond(next, now);
  if (!wait) paid = next;
  return wait;
}

template class RateMeter<AccountId>;
template class RateMeter<std::string>;

}  // namespace yigang::http
