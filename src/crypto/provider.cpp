#include "crypto/provider.h"

#include <algorithm>
#include <atomic>

#include "crypto/mac.h"
#include "crypto/random.h"

namespace yigang::crypto {

namespace {

std::atomic<const Provider*> chosen_provider{nullptr};

}  // namespace

const Provider& provider() {
  const Provider* chosen = chosen_provider.load(std::memory_order_acquire);
  return chosen != nullptr ? *chosen : openssl_provider();
}

void use_provider(const Provider& chosen) {
  chosen_provider.store(&chosen, std::memory_order_release);
}

Digest digest(DigestAlgorithm algorithm, Parts parts) {
  return provider().digest(algorithm, parts);
}

Digest hmac_sm3(ByteView key, Parts parts) {
  return provider().mac(key, parts);
}

void SystemRandom::fill(std::span<std::uint8_t> out) {
  provider().random(out);
}

std::uint64_t SystemRandom::next() {
  std::array<std::uint8_t, 8> bytes{};
  fill(bytes);
  std::uint64_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

Result<Digest> digest_from_bytes(ByteView bytes) {
  if (bytes.size() != kDigestSize) return fail(bad_input("digest_length"));
  Digest digest{};
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

Result<Digest> digest_from_hex(std::string_view text) {
  TRY(const Bytes bytes, from_hex(text));
  return digest_from_bytes(bytes);
}

}  // namespace yigang::crypto
