#include "usecase/public_code.h"

#include <fmt/format.h>

#include "base/check.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 14;
constexpr int kRounds = 8;

char letter_of(PaperKind kind) {
  switch (kind) {
    case PaperKind::decision:
      return 'D';
    case PaperKind::notice:
      return 'N';
    case PaperKind::month:
      return 'M';
  }
  CHECK(false);
}

std::optional<PaperKind> kind_of(char letter) {
  if (letter == 'D') return PaperKind::decision;
  if (letter == 'N') return PaperKind::notice;
  if (letter == 'M') return PaperKind::month;
  return std::nullopt;
}

// The prefix keeps it apart from the indexes of persons, whose inputs are 18 characters.
std::uint32_t mixed(const crypto::Keyring& keys, PaperKind kind, int round, std::uint32_t half) {
  const crypto::Digest digest =
      keys.blind_index(crypto::IndexPurpose::resident_number,
                       fmt::format("public_code|{}|{}|{:08x}", letter_of(kind), round, half));
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | digest[i];
  return value;
}

char readable(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

// Without what a hand or an input method adds: spaces, dashes, also those of full width.
std::string bare(std::string_view text) {
  std::string code;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '-') continue;
    if (text.substr(i).starts_with("\u3000") || text.substr(i).starts_with("\uff0d") ||
        text.substr(i).starts_with("\u2014")) {
      i += 2;
      continue;
    }
    code += readable(text[i]);
  }
  return code;
}

}  // namespace

std::string public_code(const crypto::Keyring& keys, PaperId paper) {
  const auto id = static_cast<std::uint64_t>(paper.id);
  auto left = static_cast<std::uint32_t>(id >> 32);
  auto right = static_cast<std::uint32_t>(id);
  for (int round = 0; round < kRounds; ++round) {
    const std::uint32_t next = left ^ mixed(keys, paper.kind, round, right);
    left = right;
    right = next;
  }
  const std::uint64_t block = (std::uint64_t{left} << 32) | right;
  std::string code(1, letter_of(paper.kind));
  for (std::size_t at = 1; at < kLength; ++at) {
    if (at % 4 == 0) code += '-';
    code += kLetters[(block >> (5 * (kLength - 1 - at))) & 31];
  }
  return code;
}

std::optional<PaperId> paper_of_code(const crypto::Keyring& keys, std::string_view text) {
  const std::string code = bare(text);
  if (code.size() != kLength) return std::nullopt;
  const auto kind = kind_of(code.front());
  if (!kind) return std::nullopt;
  std::uint64_t block = 0;
  for (std::size_t at = 1; at < kLength; ++at) {
    const std::size_t value = kLetters.find(code[at]);
    // The first of the thirteen has four bits.
    if (value == std::string_view::npos || (at == 1 && value > 15)) return std::nullopt;
    block = (block << 5) | value;
  }
  auto left = static_cast<std::uint32_t>(block >> 32);
  auto right = static_cast<std::uint32_t>(block);
  for (int round = kRounds; round-- > 0;) {
    const std::uint32_t before = right ^ mixed(keys, *kind, round, left);
    right = left;
    left = before;
  }
  const std::uint64_t id = (std::uint64_t{left} << 32) | right;
  // Half of the codes lead beyond every id: they were copied well and nobody issued them.
  const bool issued = id <= static_cast<std::uint64_t>(INT64_MAX);
  return PaperId{*kind, issued ? static_cast<std::int64_t>(id) : 0};
}

}  // namespace yigang::usecase
