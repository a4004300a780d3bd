// Verifies the journals of a database (reliability.md §7): every entry is decoded, held against the
// columns that find it, hashed and put into a tree again, and the root is held against the head
// row; every commitment has its opening (nothing erases one yet). Then the money is held against
// what the journal says of it (ledger_proof.h). A unit with numbers or runs and without a journal
// is a fault, and the city's as soon as there is a plan. What nobody inside can see, a whole
// database put back or made anew, is for the heads that outsiders keep. Reads only; O(entries +
// settled lines).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/keyring.h"
#include "store/database.h"

namespace yigang::usecase {

struct JournalReport {
  UnitCode unit;
  std::int64_t size = 0;
  std::string root;  // hexadecimal
  // Sequence number of the first entry that does not fit; `size` when only the head differs.
  std::optional<std::int64_t> first_bad;
  std::vector<Problem> faults;  // where rows differ from what the journal has of them
  [[nodiscard]] bool whole() const { return !first_bad && faults.empty(); }
};

// Without the keys what is sealed is only looked for, not opened.
[[nodiscard]] Result<std::vector<JournalReport>> verify_journals(
    store::Database& database, const crypto::Keyring* keys = nullptr);

}  // namespace yigang::usecase
