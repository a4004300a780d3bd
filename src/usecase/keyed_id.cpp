#include "usecase/keyed_id.h"

#include <fmt/format.h>

namespace yigang::usecase {

namespace {

constexpr int kRounds = 8;

// The prefix keeps it apart from the indexes of persons, whose inputs are 18 characters.
std::uint32_t mixed(const crypto::Keyring& keys, char letter, int round, std::uint32_t half) {
  const crypto::Digest digest =
      keys.blind_index(crypto::IndexPurpose::resident_number,
                       fmt::format("public_code|{}|{}|{:08x}", letter, round, half));
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | digest[i];
  return value;
}

char readable(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

std::uint64_t keyed_id(const crypto::Keyring& keys, char letter, std::int64_t id) {
  const auto whole = static_cast<std::uint64_t>(id);
  auto left = static_cast<std::uint32_t>(whole >> 32);
  auto right = static_cast<std::uint32_t>(whole);
  for (int round = 0; round < kRounds; ++round) {
    const std::uint32_t next = left ^ mixed(keys, letter, round, right);
    left = right;
    right = next;
  }
  return (std::uint64_t{left} << 32) | right;
}

std::int64_t id_of_keyed(const crypto::Keyring& keys, char letter, std::uint64_t block) {
  auto left = static_cast<std::uint32_t>(block >> 32);
  auto right = static_cast<std::uint32_t>(block);
  for (int round = kRounds; round-- > 0;) {
    const std::uint32_t before = right ^ mixed(keys, letter, round, left);
    right = left;
    left = before;
  }
  const std::uint64_t id = (std::uint64_t{left} << 32) | right;
  // Half of the blocks lead beyond every id: they were copied well and nobody issued them.
  return id <= static_cast<std::uint64_t>(INT64_MAX) ? static_cast<std::int64_t>(id) : 0;
}

std::string bare_code(std::string_view text) {
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

}  // namespace yigang::usecase
