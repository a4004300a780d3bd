// Case tables: the officers' own examples of the law, as CSV files that open in a spreadsheet. One
// file is run against one LawSnapshot; nothing in it is passed over in silence: an unknown column
// or word, a value too fine for its kind, a row that contradicts itself or has another number of
// cells is a failure with line, column and the nearest known word. The kind is the last part of
// the file's name: NAME.retirement.csv, .eligibility., .tenure., .allowance., .funding. Pure; the
// caller reads the files. Grammar of the cells: policy-rules.md "Case tables", docs/formats/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "core/nouns.h"
#include "law/snapshot.h"
#include "policy/eligibility.h"

namespace yigang::cases {

BOOST_DEFINE_FIXED_ENUM_CLASS(CaseKind, std::uint8_t, retirement, eligibility, tenure, allowance,
                              funding)

struct CaseFailure {
  int line = 0;
  std::string column;  // empty when the file as a whole is wrong
  std::string case_name;
  Problem problem;
};

// One checked cell, for the grid that shows the actual value beside the expected one.
struct CheckedCell {
  std::string column;
  std::string expected;
  std::string actual;  // "none" for nothing
  bool ok = false;
};
struct CheckedCase {
  int line = 0;
  std::string name;
  bool ok = false;
  std::vector<CheckedCell> cells;
};

struct CaseReport {
  std::string file;
  std::vector<CaseFailure> failures;
  std::vector<CheckedCase> cases;
  int passed = 0;
  int failed = 0;
};

// The columns of a kind in the order of a heading, for the grid: `case`, the facts, what is
// expected, `note`.
struct CaseColumn {
  std::string name;
  bool needed = false;
  bool expected = false;
  std::vector<std::string> words;  // that an expectation may name
};
[[nodiscard]] std::vector<CaseColumn> columns_of(CaseKind kind);

// Whether a folder walk takes the file: its name ends in .csv.
[[nodiscard]] bool is_case_file(std::string_view name);
[[nodiscard]] std::optional<CaseKind> kind_of_file(std::string_view name);
[[nodiscard]] CaseReport run_case_file(std::string_view name, std::string_view text,
                                       const law::LawSnapshot& law);

// How one row came out, for 为什么 of its cells; its expectations are not looked at.
struct CaseTrace {
  CaseKind kind = CaseKind::retirement;
  Date day;
  std::string outcome;  // of eligibility and of pay their own word, otherwise "computed"
  std::optional<std::string> headline;
  policy::Trace trace;
  std::optional<policy::EligibilityFacts> eligibility;
};
// `line` as a report counts them: the heading is line 1. Refused as the row is in a run;
// `case_line_unknown` where no row begins on the line.
[[nodiscard]] Result<CaseTrace> explain_case(std::string_view name, std::string_view text, int line,
                                             const law::LawSnapshot& law);

// Terminal text: a line for each failure, "file:line: column (case): sentence".
[[nodiscard]] std::string failures_text(const CaseReport& report, Language language);
// "N passed, M failed", the last line of `yigang law check`.
[[nodiscard]] std::string totals_text(int passed, int failed);

}  // namespace yigang::cases
