// Bytes and their two printable forms. Hex is lower case; parsing refuses odd length and other
// characters.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace yigang {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

[[nodiscard]] inline ByteView bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] std::string to_hex(ByteView bytes);
[[nodiscard]] Result<Bytes> from_hex(std::string_view text);
// URL-safe base64 without padding (RFC 4648 section 5): tokens and codes.
[[nodiscard]] std::string to_base64url(ByteView bytes);
// Compares in time that depends on the lengths only.
[[nodiscard]] bool equal_constant_time(ByteView a, ByteView b);

}  // namespace yigang
