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

// What the digest of a citation is taken of: the official text of the document, where one had been
// confirmed when the explanation was made, or else the phrase.
BOOST_DEFINE_FIXED_ENUM_CLASS(CiteOf, std::uint8_t, document, phrase)

struct ExplainedCite {
  std::string doc;
  std::string clause;
  std::string quote;
  std::optional<std::string> sha256;  // nothing: without words, or from before it was kept
  std::optional<CiteOf> sha256_of;
  operator policy::Cite() const { return {doc, clause, quote}; }  // NOLINT: the words alone
  // The same words: a text that was uploaded since changes no citation.
  friend bool operator==(const ExplainedCite& a, const ExplainedCite& b) {
    return a.doc == b.doc && a.clause == b.clause && a.quote == b.quote;
  }
};
BOOST_DESCRIBE_STRUCT(ExplainedCite, (), (doc, clause, quote, sha256, sha256_of))

struct ExplainedNode {
  std::string id;
  SaySentence say;
  std::vector<policy::TraceFact> facts;
  ExplainedCite cite;
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
// With the digests of the official texts that are shown now.
[[nodiscard]] Result<> cite_texts(store::Reader& reader, std::vector<ExplainedNode>& nodes);

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
