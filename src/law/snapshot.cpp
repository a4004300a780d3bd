#include "law/snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "law/id_areas.h"
#include "law/load.h"

namespace yigang::law {

namespace {

constexpr std::size_t kFigures =
    boost::mp11::mp_size<boost::describe::describe_enumerators<Figure>>::value;

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in.good() || !text.good())
    return fail(failure("law_unreadable").with("file", path.string()));
  return std::move(text).str();
}

// Office rows of one scope and day stand before the shipped row that they beat.
bool in_order(const FigureRow& a, const FigureRow& b) {
  return std::tuple(a.scope, a.from, !a.office) < std::tuple(b.scope, b.from, !b.office);
}

bool covers(const FigureRow& row, Date day) {
  return row.from <= day && (!row.until || day <= *row.until);
}

Problem against(std::string_view code, const FigureRow& row, const FigureRow& other) {
  return bad_input(code)
      .with("place", row.source)
      .with("figure", std::string(word(row.figure)))
      .with("other", other.source);
}

Problem unknown_on(Figure figure, Date day, UnitCode unit) {
  return refused("figure_unknown_on_day")
      .with("figure", std::string(word(figure)))
      .with("day", to_text(day))
      .with("unit", to_text(unit));
}

// One figure and scope: no two rows of one day (but an office row beats a shipped one), no end
// after the next start, no gap between an end and the next start.
Result<> check_row_order(const std::vector<FigureRow>& rows) {
  const FigureRow* last = nullptr;
  for (const FigureRow& row : rows) {
    if (row.until && *row.until < row.from)
      return fail(bad_input("law_period_reversed")
                      .with("place", row.source)
                      .with("figure", std::string(word(row.figure)))
                      .with("from", to_text(row.from))
                      .with("until", to_text(*row.until)));
    if (last != nullptr && last->scope == row.scope) {
      if (last->from == row.from) {
        if (last->office == row.office) return fail(against("law_duplicate", row, *last));
        continue;  // the shipped row is beaten by the office's
      }
      if (last->until && *last->until >= row.from) return fail(against("law_overlap", row, *last));
      if (last->until && last->until->plus_days(1) < row.from)
        return fail(against("law_gap", row, *last));
    }
    last = &row;
  }
  return {};
}

}  // namespace

class Loader {
 public:
  explicit Loader(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Result<LawPtr> load(std::span<const OfficeRow> office_rows) {
    law_->figures_.resize(kFigures);
    TRY_VOID(load_places());
    TRY(const std::string documents, read_file(folder_ / "instruments/documents.csv"));
    TRY(const std::string clauses, read_file(folder_ / "instruments/lz-2022-4-rows.csv"));
    TRY(law_->documents_, Documents::read(documents, clauses));
    TRY(const std::string registers, read_file(folder_ / "authority/registers.csv"));
    TRY(law_->registers_, RegisterOwners::read(registers));
    TRY_VOID(load_parameters());
    for (const OfficeRow& row : office_rows) TRY_VOID(add_office_row(row));
    TRY_VOID(check());
    return LawPtr(std::move(law_));
  }

 private:
  Result<> load_places() {
    TRY(const std::string units, read_file(folder_ / "areas/programme-units.csv"));
    TRY(const std::string towns, read_file(folder_ / "areas/town-units.csv"));
    TRY(const std::string divisions, read_file(folder_ / "areas/divisions.csv"));
    TRY(law_->areas_, Areas::read(units, towns, divisions));
    TRY(const std::string id_areas, read_file(folder_ / "areas/id-area-codes.csv"));
    TRY_VOID(check_id_area_codes(id_areas));
    TRY(const std::string catalogue, read_file(folder_ / "catalogue/post-catalogue.csv"));
    TRY(law_->catalogue_, Catalogue::read(catalogue));
    TRY(const std::string departments, read_file(folder_ / "catalogue/departments.csv"));
    TRY(law_->departments_, Departments::read(departments));
    TRY(const std::string holidays, read_file(folder_ / "holidays.csv"));
    TRY(law_->calendar_, Calendar::read(holidays));
    return {};
  }

  Result<> load_parameters() {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / "parameters", error)) {
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    if (error)
      return fail(failure("law_unreadable").with("file", (folder_ / "parameters").string()));
    std::ranges::sort(files);
    for (const auto& path : files) {
      TRY(const std::string text, read_file(path));
      TRY(std::vector<LoadedFigure> figures,
          read_figures(text, "law/parameters/" + path.filename().string()));
      for (LoadedFigure& figure : figures) TRY_VOID(add_figure(std::move(figure)));
    }
    return {};
  }

  Result<> add_figure(LoadedFigure figure) {
    LawSnapshot::Entry& entry = law_->figures_[static_cast<std::size_t>(figure.head.figure)];
    if (!entry.head.source.empty())
      return fail(bad_input("law_duplicate")
                      .with("place", figure.head.source)
                      .with("figure", std::string(word(figure.head.figure)))
                      .with("other", entry.head.source));
    // LZ-2022-4 首: a rule cites a document that the register holds.
    for (const FigureRow& row : figure.rows) {
      if (!law_->documents_.may_be_cited(row.citation.document))
        return fail(bad_input("law_unknown_document")
                        .with("place", row.source)
                        .with("document", row.citation.document));
      if (!law_->documents_.is_clause(row.citation.document, row.citation.clause))
        return fail(bad_input("law_bad_clause")
                        .with("place", row.source)
                        .with("value", row.citation.clause)
                        .with("document", std::string(kNotice))
                        .with("expected", std::string(kNoticePrefix) + "二(四)"));
    }
    entry.head = std::move(figure.head);
    entry.rows = std::move(figure.rows);
    return {};
  }

  Result<> add_office_row(const OfficeRow& office) {
    const std::string source = fmt::format("office:{}", office.row);
    if (office.citation.document.empty() || office.citation.clause.empty() ||
        office.citation.quote.empty())
      return fail(bad_input("law_missing").with("place", source).with("word", "citation"));
    if (office.figure == "holidays")
      return law_->calendar_.set_year(office.from, office.value, source);
    const auto figure = enum_from_word<Figure>(office.figure);
    if (!figure)
      return fail(bad_input("law_unknown_word")
                      .with("place", source)
                      .with("word", office.figure)
                      .with("nearest", nearest_word(office.figure, enum_words<Figure>())));
    auto value = parse_value(*figure, office.value);
    if (!value) return fail(placed(std::move(value.error()), source));
    law_->figures_[static_cast<std::size_t>(*figure)].rows.push_back(
        FigureRow{.figure = *figure,
                  .from = office.from,
                  .until = office.until,
                  .scope = office.scope,
                  .value = std::move(*value),
                  .citation = office.citation,
                  .status = office.status,
                  .known_since = office.known_since,
                  .source = source,
                  .office = true});
    return {};
  }

  Result<> check() {
    for (std::size_t i = 0; i < kFigures; ++i) {
      LawSnapshot::Entry& entry = law_->figures_[i];
      const std::string key(word(static_cast<Figure>(i)));
      if (entry.head.source.empty())
        return fail(bad_input("law_figure_missing").with("figure", key));
      std::ranges::sort(entry.rows, in_order);
      TRY_VOID(check_row_order(entry.rows));
      for (const FigureRow& row : entry.rows) {
        if (!row.scope.is_city() && law_->areas_.unit(row.scope) == nullptr)
          return fail(bad_input("law_unknown_unit")
                          .with("place", row.source)
                          .with("unit", to_text(row.scope)));
      }
    }
    return {};
  }

  std::filesystem::path folder_;
  std::shared_ptr<LawSnapshot> law_ = std::make_shared<LawSnapshot>();
};

namespace {

// The readers of the files call them law/…; whoever named another folder looks there.
Problem in_folder(Problem problem, const std::filesystem::path& folder) {
  constexpr std::string_view kUsual = "law/";
  if (folder == "law") return problem;
  for (auto& [name, value] : problem.params)
    if (value.starts_with(kUsual)) value = (folder / value.substr(kUsual.size())).string();
  return problem;
}

}  // namespace

Result<LawPtr> LawSnapshot::load(const std::filesystem::path& folder,
                                 std::span<const OfficeRow> office_rows) {
  auto law = Loader(folder).load(office_rows);
  if (!law) return fail(in_folder(std::move(law.error()), folder));
  return law;
}

Result<Found> LawSnapshot::find(Figure figure, Date day, UnitCode unit,
                                std::optional<Date> known_by) const {
  // From strongest to weakest: the unit's scope, the latest day, the office.
  std::vector<const FigureRow*> speaking;
  for (const FigureRow& candidate : rows(figure)) {
    if ((candidate.scope == unit || candidate.scope.is_city()) && covers(candidate, day) &&
        (!known_by || candidate.known_since <= *known_by))
      speaking.push_back(&candidate);
  }
  std::ranges::stable_sort(speaking, [](const FigureRow* a, const FigureRow* b) {
    return std::tuple(a->scope.is_city(), b->from, !a->office) <
           std::tuple(b->scope.is_city(), a->from, !b->office);
  });
  Found found;
  for (const FigureRow* candidate : speaking) {
    if (found.row == nullptr && candidate->value.blank()) {
      if (found.blank == nullptr) found.blank = candidate;
    } else if (found.row == nullptr) {
      found.row = candidate;
    } else {
      found.lost.push_back(candidate);
    }
  }
  if (found.row == nullptr) return fail(unknown_on(figure, day, unit));
  return found;
}

Result<Found> LawSnapshot::in_force(Figure figure, Date day, UnitCode unit) const {
  // Rows are sorted by scope and day, so that the last hit of a scope is its strongest; of one day
  // the office's row stands first.
  Found best[2];  // of the unit, of the city
  for (const FigureRow& candidate : rows(figure)) {
    const bool city = candidate.scope.is_city();
    if ((!city && candidate.scope != unit) || !covers(candidate, day)) continue;
    Found& scope = best[city ? 1 : 0];
    const FigureRow* before = scope.blank != nullptr ? scope.blank : scope.row;
    if (before != nullptr && before->from == candidate.from) continue;
    if (candidate.value.blank()) {
      scope.blank = &candidate;
    } else {
      scope.row = &candidate;
      scope.blank = nullptr;
    }
  }
  if (best[0].blank == nullptr) best[0].blank = best[0].row == nullptr ? best[1].blank : nullptr;
  if (best[0].row == nullptr) best[0].row = best[1].row;
  if (best[0].row == nullptr) return fail(unknown_on(figure, day, unit));
  return best[0];
}

Result<const FigureRow*> LawSnapshot::row(Figure figure, Date day, UnitCode unit) const {
  TRY(const Found found, in_force(figure, day, unit));
  return found.row;
}

namespace {

// The day inside (first, last] on which the row begins or ends to speak.
std::array<std::optional<Date>, 2> turns(const FigureRow& row, Date first, Date last) {
  std::array<std::optional<Date>, 2> days;
  if (first < row.from && row.from <= last) days[0] = row.from;
  if (row.until && first <= *row.until && *row.until < last) days[1] = row.until->plus_days(1);
  return days;
}

}  // namespace

std::vector<Date> LawSnapshot::changes(Figure figure, Date first, Date last, UnitCode unit) const {
  std::set<Date> days;
  for (const FigureRow& candidate : rows(figure)) {
    if (candidate.scope != unit && !candidate.scope.is_city()) continue;
    for (const std::optional<Date> day : turns(candidate, first, last)) {
      if (day) days.insert(*day);
    }
  }
  return {days.begin(), days.end()};
}

bool LawSnapshot::changes_at_all(Figure figure, Date first, Date last, UnitCode unit) const {
  return std::ranges::any_of(rows(figure), [&](const FigureRow& candidate) {
    if (candidate.scope != unit && !candidate.scope.is_city()) return false;
    const auto days = turns(candidate, first, last);
    return days[0].has_value() || days[1].has_value();
  });
}

std::vector<const FigureRow*> LawSnapshot::lapsing(Date day, int within_days) const {
  std::vector<const FigureRow*> found;
  for (const Entry& entry : figures_) {
    for (const FigureRow& candidate : entry.rows) {
      if (!candidate.until || !covers(candidate, day) ||
          *candidate.until > day.plus_days(within_days))
        continue;
      const Date next = candidate.until->plus_days(1);
      if (std::ranges::none_of(entry.rows, [&](const FigureRow& other) {
            return other.scope == candidate.scope && covers(other, next);
          }))
        found.push_back(&candidate);
    }
  }
  return found;
}

std::vector<Figure> LawSnapshot::figures_of_clause(std::string_view clause) const {
  std::vector<Figure> found;
  for (const Entry& entry : figures_) {
    if (std::ranges::any_of(entry.rows, [&](const FigureRow& candidate) {
          return candidate.citation.clause == clause;
        }))
      found.push_back(entry.head.figure);
  }
  return found;
}

const FigureHead& LawSnapshot::head(Figure figure) const {
  return figures_[static_cast<std::size_t>(figure)].head;
}
std::span<const FigureRow> LawSnapshot::rows(Figure figure) const {
  return figures_[static_cast<std::size_t>(figure)].rows;
}

void LawSnapshot::Entry::append_canonical(std::string& text,
                                          const std::optional<Reach>& reach) const {
  if (!reach)
    text += fmt::format("figure\t{}\t{}\t{}\t{}\t{}\t{}\n", word(head.figure), head.name_zh,
                        head.name_en, head.unit, head.owner, head.note);
  for (const FigureRow& row : rows) {
    if (reach && row.scope != kCity && row.scope != reach->unit) continue;
    if (reach && row.from > reach->last) continue;
    // Not the place in the file: a moved line is the same law.
    text +=
        fmt::format("value\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", to_text(row.scope),
                    to_text(row.from), row.until ? to_text(*row.until) : "", row.value.text,
                    row.citation.document, row.citation.clause, row.citation.quote,
                    word(row.status), to_text(row.known_since), row.office ? row.source : "law");
  }
}

std::string LawSnapshot::text_within(const std::optional<Reach>& reach) const {
  std::string text = "yigang.law/1\n";
  for (const Entry& entry : figures_) entry.append_canonical(text, reach);
  calendar_.append_canonical(text, reach ? std::optional(reach->last) : std::nullopt);
  catalogue_.append_canonical(text);
  areas_.append_canonical(text);
  return text;
}

std::string LawSnapshot::canonical_text() const {
  return text_within(std::nullopt);
}

std::string LawSnapshot::canonical_text_of(UnitCode unit, Date last) const {
  return text_within(Reach{unit, last});
}

}  // namespace yigang::law
