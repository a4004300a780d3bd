// The stored explanation of a decision, "yigang.trace/1" (interface.md §11): the same JSON for
// screen, paper and API. Sentences are codes with params; names of persons never stand in it.
#pragma once

#include <map>

#include "policy/eligibility.h"
#include "policy/turning.h"
#include "store/system_rows.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct SaySentence {
  std::string code;
  std::map<std::string, std::string> params;
};
BOOST_DESCRIBE_STRUCT(SaySentence, (), (code, params))

struct ExplainedNode {
  std::string id;
  SaySentence say;
  std::vector<policy::TraceFact> facts;
  policy::Cite cite;
  std::string expr;
  std::string expr_filled;
  std::string value;
  policy::NodeState state = policy::NodeState::met;
  bool provisional = false;
  std::vector<std::string> deps;
};
BOOST_DESCRIBE_STRUCT(ExplainedNode, (),
                      (id, say, facts, cite, expr, expr_filled, value, state, provisional, deps))

// 还差什么: the smallest change, and for waiting the first day.
struct TurningLine {
  SaySentence say;
  policy::TurningKind kind = policy::TurningKind::wait;
  policy::Reason reason = policy::Reason::deceased;
  std::optional<Date> day;
  policy::Outcome then = policy::Outcome::eligible;
};
BOOST_DESCRIBE_STRUCT(TurningLine, (), (say, kind, reason, day, then))

struct StoredTrace {
  std::string format = "yigang.trace/1";
  std::string decision;
  Date day;
  std::string outcome;
  std::optional<std::string> headline;
  std::vector<std::string> reasons;
  std::vector<TurningLine> turning;
  bool turning_together = false;
  std::string law_version;
  std::vector<ExplainedNode> nodes;
};
BOOST_DESCRIBE_STRUCT(StoredTrace, (),
                      (format, decision, day, outcome, headline, reasons, turning, turning_together,
                       law_version, nodes))

[[nodiscard]] std::vector<ExplainedNode> explained(const policy::Trace& trace);

// Writes it under `subject_id` of the unit, with the law of the command; answers the row.
[[nodiscard]] Result<store::ExplanationRow> store_trace(Work& work, UnitCode unit,
                                                        std::int64_t subject_id, StoredTrace trace);

// What a person decides is not what the rules came to: who refuses where nothing stands against it,
// or approves what the rules leave to him, has that for the outcome, and the reason in his own
// words for the last node, `decided`.
inline constexpr std::string_view kDecidedNode = "decided";
void decided_by_person(StoredTrace& trace, std::string_view reason);

// Explains eligibility on a day, with what would turn a refusal, and stores it under `subject_id`;
// `reason` is that of decided_by_person().
struct StoredVerdict {
  ExplanationId id;
  policy::EligibilityResult result;
  std::vector<TurningLine> turning;
  bool turning_together = false;  // all of them are needed; otherwise each is enough
};
[[nodiscard]] Result<StoredVerdict> store_verdict(Work& work, std::string_view kind,
                                                  std::int64_t subject_id,
                                                  const policy::EligibilityFacts& facts,
                                                  const policy::Trace& further,
                                                  std::string_view reason = {});

}  // namespace yigang::usecase
