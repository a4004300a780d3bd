#include "usecase/public_code.h"

#include "base/check.h"
#include "usecase/keyed_id.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kLength = 14;

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

}  // namespace

std::string public_code(const crypto::Keyring& keys, PaperId paper) {
  const std::uint64_t block = keyed_id(keys, letter_of(paper.kind), paper.id);
  std::string code(1, letter_of(paper.kind));
  for (std::size_t at = 1; at < kLength; ++at) {
    if (at % 4 == 0) code += '-';
    code += kCodeLetters[(block >> (5 * (kLength - 1 - at))) & 31];
  }
  return code;
}

std::optional<PaperId> paper_of_code(const crypto::Keyring& keys, std::string_view text) {
  const std::string code = bare_code(text);
  if (code.size() != kLength) return std::nullopt;
  const auto kind = kind_of(code.front());
  if (!kind) return std::nullopt;
  std::uint64_t block = 0;
  for (std::size_t at = 1; at < kLength; ++at) {
    const std::size_t value = kCodeLetters.find(code[at]);
    // The first of the thirteen has four bits.
    if (value == std::string_view::npos || (at == 1 && value > 15)) return std::nullopt;
    block = (block << 5) | value;
  }
  return PaperId{*kind, id_of_keyed(keys, letter_of(*kind), block)};
}

}  // namespace yigang::usecase
