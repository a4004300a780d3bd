// The engines' own words for what went wrong, turned into one set of problems. Only codes are read
// (SQLSTATE, SQLite's extended result codes), never texts or names, since those differ between
// engines and carry values of rows, that is, personal data (engines.md §2).
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"

namespace yigang::store {

// Common to both engines:
//   conflict  row_conflict (unique key), row_missing_parent (foreign key)
//   failure   row_check, row_null, row_type, row_append_only, role_without_right, store_failure,
//             store_io, store_corrupt
//   busy      store_busy, store_deadline, store_unreachable, store_read_only
//   full      disk_full
//   unknown   unknown_outcome
// `cause` is the code itself.
[[nodiscard]] Problem problem_of_sqlstate(std::string_view sqlstate);
[[nodiscard]] Problem problem_of_sqlite(int extended_code);

// 40001, 40P01: the whole transaction is worth another try.
[[nodiscard]] bool sqlstate_says_retry(std::string_view sqlstate);
// The connection is lost or about to be; after COMMIT was sent the outcome is unknown.
[[nodiscard]] bool sqlstate_says_lost(std::string_view sqlstate);

// How SQLite's code is named in a `cause`.
[[nodiscard]] std::string sqlite_cause(int extended_code);

[[nodiscard]] Problem deadline_passed();
[[nodiscard]] Problem store_busy();
[[nodiscard]] Problem store_unreachable();
[[nodiscard]] Problem unknown_outcome(std::string cause = {});

}  // namespace yigang::store
