#include "usecase/explanation.h"

#include <algorithm>

#include "base/text.h"
#include "crypto/digest.h"
#include "store/described_row.h"
#include "store/document_queries.h"
#include "usecase/trace_verdict.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

SaySentence sentence(const policy::Say& say) {
  SaySentence made{say.code, {}};
  for (const auto& [name, value] : say.params) made.params[name] = value;
  return made;
}

Result<> add_turning(StoredTrace& stored, const policy::EligibilityFacts& facts,
                     const law::LawSnapshot& law) {
  TRY(const policy::TurningAnswer answer, policy::what_would_turn(facts, law));
  stored.turning_together = answer.together;
  for (const policy::Turning& change : answer.changes)
    stored.turning.push_back(
        {sentence(change.say()), change.kind, change.reason, change.day, change.then});
  return {};
}

std::string sha256_of(std::string_view text) {
  return to_hex(crypto::digest(crypto::DigestAlgorithm::sha256, bytes_of(text)));
}

ExplainedCite cited(const policy::Cite& cite) {
  ExplainedCite told{cite.doc, cite.clause, cite.quote, {}, {}};
  if (cite.quote.empty()) return told;
  told.sha256 = sha256_of(cite.quote);
  told.sha256_of = CiteOf::phrase;
  return told;
}

}  // namespace

Result<> cite_texts(store::Reader& reader, std::vector<ExplainedNode>& nodes) {
  std::map<std::string, std::optional<std::string>> digests;
  TRY(const std::vector<std::string> with_text, store::documents_with_text(reader));
  for (ExplainedNode& node : nodes) {
    if (!node.cite.sha256 || std::ranges::find(with_text, node.cite.doc) == with_text.end())
      continue;
    std::optional<std::string>& digest = digests[node.cite.doc];
    if (!digest) {
      TRY(const auto text, store::shown_text(reader, node.cite.doc));
      if (text) digest = sha256_of(text->content);
    }
    if (!digest) continue;
    node.cite.sha256 = digest;
    node.cite.sha256_of = CiteOf::document;
  }
  return {};
}

std::vector<ExplainedNode> explained(const policy::Trace& trace) {
  std::vector<ExplainedNode> nodes;
  nodes.reserve(trace.nodes.size());
  for (const policy::TraceNode& node : trace.nodes)
    nodes.push_back({node.id, sentence(node.say), node.facts, cited(node.cite), node.expr,
                     node.expr_filled, node.value, node.state, node.provisional, node.deps});
  return nodes;
}

// LZ-2022-4 二(三): 县级审批
void decided_by_person(StoredTrace& trace, std::string_view reason) {
  const bool by_rule = trace.outcome == word(policy::Outcome::refused);
  const bool approved = trace.decision == "approval";
  if (!approved && trace.decision != "refusal") return;
  if (!approved && !by_rule) trace.outcome = "not_approved";
  if (approved && trace.outcome == word(policy::Outcome::for_decision)) trace.outcome = "approved";
  if (trim(reason).empty()) return;
  const policy::NodeState state = approved ? policy::NodeState::met : policy::NodeState::not_met;
  trace.nodes.push_back({.id = std::string(kDecidedNode),
                         .say = {approved ? "trace.approved_because" : "trace.refused_because",
                                 {{"words", std::string(trim(reason))}}},
                         .cite = cited(policy::notice_clause("二(三)", "县级审批组织上岗")),
                         .state = state});
}

Result<store::ExplanationRow> store_trace(Work& work, UnitCode unit, std::int64_t subject_id,
                                          StoredTrace trace) {
  trace.law_version = work.law_digest;
  TRY_VOID(cite_texts(work.tx, trace.nodes));
  store::ExplanationRow row{unit,
                            work.make_id<ExplanationId>(unit),
                            trace.decision,
                            subject_id,
                            trace.day,
                            trace.outcome,
                            trace.headline,
                            work.law_digest,
                            wire::to_json(trace),
                            work.now};
  TRY_VOID(store::insert(work.tx, row));
  return row;
}

Result<TracedVerdict> trace_verdict(std::string_view kind, const policy::EligibilityFacts& facts,
                                    const policy::Trace& further, const law::LawSnapshot& law) {
  TRY(const policy::EligibilityVerdict verdict, policy::explain_eligibility(facts, law));
  StoredTrace trace;
  trace.decision = std::string(kind);
  trace.day = facts.day;
  trace.outcome = std::string(word(verdict.result.outcome));
  if (const auto headline = verdict.result.headline())
    trace.headline = std::string(word(*headline));
  for (const policy::Reason reason : verdict.result.reasons.list())
    trace.reasons.emplace_back(word(reason));
  if (verdict.result.outcome == policy::Outcome::refused) TRY_VOID(add_turning(trace, facts, law));
  trace.nodes = explained(verdict.trace);
  for (ExplainedNode& node : explained(further)) trace.nodes.push_back(std::move(node));
  return TracedVerdict{std::move(trace), verdict.result};
}

Result<StoredVerdict> store_verdict(Work& work, std::string_view kind, std::int64_t subject_id,
                                    const policy::EligibilityFacts& facts,
                                    const policy::Trace& further, std::string_view reason) {
  TRY(TracedVerdict verdict, trace_verdict(kind, facts, further, work.law()));
  decided_by_person(verdict.trace, reason);
  std::vector<TurningLine> turning = verdict.trace.turning;
  const bool together = verdict.trace.turning_together;
  TRY(const store::ExplanationRow row,
      store_trace(work, facts.unit, subject_id, std::move(verdict.trace)));
  return StoredVerdict{row.id, verdict.result, std::move(turning), together};
}

}  // namespace yigang::usecase
