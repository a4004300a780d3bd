#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include "base/check.h"
#include "crypto/openssl_parts.h"

namespace yigang::crypto {

namespace {

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
  void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};
template <class T>
using Owned = std::unique_ptr<T, FreeContext>;

// Fetched objects live as long as the process: freeing them at exit would race with the clean-up of
// OpenSSL itself.
const EVP_MD* algorithm_object(DigestAlgorithm algorithm) {
  static const EVP_MD* const sm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  switch (algorithm) {
    case DigestAlgorithm::sm3:
      return sm3;
    case DigestAlgorithm::sha256:
      return sha256;
  }
  CHECK(false);
}

EVP_MAC* hmac_object() {
  static EVP_MAC* const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  return hmac;
}

// A context that has been told its digest once; later keys only reset it.
Owned<EVP_MAC_CTX> new_hmac_context(const char* digest_name) {
  Owned<EVP_MAC_CTX> context(EVP_MAC_CTX_new(hmac_object()));
  CHECK(context != nullptr);
  std::string name(digest_name);
  const OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
      OSSL_PARAM_construct_end()};
  CHECK(EVP_MAC_CTX_set_params(context.get(), params) == 1);
  return context;
}

// OpenSSL reads a null key as "the key of before"; an empty key must not mean that.
ByteView never_null(ByteView key) {
  static constexpr std::uint8_t kEmpty = 0;
  return key.data() != nullptr ? key : ByteView(&kEmpty, 0);
}

}  // namespace

Digest openssl_digest(DigestAlgorithm algorithm, Parts parts) {
  thread_local const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  CHECK(EVP_DigestInit_ex2(context.get(), algorithm_object(algorithm), nullptr) == 1);
  for (const ByteView part : parts)
    CHECK(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
  Digest result{};
  unsigned int length = 0;
  CHECK(EVP_DigestFinal_ex(context.get(), result.data(), &length) == 1 && length == result.size());
  return result;
}

Digest openssl_hmac_sm3(ByteView key, Parts parts) {
  thread_local const Owned<EVP_MAC_CTX> context = new_hmac_context("SM3");
  const ByteView used = never_null(key);
  CHECK(EVP_MAC_init(context.get(), used.data(), used.size(), nullptr) == 1);
  for (const ByteView part : parts)
    CHECK(EVP_MAC_update(context.get(), part.data(), part.size()) == 1);
  Digest result{};
  std::size_t length = 0;
  CHECK(EVP_MAC_final(context.get(), result.data(), &length, result.size()) == 1 &&
        length == result.size());
  return result;
}

std::array<std::uint8_t, 20> openssl_hmac_sha1(ByteView key, ByteView message) {
  const Owned<EVP_MAC_CTX> context = new_hmac_context("SHA1");
  const ByteView used = never_null(key);
  CHECK(EVP_MAC_init(context.get(), used.data(), used.size(), nullptr) == 1);
  CHECK(EVP_MAC_update(context.get(), message.data(), message.size()) == 1);
  std::array<std::uint8_t, 20> result{};
  std::size_t length = 0;
  CHECK(EVP_MAC_final(context.get(), result.data(), &length, result.size()) == 1 &&
        length == result.size());
  return result;
}

Bytes openssl_hkdf_sm3(ByteView key, std::string_view info, std::size_t length) {
  static EVP_KDF* const hkdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
  const Owned<EVP_KDF_CTX> context(EVP_KDF_CTX_new(hkdf));
  CHECK(context != nullptr);
  std::string digest_name = "SM3";
  Bytes key_copy(key.begin(), key.end());  // OSSL_PARAM has no const
  std::string info_copy(info);
  const OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest_name.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, key_copy.data(), key_copy.size()),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info_copy.data(), info_copy.size()),
      OSSL_PARAM_construct_end()};
  Bytes out(length);
  CHECK(EVP_KDF_derive(context.get(), out.data(), out.size(), params) == 1);
  wipe(key_copy);
  return out;
}

void openssl_sm4_ctr(ByteView key, ByteView counter, ByteView in, std::span<std::uint8_t> out) {
  static const EVP_CIPHER* const sm4 = EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr);
  thread_local const Owned<EVP_CIPHER_CTX> context(EVP_CIPHER_CTX_new());
  CHECK(key.size() == 16 && counter.size() == 16 && in.size() == out.size());
  CHECK(EVP_EncryptInit_ex2(context.get(), sm4, key.data(), counter.data(), nullptr) == 1);
  // The length is an int; long values go in pieces of whole blocks.
  constexpr std::size_t kPiece = std::size_t{1} << 30;
  for (std::size_t at = 0; at < in.size(); at += kPiece) {
    const std::size_t size = std::min(kPiece, in.size() - at);
    int written = 0;
    CHECK(EVP_EncryptUpdate(context.get(), out.data() + at, &written, in.data() + at,
                            static_cast<int>(size)) == 1);
    CHECK(static_cast<std::size_t>(written) == size);
  }
}

struct Hasher::State {
  Owned<EVP_MD_CTX> context{EVP_MD_CTX_new()};
  DigestAlgorithm algorithm = DigestAlgorithm::sm3;
  void start() {
    CHECK(EVP_DigestInit_ex2(context.get(), algorithm_object(algorithm), nullptr) == 1);
  }
};

Hasher::Hasher(DigestAlgorithm algorithm) : state_(std::make_unique<State>()) {
  state_->algorithm = algorithm;
  state_->start();
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(ByteView bytes) {
  CHECK(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

Digest Hasher::finish() {
  Digest result{};
  unsigned int length = 0;
  CHECK(EVP_DigestFinal_ex(state_->context.get(), result.data(), &length) == 1 &&
        length == result.size());
  state_->start();
  return result;
}

}  // namespace yigang::crypto
