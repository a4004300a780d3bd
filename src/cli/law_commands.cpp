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
  // Asked first: to open a pipe is to wait for who writes into it.
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    return fail(failure("file_unreadable").with("file", path.string()));
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(failure("file_unreadable").with("file", path.string()));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Problem nothing_checked(const std::string& path) {
  return refused("no_case_tables").with("paths", path);
}

// A file as it is named, of a folder its files and those of its subfolders, in byte order; never
// none, since a check that checks nothing has not passed.
Result<std::vector<std::filesystem::path>> case_files(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return std::vector{std::filesystem::path(path)};
  std::vector<std::filesystem::path> found;
  // What bears a table's name belongs to the check, be it readable or not: a broken link fails.
  std::filesystem::path last = path;
  std::filesystem::recursive_directory_iterator entry(path, error);
  for (const std::filesystem::recursive_directory_iterator end; !error && entry != end;
       entry.increment(error)) {
    last = entry->path();
    std::error_code unknown;
    if (!entry->is_directory(unknown) && cases::is_case_file(last.filename().string()))
      found.push_back(last);
  }
  if (error) return fail(failure("file_unreadable").with("file", last.string()));
  if (found.empty()) return fail(nothing_checked(path));
  std::sort(found.begin(), found.end());
  return found;
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
  std::optional<Date> last_day;  // `until`, or the day before a later value took its place
  UnitCode scope;
  std::string status;
  std::string document;
  std::string clause;
  std::string quote;
  std::string source;
  Date known_since;
};
BOOST_DESCRIBE_STRUCT(ShownRow, (),
                      (value, from, until, last_day, scope, status, document, clause, quote, source,
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
  std::string name_zh;
  std::string name_en;
  Date on;
  UnitCode unit;
  std::string value;
  std::optional<Fen> value_of_unit;  // of a figure by tiers
  std::optional<std::int64_t> tier;
  bool used = true;
  bool reviewed = true;
  ShownRow row;
  std::optional<std::string> note;
  std::optional<ShownRow> not_reviewed;  // in force, but its value is not known yet
  std::vector<ShownRow> lost;
};
BOOST_DESCRIBE_STRUCT(FigureOnDay, (),
                      (figure, name_zh, name_en, on, unit, value, value_of_unit, tier, used,
                       reviewed, row, note, not_reviewed, lost))

ShownRow row_of(const law::LawSnapshot& law, const law::FigureRow& row) {
  return {row.value.blank() ? std::nullopt : std::optional(row.value.text),
          row.from,
          row.until,
          law::last_day(law, row),
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
  for (const law::FigureRow& row : law.rows(figure)) shown.rows.push_back(row_of(law, row));
  return shown;
}

Result<std::string> on_day_json(const law::LawSnapshot& law, law::Figure figure, Date day,
                                UnitCode unit) {
  TRY(const law::FigureOn told, law::figure_on(law, figure, day, unit));
  const law::Found& found = told.found;
  const law::FigureHead& head = law.head(figure);
  FigureOnDay answer{.figure = std::string(word(figure)),
                     .name_zh = head.name_zh,
                     .name_en = head.name_en,
                     .on = day,
                     .unit = unit,
                     .value = found.row->value.text,
                     .value_of_unit = told.value_of_unit,
                     .tier = told.tier,
                     .used = head.used,
                     .reviewed = found.reviewed(),
                     .row = row_of(law, *found.row)};
  if (!told.note.empty()) answer.note = told.note;
  if (!found.reviewed()) answer.not_reviewed = row_of(law, *found.blank);
  for (const law::FigureRow* lost : found.lost) answer.lost.push_back(row_of(law, *lost));
  return wire::to_json(answer) + "\n";
}

std::string all_json(const law::LawSnapshot& law) {
  std::vector<ShownFigure> figures;
  for (const std::string& key : enum_words<law::Figure>())
    figures.push_back(figure_of(law, *enum_from_word<law::Figure>(key)));
  return wire::to_json(figures) + "\n";
}

Result<std::string> shown(const Terminal& terminal, const LawOptions& options) {
  const auto& [figure, on, unit] = options;
  const bool json = terminal.json;
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

class LawCheck {
 public:
  LawCheck(const Terminal& terminal, const law::LawSnapshot& law)
      : terminal_(terminal), law_(law) {}

  void check(const std::string& path) {
    const auto files = case_files(path);
    if (!files) return not_checked(path, files.error());
    for (const std::filesystem::path& file : *files) {
      const Result<std::string> text = read_file(file);
      if (!text) {
        not_checked(file.string(), text.error());
        continue;
      }
      add(cases::run_case_file(file.string(), *text, law_));
    }
  }

  int finish() const {
    terminal_.print(terminal_.json ? wire::to_json(sum_) + "\n"
                                   : cases::totals_text(sum_.passed, sum_.failed));
    return sum_.failed == 0 ? kDone : kRefused;
  }

 private:
  void add(const cases::CaseReport& report) {
    if (!terminal_.json) terminal_.print(cases::failures_text(report, terminal_.language));
    sum_.passed += report.passed;
    sum_.failed += report.failed;
    for (const cases::CaseFailure& one : report.failures)
      sum_.failures.push_back({report.file, one.line, one.column, one.case_name, one.problem.code,
                               say(one.problem, terminal_.language)});
    if (report.passed + report.failed == 0) not_checked(report.file, nothing_checked(report.file));
  }

  void not_checked(const std::string& path, const Problem& problem) {
    terminal_.explain(problem);
    ++sum_.failed;
    sum_.failures.push_back({path, 0, "", "", problem.code, say(problem, terminal_.language)});
  }

  const Terminal& terminal_;
  const law::LawSnapshot& law_;
  CheckedLaw sum_;
};

}  // namespace

int law_check(const Terminal& terminal, const std::vector<std::string>& paths) {
  const Result<law::LawPtr> snapshot = law_of(terminal);
  if (!snapshot) return terminal.tell(snapshot.error());
  LawCheck check(terminal, **snapshot);
  for (const std::string& path : paths) check.check(path);
  return check.finish();
}

}  // namespace yigang::cli
