#include "usecase/explain_line.h"

#include <set>

#include "settle/basis.h"
#include "store/described_row.h"
#include "store/month_queries.h"

namespace yigang::usecase {

namespace {

void append(policy::Trace& trace, policy::Trace more) {
  for (policy::TraceNode& node : more.nodes)
    if (trace.find(node.id) == nullptr) trace.add(std::move(node));
}

void name_sources(policy::TraceNode& node, const settle::Basis& basis, const std::string& sheet) {
  for (policy::TraceFact& fact : node.facts)
    if (fact.name == "hours" || fact.name == "attended_days") {
      fact.source = "attendance";
      fact.evidence = sheet;
    }
  if (node.id == "allowance" && basis.scheduled)
    node.facts.push_back({"scheduled_days", to_text(*basis.scheduled),
                          basis.scheduled_entered ? "host" : "calendar", ""});
}

// What the facts come to, by the function that the kernel has its numbers from; 0 where no work was
// priced.
Result<Fen> add_allowance(const law::LawSnapshot& law, const store::SettlementLineRow& line,
                          const settle::Basis& basis, policy::Trace& trace) {
  TRY(std::optional<policy::AllowanceVerdict> verdict,
      settle::explain_basis(basis, line.side, line.unit, line.month, law));
  if (!verdict) return Fen();
  const std::string sheet = "attendance/" + to_text(line.town) + "/" + to_text(line.month);
  for (policy::TraceNode& node : verdict->trace.nodes) name_sources(node, basis, sheet);
  append(trace, std::move(verdict->trace));
  return verdict->allowance.amount.value_or(Fen());
}

// LZ-2022-4 二(四): a locked line stays as it is; what was wrong in it is a line of its own.
void add_correction(const settle::Corrected& corrects, Fen amount, policy::Trace& trace) {
  const std::string due = to_text(corrects.due);
  const std::string locked = to_text(corrects.locked);
  trace.add(policy::TraceNode{
      .id = "correction",
      .say = {"trace.correction", {{"due", due}, {"locked", locked}, {"amount", to_text(amount)}}},
      .facts = {{"locked_before", locked, "settlement_line",
                 "settlement_line/" + to_text(corrects.line)}},
      .cite = policy::notice_clause("二(四)", "按月发放"),
      .expr = "due − locked",
      .expr_filled = due + " − " + locked + " = " + to_text(amount),
      .value = to_text(amount),
      .state = policy::NodeState::met});
  if (trace.find("allowance") != nullptr) trace.nodes.back().deps.emplace_back("allowance");
}

// Whether the line's amount comes out of its basis, with the nodes that show it.
Result<bool> add_amount(store::Reader& reader, const law::LawSnapshot& law,
                        const store::SettlementLineRow& line, policy::Trace& trace) {
  TRY(const settle::Basis basis, basis_of(reader, law, line));
  TRY(const Fen amount, add_allowance(law, line, basis, trace));
  if (line.kind == store::LineKind::pay) return amount == line.amount_fen;
  if (!basis.corrects) return line.basis.empty();
  const settle::Corrected& corrects = *basis.corrects;
  add_correction(corrects, line.amount_fen, trace);
  return corrects.line == line.corrects_line_id && amount == corrects.due &&
         corrects.due - corrects.locked == line.amount_fen;
}

// A supplement brings the month to what it would be at once, a correction has its ratio: of neither
// the unit's split speaks.
Result<> add_funding(store::Reader& reader, const law::LawSnapshot& law, const SettledLine& settled,
                     policy::Trace& trace) {
  const store::SettlementLineRow& line = settled.line;
  const store::SettlementRunRow& run = settled.run;
  if (run.kind == store::RunKind::main) {
    std::set<PersonKey> persons;
    TRY(const std::vector<store::SettlementLineRow> lines,
        store::lines_of_run(reader, run.unit, run.id));
    for (const store::SettlementLineRow& other : lines)
      if (other.side == line.side && other.amount_fen > Fen()) persons.insert(other.person_key);
    const Fen total =
        line.side == Side::rural ? run.total_fen - run.original_fen : run.original_fen;
    TRY(policy::FundingVerdict verdict,
        policy::explain_funding(law, run.unit, run.month, line.side, total,
                                static_cast<std::int64_t>(persons.size()), run.social_offer_fen));
    append(trace, std::move(verdict.trace));
  }
  policy::explain_funding_row(
      trace, line.side, line.placement_number, line.amount_fen,
      {line.province_fen, line.city_fen, line.county_fen, line.social_fen, line.original_fen});
  return {};
}

void add_settled(const store::SettlementLineRow& line, bool moved, policy::Trace& trace) {
  policy::TraceNode node{
      .id = "settled",
      .say = {moved ? "trace.line_moved" : "trace.line_settled",
              {{"month", to_text(line.month)},
               {"number", std::to_string(line.placement_number)},
               {"amount", to_text(line.amount_fen)}}},
      .facts = {{"status", std::string(word(line.status)), "settlement_line", to_text(line.id)},
                {"reason", line.reason, "settlement_line", to_text(line.id)}},
      .cite = policy::notice_clause("二(四)", "按月发放"),
      .expr = "status; amount",
      .expr_filled = std::string(word(line.status)) + "; " + to_text(line.amount_fen),
      .value = to_text(line.amount_fen),
      .state = moved ? policy::NodeState::moved : policy::NodeState::met,
      .deps = {"tenure", "funding_row"}};
  for (const std::string_view id : {"correction", "allowance"}) {
    if (trace.find(id) == nullptr) continue;
    node.deps.emplace_back(id);
    break;
  }
  trace.add(std::move(node));
}

}  // namespace

policy::TraceNode tenure_node(const store::SettlementLineRow& line) {
  const std::string last =
      line.last_payable_month ? to_text(*line.last_payable_month) : std::string("none");
  const bool over = line.status == store::LineStatus::tenure_over;
  return {.id = "tenure",
          .say = {"trace.tenure", {{"used", std::to_string(line.months_used)}, {"last", last}}},
          .facts = {{"months_used", std::to_string(line.months_used), "settlement_line", ""}},
          .cite = policy::notice_clause("二(四)", "同一人员的岗位补贴期限一般不超过3年"),
          .expr = "month ≤ last_payable_month",
          .expr_filled = to_text(line.month) + (over ? " > " : " ≤ ") + last,
          .value = last,
          .state = over ? policy::NodeState::not_met : policy::NodeState::met};
}

// As it was sealed with the line. A line from before migration 014 has none, and today's facts have
// to do; of a correction from then nothing is known.
Result<settle::Basis> basis_of(store::Reader& reader, const law::LawSnapshot& law,
                               const store::SettlementLineRow& line) {
  if (!line.basis.empty()) return settle::parse_basis(line.basis);
  if (line.kind == store::LineKind::correction) return settle::Basis{};
  TRY(const settle::MonthInputs inputs,
      store::load_month(reader, line.unit, line.month, {false, line.placement_id}));
  if (inputs.placements.empty()) return settle::Basis{};
  TRY(const std::string text,
      settle::BasisTexts(inputs, law).of(inputs.placements.front(), line.status));
  return settle::parse_basis(text);
}

Result<SettledLine> settled_line(store::Reader& reader, UnitCode unit, SettlementLineId id) {
  TRY(std::optional<store::SettlementLineRow> line,
      store::find<store::SettlementLineRow>(reader, unit, id));
  if (!line) return fail(not_found("not_found"));
  TRY(std::optional<store::SettlementRunRow> run,
      store::find<store::SettlementRunRow>(reader, unit, line->run_id));
  CHECK(run.has_value());
  return SettledLine{*std::move(line), *std::move(run)};
}

Result<policy::Trace> line_trace(store::Reader& reader, const law::LawSnapshot& law,
                                 const SettledLine& settled) {
  policy::Trace trace;
  TRY_VOID(add_amount(reader, law, settled.line, trace));
  TRY_VOID(add_funding(reader, law, settled, trace));
  return trace;
}

Result<StoredTrace> explain_line(store::Reader& reader, LawShelf& shelf, UnitCode unit,
                                 SettlementLineId id) {
  TRY(const SettledLine settled, settled_line(reader, unit, id));
  const store::SettlementLineRow& line = settled.line;
  TRY(const std::optional<LawShelf::Edition> then,
      shelf.edition_of(reader, settled.run.law_digest));
  TRY(const LawShelf::Edition now, shelf.edition(reader));
  const law::LawSnapshot& law = then ? *then->snapshot : *now.snapshot;
  policy::Trace trace;
  trace.add(tenure_node(line));
  TRY(const bool comes_out, add_amount(reader, law, line, trace));
  TRY_VOID(add_funding(reader, law, settled, trace));
  add_settled(line, !then || !comes_out, trace);
  StoredTrace stored;
  stored.decision = "settlement_line";
  stored.day = line.month.last_day();
  stored.outcome = std::string(word(line.status));
  if (line.problem) stored.headline = std::string(word(*line.problem));
  stored.law_version = settled.run.law_digest;
  stored.nodes = explained(trace);
  TRY_VOID(cite_texts(reader, stored.nodes));
  return stored;
}

}  // namespace yigang::usecase
