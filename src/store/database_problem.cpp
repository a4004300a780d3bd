#include "store/database_problem.h"

#include <sqlite3.h>

#include <array>

namespace yigang::store {

namespace {

Problem other_failure(std::string state) {
  return failure("store_failure").with("state", std::move(state)).with("detail", "");
}

}  // namespace

std::string sqlite_cause(int extended_code) {
  return "sqlite-" + std::to_string(extended_code);
}

bool sqlstate_says_retry(std::string_view sqlstate) {
  return sqlstate == "40001" || sqlstate == "40P01";
}

bool sqlstate_says_lost(std::string_view sqlstate) {
  return sqlstate.starts_with("08") || sqlstate.starts_with("57P");
}

Problem deadline_passed() {
  return problem(ProblemKind::busy, "store_deadline");
}
Problem store_busy() {
  return problem(ProblemKind::busy, "store_busy");
}
Problem store_unreachable() {
  return problem(ProblemKind::busy, "store_unreachable");
}
Problem unknown_outcome(std::string cause) {
  return problem(ProblemKind::unknown_outcome, "unknown_outcome").because(std::move(cause));
}

namespace {

Problem named_by_sqlstate(std::string_view sqlstate) {
  if (sqlstate == "23505" || sqlstate == "23P01") return conflict("row_conflict");
  if (sqlstate == "23503") return conflict("row_missing_parent");
  if (sqlstate == "23514") return failure("row_check");
  if (sqlstate == "23502") return failure("row_null");
  if (sqlstate == "42804" || sqlstate == "42883" || sqlstate.starts_with("22"))
    return failure("row_type");
  if (sqlstate == "42501") return failure("role_without_right");
  if (sqlstate == "53100") return problem(ProblemKind::full, "disk_full");
  if (sqlstate == "57014" || sqlstate == "25P03") return deadline_passed();
  if (sqlstate == "25006") return problem(ProblemKind::busy, "store_read_only");
  if (sqlstate_says_retry(sqlstate) || sqlstate == "55P03" || sqlstate.starts_with("53"))
    return store_busy();
  if (sqlstate.empty() || sqlstate_says_lost(sqlstate)) return store_unreachable();
  if (sqlstate == "58030") return failure("store_io");
  if (sqlstate == "XX001" || sqlstate == "XX002") return failure("store_corrupt");
  return other_failure(std::string(sqlstate));
}

Problem named_by_sqlite(int extended_code) {
  switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return conflict("row_conflict");
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return conflict("row_missing_parent");
    case SQLITE_CONSTRAINT_CHECK:
      return failure("row_check");
    case SQLITE_CONSTRAINT_NOTNULL:
      return failure("row_null");
    case SQLITE_CONSTRAINT_DATATYPE:
      return failure("row_type");
    default:
      break;
  }
  switch (extended_code & 0xFF) {
    case SQLITE_MISMATCH:
      return failure("row_type");
    case SQLITE_AUTH:
      return failure("row_append_only");
    case SQLITE_FULL:
      return problem(ProblemKind::full, "disk_full");
    case SQLITE_INTERRUPT:
      return deadline_passed();
    case SQLITE_READONLY:
      return problem(ProblemKind::busy, "store_read_only");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return store_busy();
    case SQLITE_CANTOPEN:
      return store_unreachable();
    case SQLITE_IOERR:
      return failure("store_io");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return failure("store_corrupt");
    default:
      return other_failure(sqlite_cause(extended_code));
  }
}

}  // namespace

Problem problem_of_sqlstate(std::string_view sqlstate) {
  return named_by_sqlstate(sqlstate).because(std::string(sqlstate));
}

Problem problem_of_sqlite(int extended_code) {
  return named_by_sqlite(extended_code).because(sqlite_cause(extended_code));
}

}  // namespace yigang::store
