#include "http/look_up_meter.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

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

std::string guesser_of(std::string_view peer) {
  constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  // A link's address is written with the name of the link behind it.
  const std::string text(peer.substr(0, peer.find('%')));
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return std::string(peer);
  std::array<char, INET6_ADDRSTRLEN> told{};
  if (std::equal(kMapped.begin(), kMapped.end(), bytes.begin()))
    return inet_ntop(AF_INET, bytes.data() + kMapped.size(), told.data(), told.size());
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return std::string(inet_ntop(AF_INET6, bytes.data(), told.data(), told.size())) + "/64";
}

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
  make_room(key, now);
  Instant& paid = paid_until_[key];
  const Instant next = paid_with_one_more(paid, now);
  const auto wait = seconds_beyond(next, now);
  if (!wait) paid = next;
  return wait;
}

template <class Key>
void RateMeter<Key>::make_room(const Key& key, Instant now) {
  if (paid_until_.size() < kKept || paid_until_.contains(key)) return;
  std::erase_if(paid_until_, [&](const auto& one) { return one.second <= now; });
  if (paid_until_.size() < kKept) return;
  paid_until_.erase(
      std::ranges::min_element(paid_until_, {}, [](const auto& one) { return one.second; }));
}

template <class Key>
std::size_t RateMeter<Key>::kept() const {
  const std::lock_guard lock(mutex_);
  return paid_until_.size();
}

template class RateMeter<AccountId>;
template class RateMeter<std::string>;

}  // namespace yigang::http
