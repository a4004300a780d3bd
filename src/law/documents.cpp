#include "law/documents.h"

#include <algorithm>

#include "law/table.h"

namespace yigang::law {

Result<Documents> Documents::read(std::string_view csv) {
  TRY(Table table, Table::read(csv, "law/instruments/documents.csv",
                               {"number", "title", "issued", "issuer", "superior", "in_force_from",
                                "status", "reading", "note"}));
  Documents documents;
  const std::vector<TableRow> rows = table.rows();
  for (const TableRow& row : rows) {
    Document document;
    TRY(document.number, row.filled("number"));
    TRY(document.title, row.filled("title"));
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
  return documents;
}

const Document* Documents::find(std::string_view number) const {
  const auto found = std::ranges::find(documents_, number, &Document::number);
  return found == documents_.end() ? nullptr : &*found;
}

bool Documents::may_be_cited(std::string_view number) const {
  return number == kOwnDefault || find(number) != nullptr;
}

}  // namespace yigang::law
