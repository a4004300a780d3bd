// The code by which somebody follows the own application without an account (interface.md §9.7): a
// letter for what it names (P: sent in online, A: taken at the counter), thirteen characters
// for the id as on papers (keyed_id.h), and a check character, so that a slip of the hand is told
// from a code of nobody. Who holds it sees steps and pay without a name; so it is printed for the
// person alone. 64 bits; of those only the codes of rows that exist are found. Pure.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/keyring.h"

namespace yigang::usecase {

BOOST_DEFINE_FIXED_ENUM_CLASS(ProgressKind, std::uint8_t, online, application)

struct ProgressId {
  ProgressKind kind{};
  std::int64_t id = 0;
  friend bool operator==(ProgressId, ProgressId) = default;
};

// P7K4-9QXM-2F8H-TWD
[[nodiscard]] std::string progress_code(const crypto::Keyring& keys, ProgressId named);
// Nothing for a text that is no code or was copied wrongly; an id of 0, which nobody has, for one
// that was never given.
[[nodiscard]] std::optional<ProgressId> named_by_code(const crypto::Keyring& keys,
                                                      std::string_view text);

}  // namespace yigang::usecase
