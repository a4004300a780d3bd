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

using Figures = std::set<law::Figure>;
constexpr std::int64_t kAll = 1'000'000;

// "figure:wage_tier@2022-03-01" (policy/reader.h).
void add_read(const policy::Trace& trace, Figures& figures) {
  constexpr std::string_view kPrefix = "figure:";
  for (const policy::TraceNode& node : trace.nodes) {
    if (!node.id.starts_with(kPrefix)) continue;
    const std::string_view key = std::string_view(node.id).substr(kPrefix.size());
    if (const auto figure = enum_from_word<law::Figure>(key.substr(0, key.find('@'))))
      figures.insert(*figure);
  }
}

// Rows of one kind read the same figures.
struct Kind {
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

  // Of these figures; each row once.
  [[nodiscard]] ReachSums sums(const Figures& figures) const {
    ReachSums sums;
    std::set<PersonKey> people;
    for (const store::ListedRunLine& one : lines_) {
      if (!reads({one.line.side, one.line.status}, figures)) continue;
      ++sums.lines;
      sums.amount_fen += one.line.amount_fen;
      people.insert(one.line.person_key);
    }
    sums.people = static_cast<std::int64_t>(people.size());
    sums.applications = std::ranges::count_if(
        applications_, [&](const auto& one) { return reads({one.side, std::nullopt}, figures); });
    return sums;
  }

  [[nodiscard]] std::vector<ReachRow> rows(const Figures& figures, ReachKind kind) const {
    std::vector<ReachRow> rows;
    if (kind == ReachKind::line) {
      for (const store::ListedRunLine& one : lines_)
        if (reads({one.line.side, one.line.status}, figures)) rows.push_back(row_of(one));
    } else {
      for (const store::ListedApplication& one : applications_)
        if (reads({one.side, std::nullopt}, figures)) rows.push_back(row_of(one));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].place = static_cast<std::int64_t>(i) + 1;
    return rows;
  }

  [[nodiscard]] const std::vector<ReachedMonth>& months() const { return months_; }

 private:
  [[nodiscard]] bool reads(const Kind& kind, const Figures& figures) const {
    const auto read = read_.find(kind);
    return read != read_.end() && std::ranges::any_of(figures, [&](law::Figure figure) {
             return read->second.contains(figure);
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
        TRY_VOID(look_at(one.line));
        lines_.push_back(std::move(one));
      }
    }
    return {};
  }

  // The settlement's own explanation, and the term that it asked first.
  Result<> look_at(const store::SettlementLineRow& line) {
    const auto [read, first] = read_.try_emplace({line.side, line.status});
    if (!first) return {};
    TRY(const SettledLine settled, settled_line(reader_, line.unit, line.id));
    TRY(const policy::Trace trace, line_trace(reader_, law_, settled));
    add_read(trace, read->second);
    TRY(const auto placement,
        store::find<store::PlacementRow>(reader_, line.unit, line.placement_id));
    CHECK(placement.has_value());
    TRY(const auto person, store::find<store::PersonRow>(reader_, line.unit, placement->person_id));
    if (!person) return {};
    TRY(const PersonTenure tenure,
        tenure_of({reader_, law_}, *person, line.side, line.month.last_day()));
    add_read(tenure.trace, read->second);
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
    const auto [read, first] = read_.try_emplace({one.side, std::nullopt});
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
    add_read(verdict.trace, read->second);
    add_read(gathered.tenure_trace, read->second);
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
  std::map<Kind, Figures> read_;
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
    Figures all;
    for (const FigureAbout& one : figures) {
      answer.figures.push_back({one, reach.sums({one.figure})});
      all.insert(one.figure);
    }
    answer.total = reach.sums(all);
    return answer;
  });
}

Result<ReachPage> list_clause_reach(Desk& desk, const Actor& actor, const ReachQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_clause_reach"));
  TRY_VOID(check_limit(query.limit));
  TRY(const std::vector<FigureAbout> figures, figures_of(desk, {query.document, query.clause}));
  Figures asked;
  for (const FigureAbout& one : figures)
    if (!query.figure || *query.figure == one.figure) asked.insert(one.figure);
  if (query.figure && asked.empty()) return fail(not_found("not_found").at("figure"));
  return desk.database.read_value<ReachPage>([&](store::Reader& reader) -> Result<ReachPage> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    Reach reach(desk, actor, reader, *edition.snapshot);
    TRY_VOID(reach.gather());
    std::vector<ReachRow> rows = reach.rows(asked, query.kind.value_or(ReachKind::line));
    ReachPage page;
    page.total = static_cast<std::int64_t>(rows.size());
    page.sums = reach.sums(asked);
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
