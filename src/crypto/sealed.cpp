#include "crypto/sealed.h"

#include "crypto/openssl_parts.h"
#include "crypto/provider.h"

namespace yigang::crypto {

SealKey derive_seal_key(KeyId id, ByteView data_key) {
  SealKey key;
  key.id = id;
  key.cipher_key = Secret(openssl_hkdf_sm3(data_key, "yigang field cipher SM4-CTR 1", 16));
  key.mac_key = Secret(openssl_hkdf_sm3(data_key, "yigang field tag HMAC-SM3 1", 32));
  return key;
}

Result<Bytes> seal(const SealKey& key, const CellAddress& address, ByteView plain, Random& nonces) {
  std::array<std::uint8_t, kNonceSize> nonce{};
  nonces.fill(nonce);
  return provider().seal(key, address, nonce, plain);
}

Result<Bytes> open(const SealKey& key, const CellAddress& address, ByteView value) {
  return provider().open(key, address, value);
}

Result<KeyId> sealed_key_id(ByteView value) {
  if (value.size() < kSealOverhead || value[0] != 1) return fail(failure("sealed_shape"));
  KeyId id = 0;
  for (std::size_t i = 1; i <= 4; ++i) id = id << 8 | value[i];
  return id;
}

}  // namespace yigang::crypto
