// Who may look up persons by their number, how often (reliability.md §6.3: numbers can be guessed
// one by one). Thirty a minute for an account: a clerk at the counter needs some ten seconds to
// read a number and type it, and a queue may be worked off at once; who counts through the
// thousands of numbers of a birthday needs days and leaves each of them in the journal. Kept in the
// memory of one server, where a start forgets it and a second server doubles it: it slows down,
// the journal proves. The same for codes of papers that are none, where a reader is an address of
// the network: a code that is found costs nothing and is never refused, so that nobody pays for a
// neighbour behind the same gateway. Thread-safe; an entry an account or address, ten thousand at
// most: beyond that the one whose window ends first is forgotten.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "core/ids.h"

namespace yigang::http {

// By whom a guess is counted: an address of IPv4; of IPv6 the network of 64 bits, since a household
// has 2^64 addresses of its own. What is no address counts as it is written.
[[nodiscard]] std::string guesser_of(std::string_view peer);

template <class Key>
class RateMeter {
 public:
  static constexpr std::size_t kKept = 10'000;
  static constexpr std::chrono::milliseconds kWindow = std::chrono::minutes(1);
  static constexpr int kMost = 30;  // at once; afterwards one each two seconds

  // The same question, and nothing is counted.
  [[nodiscard]] std::optional<std::int64_t> wait_of(const Key& key, Instant now) const;
  // Nothing: it is counted, go on. Else the seconds to wait; nothing is counted then.
  [[nodiscard]] std::optional<std::int64_t> take(const Key& key, Instant now);
  [[nodiscard]] std::size_t kept() const;

 private:
  void make_room(const Key& key, Instant now);

  mutable std::mutex mutex_;
  std::map<Key, Instant> paid_until_;
};

using LookUpMeter = RateMeter<AccountId>;
using GuessMeter = RateMeter<std::string>;

}  // namespace yigang::http
