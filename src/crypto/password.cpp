#include "crypto/password.h"

#include <sodium.h>

#include <array>

#include "base/check.h"

namespace yigang::crypto {

namespace {

class Slot {
 public:
  explicit Slot(std::counting_semaphore<2>& slots) : slots_(slots) { slots_.acquire(); }
  ~Slot() { slots_.release(); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

 private:
  std::counting_semaphore<2>& slots_;
};

// libsodium wants to be woken once before use; calling it again is cheap and safe.
void wake_libsodium() {
  static const int woken = sodium_init();
  CHECK(woken >= 0);
}

}  // namespace

Result<std::string> PasswordHasher::hash(std::string_view password) {
  wake_libsodium();
  if (password.size() > kLongestPassword) return fail(bad_input("password_too_long"));
  std::array<char, crypto_pwhash_STRBYTES> phc{};
  const Slot slot(slots_);
  if (crypto_pwhash_str_alg(phc.data(), password.data(), password.size(), cost_.passes,
                            cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(problem(ProblemKind::busy, "password_no_memory"));
  return std::string(phc.data());
}

bool PasswordHasher::verify(std::string_view phc, std::string_view password) {
  wake_libsodium();
  if (password.size() > kLongestPassword || phc.size() >= crypto_pwhash_STRBYTES ||
      !phc.starts_with("$argon2id$"))
    return false;
  const std::string stored(phc);  // libsodium reads up to a zero byte
  const Slot slot(slots_);
  return crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
}

void PasswordHasher::verify_nobody(std::string_view password) {
  wake_libsodium();
  std::array<std::uint8_t, 32> out{};
  static constexpr std::array<std::uint8_t, crypto_pwhash_SALTBYTES> kSalt{};
  const Slot slot(slots_);
  // The result is of no use to anybody; only the time is spent.
  [[maybe_unused]] const int spent = crypto_pwhash(
      out.data(), out.size(), password.data(), std::min(password.size(), kLongestPassword),
      kSalt.data(), cost_.passes, cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
}

bool PasswordHasher::needs_rehash(std::string_view phc) const {
  const std::string stored(phc);
  return crypto_pwhash_str_needs_rehash(stored.c_str(), cost_.passes, cost_.memory_bytes) != 0;
}

}  // namespace yigang::crypto
