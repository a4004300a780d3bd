// Verifies the journals of a database (reliability.md §7): every entry is decoded, held against the
// columns that find it, hashed and put into a tree again, and the root is held against the head
// row. Then the money: the lines of every locked run give the root and the sums that were locked,
// and its lock's entry is of the run as it stands; payments are those of the settled lines. A unit
// with numbers or runs and without a journal is a fault. What nobody inside can see, a whole
// database put back or made anew, is for the heads that outsiders keep. Reads only; O(entries +
// settled lines).
#pragma once

#include <optional>
#include <string>
#include <vector>

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

[[nodiscard]] Result<std::vector<JournalReport>> verify_journals(store::Database& database);

}  // namespace yigang::usecase
