#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <algorithm>

#include "base/check.h"
#include "crypto/openssl_parts.h"
#include "crypto/provider.h"

namespace yigang::crypto {

namespace {

struct Free {
  void operator()(EVP_MD_CTX* object) const { EVP_MD_CTX_free(object); }
  void operator()(EVP_PKEY_CTX* object) const { EVP_PKEY_CTX_free(object); }
  void operator()(EVP_PKEY* object) const { EVP_PKEY_free(object); }
  void operator()(BIGNUM* object) const { BN_clear_free(object); }
  void operator()(EC_POINT* object) const { EC_POINT_free(object); }
  void operator()(OSSL_PARAM_BLD* object) const { OSSL_PARAM_BLD_free(object); }
  void operator()(OSSL_PARAM* object) const { OSSL_PARAM_free(object); }
  void operator()(BIO* object) const { BIO_free(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

const EC_GROUP* curve() {
  static const EC_GROUP* const group = EC_GROUP_new_by_curve_name(NID_sm2);
  CHECK(group != nullptr);
  return group;
}

Owned<BIGNUM> number(ByteView bytes) {
  Owned<BIGNUM> value(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
  CHECK(value != nullptr);
  return value;
}

// Null when OpenSSL refuses the material.
Owned<EVP_PKEY> key_object(const VerifyingKey& verifying, const Secret* scalar) {
  const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
  CHECK(builder != nullptr);
  Owned<BIGNUM> secret;
  bool good =
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0) == 1 &&
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                       verifying.point.data(), verifying.point.size()) == 1;
  if (scalar != nullptr) {
    secret = number(scalar->reveal());
    good = good && OSSL_PARAM_BLD_push_BN_pad(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get(),
                                              32) == 1;
  }
  CHECK(good);
  const Owned<OSSL_PARAM> params(OSSL_PARAM_BLD_to_param(builder.get()));
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
  EVP_PKEY* key = nullptr;
  const int selection = scalar != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  if (context == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1)
    return nullptr;
  return Owned<EVP_PKEY>(key);
}

// The signer's identifier must be set before the signing is initialised: it goes into Z, which is
// hashed first (GB/T 32918.2 §5.5).
struct SigningContext {
  Owned<EVP_PKEY_CTX> key_context;
  Owned<EVP_MD_CTX> digest_context;

  explicit SigningContext(EVP_PKEY* key)
      : key_context(EVP_PKEY_CTX_new(key, nullptr)), digest_context(EVP_MD_CTX_new()) {
    CHECK(key_context != nullptr && digest_context != nullptr);
    CHECK(EVP_PKEY_CTX_set1_id(key_context.get(), kSm2Identifier.data(),
                               static_cast<int>(kSm2Identifier.size())) == 1);
    EVP_MD_CTX_set_pkey_ctx(digest_context.get(), key_context.get());
  }
};

}  // namespace

Result<Bytes> openssl_sm2_sign(const SigningKey& key, ByteView message) {
  const Owned<EVP_PKEY> object = key_object(key.verifying, &key.scalar);
  if (object == nullptr) return fail(failure("signing_key_bad"));
  const SigningContext context(object.get());
  Bytes der(80);
  std::size_t size = der.size();
  if (EVP_DigestSignInit(context.digest_context.get(), nullptr, EVP_sm3(), nullptr, object.get()) !=
          1 ||
      EVP_DigestSign(context.digest_context.get(), der.data(), &size, message.data(),
                     message.size()) != 1)
    return fail(failure("signing_failed"));
  der.resize(size);
  return der;
}

bool openssl_sm2_verify(const VerifyingKey& key, ByteView message, ByteView der) {
  // OpenSSL reads some other forms of the same numbers; one signature has one form here.
  if (!raw_from_der(der)) return false;
  const Owned<EVP_PKEY> object = key_object(key, nullptr);
  if (object == nullptr) return false;
  const SigningContext context(object.get());
  return EVP_DigestVerifyInit(context.digest_context.get(), nullptr, EVP_sm3(), nullptr,
                              object.get()) == 1 &&
         EVP_DigestVerify(context.digest_context.get(), der.data(), der.size(), message.data(),
                          message.size()) == 1;
}

Result<SigningKey> signing_key_from_scalar(ByteView scalar) {
  if (scalar.size() != 32) return fail(bad_input("signing_key_bad"));
  const Owned<BIGNUM> secret = number(scalar);
  const Owned<BIGNUM> largest(BN_dup(EC_GROUP_get0_order(curve())));
  CHECK(largest != nullptr && BN_sub_word(largest.get(), 2) == 1);
  if (BN_is_zero(secret.get()) || BN_cmp(secret.get(), largest.get()) > 0)
    return fail(bad_input("signing_key_bad"));
  const Owned<EC_POINT> point(EC_POINT_new(curve()));
  CHECK(point != nullptr);
  CHECK(EC_POINT_mul(curve(), point.get(), secret.get(), nullptr, nullptr, nullptr) == 1);
  SigningKey key;
  key.scalar = Secret(Bytes(scalar.begin(), scalar.end()));
  CHECK(EC_POINT_point2oct(curve(), point.get(), POINT_CONVERSION_UNCOMPRESSED,
                           key.verifying.point.data(), key.verifying.point.size(),
                           nullptr) == key.verifying.point.size());
  return key;
}

SigningKey generate_signing_key(Random& random) {
  // Almost every 32 bytes are in range; the loop is for the rest.
  for (;;) {
    std::array<std::uint8_t, 32> scalar{};
    random.fill(scalar);
    Result<SigningKey> key = signing_key_from_scalar(scalar);
    wipe(scalar);
    if (key) return std::move(*key);
  }
}

Result<VerifyingKey> verifying_key_from_bytes(ByteView point) {
  VerifyingKey key;
  if (point.size() != key.point.size() || point[0] != POINT_CONVERSION_UNCOMPRESSED)
    return fail(bad_input("verifying_key_bad"));
  const Owned<EC_POINT> parsed(EC_POINT_new(curve()));
  CHECK(parsed != nullptr);
  // oct2point refuses what does not lie on the curve.
  if (EC_POINT_oct2point(curve(), parsed.get(), point.data(), point.size(), nullptr) != 1)
    return fail(bad_input("verifying_key_bad"));
  std::copy(point.begin(), point.end(), key.point.begin());
  return key;
}

Result<std::string> to_pem(const VerifyingKey& key) {
  const Owned<EVP_PKEY> object = key_object(key, nullptr);
  if (object == nullptr) return fail(bad_input("verifying_key_bad"));
  const Owned<BIO> out(BIO_new(BIO_s_mem()));
  CHECK(out != nullptr);
  CHECK(PEM_write_bio_PUBKEY(out.get(), object.get()) == 1);
  char* data = nullptr;
  const long size = BIO_get_mem_data(out.get(), &data);
  return std::string(data, static_cast<std::size_t>(size));
}

Result<VerifyingKey> verifying_key_from_pem(std::string_view pem) {
  if (pem.size() > 4096) return fail(bad_input("verifying_key_bad"));
  const Owned<BIO> in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  CHECK(in != nullptr);
  const Owned<EVP_PKEY> object(PEM_read_bio_PUBKEY(in.get(), nullptr, nullptr, nullptr));
  std::array<std::uint8_t, 65> point{};
  std::size_t size = 0;
  if (object == nullptr || EVP_PKEY_is_a(object.get(), "SM2") != 1 ||
      EVP_PKEY_get_octet_string_param(object.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                      point.size(), &size) != 1)
    return fail(bad_input("verifying_key_bad"));
  return verifying_key_from_bytes(ByteView(point).first(size));
}

}  // namespace yigang::crypto
