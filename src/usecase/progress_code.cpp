#include "usecase/progress_code.h"

#include "base/check.h"
#include "usecase/keyed_id.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kLength = 15;

char letter_of(ProgressKind kind) {
  switch (kind) {
    case ProgressKind::online:
      return 'P';
    case ProgressKind::application:
      return 'A';
  }
  CHECK(false);
}

// Each character times a power of x in GF(32), by x⁵ + x² + 1: one wrong character, or two that
// changed places, give another sum.
std::size_t check_value(std::string_view code) {
  std::size_t sum = 0;
  for (const char c : code) {
    sum <<= 1;
    if ((sum & 32U) != 0) sum ^= 0b100101U;
    sum ^= kCodeLetters.find(c);
  }
  // Once more, so that the last character and its check are not interchangeable.
  sum <<= 1;
  if ((sum & 32U) != 0) sum ^= 0b100101U;
  return sum;
}

}  // namespace

std::string progress_code(const crypto::Keyring& keys, ProgressId named) {
  const char letter = letter_of(named.kind);
  const std::uint64_t block = keyed_id(keys, letter, named.id);
  std::string code(1, letter);
  for (std::size_t at = 0; at < 13; ++at) code += kCodeLetters[(block >> (5 * (12 - at))) & 31];
  code += kCodeLetters[check_value(code)];
  std::string shown;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (at > 0 && at % 4 == 0) shown += '-';
    shown += code[at];
  }
  return shown;
}

std::optional<ProgressId> named_by_code(const crypto::Keyring& keys, std::string_view text) {
  const std::string code = bare_code(text);
  if (code.size() != kLength) return std::nullopt;
  if (code.find_first_not_of(kCodeLetters) != std::string::npos) return std::nullopt;
  if (code.front() != 'P' && code.front() != 'A') return std::nullopt;
  if (kCodeLetters[check_value(std::string_view(code).substr(0, kLength - 1))] != code.back())
    return std::nullopt;
  // The first of the thirteen has four bits.
  if (kCodeLetters.find(code[1]) > 15) return std::nullopt;
  std::uint64_t block = 0;
  for (std::size_t at = 1; at < kLength - 1; ++at)
    block = (block << 5) | kCodeLetters.find(code[at]);
  const auto kind = code.front() == 'P' ? ProgressKind::online : ProgressKind::application;
  return ProgressId{kind, id_of_keyed(keys, code.front(), block)};
}

}  // namespace yigang::usecase
