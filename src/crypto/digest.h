// Digests of 32 bytes: SM3 (GB/T 32905, the default) and SHA-256 (for trees that outsiders check
// with everyday tools). The one-shot form takes its input in parts, so that nobody concatenates
// only to hash; it allocates nothing. One context per thread is kept by the provider.
// Cost: SM3 about 0.45 µs for a short input, 250 MB/s for a long one.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>

#include "base/bytes.h"

namespace yigang::crypto {

inline constexpr std::size_t kDigestSize = 32;
using Digest = std::array<std::uint8_t, kDigestSize>;
using Parts = std::initializer_list<ByteView>;

enum class DigestAlgorithm : std::uint8_t { sm3 = 1, sha256 = 2 };

[[nodiscard]] Digest digest(DigestAlgorithm algorithm, Parts parts);
[[nodiscard]] inline Digest digest(DigestAlgorithm algorithm, ByteView bytes) {
  return digest(algorithm, {bytes});
}
[[nodiscard]] inline Digest sm3(ByteView bytes) {
  return digest(DigestAlgorithm::sm3, bytes);
}
[[nodiscard]] inline Digest sm3(std::string_view text) {
  return sm3(bytes_of(text));
}
// 64 lower-case hexadecimal digits, and back; refuses another length.
[[nodiscard]] Result<Digest> digest_from_hex(std::string_view text);
// Exactly 32 bytes, as they come from a BLOB column.
[[nodiscard]] Result<Digest> digest_from_bytes(ByteView bytes);

// For input that arrives piece by piece (files). Own context; one thread at a time.
class Hasher {
 public:
  explicit Hasher(DigestAlgorithm algorithm = DigestAlgorithm::sm3);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  void update(ByteView bytes);
  void update(std::string_view text) { update(bytes_of(text)); }
  // Gives the digest and starts afresh.
  [[nodiscard]] Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yigang::crypto
