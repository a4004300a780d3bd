// Who may look up persons by their number, how often (reliability.md §6.3: numbers can be guessed
// one by one). Thirty a minute for an account: a clerk at the counter needs some ten seconds to
// read a number and type it, and a queue may be worked off at once; who counts through the
// thousands of numbers of a birthday needs days and leaves each of them in the journal. Kept in the
// memory of one server, where a start forgets it and a second server doubles it: it slows down,
// the journal proves. Thread-safe; one entry an account.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>

#include "base/clock.h"
#include "core/ids.h"

namespace yigang::http {

class LookUpMeter {
 public:
  static constexpr std::chrono::milliseconds kWindow = std::chrono::minutes(1);
  static constexpr int kMost = 30;  // at once; afterwards one each two seconds

  // The same question, and nothing is counted.
  [[nodiscard]] std::optional<std::int64_t> wait_of(AccountId account, Instant now) const;
  // Nothing: it is counted, go on. Else the seconds to wait; nothing is counted then.
  [[nodiscard]] std::optional<std::int64_t> take(AccountId account, Instant now);

 private:
  mutable std::mutex mutex_;
  std::map<AccountId, Instant> paid_until_;
};

}  // namespace yigang::http
