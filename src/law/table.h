// A table of the law folder: CSV whose first record names the columns. All columns that are asked
// for must be there, in any order, and no other; each row has a cell for each column. Problems name
// file, line and column. Used by law only. Pure; O(size).
#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/result.h"
#include "core/nouns.h"

namespace yigang::law {

class TableRow {
 public:
  TableRow(const std::string& file, const std::vector<std::string>& columns, CsvRecord record)
      : file_(file), columns_(columns), record_(std::move(record)) {}

  [[nodiscard]] int line() const { return record_.line; }
  [[nodiscard]] std::string place() const { return fmt::format("{}:{}", file_, record_.line); }
  // The column must be one of the table.
  [[nodiscard]] const std::string& cell(std::string_view column) const;
  [[nodiscard]] Result<std::string> filled(std::string_view column) const;
  [[nodiscard]] Result<int> count(std::string_view column) const;
  template <class Parse>
  [[nodiscard]] auto value(std::string_view column, Parse parse) const
      -> decltype(parse(std::string_view())) {
    auto parsed = parse(std::string_view(cell(column)));
    if (!parsed) return fail(wrong(column));
    return parsed;
  }
  template <class E>
  [[nodiscard]] Result<E> word(std::string_view column) const {
    const auto found = enum_from_word<E>(cell(column));
    if (!found) return fail(wrong(column));
    return *found;
  }
  [[nodiscard]] Problem wrong(std::string_view column) const;
  [[nodiscard]] Problem repeated(std::string_view column) const;

 private:
  const std::string& file_;
  const std::vector<std::string>& columns_;
  CsvRecord record_;
};

class Table {
 public:
  [[nodiscard]] static Result<Table> read(std::string_view csv, std::string file,
                                          std::initializer_list<std::string_view> columns);
  [[nodiscard]] std::vector<TableRow> rows() const;
  [[nodiscard]] Problem wrong_as_a_whole() const;

 private:
  std::string file_;
  std::vector<std::string> columns_;
  std::vector<CsvRecord> records_;
};

}  // namespace yigang::law
