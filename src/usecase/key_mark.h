// Which keys a database was made with: a mark in it, derived from the index keys, which a rotation
// of the data key leaves as they are. A key file that is not the database's own would seal, index
// and sign what nobody can read or find again, so nothing is opened with it.
#pragma once

#include "crypto/keyring.h"
#include "store/database.h"

namespace yigang::usecase {

// Kept with the first accounts, in their transaction.
[[nodiscard]] Result<> keep_key_mark(store::Writer& writer, const crypto::Keyring& keys);

struct MarkedDatabase {
  std::optional<std::string> mark;
  bool in_use = false;  // it has accounts, so there is something that was sealed
};
// Nothing of both for a database that was not migrated yet.
[[nodiscard]] Result<MarkedDatabase> marked(store::Database& database);

// Refusal `key_file_wrong`.
[[nodiscard]] Result<> check_key_mark(const MarkedDatabase& database, const crypto::Keyring& keys);

}  // namespace yigang::usecase
