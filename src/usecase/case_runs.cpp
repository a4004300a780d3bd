#include "usecase/case_runs.h"

#include <algorithm>

#include "base/csv.h"
#include "core/number_in_text.h"
#include "usecase/case_tables.h"
#include "usecase/page_reads.h"
#include "usecase/trace_verdict.h"

namespace yigang::usecase {

namespace {

std::vector<CaseKindView> kinds() {
  std::vector<CaseKindView> views;
  for (const std::string& word : enum_words<cases::CaseKind>()) {
    CaseKindView view{*enum_from_word<cases::CaseKind>(word), {}};
    for (const cases::CaseColumn& column : cases::columns_of(view.kind))
      view.columns.push_back({column.name, column.needed, column.expected, column.words});
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<CaseTable> tables_in(const std::filesystem::path& law_folder) {
  std::vector<CaseTable> tables;
  for (const std::string& name : case_names(law_folder))
    tables.push_back({name, *cases::kind_of_file(name)});
  return tables;
}

Result<> check_size(std::string_view text) {
  const auto rows = static_cast<std::int64_t>(std::ranges::count(text, '\n'));
  if (text.size() <= kCaseTextMax && rows <= kCaseRowsMax + 1) return {};
  return fail(bad_input("case_text_too_long")
                  .with("rows", std::to_string(kCaseRowsMax))
                  .with("bytes", std::to_string(kCaseTextMax / 1024))
                  .at("text"));
}

Result<> check_table(std::string_view name, std::string_view text) {
  TRY_VOID(check_size(text));
  if (cases::kind_of_file(name)) return {};
  return fail(bad_input("case_kind_unknown").with("name", excerpt(name)).at("name"));
}

Result<LawShelf::Edition> edition_now(Desk& desk) {
  return desk.database.read_value<LawShelf::Edition>(
      [&](store::Reader& reader) { return desk.law.edition(reader); });
}

CheckedCaseView view_of(const cases::CheckedCase& one) {
  CheckedCaseView view{one.line, one.name, one.ok, {}};
  for (const cases::CheckedCell& cell : one.cells)
    view.cells.push_back({cell.column, cell.expected, cell.actual, cell.ok});
  return view;
}

CaseFailureView view_of(const cases::CaseFailure& one) {
  return {one.line,
          one.column,
          one.case_name,
          one.problem.code,
          say(one.problem, Language::zh_cn),
          say(one.problem, Language::en)};
}

}  // namespace

Result<CaseShelf> case_shelf(Desk& desk, const CaseShelfQuery&) {
  return CaseShelf{kinds(), tables_in(desk.law.folder()), static_cast<std::int64_t>(kCaseTextMax),
                   kCaseRowsMax};
}

Result<CaseGrid> read_case_table(Desk& desk, const CaseTableQuery& query) {
  // Only a name that the shelf holds: no path leads out of the folder.
  for (const CaseTable& table : tables_in(desk.law.folder())) {
    if (table.name != query.table) continue;
    TRY(const std::string text, case_text(desk.law.folder(), table.name));
    TRY(std::vector<CsvRecord> records, parse_csv(text));
    CaseGrid grid{table.name, table.kind, {}, {}};
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (i == 0) {
        grid.columns = std::move(records[i].fields);
      } else {
        records[i].fields.resize(grid.columns.size());
        grid.rows.push_back(std::move(records[i].fields));
      }
    }
    return grid;
  }
  return fail(bad_input("case_table_unknown").at("table"));
}

Result<CaseRun> run_cases(Desk& desk, const Actor& actor, const RunCases& query) {
  TRY_VOID(desk.authority.check("run_cases", actor, own_location(actor)));
  TRY_VOID(check_table(query.name, query.text));
  TRY(const LawShelf::Edition edition, edition_now(desk));
  const cases::CaseReport report = cases::run_case_file(query.name, query.text, *edition.snapshot);
  CaseRun run{edition.digest, report.passed, report.failed, {}, {}};
  for (const cases::CheckedCase& one : report.cases) run.cases.push_back(view_of(one));
  for (const cases::CaseFailure& one : report.failures) run.failures.push_back(view_of(one));
  // As in the terminal: a check that checks nothing has not passed.
  if (report.passed + report.failed == 0)
    return fail(refused("no_case_tables").with("paths", excerpt(query.name)).at("text"));
  return run;
}

Result<StoredTrace> explain_case(Desk& desk, const Actor& actor, const ExplainCase& query) {
  TRY_VOID(desk.authority.check("explain_case", actor, own_location(actor)));
  TRY_VOID(check_table(query.name, query.text));
  TRY(const LawShelf::Edition edition, edition_now(desk));
  // A line beyond any table is no line of this one.
  const std::int64_t line = std::clamp<std::int64_t>(query.line, 0, kCaseRowsMax + 2);
  TRY(cases::CaseTrace made,
      cases::explain_case(query.name, query.text, static_cast<int>(line), *edition.snapshot));
  const std::string decision = "case_" + std::string(word(made.kind));
  if (made.eligibility) {
    TRY(TracedVerdict verdict, trace_verdict(decision, *made.eligibility, {}, *edition.snapshot));
    verdict.trace.law_version = edition.digest;
    return std::move(verdict.trace);
  }
  StoredTrace trace;
  trace.decision = decision;
  trace.day = made.day;
  trace.outcome = std::move(made.outcome);
  trace.headline = std::move(made.headline);
  trace.law_version = edition.digest;
  trace.nodes = explained(made.trace);
  return trace;
}

}  // namespace yigang::usecase
