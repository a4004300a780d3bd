// The one interface to cryptography (reliability.md §6.1). The functions of digest.h, mac.h,
// random.h, sealed.h, signature.h and keyring.h all go through the provider in use: OpenSSL 3.0
// unless `use_provider` names another (a certified module or HSM) before any thread starts.
// Implementations must be callable from any thread. No claim of certification is made anywhere.
#pragma once

#include <cstdint>
#include <span>

#include "crypto/digest.h"
#include "crypto/sealed.h"
#include "crypto/secret.h"
#include "crypto/signature.h"

namespace yigang::crypto {

class Provider {
 public:
  virtual ~Provider() = default;
  virtual void random(std::span<std::uint8_t> out) const = 0;
  [[nodiscard]] virtual Digest digest(DigestAlgorithm algorithm, Parts parts) const = 0;
  [[nodiscard]] virtual Digest mac(ByteView key, Parts parts) const = 0;
  [[nodiscard]] virtual Result<Bytes> seal(const SealKey& key, const CellAddress& address,
                                           ByteView nonce, ByteView plain) const = 0;
  [[nodiscard]] virtual Result<Bytes> open(const SealKey& key, const CellAddress& address,
                                           ByteView value) const = 0;
  [[nodiscard]] virtual Result<Bytes> sign(const SigningKey& key, ByteView message) const = 0;
  [[nodiscard]] virtual bool verify(const VerifyingKey& key, ByteView message,
                                    ByteView der) const = 0;
  // A key under the key-encryption key; `name` binds the wrapped bytes to their use.
  [[nodiscard]] virtual Result<Bytes> wrap(const SealKey& key_encryption_key, std::string_view name,
                                           const Secret& key, ByteView nonce) const = 0;
  [[nodiscard]] virtual Result<Secret> unwrap(const SealKey& key_encryption_key,
                                              std::string_view name, ByteView wrapped) const = 0;
};

[[nodiscard]] const Provider& openssl_provider();
[[nodiscard]] const Provider& provider();
// `chosen` must outlive the program. Call once, at start-up, before the self-test.
void use_provider(const Provider& chosen);

}  // namespace yigang::crypto
