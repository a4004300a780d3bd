#include "usecase/figure_cases.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/number_in_text.h"
#include "usecase/case_tables.h"
#include "usecase/figures.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

// A red cell is the same red where it says the same.
auto red_key(const cases::CaseFailure& failure) {
  return std::tuple(failure.line, failure.column, failure.problem.code, failure.problem.params);
}

RedCase red_of(const std::string& table, const cases::CaseFailure& failure, bool by_figure) {
  return {table,
          failure.line,
          failure.column,
          failure.case_name,
          by_figure,
          say(failure.problem, Language::zh_cn),
          say(failure.problem, Language::en)};
}

void add_table(const cases::TableText& table, const law::LawSnapshot& now,
               const law::LawSnapshot& with, FigureCases& sum) {
  const cases::CaseReport report = cases::run_case_file(table.name, table.text, with);
  ++sum.tables;
  sum.passed += report.passed;
  sum.rows += report.passed + report.failed;
  if (report.failures.empty()) return;
  std::set<decltype(red_key(report.failures.front()))> before;
  for (const cases::CaseFailure& one : cases::run_case_file(table.name, table.text, now).failures)
    before.insert(red_key(one));
  for (const cases::CaseFailure& one : report.failures) {
    const bool by_figure = !before.contains(red_key(one));
    if (by_figure) ++sum.by_figure;
    sum.reds.push_back(red_of(table.name, one, by_figure));
  }
}

FigureCases cases_with(const std::vector<cases::TableText>& tables, const law::LawSnapshot& now,
                       const law::LawSnapshot& with) {
  FigureCases sum;
  for (const cases::TableText& table : tables) add_table(table, now, with, sum);
  std::ranges::stable_partition(sum.reds, &RedCase::by_figure);
  if (sum.reds.size() > kRedsShown) sum.reds.resize(kRedsShown);
  return sum;
}

store::OfficeFigureRow row_of(const FigureCasesQuery& query) {
  store::OfficeFigureRow row;
  row.figure = query.figure;
  row.unit = query.unit;
  row.from_day = query.from_day;
  row.until_day = query.until_day;
  row.value = query.value;
  // A row without a source is no law; of a trial nobody asks for it.
  row.document = row.clause = row.quote = "-";
  return row;
}

}  // namespace

Result<FigureCases> figure_cases(Desk& desk, const Actor& actor, const FigureCasesQuery& query) {
  TRY_VOID(desk.authority.check("run_figure_cases", actor, own_location(actor)));
  return desk.database.read_value<FigureCases>([&](store::Reader& reader) -> Result<FigureCases> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Location location, location_of_figure(edition.snapshot->areas(), query.unit));
    TRY_VOID(desk.authority.check("run_figure_cases", actor, location));
    TRY(const LawWith with, law_with(desk, reader, *edition.snapshot, row_of(query)));
    TRY(const std::vector<cases::TableText> tables, case_texts(desk.law.folder()));
    FigureCases answer = cases_with(tables, *edition.snapshot, *with.law);
    const cases::ProposalAsked asked{query.figure, query.unit, query.from_day};
    for (cases::ProposedCases& one : cases::propose_cases(tables, asked, *with.law)) {
      const std::string name = query.figure + "." + std::string(word(one.kind)) + ".csv";
      answer.asked.push_back({name, one.kind, std::move(one.columns), std::move(one.rows)});
    }
    return answer;
  });
}

Result<> require_green_cases(const std::filesystem::path& law_folder, const law::LawSnapshot& now,
                             const law::LawSnapshot& with) {
  TRY(const std::vector<cases::TableText> tables, case_texts(law_folder));
  // A folder that is not there, or cannot be read, shows nothing green.
  if (tables.empty()) return fail(refused("cases_missing").at("value"));
  const FigureCases sum = cases_with(tables, now, with);
  if (sum.by_figure == 0) return {};
  const RedCase& first = sum.reds.front();
  return fail(refused("cases_red")
                  .with("count", std::to_string(sum.by_figure))
                  .with("table", first.table)
                  .with("line", std::to_string(first.line))
                  .at("value"));
}

}  // namespace yigang::usecase
