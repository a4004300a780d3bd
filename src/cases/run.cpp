#include "cases/run.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"
#include "base/text.h"
#include "cases/row.h"

namespace yigang::cases {

namespace {

std::string shown(const std::optional<std::string>& value) {
  return value.value_or("none");
}

// The file's name without folders, in lower case.
std::string base_name(std::string_view name) {
  return lower_ascii(name.substr(name.find_last_of('/') + 1));
}

const Kind& kind_of(CaseKind kind) {
  static const std::vector<Kind> kinds = {retirement_kind(), eligibility_kind(), tenure_kind(),
                                          allowance_kind(), funding_kind()};
  return kinds[static_cast<std::size_t>(kind)];
}

int line_of_offset(std::string_view text, const Problem& problem) {
  for (const auto& [name, value] : problem.params) {
    const auto number = parse_integer(value);
    if (!number) continue;
    if (name == "line") return static_cast<int>(*number);
    if (name == "offset")
      return static_cast<int>(
                 std::ranges::count(text.substr(0, static_cast<std::size_t>(*number)), '\n')) +
             1;
  }
  return 1;
}

// The canonical form of an expectation; nothing for `none`.
Result<std::optional<std::string>> expected_value(const Column& column, std::string_view text) {
  using Value = std::optional<std::string>;
  if (text == "none") return Value();
  const auto named = [&](Problem problem) { return fail(std::move(problem).at(column.name)); };
  switch (*column.expect) {
    case ExpectForm::date: {
      auto day = parse_date(text);
      if (!day) return named(std::move(day.error()));
      return Value(to_text(*day));
    }
    case ExpectForm::month: {
      auto month = parse_month(text);
      if (!month) return named(std::move(month.error()));
      return Value(to_text(*month));
    }
    case ExpectForm::money: {
      auto amount = parse_yuan(text);
      if (!amount) return named(std::move(amount.error()));
      return Value(to_text(*amount));
    }
    case ExpectForm::count: {
      const auto number = parse_integer(text);
      if (!number || *number < 0) return named(bad_input("case_bad_count"));
      return Value(std::to_string(*number));
    }
    case ExpectForm::words: {
      std::vector<std::string> known = column.words;
      known.emplace_back("none");
      std::string joined;
      for (const std::string_view part : split(text, ';')) {
        if (std::ranges::find(column.words, trim(part)) == column.words.end())
          return fail(unknown_word(column.name, trim(part), known));
        if (!joined.empty()) joined += ';';
        joined += trim(part);
      }
      return Value(std::move(joined));
    }
  }
  CHECK(false);
}

class Runner {
 public:
  Runner(std::string_view name, const law::LawSnapshot& law) : law_(law) { report_.file = name; }

  CaseReport run(std::string_view text) {
    const auto records = rows_of(text);
    for (std::size_t i = 1; i < records.size(); ++i) run_record(records[i]);
    return std::move(report_);
  }

  Result<CaseTrace> explain(std::string_view text, int line) {
    const auto records = rows_of(text);
    if (!report_.failures.empty()) {
      CaseFailure& whole = report_.failures.front();
      return fail(std::move(whole.problem).at(whole.column));
    }
    const auto record = std::ranges::find(records, line, &CsvRecord::line);
    if (record == records.end() || record == records.begin() || !is_filled(*record))
      return fail(bad_input("case_line_unknown").at("line"));
    TRY_VOID(check_cell_count(*record));
    TRY(Evaluated made, kind_->evaluate(row_of(*record), law_));
    return CaseTrace{*kind_of_file(report_.file), made.day,
                     std::move(made.outcome),     std::move(made.headline),
                     std::move(made.trace),       std::move(made.eligibility)};
  }

 private:
  // The part of the name between the last two dots.
  std::string kind_word() const {
    const std::string name = base_name(report_.file);
    const auto parts = split(name, '.');
    return parts.size() >= 2 ? std::string(parts[parts.size() - 2]) : name;
  }

  // The heading and the rows; none, with a failure in the report, where the table cannot be read.
  std::vector<CsvRecord> rows_of(std::string_view text) {
    const auto kind = kind_of_file(report_.file);
    if (!kind) {
      whole_file(1, "", unknown_word("", kind_word(), enum_words<CaseKind>()));
      return {};
    }
    kind_ = &kind_of(*kind);
    auto records = parse_csv(text);
    if (!records) {
      const int line = line_of_offset(text, records.error());
      whole_file(line, "", std::move(records.error()));
      return {};
    }
    if (records->empty()) {
      whole_file(1, "", bad_input("case_no_header"));
      return {};
    }
    if (!read_header(records->front())) return {};
    return *std::move(records);
  }

  static bool is_filled(const CsvRecord& record) {
    return std::ranges::any_of(record.fields,
                               [](const std::string& field) { return !trim(field).empty(); });
  }

  Row row_of(const CsvRecord& record) const {
    std::map<std::string, std::string, std::less<>> cells;
    for (std::size_t i = 0; i < columns_.size() && i < record.fields.size(); ++i)
      cells[columns_[i]] = trim(record.fields[i]);
    return {record.line, std::move(cells)};
  }

  void whole_file(int line, std::string column, Problem problem) {
    report_.failures.push_back({line, std::move(column), "", std::move(problem)});
    ++report_.failed;
  }

  bool read_header(const CsvRecord& header) {
    std::vector<std::string> known = {"case", "note"};
    for (const Column& column : kind_->columns) known.push_back(column.name);
    for (const std::string& field : header.fields) columns_.emplace_back(trim(field));
    // A spreadsheet may pad the table with nameless columns; they must stay empty below.
    while (!columns_.empty() && columns_.back().empty()) columns_.pop_back();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& column = columns_[i];
      if (std::ranges::find(known, column) == known.end()) {
        whole_file(header.line, column,
                   bad_input("case_unknown_column")
                       .with("word", column.substr(0, 60))
                       .with("nearest", nearest_word(column, known)));
        return false;
      }
      if (std::ranges::find(columns_, column) !=
          columns_.begin() + static_cast<std::ptrdiff_t>(i)) {
        whole_file(header.line, column, bad_input("case_column_twice"));
        return false;
      }
    }
    for (const Column& column : kind_->columns) {
      if (!column.needed || has_column(column.name)) continue;
      whole_file(header.line, column.name, bad_input("case_column_missing"));
      return false;
    }
    return true;
  }

  void run_record(const CsvRecord& record) {
    if (!is_filled(record)) return;
    CheckedCase checked{.line = record.line};
    if (!record.fields.empty() && !columns_.empty()) checked.name = name_of(record);
    if (auto counted = check_cell_count(record); !counted) {
      row_failed(checked, std::move(counted.error()));
      return;
    }
    auto compared = compare(row_of(record), checked);
    if (!compared) {
      row_failed(checked, std::move(compared.error()));
      return;
    }
    checked.ok = std::ranges::all_of(checked.cells, &CheckedCell::ok);
    ++(checked.ok ? report_.passed : report_.failed);
    for (const CheckedCell& cell : checked.cells) {
      if (cell.ok) continue;
      report_.failures.push_back({record.line, cell.column, checked.name,
                                  bad_input("case_differs")
                                      .with("expected", cell.expected)
                                      .with("actual", cell.actual)
                                      .at(cell.column)});
    }
    report_.cases.push_back(std::move(checked));
  }

  std::string name_of(const CsvRecord& record) const {
    const auto at = std::ranges::find(columns_, "case");
    const auto index = static_cast<std::size_t>(at - columns_.begin());
    return index < record.fields.size() ? std::string(trim(record.fields[index])) : "";
  }

  // A cell for each column; only a note may be left away at the end, and nothing may stand beyond.
  Result<> check_cell_count(const CsvRecord& record) const {
    // Names the column at which the row leaves the table: the first without a cell, or the last.
    const auto wrong = [&](std::size_t at) {
      return fail(bad_input("case_cell_count")
                      .with("found", std::to_string(record.fields.size()))
                      .with("expected", std::to_string(columns_.size()))
                      .at(columns_.empty() ? "" : columns_[std::min(at, columns_.size() - 1)]));
    };
    for (std::size_t i = columns_.size(); i < record.fields.size(); ++i) {
      if (!trim(record.fields[i]).empty()) return wrong(i);
    }
    for (std::size_t i = record.fields.size(); i < columns_.size(); ++i) {
      if (columns_[i] != "note") return wrong(i);
    }
    return {};
  }

  void row_failed(CheckedCase& checked, Problem problem) {
    // A figure that is not known on the day is a matter of the day that the row asks about.
    std::string column = problem.field;
    if (column.empty()) column = has_column("on") ? "on" : has_column("month") ? "month" : "";
    report_.failures.push_back({checked.line, std::move(column), checked.name, std::move(problem)});
    report_.cases.push_back(std::move(checked));
    ++report_.failed;
  }

  bool has_column(std::string_view name) const {
    return std::ranges::find(columns_, name) != columns_.end();
  }

  Result<> compare(const Row& row, CheckedCase& checked) const {
    std::vector<std::pair<const Column*, std::optional<std::string>>> expected;
    for (const Column& column : kind_->columns) {
      if (!column.expect || row.empty(column.name)) continue;
      TRY(std::optional<std::string> value, expected_value(column, row.cell(column.name)));
      expected.emplace_back(&column, std::move(value));
    }
    TRY(const Evaluated made, kind_->evaluate(row, law_));
    const Actuals& actuals = made.actuals;
    for (const auto& [column, value] : expected) {
      const auto at = std::ranges::find(actuals, column->name, &Actual::column);
      CHECK(at != actuals.end());
      const bool list = value && value->find(';') != std::string::npos;
      const std::optional<std::string> actual = list ? std::optional(at->all) : at->value;
      checked.cells.push_back({column->name, shown(value), shown(actual), value == actual});
    }
    return {};
  }

  const law::LawSnapshot& law_;
  const Kind* kind_ = nullptr;
  std::vector<std::string> columns_;
  CaseReport report_;
};

}  // namespace

bool is_case_file(std::string_view name) {
  return base_name(name).ends_with(".csv");
}

std::optional<CaseKind> kind_of_file(std::string_view name) {
  const std::string base = base_name(name);
  const auto parts = split(base, '.');
  if (parts.size() < 2 || parts.back() != "csv") return std::nullopt;
  return enum_from_word<CaseKind>(parts[parts.size() - 2]);
}

std::vector<CaseColumn> columns_of(CaseKind kind) {
  std::vector<CaseColumn> columns{{.name = "case"}};
  for (const Column& column : kind_of(kind).columns)
    columns.push_back({column.name, column.needed, column.expect.has_value(), column.words});
  columns.push_back({.name = "note"});
  return columns;
}

CaseReport run_case_file(std::string_view name, std::string_view text,
                         const law::LawSnapshot& law) {
  return Runner(name, law).run(text);
}

Result<CaseTrace> explain_case(std::string_view name, std::string_view text, int line,
                               const law::LawSnapshot& law) {
  return Runner(name, law).explain(text, line);
}

std::string failures_text(const CaseReport& report, Language language) {
  std::string text;
  for (const CaseFailure& failure : report.failures) {
    text += fmt::format("{}:{}: ", report.file, failure.line);
    std::string where = failure.column;
    if (!failure.case_name.empty())
      where += fmt::format("{}({})", where.empty() ? "" : " ", failure.case_name);
    if (!where.empty()) text += where + ": ";
    text += say(failure.problem, language) + "\n";
  }
  return text;
}

std::string totals_text(int passed, int failed) {
  return fmt::format("{} passed, {} failed\n", passed, failed);
}

}  // namespace yigang::cases
