#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "cases/run.h"
#include "cli/commands.h"
#include "cli/desk_owner.h"
#include "law/show.h"
#include "law/show_on.h"
#include "usecase/law_folder.h"
#include "wire/json.h"

namespace yigang::cli {

namespace {

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(failure("file_unreadable").with("file", path.string()));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Files as they are named, folders with their subfolders, in byte order.
Result<std::vector<std::filesystem::path>> case_files(const std::vector<std::string>& paths) {
  std::vector<std::filesystem::path> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
      files.emplace_back(path);
      continue;
    }
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error))
      if (entry.is_regular_file() && cases::is_case_file(entry.path().filename().string()))
        found.push_back(entry.path());
    if (error) return fail(failure("file_unreadable").with("file", path));
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

// The law of the folder; where a database was named, with the figures that its office has entered
// and confirmed (design.md §3.7).
Result<law::LawPtr> law_of(const Terminal& terminal) {
  TRY_VOID(usecase::check_law_folder(terminal.law_folder));
  if (!terminal.database_named) return law::LawSnapshot::load(terminal.law_folder);
  TRY_VOID(terminal.database_exists());
  TRY(const auto database, open_database(terminal, Expected::current));
  usecase::LawShelf shelf(terminal.law_folder);
  return database->read_value<law::LawPtr>([&](store::Reader& reader) -> Result<law::LawPtr> {
    TRY(const usecase::LawShelf::Edition edition, shelf.edition(reader));
    return edition.snapshot;
  });
}

Result<law::Figure> figure_named(const std::string& name) {
  const auto figure = enum_from_word<law::Figure>(name);
  if (!figure)
    return fail(bad_input("unknown_figure")
                    .with("figure", name)
                    .with("nearest", nearest_word(name, enum_words<law::Figure>()))
                    .at("FIGURE"));
  return *figure;
}

Result<UnitCode> unit_named(const law::Areas& areas, const std::string& unit) {
  if (unit.empty()) return kCity;
  auto code = parse_unit_code(unit);
  if (!code) return fail(std::move(code.error()).at("--unit"));
  if (!code->is_city() && areas.unit(*code) == nullptr)
    return fail(bad_input("unknown_unit").with("unit", unit).at("--unit"));
  return *code;
}

struct ShownRow {
  std::optional<std::string> value;  // none: not known yet
  Date from;
  std::optional<Date> until;
  UnitCode scope;
  std::string status;
  std::string document;
  std::string clause;
  std::string quote;
  std::string source;
  Date known_since;
};
BOOST_DESCRIBE_STRUCT(ShownRow, (),
                      (value, from, until, scope, status, document, clause, quote, source,
                       known_since))
struct ShownFigure {
  std::string figure;
  std::string name_zh;
  std::string name_en;
  std::string unit;
  std::string owner;
  bool used = true;
  std::vector<ShownRow> rows;
};
BOOST_DESCRIBE_STRUCT(ShownFigure, (), (figure, name_zh, name_en, unit, owner, used, rows))
struct FigureOnDay {
  std::string figure;
  Date on;
  UnitCode unit;
  bool reviewed = true;
  ShownRow row;
  std::vector<ShownRow> lost;
};
BOOST_DESCRIBE_STRUCT(FigureOnDay, (), (figure, on, unit, reviewed, row, lost))

ShownRow row_of(const law::FigureRow& row) {
  return {row.value.blank() ? std::nullopt : std::optional(row.value.text),
          row.from,
          row.until,
          row.scope,
          std::string(word(row.status)),
          row.citation.document,
          row.citation.clause,
          row.citation.quote,
          row.source,
          row.known_since};
}

ShownFigure figure_of(const law::LawSnapshot& law, law::Figure figure) {
  const law::FigureHead& head = law.head(figure);
  ShownFigure shown{
      std::string(word(figure)), head.name_zh, head.name_en, head.unit, head.owner, head.used, {}};
  for (const law::FigureRow& row : law.rows(figure)) shown.rows.push_back(row_of(row));
  return shown;
}

Result<std::string> on_day_json(const law::LawSnapshot& law, law::Figure figure, Date day,
                                UnitCode unit) {
  TRY(const law::Found found, law.find(figure, day, unit));
  FigureOnDay answer{std::string(word(figure)), day, unit, found.reviewed(),
                     row_of(*found.row),        {}};
  for (const law::FigureRow* lost : found.lost) answer.lost.push_back(row_of(*lost));
  return wire::to_json(answer) + "\n";
}

std::string all_json(const law::LawSnapshot& law) {
  std::vector<ShownFigure> figures;
  for (const std::string& key : enum_words<law::Figure>())
    figures.push_back(figure_of(law, *enum_from_word<law::Figure>(key)));
  return wire::to_json(figures) + "\n";
}

Result<std::string> shown(const Terminal& terminal, const LawOptions& options) {
  const auto& [figure, on, unit, json] = options;
  if (figure.empty() && !(on.empty() && unit.empty()))
    return fail(bad_input("usage_missing").with("word", "FIGURE").at("FIGURE"));
  auto day = on.empty() ? Result<Date>(Date{}) : parse_date(on);
  if (!day) return fail(std::move(day.error()).at("--on"));
  TRY(const law::LawPtr snapshot, law_of(terminal));
  if (figure.empty())
    return json ? all_json(*snapshot) : law::show_all(*snapshot, terminal.language);
  TRY(const law::Figure wanted, figure_named(figure));
  TRY(const UnitCode code, unit_named(snapshot->areas(), unit));
  // The rows of all scopes and days; who names a unit asks for its value, today if no day is named.
  if (on.empty() && unit.empty())
    return json ? wire::to_json(figure_of(*snapshot, wanted)) + "\n"
                : law::show_figure(*snapshot, wanted, terminal.language);
  const Date asked = on.empty() ? day_in_china(terminal.clock.now()) : *day;
  if (json) return on_day_json(*snapshot, wanted, asked, code);
  return law::show_on(*snapshot, wanted, asked, code, terminal.language);
}

}  // namespace

int law_show(const Terminal& terminal, const LawOptions& options) {
  const Result<std::string> text = shown(terminal, options);
  if (!text) return terminal.tell(text.error());
  terminal.print(*text);
  return kDone;
}

namespace {

struct FailedCase {
  std::string file;
  int line = 0;
  std::string column;
  std::string name;
  std::string code;
  std::string sentence;
};
BOOST_DESCRIBE_STRUCT(FailedCase, (), (file, line, column, name, code, sentence))
struct CheckedLaw {
  int passed = 0;
  int failed = 0;
  std::vector<FailedCase> failures;
};
BOOST_DESCRIBE_STRUCT(CheckedLaw, (), (passed, failed, failures))

void add(CheckedLaw& sum, const cases::CaseReport& report, Language language) {
  sum.passed += report.passed;
  sum.failed += report.failed;
  for (const cases::CaseFailure& one : report.failures)
    sum.failures.push_back({report.file, one.line, one.column, one.case_name, one.problem.code,
                            say(one.problem, language)});
}

Problem nothing_checked(const std::vector<std::string>& paths) {
  return refused("no_case_tables").with("paths", fmt::format("{}", fmt::join(paths, " ")));
}

}  // namespace

int law_check(const Terminal& terminal, const std::vector<std::string>& paths, bool json) {
  const Result<law::LawPtr> snapshot = law_of(terminal);
  if (!snapshot) return terminal.tell(snapshot.error());
  const auto files = case_files(paths);
  if (!files) return terminal.tell(files.error());
  if (files->empty()) return terminal.tell(nothing_checked(paths));
  CheckedLaw sum;
  for (const std::filesystem::path& file : *files) {
    const Result<std::string> text = read_file(file);
    if (!text) {
      terminal.tell(text.error());
      ++sum.failed;
      continue;
    }
    const cases::CaseReport report = cases::run_case_file(file.string(), *text, **snapshot);
    if (!json) terminal.print(cases::failures_text(report, terminal.language));
    add(sum, report, terminal.language);
    // A check that checks nothing has not passed.
    if (report.passed + report.failed > 0) continue;
    terminal.tell(nothing_checked({file.string()}));
    ++sum.failed;
  }
  terminal.print(json ? wire::to_json(sum) + "\n" : cases::totals_text(sum.passed, sum.failed));
  return sum.failed == 0 ? kDone : kRefused;
}

}  // namespace yigang::cli
