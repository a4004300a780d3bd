#include "usecase/explain_line.h"

#include <set>

#include "settle/settle.h"
#include "store/described_row.h"
#include "store/month_queries.h"

namespace yigang::usecase {

namespace {

struct Settled {
  store::SettlementLineRow line;
  store::SettlementRunRow run;
};

Result<Settled> fetch(store::Reader& reader, UnitCode unit, SettlementLineId id) {
  TRY(std::optional<store::SettlementLineRow> line,
      store::find<store::SettlementLineRow>(reader, unit, id));
  if (!line) return fail(not_found("not_found"));
  TRY(std::optional<store::SettlementRunRow> run,
      store::find<store::SettlementRunRow>(reader, unit, line->run_id));
  CHECK(run.has_value());
  return Settled{*std::move(line), *std::move(run)};
}

void append(policy::Trace& trace, policy::Trace more) {
  for (policy::TraceNode& node : more.nodes)
    if (trace.find(node.id) == nullptr) trace.add(std::move(node));
}

// The amount, by the function that the kernel has its numbers from.
Result<std::optional<Fen>> add_allowance(store::Reader& reader, const law::LawSnapshot& law,
                                         const Settled& settled, policy::Trace& trace) {
  const store::SettlementLineRow& line = settled.line;
  TRY(const settle::MonthInputs inputs,
      store::load_month(reader, line.unit, line.month, {false, line.placement_id}));
  if (inputs.placements.empty()) return std::optional<Fen>();
  const settle::PlacementInput& one = inputs.placements.front();
  policy::AllowanceFacts facts{.side = line.side, .unit = line.unit, .month = line.month};
  const auto work = one.work.of(inputs.work);
  facts.work.assign(work.begin(), work.end());
  if (one.rates) facts.rates = inputs.rate_tables[*one.rates];
  if (line.side == Side::urban) {
    TRY(const int days, law.calendar().working_days_in(line.month));
    facts.scheduled = one.scheduled.value_or(WorkDays(std::int64_t{days} * 10));
  }
  TRY(policy::AllowanceVerdict verdict, policy::explain_allowance(facts, law));
  append(trace, std::move(verdict.trace));
  return verdict.allowance.amount;
}

// A supplement brings the month to what it would be at once, a correction has its ratio: of neither
// the unit's split speaks.
Result<> add_funding(store::Reader& reader, const law::LawSnapshot& law, const Settled& settled,
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

void add_tenure(const store::SettlementLineRow& line, policy::Trace& trace) {
  const std::string last =
      line.last_payable_month ? to_text(*line.last_payable_month) : std::string("none");
  const bool over = line.status == store::LineStatus::tenure_over;
  trace.add(policy::TraceNode{
      .id = "tenure",
      .say = {"trace.tenure", {{"used", std::to_string(line.months_used)}, {"last", last}}},
      .facts = {{"months_used", std::to_string(line.months_used), "settlement_line", ""}},
      .cite = policy::notice_clause("二(四)", "同一人员的岗位补贴期限一般不超过3年"),
      .expr = "month ≤ last_payable_month",
      .expr_filled = to_text(line.month) + (over ? " > " : " ≤ ") + last,
      .value = last,
      .state = over ? policy::NodeState::not_met : policy::NodeState::met});
}

}  // namespace

Result<StoredTrace> explain_line(store::Reader& reader, const law::LawSnapshot& law,
                                 std::string_view law_digest, UnitCode unit, SettlementLineId id) {
  TRY(const Settled settled, fetch(reader, unit, id));
  const store::SettlementLineRow& line = settled.line;
  policy::Trace trace;
  add_tenure(line, trace);
  std::optional<Fen> again;
  if (line.kind == store::LineKind::pay) {
    TRY(again, add_allowance(reader, law, settled, trace));
  }
  TRY_VOID(add_funding(reader, law, settled, trace));
  const bool paid = line.status == store::LineStatus::payable && line.kind == store::LineKind::pay;
  const bool moved = settled.run.law_digest != law_digest || (paid && again != line.amount_fen);
  trace.add(policy::TraceNode{
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
      .state = moved ? policy::NodeState::ambiguous : policy::NodeState::met,
      .deps = {"tenure", "funding_row"}});
  StoredTrace stored;
  stored.decision = "settlement_line";
  stored.day = line.month.last_day();
  stored.outcome = std::string(word(line.status));
  if (line.problem) stored.headline = std::string(word(*line.problem));
  stored.law_version = settled.run.law_digest;
  stored.nodes = explained(trace);
  return stored;
}

}  // namespace yigang::usecase
