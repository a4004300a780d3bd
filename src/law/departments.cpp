#include "law/departments.h"

#include <algorithm>

#include "law/table.h"

namespace yigang::law {

Result<Departments> Departments::read(std::string_view csv) {
  TRY(Table table, Table::read(csv, "law/catalogue/departments.csv", {"department", "word"}));
  Departments departments;
  std::vector<std::string>& names = departments.names_;
  for (const TableRow& row : table.rows()) {
    TRY(std::string name, row.filled("department"));
    Word word;
    TRY(word.text, row.filled("word"));
    const bool twice = std::ranges::any_of(
        departments.words_, [&](const Word& other) { return other.text == word.text; });
    if (twice) return fail(row.repeated("word"));
    // The words of one department follow one another.
    if (names.empty() || names.back() != name) {
      if (std::ranges::find(names, name) != names.end()) return fail(row.repeated("department"));
      names.push_back(std::move(name));
    }
    word.department = names.size() - 1;
    departments.words_.push_back(std::move(word));
  }
  return departments;
}

std::optional<std::size_t> Departments::of(std::string_view text) const {
  std::optional<std::size_t> found;
  std::size_t first = std::string_view::npos;
  for (const Word& word : words_) {
    const std::size_t at = text.find(word.text);
    if (at >= first) continue;
    first = at;
    found = word.department;
  }
  return found;
}

}  // namespace yigang::law
