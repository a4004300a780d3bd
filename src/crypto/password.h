// Passwords: Argon2id as a PHC string (libsodium, reliability.md §6.6). The default of 19 MiB and
// two passes costs about 70 ms. Two slots: more sign-ins at once wait, since each takes its memory.
// A word that is too long is refused, never cut. Thread-safe.
#pragma once

#include <cstdint>
#include <semaphore>
#include <string>
#include <string_view>

#include "base/result.h"

namespace yigang::crypto {

struct PasswordCost {
  std::size_t memory_bytes = std::size_t{19} * 1024 * 1024;
  std::uint64_t passes = 2;
};
inline constexpr std::size_t kLongestPassword = 1024;

class PasswordHasher {
 public:
  explicit PasswordHasher(PasswordCost cost = {}) : cost_(cost) {}

  // `password_too_long`, `password_no_memory`.
  [[nodiscard]] Result<std::string> hash(std::string_view password);
  // False for a wrong password and for a string that is no Argon2id PHC string.
  [[nodiscard]] bool verify(std::string_view phc, std::string_view password);
  // The same time as verify, for an account that does not exist: the answer must not tell.
  void verify_nobody(std::string_view password);
  // True when the stored string was made with other parameters than today's.
  [[nodiscard]] bool needs_rehash(std::string_view phc) const;

 private:
  PasswordCost cost_;
  std::counting_semaphore<2> slots_{2};
};

}  // namespace yigang::crypto
