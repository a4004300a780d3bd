#include "crypto/tls_pair.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace yigang::crypto {

namespace {

struct Free {
  void operator()(BIO* object) const { BIO_free(object); }
  void operator()(X509* object) const { X509_free(object); }
  void operator()(EVP_PKEY* object) const { EVP_PKEY_free(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

Owned<BIO> reader_of(const std::string& text) {
  return Owned<BIO>(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// Without it OpenSSL asks the terminal.
int no_password(char*, int, int, void*) {
  return -1;
}

Result<> compared(const std::string& certificate, const std::string& key) {
  const Owned<BIO> certificate_text = reader_of(certificate);
  const Owned<X509> first(
      PEM_read_bio_X509(certificate_text.get(), nullptr, &no_password, nullptr));
  if (!first) return fail(bad_input("tls_certificate_unreadable").at("--tls-cert"));
  const Owned<BIO> key_text = reader_of(key);
  const Owned<EVP_PKEY> secret(
      PEM_read_bio_PrivateKey(key_text.get(), nullptr, &no_password, nullptr));
  if (!secret) return fail(bad_input("tls_key_unreadable").at("--tls-key"));
  if (X509_check_private_key(first.get(), secret.get()) != 1)
    return fail(bad_input("tls_key_of_another").at("--tls-key"));
  return {};
}

}  // namespace

Result<> check_tls_pair(const std::string& certificate, const std::string& key) {
  Result<> answer = compared(certificate, key);
  ERR_clear_error();
  return answer;
}

}  // namespace yigang::crypto
