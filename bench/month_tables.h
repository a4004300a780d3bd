// What the settlement kernel is given, as plain tables of whole numbers for its peers, and the
// check values that all of them must come to. Days are days since 1970, months months since the
// year 0, money is fen, work is in tenths; kNone stands for "nothing". The figures of the law are
// those that the kernel reads for the same month. Every table goes to files of 64-bit numbers, one
// a column (numpy), or into a database (sql_peers.h).
#pragma once

#include <string>
#include <vector>

#include "law/snapshot.h"
#include "settle/settle.h"

namespace yigang::bench {

inline constexpr std::int64_t kNone = -1;

struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::string key;                  // columns of the primary key; empty: none
  std::vector<std::int64_t> cells;  // row by row
  [[nodiscard]] std::size_t rows() const { return cells.size() / columns.size(); }
};

// Refused (`bench_peer`) when a month has been shared out before: no peer knows arrears.
[[nodiscard]] Result<std::vector<Table>> month_tables(const std::vector<settle::MonthInputs>& units,
                                                      const law::LawSnapshot& law);
// FOLDER/TABLE.COLUMN.i64, little endian.
[[nodiscard]] Result<> write_columns(const std::vector<Table>& tables, const std::string& folder);

// A line a unit: unit, lines of each status, of each problem, Σ work, rate, amount, missing, the
// five parts, Σ number × (amount, province, city, social money), Σ months used, Σ last payable.
[[nodiscard]] Result<std::string> month_check(const std::vector<settle::MonthInputs>& units,
                                              const std::vector<settle::Settlement>& settled);

}  // namespace yigang::bench
