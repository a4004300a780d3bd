// Inside crypto only: the OpenSSL 3.0 parts of the provider. Algorithm objects are fetched once per
// process, contexts are kept one per thread. A digest that OpenSSL refuses is a bug of the
// installation that the self-test finds first, hence CHECK. Nothing outside src/crypto includes
// this file, and it names no OpenSSL type.
#pragma once

#include "crypto/digest.h"
#include "crypto/sealed.h"
#include "crypto/signature.h"

namespace yigang::crypto {

[[nodiscard]] Digest openssl_digest(DigestAlgorithm algorithm, Parts parts);
[[nodiscard]] Digest openssl_hmac_sm3(ByteView key, Parts parts);
// HKDF (RFC 5869) over SM3, without salt.
[[nodiscard]] Bytes openssl_hkdf_sm3(ByteView key, std::string_view info, std::size_t length);
// SM4 in counter mode: the same call both ways. key and counter have 16 bytes; out has the size of
// in.
void openssl_sm4_ctr(ByteView key, ByteView counter, ByteView in, std::span<std::uint8_t> out);
// HMAC-SHA-1 for TOTP; the first 20 bytes count.
[[nodiscard]] std::array<std::uint8_t, 20> openssl_hmac_sha1(ByteView key, ByteView message);

[[nodiscard]] Result<Bytes> openssl_sm2_sign(const SigningKey& key, ByteView message);
[[nodiscard]] bool openssl_sm2_verify(const VerifyingKey& key, ByteView message, ByteView der);

}  // namespace yigang::crypto
