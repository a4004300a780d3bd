#include "usecase/record_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "policy/eligibility.h"
#include "policy/reader.h"
#include "usecase/line_of_actor.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

using Cells = std::map<std::string, std::string, std::less<>>;

CaseGrid grid_of(cases::CaseKind kind) {
  CaseGrid grid{fmt::format("record.{}.csv", word(kind)), kind, {}, {}};
  for (const cases::CaseColumn& column : cases::columns_of(kind))
    grid.columns.push_back(column.name);
  return grid;
}

// Only what the table has a column for.
void add_row(CaseGrid& grid, const Cells& cells) {
  std::vector<std::string> row;
  for (const std::string& column : grid.columns) {
    const auto at = cells.find(column);
    row.push_back(at == cells.end() ? "" : at->second);
  }
  grid.rows.push_back(std::move(row));
}

std::string fact_of(const ExplainedNode& node, std::string_view name) {
  const auto at = std::ranges::find(node.facts, name, &policy::TraceFact::name);
  return at == node.facts.end() ? "" : at->value;
}

// Of several periods the one that holds the day, otherwise the last.
std::string period_of(const ExplainedNode& node, std::string_view name, Date day) {
  std::string found;
  for (const policy::TraceFact& fact : node.facts) {
    if (fact.name != name) continue;
    const auto from = parse_date(fact.value.substr(0, 10));
    const auto until = parse_date(fact.value.substr(fact.value.size() - 10));
    if (!from || !until) continue;
    found = fact.value;
    if (*from <= day && day <= *until) break;
  }
  return found;
}

void append(std::string& list, std::string_view part) {
  list += (list.empty() ? "" : ";") + std::string(part);
}

class EligibilityCase {
 public:
  EligibilityCase(const StoredTrace& trace, std::string months_max)
      : trace_(trace), months_max_(std::move(months_max)) {}

  Cells cells() {
    cells_["case"] = to_text(trace_.day);
    cells_["on"] = to_text(trace_.day);
    for (const ExplainedNode& node : trace_.nodes) read(node);
    return std::move(cells_);
  }

 private:
  void read(const ExplainedNode& node) {
    if (node.id == "person") {
      for (const std::string_view name :
           {"unit", "side", "sex", "birth_date", "retirement_category"})
        cells_[std::string(name)] = fact_of(node, name);
    } else if (node.id.starts_with("circumstance:")) {
      append(cells_["facts"], std::string_view(node.id).substr(13));
    } else if (node.id.starts_with("group:")) {
      append(cells_["groups"], claim_of(node));
    } else if (node.id == "recognition") {
      read_recognition(node);
    } else if (node.id == "tenure" && node.value == "used_up") {
      cells_["months_used"] = months_max_;
    }
  }

  std::string claim_of(const ExplainedNode& node) const {
    std::string claim = fact_of(node, "group");
    const auto group = enum_from_word<TargetGroup>(claim);
    if (!group || !policy::needs_register(*group)) return claim;
    const std::string period = period_of(node, "covered", trace_.day);
    // Without a period a table takes the group for covered on every day.
    return claim + "@" + (period.empty() ? "1900-01-01..1900-01-01" : period);
  }

  void read_recognition(const ExplainedNode& node) {
    const std::string period = period_of(node, "recognition", trace_.day);
    if (period.empty()) return;
    const auto from = parse_date(period.substr(0, 10));
    // One that begins later is none on the day.
    if (from && *from <= trace_.day)
      cells_["recognition_until"] = period.substr(period.size() - 10);
  }

  const StoredTrace& trace_;
  std::string months_max_;
  Cells cells_;
};

CaseGrid retirement_grid(const StoredTrace& trace) {
  CaseGrid grid = grid_of(cases::CaseKind::retirement);
  for (const ExplainedNode& node : trace.nodes) {
    if (!node.id.starts_with("retirement:")) continue;
    const std::string on = node.id.substr(node.id.find('@') + 1);
    add_row(grid, {{"case", on},
                   {"on", on},
                   {"retirement_category", fact_of(node, "retirement_category")},
                   {"birth_date", fact_of(node, "birth_date")}});
  }
  return grid;
}

Result<std::string> months_max(const law::LawSnapshot& law, const StoredTrace& trace,
                               UnitCode unit) {
  policy::LawReader reader(law, unit);
  TRY(const std::int64_t months, reader.integer(law::Figure::tenure_months_max, trace.day));
  return std::to_string(months);
}

std::string work_text(const settle::Basis& basis) {
  std::string text;
  for (const policy::WorkSpan& span : basis.work)
    append(text,
           fmt::format("{}..{}:{}", to_text(span.first), to_text(span.last), to_text(span.hours)));
  return text;
}

Cells pay_cells(const SettledLine& settled, const settle::Basis& basis) {
  const store::SettlementLineRow& line = settled.line;
  Cells cells = {{"case", to_text(line.month)},
                 {"unit", to_text(line.unit)},
                 {"side", std::string(word(line.side))},
                 {"month", to_text(line.month)}};
  for (const policy::DatedRate& rate : basis.rates)
    append(cells["rates"], fmt::format("{}:{}", to_text(rate.from), to_text(rate.rate)));
  if (line.side == Side::rural) {
    cells["work"] = work_text(basis);
    return cells;
  }
  std::int64_t attended_x10 = 0;
  for (const policy::WorkSpan& span : basis.work) attended_x10 += span.days.x10();
  cells["attended_days"] = to_text(WorkDays(attended_x10));
  if (basis.scheduled_entered && basis.scheduled)
    cells["scheduled_days"] = to_text(*basis.scheduled);
  return cells;
}

}  // namespace

Result<RecordCase> case_of_decision(Desk& desk, const Actor& actor, const OneExplanation& query) {
  TRY(const wire::RawJson stored, read_trace(desk, actor, query.id));
  TRY(const StoredTrace trace, wire::from_json<StoredTrace>(stored.text));
  const auto person = std::ranges::find(trace.nodes, "person", &ExplainedNode::id);
  if (person == trace.nodes.end()) return fail(refused("no_case_of_it"));
  TRY(const UnitCode unit, parse_unit_code(fact_of(*person, "unit")));
  TRY(const LawShelf::Edition edition,
      desk.database.read_value<LawShelf::Edition>(
          [&](store::Reader& reader) { return desk.law.edition(reader); }));
  TRY(std::string most, months_max(*edition.snapshot, trace, unit));
  RecordCase made;
  made.grids.push_back(grid_of(cases::CaseKind::eligibility));
  add_row(made.grids.back(), EligibilityCase(trace, std::move(most)).cells());
  CaseGrid retirement = retirement_grid(trace);
  if (!retirement.rows.empty()) made.grids.push_back(std::move(retirement));
  return made;
}

Result<RecordCase> case_of_line(Desk& desk, const Actor& actor, const OneLine& query) {
  return desk.database.read_value<RecordCase>([&](store::Reader& reader) -> Result<RecordCase> {
    TRY(const SettledLine settled, line_of_actor(desk, reader, actor, "explain_settled", query.id));
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const settle::Basis basis, basis_of(reader, *edition.snapshot, settled.line));
    if (basis.work.empty() || !basis.taken.empty() || basis.last_day)
      return fail(refused("no_case_of_it"));
    RecordCase made;
    made.grids.push_back(grid_of(cases::CaseKind::allowance));
    add_row(made.grids.back(), pay_cells(settled, basis));
    return made;
  });
}

}  // namespace yigang::usecase
