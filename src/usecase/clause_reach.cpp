#include "usecase/clause_reach.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/person_name.h"
#include "store/application_rows.h"
#include "store/described_row.h"
#include "store/month_lists.h"
#include "store/person_rows.h"
#include "store/placement_rows.h"
#include "store/setting_queries.h"
#include "usecase/explain_line.h"
#include "usecase/facts.h"
#include "usecase/newest_month.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

// Rows of a snapshot.
using Values = std::set<const law::FigureRow*>;
constexpr std::int64_t kAll = 1'000'000;

// "figure:wage_tier@2022-03-01" (policy/reader.h): the value that spoke for the unit on that day.
void add_read(const policy::Trace& trace, const law::LawSnapshot& law, UnitCode unit,
              Values& values) {
  constexpr std::string_view kPrefix = "figure:";
  for (const policy::TraceNode& node : trace.nodes) {
    if (!node.id.starts_with(kPrefix)) continue;
    const std::string_view key = std::string_view(node.id).substr(kPrefix.size());
    const std::size_t at = key.find('@');
    if (at == std::string_view::npos) continue;
    const auto figure = enum_from_word<law::Figure>(key.substr(0, at));
    const auto day = parse_date(key.substr(at + 1));
    if (!figure || !day) continue;
    const auto found = law.find(*figure, *day, unit);
    if (!found) continue;
    values.insert(found->row);
    if (found->blank != nullptr) values.insert(found->blank);
  }
}

// Rows of one kind read the same values: a unit has its own.
struct Kind {
  UnitCode unit;
  Side side{};
  std::optional<store::LineStatus> status;  // nothing: an open application
  friend auto operator<=>(const Kind&, const Kind&) = default;
};

class Reach {
 public:
  Reach(Desk& desk, const Actor& actor, store::Reader& reader, const law::LawSnapshot& law)
      : desk_(desk), reader_(reader), law_(law), scope_(list_scope(actor)), actor_(actor) {}

  Result<> gather() {
    TRY(today_, store::business_day(reader_, desk_.clock));
    for (const law::Unit& unit : law_.areas().units())
      if (scope_.unit.is_city() || scope_.unit == unit.code) TRY_VOID(add_unit(unit));
    return add_applications();
  }

  // Of these values; each row once.
  [[nodiscard]] ReachSums sums(const Values& values) const {
    ReachSums sums;
    std::set<PersonKey> people;
    for (const store::ListedRunLine& one : lines_) {
      if (!reads(kind_of(one), values)) continue;
      ++sums.lines;
      sums.amount_fen += one.line.amount_fen;
      people.insert(one.line.person_key);
    }
    sums.people = static_cast<std::int64_t>(people.size());
    sums.applications = std::ranges::count_if(
        applications_, [&](const auto& one) { return reads(kind_of(one), values); });
    return sums;
  }

  [[nodiscard]] std::vector<ReachRow> rows(const Values& values, ReachKind kind) const {
    std::vector<ReachRow> rows;
    if (kind == ReachKind::line) {
      for (const store::ListedRunLine& one : lines_)
        if (reads(kind_of(one), values)) rows.push_back(row_of(one));
    } else {
      for (const store::ListedApplication& one : applications_)
        if (reads(kind_of(one), values)) rows.push_back(row_of(one));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].place = static_cast<std::int64_t>(i) + 1;
    return rows;
  }

  [[nodiscard]] const std::vector<ReachedMonth>& months() const { return months_; }

 private:
  static Kind kind_of(const store::ListedRunLine& one) {
    return {one.line.unit, one.line.side, one.line.status};
  }
  static Kind kind_of(const store::ListedApplication& one) {
    return {one.unit, one.side, std::nullopt};
  }
  [[nodiscard]] bool reads(const Kind& kind, const Values& values) const {
    const auto read = read_.find(kind);
    return read != read_.end() && std::ranges::any_of(values, [&](const law::FigureRow* value) {
             return read->second.contains(value);
           });
  }

  Result<> add_unit(const law::Unit& unit) {
    TRY(const auto newest, newest_month(reader_, unit.code));
    months_.push_back({unit.code, unit.name, newest ? std::optional(newest->month) : std::nullopt,
                       newest && newest->locked});
    if (!newest) return {};
    for (const SettlementRunId run : newest->runs) {
      store::RunLineFilter filter;
      filter.id = run;
      filter.limit = kAll;
      TRY(std::vector<store::ListedRunLine> lines,
          store::list_run_lines(reader_, scope_, unit.code, filter));
      for (store::ListedRunLine& one : lines) {
        TRY_VOID(look_at(one));
        lines_.push_back(std::move(one));
      }
    }
    return {};
  }

  // The settlement's own explanation, and the term that it asked first.
  Result<> look_at(const store::ListedRunLine& one) {
    const auto [read, first] = read_.try_emplace(kind_of(one));
    if (!first) return {};
    const store::SettlementLineRow& line = one.line;
    TRY(const SettledLine settled, settled_line(reader_, line.unit, line.id));
    TRY(const policy::Trace trace, line_trace(reader_, law_, settled));
    add_read(trace, law_, line.unit, read->second);
    TRY(const auto placement,
        store::find<store::PlacementRow>(reader_, line.unit, line.placement_id));
    CHECK(placement.has_value());
    TRY(const auto person, store::find<store::PersonRow>(reader_, line.unit, placement->person_id));
    if (!person) return {};
    TRY(const PersonTenure tenure,
        tenure_of({reader_, law_}, *person, line.side, line.month.last_day()));
    add_read(tenure.trace, law_, line.unit, read->second);
    return {};
  }

  // As a preview judges them: on today, with the facts of today.
  Result<> add_applications() {
    if (!desk_.authority.allows("list_applications", actor_.role)) return {};
    store::ApplicationFilter filter;
    filter.undecided = true;
    filter.limit = kAll;
    TRY(applications_, store::list_applications(reader_, scope_, filter));
    for (const store::ListedApplication& one : applications_) TRY_VOID(look_at(one));
    return {};
  }

  Result<> look_at(const store::ListedApplication& one) {
    const auto [read, first] = read_.try_emplace(kind_of(one));
    if (!first) return {};
    TRY(const auto row, store::find<store::ApplicationRow>(reader_, one.unit, one.id));
    CHECK(row.has_value());
    TRY(const auto person, store::find<store::PersonRow>(reader_, one.unit, row->person_id));
    CHECK(person.has_value());
    TRY(const std::vector<ClaimedGroup> groups, parse_groups(row->target_groups));
    TRY(const GatheredFacts gathered,
        gather_facts({reader_, law_}, *person, row->side, groups, today_));
    TRY(const policy::EligibilityVerdict verdict,
        policy::explain_eligibility(gathered.facts, law_));
    add_read(verdict.trace, law_, one.unit, read->second);
    add_read(gathered.tenure_trace, law_, one.unit, read->second);
    return {};
  }

  static ReachRow row_of(const store::ListedRunLine& one) {
    const store::SettlementLineRow& line = one.line;
    ReachRow row;
    row.line = line.id;
    row.number = line.placement_number;
    row.name = masked_name(one.name);
    row.unit = line.unit;
    row.town = line.town;
    row.village = line.village;
    row.side = line.side;
    row.month = line.month;
    row.status = line.status;
    row.amount_fen = line.amount_fen;
    return row;
  }
  static ReachRow row_of(const store::ListedApplication& one) {
    ReachRow row;
    row.application = one.id;
    row.number = one.number;
    row.name = masked_name(one.name);
    row.unit = one.unit;
    row.town = one.town;
    row.village = one.village;
    row.side = one.side;
    row.state = one.state;
    return row;
  }

  Desk& desk_;
  store::Reader& reader_;
  const law::LawSnapshot& law_;
  const store::ListScope scope_;
  const Actor& actor_;
  Date today_;
  std::vector<ReachedMonth> months_;
  std::vector<store::ListedRunLine> lines_;
  std::vector<store::ListedApplication> applications_;
  std::map<Kind, Values> read_;
};

// Refusals `not_found` at `document`, `clause`; the figure cites the clause: `not_found` at
// `figure`.
Result<std::vector<FigureAbout>> figures_of(Desk& desk, const ClauseQuery& query) {
  TRY(const ClauseView view, read_clause(desk, query));
  std::vector<FigureAbout> figures;
  for (const ClauseFigure& one : view.figures)
    if (std::ranges::find(figures, one.about.figure, &FigureAbout::figure) == figures.end())
      figures.push_back(one.about);
  return figures;
}

// What of a figure cites the clause, whichever day it speaks for.
void add_values(const law::LawSnapshot& law, law::Figure figure, const ClauseQuery& query,
                Values& values) {
  for (const law::FigureRow& row : law.rows(figure))
    if (cites_clause(row, query)) values.insert(&row);
}

}  // namespace

Result<ClauseReach> clause_reach(Desk& desk, const Actor& actor, const ClauseQuery& query) {
  TRY_VOID(may_list(desk, actor, "read_clause_reach"));
  TRY(const std::vector<FigureAbout> figures, figures_of(desk, query));
  return desk.database.read_value<ClauseReach>([&](store::Reader& reader) -> Result<ClauseReach> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    Reach reach(desk, actor, reader, *edition.snapshot);
    TRY_VOID(reach.gather());
    ClauseReach answer;
    answer.months = reach.months();
    Values all;
    for (const FigureAbout& one : figures) {
      Values values;
      add_values(*edition.snapshot, one.figure, query, values);
      answer.figures.push_back({one, reach.sums(values)});
      all.merge(values);
    }
    answer.total = reach.sums(all);
    return answer;
  });
}

Result<ReachPage> list_clause_reach(Desk& desk, const Actor& actor, const ReachQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_clause_reach"));
  TRY_VOID(check_limit(query.limit));
  TRY(const std::vector<FigureAbout> figures, figures_of(desk, {query.document, query.clause}));
  std::vector<law::Figure> asked;
  for (const FigureAbout& one : figures)
    if (!query.figure || *query.figure == one.figure) asked.push_back(one.figure);
  if (query.figure && asked.empty()) return fail(not_found("not_found").at("figure"));
  return desk.database.read_value<ReachPage>([&](store::Reader& reader) -> Result<ReachPage> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    Reach reach(desk, actor, reader, *edition.snapshot);
    TRY_VOID(reach.gather());
    Values values;
    for (const law::Figure figure : asked)
      add_values(*edition.snapshot, figure, {query.document, query.clause}, values);
    std::vector<ReachRow> rows = reach.rows(values, query.kind.value_or(ReachKind::line));
    ReachPage page;
    page.total = static_cast<std::int64_t>(rows.size());
    page.sums = reach.sums(values);
    std::erase_if(rows, [&](const ReachRow& row) { return row.place <= query.after.value_or(0); });
    if (static_cast<std::int64_t>(rows.size()) > query.limit) {
      rows.resize(static_cast<std::size_t>(query.limit));
      page.next = std::to_string(rows.back().place);
    }
    page.items = std::move(rows);
    return page;
  });
}

}  // namespace yigang::usecase
