#include "law/instruments.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "law/table.h"

namespace yigang::law {

namespace {

Result<std::string> text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in.good() || !text.good())
    return fail(failure("law_unreadable").with("file", file.string()));
  return std::move(text).str();
}

Result<std::optional<Date>> optional_day(const TableRow& row, std::string_view column) {
  if (row.cell(column).empty()) return std::optional<Date>();
  TRY(const Date day, row.value(column, [](std::string_view text) { return parse_date(text); }));
  return std::optional<Date>(day);
}

// part *( ";" part )
std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  for (const std::string_view part : split(cell, ';')) {
    if (!trim(part).empty()) parts.emplace_back(trim(part));
  }
  return parts;
}

Result<> read_documents(const std::string& csv, Instruments& instruments) {
  TRY(Table table, Table::read(csv, "law/instruments/documents.csv",
                               {"number", "title", "issued", "issuer", "superior", "in_force_from",
                                "status", "reading", "note"}));
  for (const TableRow& row : table.rows()) {
    DocumentEntry entry;
    TRY(entry.number, row.filled("number"));
    TRY(entry.title, row.filled("title"));
    TRY(entry.issued, optional_day(row, "issued"));
    TRY(entry.in_force_from, optional_day(row, "in_force_from"));
    TRY(entry.status, row.word<DocumentStatus>("status"));
    TRY(entry.reading, row.word<DocumentReading>("reading"));
    entry.issuer = row.cell("issuer");
    entry.superior = row.cell("superior");
    entry.note = row.cell("note");
    instruments.documents.push_back(std::move(entry));
  }
  return {};
}

Result<> read_clauses(const std::string& csv, Instruments& instruments) {
  TRY(Table table,
      Table::read(csv, "law/instruments/lz-2022-4-rows.csv", {"clause", "title", "rows"}));
  for (const TableRow& row : table.rows()) {
    TRY(const std::string name, row.filled("clause"));
    instruments.clauses.push_back({name, row.cell("title")});
  }
  return {};
}

Result<> read_requirements(const std::string& csv, Instruments& instruments) {
  TRY(Table table,
      Table::read(csv, "law/instruments/lz-2022-4.csv",
                  {"id", "clause", "key_phrase", "summary", "duty", "place", "check"}));
  for (const TableRow& row : table.rows()) {
    Requirement one;
    TRY(one.id, row.filled("id"));
    TRY(one.clause, row.filled("clause"));
    TRY(one.phrase, row.filled("key_phrase"));
    TRY(one.summary, row.filled("summary"));
    const bool known = std::ranges::any_of(instruments.clauses, [&](const ClauseEntry& clause) {
      return one.clause == std::string(kNoticePrefix) + clause.name;
    });
    if (!known) return fail(row.wrong("clause"));
    if (std::ranges::find(instruments.requirements, one.id, &Requirement::id) !=
        instruments.requirements.end())
      return fail(row.repeated("id"));
    one.duty = parts_of(row.cell("duty"));
    if (row.cell("place") != "not yet") one.places = parts_of(row.cell("place"));
    one.check = row.cell("check");
    instruments.requirements.push_back(std::move(one));
  }
  return {};
}

}  // namespace

Result<Instruments> load_instruments(const std::filesystem::path& law_folder) {
  const std::filesystem::path folder = law_folder / "instruments";
  Instruments instruments;
  TRY(const std::string documents, text_of(folder / "documents.csv"));
  TRY_VOID(read_documents(documents, instruments));
  TRY(const std::string clauses, text_of(folder / "lz-2022-4-rows.csv"));
  TRY_VOID(read_clauses(clauses, instruments));
  TRY(const std::string requirements, text_of(folder / "lz-2022-4.csv"));
  TRY_VOID(read_requirements(requirements, instruments));
  return instruments;
}

}  // namespace yigang::law
