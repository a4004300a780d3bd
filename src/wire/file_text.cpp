// Grammar: { four digits } , the last four of which may be two or three digits and "==" or "=".
#include "wire/file_text.h"

#include <array>
#include <cstdint>

namespace yigang::wire {

namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 64;

constexpr std::array<std::uint8_t, 256> kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::size_t at = 0; at < kDigits.size(); ++at)
    values[static_cast<std::uint8_t>(kDigits[at])] = static_cast<std::uint8_t>(at);
  return values;
}();

}  // namespace

Result<std::string> parse_base64(std::string_view text) {
  const auto bad = [] { return fail(bad_input("bad_base64")); };
  if (text.size() % 4 != 0) return bad();
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char digit : text) {
    const std::uint8_t value = kValues[static_cast<std::uint8_t>(digit)];
    if (value == kNone) return bad();
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push_back(static_cast<char>(bits >> held));
    bits &= (1U << held) - 1;
  }
  if (bits != 0) return bad();
  return bytes;
}

std::string to_base64(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char byte : bytes) {
    bits = (bits << 8) | static_cast<std::uint8_t>(byte);
    held += 8;
    while (held >= 6) {
      held -= 6;
      text.push_back(kDigits[(bits >> held) & 63]);
    }
    bits &= (1U << held) - 1;
  }
  if (held > 0) text.push_back(kDigits[(bits << (6 - held)) & 63]);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

}  // namespace yigang::wire
