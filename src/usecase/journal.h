// Verifies the journals of a database: every entry is decoded, hashed and put into a tree again,
// and the root is held against the head row (reliability.md §7). Reads only; O(entries).
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
};

[[nodiscard]] Result<std::vector<JournalReport>> verify_journals(store::Database& database);

}  // namespace yigang::usecase
