#include "law/documents.h"

#include <algorithm>

#include "base/text.h"
#include "core/calendar.h"
#include "law/table.h"

namespace yigang::law {

namespace {

// Nothing, or a day that there is.
Result<> check_day(const TableRow& row, std::string_view column) {
  if (!row.cell(column).empty() && !parse_date(row.cell(column))) return fail(row.wrong(column));
  return {};
}

}  // namespace

Result<Documents> Documents::read(std::string_view csv, std::string_view clauses_csv) {
  TRY(Table table, Table::read(csv, "law/instruments/documents.csv",
                               {"number", "title", "issued", "issuer", "superior", "in_force_from",
                                "status", "reading", "note"}));
  Documents documents;
  const std::vector<TableRow> rows = table.rows();
  for (const TableRow& row : rows) {
    Document document;
    TRY(document.number, row.filled("number"));
    TRY(document.title, row.filled("title"));
    TRY_VOID(check_day(row, "issued"));
    TRY_VOID(check_day(row, "in_force_from"));
    document.superior = row.cell("superior");
    TRY(document.status, row.word<DocumentStatus>("status"));
    TRY(document.reading, row.word<DocumentReading>("reading"));
    if (documents.find(document.number) != nullptr) return fail(row.repeated("number"));
    documents.documents_.push_back(std::move(document));
  }
  for (const TableRow& row : rows) {
    const std::string& superior = row.cell("superior");
    if (!superior.empty() && documents.find(superior) == nullptr)
      return fail(row.wrong("superior"));
  }
  TRY(Table clauses,
      Table::read(clauses_csv, "law/instruments/lz-2022-4-rows.csv", {"clause", "title", "rows"}));
  for (const TableRow& row : clauses.rows()) {
    TRY(const std::string clause, row.filled("clause"));
    TRY(const int count, row.count("rows"));
    if (!documents.clauses_.emplace(clause, count).second) return fail(row.repeated("clause"));
  }
  return documents;
}

const Document* Documents::find(std::string_view number) const {
  const auto found = std::ranges::find(documents_, number, &Document::number);
  return found == documents_.end() ? nullptr : &*found;
}

// clause = "LZ-2022-4 " NAME [ "/" row ]; of another document as that document counts.
bool Documents::is_clause(std::string_view document, std::string_view clause) const {
  if (!clause.starts_with(kNoticePrefix)) return document != kNotice;
  clause.remove_prefix(kNoticePrefix.size());
  const std::size_t slash = clause.find('/');
  const auto found = clauses_.find(clause.substr(0, slash));
  if (found == clauses_.end()) return false;
  if (slash == std::string_view::npos) return true;
  const auto row = parse_integer(clause.substr(slash + 1));
  return row && *row >= 1 && *row <= found->second;
}

bool Documents::may_be_cited(std::string_view number) const {
  return number == kOwnDefault || find(number) != nullptr;
}

}  // namespace yigang::law
