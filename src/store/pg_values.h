// Values on PostgreSQL's wire: binary parameters and columns (integers big-endian), and the text
// form of COPY. Pure.
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

#include "store/rows.h"

namespace yigang::store {

// The parameter arrays that libpq wants; they look into `args` and into themselves.
class PgParameters {
 public:
  explicit PgParameters(const Args& args);
  [[nodiscard]] int size() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::array<char, 8>> integers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

[[nodiscard]] std::vector<Oid> pg_types(const Args& args);

// One column of a binary answer; `store_column_type` for a type that is never stored (NUMERIC of an
// uncast SUM, floating numbers, dates).
[[nodiscard]] Result<> read_pg_column(const PGresult* result, int row, int column, Value& value);

// One line of COPY in text form, line end included.
void append_copy_line(std::string& out, const Args& row);

}  // namespace yigang::store
