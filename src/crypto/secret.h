// Key material in memory: a Secret owns its bytes, shows them only through `reveal()`, wipes them
// when it goes, and cannot be printed or copied by accident (`clone()` says it aloud). For a module
// that keeps keys inside, the bytes are its handle. Not shared between threads while it changes.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "base/bytes.h"

namespace yigang::crypto {

// Overwrites in a way that the compiler may not drop.
void wipe(std::span<std::uint8_t> bytes);

class Secret {
 public:
  Secret() = default;
  explicit Secret(Bytes bytes) : bytes_(std::move(bytes)) {}
  Secret(Secret&& other) noexcept : bytes_(std::move(other.bytes_)) { other.bytes_.clear(); }
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { wipe(bytes_); }

  [[nodiscard]] ByteView reveal() const { return bytes_; }
  [[nodiscard]] Secret clone() const { return Secret(Bytes(bytes_)); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

 private:
  Bytes bytes_;
};

}  // namespace yigang::crypto
