#include "law/table.h"

#include <algorithm>

#include "base/text.h"

namespace yigang::law {

const std::string& TableRow::cell(std::string_view column) const {
  const auto at = std::ranges::find(columns_, column);
  CHECK(at != columns_.end());
  return record_.fields[static_cast<std::size_t>(at - columns_.begin())];
}

Result<std::string> TableRow::filled(std::string_view column) const {
  const std::string& text = cell(column);
  if (text.empty()) return fail(wrong(column));
  return text;
}

Result<int> TableRow::count(std::string_view column) const {
  const auto number = parse_integer(cell(column));
  if (!number || *number < 0 || *number > 10'000'000) return fail(wrong(column));
  return static_cast<int>(*number);
}

Problem TableRow::wrong(std::string_view column) const {
  return bad_input("law_bad_cell")
      .with("place", place())
      .with("column", std::string(column))
      .with("value", cell(column));
}

Problem TableRow::repeated(std::string_view column) const {
  return bad_input("law_repeated")
      .with("place", place())
      .with("column", std::string(column))
      .with("value", cell(column));
}

Result<Table> Table::read(std::string_view csv, std::string file,
                          std::initializer_list<std::string_view> columns) {
  auto records = parse_csv(csv);
  if (!records) return fail(std::move(records.error()).at(file));
  Table table;
  table.file_ = std::move(file);
  if (records->empty()) return fail(table.wrong_as_a_whole());
  table.columns_ = records->front().fields;
  const std::vector<std::string> known(columns.begin(), columns.end());
  for (const std::string& column : table.columns_) {
    if (std::ranges::count(known, column) == 1 && std::ranges::count(table.columns_, column) == 1)
      continue;
    return fail(bad_input("law_unknown_word")
                    .with("place", fmt::format("{}:{}", table.file_, records->front().line))
                    .with("word", column)
                    .with("nearest", nearest_word(column, known)));
  }
  if (table.columns_.size() != known.size()) return fail(table.wrong_as_a_whole());
  records->erase(records->begin());
  for (const CsvRecord& record : *records) {
    if (record.fields.size() != known.size())
      return fail(bad_input("law_cell_count")
                      .with("place", fmt::format("{}:{}", table.file_, record.line))
                      .with("found", std::to_string(record.fields.size()))
                      .with("expected", std::to_string(known.size())));
  }
  table.records_ = std::move(*records);
  return table;
}

std::vector<TableRow> Table::rows() const {
  std::vector<TableRow> rows;
  rows.reserve(records_.size());
  for (const CsvRecord& record : records_) rows.emplace_back(file_, columns_, record);
  return rows;
}

Problem Table::wrong_as_a_whole() const {
  return bad_input("law_bad_table").with("file", file_);
}

}  // namespace yigang::law
