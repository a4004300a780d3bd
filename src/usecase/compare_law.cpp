#include "usecase/compare_law.h"

#include <algorithm>

#include "store/application_rows.h"
#include "store/described_row.h"
#include "usecase/decision_again.h"
#include "usecase/explain_line.h"
#include "usecase/line_of_actor.h"

namespace yigang::usecase {

namespace {

const ExplainedNode* find_node(const std::vector<ExplainedNode>& nodes, std::string_view id) {
  const auto at = std::ranges::find(nodes, id, &ExplainedNode::id);
  return at == nodes.end() ? nullptr : &*at;
}

bool same_step(const ExplainedNode& a, const ExplainedNode& b) {
  return a.say.code == b.say.code && a.say.params == b.say.params && a.value == b.value &&
         a.expr_filled == b.expr_filled && a.state == b.state && a.cite == b.cite;
}

DifferingStep step_of(const ExplainedNode* then, const ExplainedNode* now) {
  const ExplainedNode& any = now != nullptr ? *now : *then;
  DifferingStep step{.id = any.id, .cite = any.cite};
  if (then != nullptr) {
    step.then = then->say;
    step.then_value = then->value;
    step.then_state = then->state;
  }
  if (now != nullptr) {
    step.now = now->say;
    step.now_value = now->value;
    step.now_state = now->state;
  }
  return step;
}

// In the order of the reasoning of then, and after it what is new.
std::vector<DifferingStep> differences(const std::vector<ExplainedNode>& then,
                                       const std::vector<ExplainedNode>& now) {
  std::vector<DifferingStep> steps;
  for (const ExplainedNode& node : then) {
    const ExplainedNode* const other = find_node(now, node.id);
    if (other == nullptr || !same_step(node, *other)) steps.push_back(step_of(&node, other));
  }
  for (const ExplainedNode& node : now)
    if (find_node(then, node.id) == nullptr) steps.push_back(step_of(nullptr, &node));
  return steps;
}

void set_outcomes(ThenAndNow& answer, const StoredTrace& then, const StoredTrace& now) {
  answer.outcome_then = then.outcome;
  answer.outcome_now = now.outcome;
  answer.headline_then = then.headline;
  answer.headline_now = now.headline;
}

// What a problem of the allowance itself is; the others (no account, overtime that nobody has
// confirmed) hang on no law and stay.
bool of_the_allowance(store::LineProblem problem) {
  return problem == store::LineProblem::no_rate || problem == store::LineProblem::needs_split ||
         problem == store::LineProblem::below_floor;
}

// The line by the edition, out of its own basis. Where no work was priced (held, after the term) no
// law changes anything; of a correction from before migration 014 nothing is known.
Result<> set_line_now(store::Reader& reader, const law::LawSnapshot& law,
                      const store::SettlementLineRow& line, ThenAndNow& answer) {
  TRY(const settle::Basis basis, basis_of(reader, law, line));
  const bool correction = line.kind == store::LineKind::correction;
  if (correction && !basis.corrects) return {};
  TRY(const auto verdict, settle::explain_basis(basis, line.side, line.unit, line.month, law));
  if (!verdict) return {};
  const Fen due = verdict->allowance.amount.value_or(Fen());
  // LZ-2022-4 二(四): a correction carries what the month is beyond what was locked for it.
  answer.amount_now_fen = correction ? due - basis.corrects->locked : due;
  if (const auto problem = verdict->allowance.problem()) {
    answer.outcome_now = word(store::LineStatus::problem);
    answer.headline_now = std::string(word(*problem));
  } else if (!line.problem || of_the_allowance(*line.problem)) {
    const bool paid = correction || !due.is_zero();
    answer.outcome_now = word(paid ? store::LineStatus::payable : store::LineStatus::nothing);
    answer.headline_now.reset();
  }
  return {};
}

bool same_end(const ThenAndNow& answer) {
  return answer.amount_then_fen == answer.amount_now_fen &&
         answer.outcome_then == answer.outcome_now && answer.headline_then == answer.headline_now;
}

}  // namespace

Result<ThenAndNow> compare_decision(Desk& desk, const Actor& actor, const OneDecision& query) {
  return desk.database.read_value<ThenAndNow>([&](store::Reader& reader) -> Result<ThenAndNow> {
    TRY(const DecisionAgain again,
        DecisionAgain::open(desk, reader, actor, "compare_decision", query.id));
    TRY(const StoredTrace now, again.by(*again.now().snapshot));
    ThenAndNow answer{.law_then = again.stored().law_version, .law_now = again.now().digest};
    answer.law_found = again.then().has_value();
    StoredTrace then = again.stored();
    if (again.then()) {
      TRY(then, again.by(*again.then()->snapshot));
      answer.facts_moved =
          then.outcome != again.stored().outcome || then.reasons != again.stored().reasons;
    } else {
      // The term stands in the stored explanation only; what both have is compared.
      std::erase_if(then.nodes, [&](const ExplainedNode& node) {
        return find_node(now.nodes, node.id) == nullptr;
      });
    }
    set_outcomes(answer, again.stored(), now);
    answer.differences = differences(then.nodes, now.nodes);
    answer.same = answer.differences.empty();
    return answer;
  });
}

Result<ThenAndNow> compare_settled(Desk& desk, const Actor& actor, const OneLine& query) {
  return desk.database.read_value<ThenAndNow>([&](store::Reader& reader) -> Result<ThenAndNow> {
    TRY(const SettledLine settled, line_of_actor(desk, reader, actor, "compare_settled", query.id));
    TRY(const auto then, desk.law.edition_of(reader, settled.run.law_digest));
    TRY(const LawShelf::Edition now, desk.law.edition(reader));
    TRY(const policy::Trace now_trace, line_trace(reader, *now.snapshot, settled));
    ThenAndNow answer{.law_then = settled.run.law_digest, .law_now = now.digest};
    answer.law_found = then.has_value();
    answer.outcome_then = answer.outcome_now = std::string(word(settled.line.status));
    if (settled.line.problem)
      answer.headline_then = answer.headline_now = std::string(word(*settled.line.problem));
    answer.amount_then_fen = answer.amount_now_fen = settled.line.amount_fen;
    TRY_VOID(set_line_now(reader, *now.snapshot, settled.line, answer));
    if (then) {
      TRY(const policy::Trace then_trace, line_trace(reader, *then->snapshot, settled));
      answer.differences = differences(explained(then_trace), explained(now_trace));
    }
    answer.same = answer.differences.empty() && same_end(answer);
    return answer;
  });
}

}  // namespace yigang::usecase
