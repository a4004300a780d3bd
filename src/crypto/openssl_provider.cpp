#include <sys/random.h>

#include <algorithm>
#include <cerrno>

#include "base/check.h"
#include "crypto/openssl_parts.h"
#include "crypto/provider.h"

namespace yigang::crypto {

namespace {

constexpr std::size_t kTagSize = 32;
constexpr std::size_t kHeadSize = 1 + 4 + kNonceSize;
constexpr std::uint8_t kSealVersion = 1;

std::array<std::uint8_t, 4> length_of(std::size_t size) {
  CHECK(size <= UINT32_MAX);
  return {static_cast<std::uint8_t>(size >> 24), static_cast<std::uint8_t>(size >> 16),
          static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)};
}

// The tag of sealed.h: every field with its length in front, so that "ab|c" and "a|bc" differ.
Digest tag_of(const SealKey& key, const CellAddress& address, ByteView head, ByteView ciphertext) {
  std::array<std::uint8_t, 8> row{};
  for (std::size_t i = 0; i < 8; ++i)
    row[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(address.row_id) >> (56 - 8 * i));
  static constexpr std::array<std::uint8_t, 4> kOne = {0, 0, 0, 1};
  static constexpr std::array<std::uint8_t, 4> kFour = {0, 0, 0, 4};
  static constexpr std::array<std::uint8_t, 4> kEight = {0, 0, 0, 8};
  static constexpr std::array<std::uint8_t, 4> kNonce = {0, 0, 0, kNonceSize};
  const auto table = length_of(address.table.size());
  const auto column = length_of(address.column.size());
  const auto unit = length_of(address.unit.size());
  const auto body = length_of(ciphertext.size());
  return openssl_hmac_sm3(
      key.mac_key.reveal(),
      {kOne, head.subspan(0, 1), kFour, head.subspan(1, 4), kNonce, head.subspan(5), table,
       bytes_of(address.table), column, bytes_of(address.column), unit, bytes_of(address.unit),
       kEight, row, body, ciphertext});
}

class OpenSslProvider final : public Provider {
 public:
  void random(std::span<std::uint8_t> out) const override {
    while (!out.empty()) {
      const ssize_t got = getrandom(out.data(), std::min<std::size_t>(out.size(), 256), 0);
      if (got < 0 && errno == EINTR) continue;
      CHECK(got > 0);
      out = out.subspan(static_cast<std::size_t>(got));
    }
  }

  Digest digest(DigestAlgorithm algorithm, Parts parts) const override {
    return openssl_digest(algorithm, parts);
  }

  Digest mac(ByteView key, Parts parts) const override { return openssl_hmac_sm3(key, parts); }

  Result<Bytes> seal(const SealKey& key, const CellAddress& address, ByteView nonce,
                     ByteView plain) const override {
    CHECK(nonce.size() == kNonceSize);
    Bytes value(kSealOverhead + plain.size());
    value[0] = kSealVersion;
    const auto id = length_of(key.id);
    std::copy(id.begin(), id.end(), value.begin() + 1);
    std::copy(nonce.begin(), nonce.end(), value.begin() + 5);
    const std::span<std::uint8_t> body = std::span(value).subspan(kHeadSize, plain.size());
    openssl_sm4_ctr(key.cipher_key.reveal(), nonce, plain, body);
    const Digest tag = tag_of(key, address, ByteView(value).first(kHeadSize), body);
    std::copy(tag.begin(), tag.end(), value.end() - kTagSize);
    return value;
  }

  Result<Bytes> open(const SealKey& key, const CellAddress& address,
                     ByteView value) const override {
    TRY(const KeyId id, sealed_key_id(value));
    const ByteView head = value.first(kHeadSize);
    const ByteView body = value.subspan(kHeadSize, value.size() - kSealOverhead);
    const Digest tag = tag_of(key, address, head, body);
    if (id != key.id || !equal_constant_time(tag, value.last(kTagSize)))
      return fail(failure("sealed_tampered")
                      .with("table", std::string(address.table))
                      .with("column", std::string(address.column)));
    Bytes plain(body.size());
    openssl_sm4_ctr(key.cipher_key.reveal(), head.subspan(5), body, plain);
    return plain;
  }

  Result<Bytes> sign(const SigningKey& key, ByteView message) const override {
    return openssl_sm2_sign(key, message);
  }

  bool verify(const VerifyingKey& key, ByteView message, ByteView der) const override {
    return openssl_sm2_verify(key, message, der);
  }

  // A wrapped key is a sealed cell of a table that exists in the key file only.
  Result<Bytes> wrap(const SealKey& key_encryption_key, std::string_view name, const Secret& key,
                     ByteView nonce) const override {
    return seal(key_encryption_key, {.table = "key file", .column = name}, nonce, key.reveal());
  }

  Result<Secret> unwrap(const SealKey& key_encryption_key, std::string_view name,
                        ByteView wrapped) const override {
    TRY(Bytes bytes, open(key_encryption_key, {.table = "key file", .column = name}, wrapped));
    return Secret(std::move(bytes));
  }
};

}  // namespace

const Provider& openssl_provider() {
  static const OpenSslProvider instance;
  return instance;
}

}  // namespace yigang::crypto
