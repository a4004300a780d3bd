// Case tables in the browser: which kinds there are and their columns, the tables that the program
// ships, and a run of a table's text by the engine that `yigang law check` uses, under the law in
// force with the office's confirmed figures; and why a row came out as it did. Nothing is stored
// and nothing changes; the text may hold no more than kCaseTextMax bytes. Source: interface.md
// §12.2, docs/formats/case-tables.md.
#pragma once

#include "cases/run.h"
#include "usecase/desk.h"
#include "usecase/explanation.h"
#include "wire/json.h"

namespace yigang::usecase {

inline constexpr std::size_t kCaseTextMax = 256 * 1024;
inline constexpr std::int64_t kCaseRowsMax = 2000;

struct CaseColumn {
  std::string name;
  bool needed = false;
  bool expected = false;           // what is compared after the run
  std::vector<std::string> words;  // those that an expectation may name
};
BOOST_DESCRIBE_STRUCT(CaseColumn, (), (name, needed, expected, words))

struct CaseTable {
  std::string name;  // rural.tenure.csv
  cases::CaseKind kind = cases::CaseKind::retirement;
};
BOOST_DESCRIBE_STRUCT(CaseTable, (), (name, kind))

struct CaseKindView {
  cases::CaseKind kind = cases::CaseKind::retirement;
  std::vector<CaseColumn> columns;  // in the order of a table's heading
};
BOOST_DESCRIBE_STRUCT(CaseKindView, (), (kind, columns))

struct CaseShelf {
  std::vector<CaseKindView> kinds;
  std::vector<CaseTable> tables;
  std::int64_t bytes_max = 0;
  std::int64_t rows_max = 0;
};
BOOST_DESCRIBE_STRUCT(CaseShelf, (), (kinds, tables, bytes_max, rows_max))

struct CaseShelfQuery {};
BOOST_DESCRIBE_STRUCT(CaseShelfQuery, (), ())
[[nodiscard]] Result<CaseShelf> case_shelf(Desk& desk, const CaseShelfQuery&);

// As the file is, cell by cell.
struct CaseGrid {
  std::string name;
  cases::CaseKind kind = cases::CaseKind::retirement;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};
BOOST_DESCRIBE_STRUCT(CaseGrid, (), (name, kind, columns, rows))

struct CaseTableQuery {
  std::string table;
};
BOOST_DESCRIBE_STRUCT(CaseTableQuery, (), (table))
// One of case_shelf's tables. Refusal `case_table_unknown`.
[[nodiscard]] Result<CaseGrid> read_case_table(Desk& desk, const CaseTableQuery& query);

struct RunCases {
  std::string name;  // its kind is the last part: my.eligibility.csv
  std::string text;
};

// 为什么 of one row of the table, as the page of a decision shows it.
struct ExplainCase {
  std::string name;
  std::int64_t line = 0;  // the heading is line 1
  std::string text;
};
// As `run_cases`; refused as the row is in a run, `case_line_unknown`.
[[nodiscard]] Result<StoredTrace> explain_case(Desk& desk, const Actor& actor,
                                               const ExplainCase& query);

struct CheckedCellView {
  std::string column;
  std::string expected;
  std::string actual;
  bool ok = false;
};
BOOST_DESCRIBE_STRUCT(CheckedCellView, (), (column, expected, actual, ok))

struct CheckedCaseView {
  std::int64_t line = 0;
  std::string name;
  bool ok = false;
  std::vector<CheckedCellView> cells;
};
BOOST_DESCRIBE_STRUCT(CheckedCaseView, (), (line, name, ok, cells))

struct CaseFailureView {
  std::int64_t line = 0;
  std::string column;  // empty: the whole row or table
  std::string name;
  std::string code;
  std::string said_zh;
  std::string said_en;
};
BOOST_DESCRIBE_STRUCT(CaseFailureView, (), (line, column, name, code, said_zh, said_en))

struct CaseRun {
  std::string law_version;
  std::int64_t passed = 0;
  std::int64_t failed = 0;
  std::vector<CheckedCaseView> cases;
  std::vector<CaseFailureView> failures;
};
BOOST_DESCRIBE_STRUCT(CaseRun, (), (law_version, passed, failed, cases, failures))
// Refusals: `case_text_too_long` for a text beyond the limits, `case_kind_unknown` for the name.
[[nodiscard]] Result<CaseRun> run_cases(Desk& desk, const Actor& actor, const RunCases& query);

}  // namespace yigang::usecase
