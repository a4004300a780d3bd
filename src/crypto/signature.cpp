// Reader of the DER of GB/T 35276 §7.3, strict:
//   signature = %x30 length integer integer      length = %x00-7F, all that follows
//   integer   = %x02 length octets               1…33 octets, the shortest form, positive
#include "crypto/signature.h"

#include <algorithm>

#include "crypto/provider.h"

namespace yigang::crypto {

namespace {

constexpr std::size_t kHalf = 32;

// Moves past one integer and puts it, padded to 32 bytes, into `out`.
bool read_integer(ByteView& rest, std::span<std::uint8_t> out) {
  if (rest.size() < 3 || rest[0] != 0x02) return false;
  const std::size_t size = rest[1];
  if (size < 1 || size > kHalf + 1 || rest.size() < 2 + size) return false;
  ByteView octets = rest.subspan(2, size);
  if ((octets[0] & 0x80) != 0) return false;  // negative
  if (octets[0] == 0) {
    // A zero may stand in front only where the sign bit needs it; the number 0 is no signature.
    if (size == 1 || (octets[1] & 0x80) == 0) return false;
    octets = octets.subspan(1);
  }
  if (octets.size() > kHalf) return false;
  std::fill(out.begin(), out.end(), std::uint8_t{0});
  std::copy(octets.begin(), octets.end(), out.end() - static_cast<std::ptrdiff_t>(octets.size()));
  rest = rest.subspan(2 + size);
  return true;
}

bool write_integer(Bytes& der, ByteView half) {
  const auto first = std::find_if(half.begin(), half.end(), [](std::uint8_t b) { return b != 0; });
  if (first == half.end()) return false;
  const std::size_t size = static_cast<std::size_t>(half.end() - first);
  const bool pad = (*first & 0x80) != 0;
  der.push_back(0x02);
  der.push_back(static_cast<std::uint8_t>(size + (pad ? 1 : 0)));
  if (pad) der.push_back(0);
  der.insert(der.end(), first, half.end());
  return true;
}

}  // namespace

Digest VerifyingKey::fingerprint() const {
  return sm3(point);
}

Result<Bytes> sign(const SigningKey& key, ByteView message) {
  return provider().sign(key, message);
}

bool verify(const VerifyingKey& key, ByteView message, ByteView der) {
  return provider().verify(key, message, der);
}

Result<std::array<std::uint8_t, 64>> raw_from_der(ByteView der) {
  std::array<std::uint8_t, 64> raw{};
  if (der.size() < 2 || der[0] != 0x30 || der[1] > 0x7F || der.size() != 2U + der[1])
    return fail(bad_input("signature_shape"));
  ByteView rest = der.subspan(2);
  if (!read_integer(rest, std::span(raw).first(kHalf)) ||
      !read_integer(rest, std::span(raw).last(kHalf)) || !rest.empty())
    return fail(bad_input("signature_shape"));
  return raw;
}

Result<Bytes> der_from_raw(ByteView raw) {
  Bytes der = {0x30, 0};
  if (raw.size() != 2 * kHalf || !write_integer(der, raw.first(kHalf)) ||
      !write_integer(der, raw.last(kHalf)))
    return fail(bad_input("signature_shape"));
  der[1] = static_cast<std::uint8_t>(der.size() - 2);
  return der;
}

}  // namespace yigang::crypto
