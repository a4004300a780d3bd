// The code by which anybody who holds a paper asks whether it is genuine (interface.md §8): a
// letter for the kind and thirteen characters for the id, under a permutation that only the key
// file of the installation knows (a Feistel network of eight rounds of HMAC-SM3). So each decision
// has its code from the start and no table keeps it; whoever knows an id learns no code, and of
// the 2^64 codes of a kind only those of rows that exist are found. Written without I, L, O and U,
// which are misread; read in either case, with spaces and dashes, 0 for O and 1 for I and L.
// Pure; about 10 µs.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/keyring.h"

namespace yigang::usecase {

BOOST_DEFINE_FIXED_ENUM_CLASS(PaperKind, std::uint8_t, decision, notice, month)

struct PaperId {
  PaperKind kind{};
  std::int64_t id = 0;
  friend bool operator==(PaperId, PaperId) = default;
};

// D7K4-9QXM-2F8H-TW
[[nodiscard]] std::string public_code(const crypto::Keyring& keys, PaperId paper);
// Nothing for a text that is no code; an id of 0, which nobody has, for one that was never given.
[[nodiscard]] std::optional<PaperId> paper_of_code(const crypto::Keyring& keys,
                                                   std::string_view text);

}  // namespace yigang::usecase
