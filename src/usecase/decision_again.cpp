#include "usecase/decision_again.h"

#include <algorithm>

#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/person_place.h"
#include "usecase/places.h"
#include "usecase/trace_verdict.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

bool has_reason(const StoredTrace& trace, policy::Reason reason) {
  return std::ranges::find(trace.reasons, word(reason)) != trace.reasons.end();
}

bool is_verdict(std::string_view kind) {
  return kind == "screening" || kind == "approval" || kind == "refusal";
}

bool is_personal(std::string_view outcome) {
  return outcome == "approved" || outcome == "not_approved";
}

}  // namespace

Result<DecisionAgain> DecisionAgain::open(Desk& desk, store::Reader& reader, const Actor& actor,
                                          std::string_view verb, ExplanationId id) {
  TRY_VOID(desk.authority.check_role(verb, actor));
  DecisionAgain again(reader);
  TRY(again.now_, desk.law.edition(reader));
  const law::Areas& areas = again.now_.snapshot->areas();
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(const auto row, store::find<store::ExplanationRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  TRY(again.application_, application_of(reader, areas, ApplicationId(row->subject_id)));
  TRY_VOID(desk.authority.check(verb, actor, location_of(again.application_)));
  if (!is_verdict(row->kind)) return fail(refused("no_comparison"));
  TRY(again.stored_, wire::from_json<StoredTrace>(row->trace));
  TRY(again.then_, desk.law.edition_of(reader, again.stored_.law_version));
  TRY(const auto person, store::find<store::PersonRow>(reader, unit, again.application_.person_id));
  CHECK(person.has_value());
  again.person_ = *person;
  return again;
}

Location DecisionAgain::person_at() const {
  return location_of(person_);
}

Result<GatheredFacts> DecisionAgain::facts(const law::LawSnapshot& law, Date day,
                                           const std::vector<ClaimedGroup>& groups) const {
  TRY(GatheredFacts gathered,
      gather_facts(Sight(*reader_, law), person_, application_.side, groups, day));
  gathered.facts.circumstances.remove(policy::Reason::holds_post);
  if (has_reason(stored_, policy::Reason::holds_post))
    gathered.facts.circumstances.add(policy::Reason::holds_post);
  gathered.facts.tenure_used_up = has_reason(stored_, policy::Reason::tenure_used_up);
  return gathered;
}

Result<StoredTrace> DecisionAgain::by(const law::LawSnapshot& law) const {
  TRY(const std::vector<ClaimedGroup> groups, parse_groups(application_.target_groups));
  TRY(const GatheredFacts gathered, facts(law, stored_.day, groups));
  // The months paid since would stand in the trace of the term.
  TRY(TracedVerdict verdict, trace_verdict(stored_.decision, gathered.facts, {}, law));
  // What a person made of it hangs on no law.
  const bool same = verdict.trace.outcome != word(policy::Outcome::refused);
  if (same && is_personal(stored_.outcome)) verdict.trace.outcome = stored_.outcome;
  for (const ExplainedNode& node : stored_.nodes)
    if (node.id == kDecidedNode) verdict.trace.nodes.push_back(node);
  return std::move(verdict.trace);
}

}  // namespace yigang::usecase
