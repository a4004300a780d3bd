// 当时 / 现在: a decision under the law as it was known when it was made, and under the law as it
// is known now, on its own day and with its own facts; and 如果: the same decision with other
// facts. Both are for the reader: nothing is stored, the decision stays as it is. A verdict's facts
// are those recorded for its day by now, save what the decision itself has changed (one person, one
// post; the months paid since), which stay as they were; where they no longer give what was
// decided, `facts_moved` says so. A settled line has its own basis. Source: interface.md §11.
#pragma once

#include "usecase/desk.h"
#include "usecase/explanation.h"
#include "usecase/month_reads.h"

namespace yigang::usecase {

struct DifferingStep {
  std::string id;
  std::optional<SaySentence> then;  // nothing: the step was not taken
  std::optional<SaySentence> now;
  std::string then_value;
  std::string now_value;
  policy::NodeState then_state = policy::NodeState::met;
  policy::NodeState now_state = policy::NodeState::met;
  policy::Cite cite;  // of now, or of then where now has none
};
BOOST_DESCRIBE_STRUCT(DifferingStep, (),
                      (id, then, now, then_value, now_value, then_state, now_state, cite))

struct ThenAndNow {
  std::string law_then;
  std::string law_now;
  // False: the folder of the law has changed since, so that the law of then can't be read again;
  // the stored explanation stands for it.
  bool law_found = true;
  bool facts_moved = false;
  bool same = true;  // nothing differs
  std::string outcome_then;
  std::string outcome_now;
  std::optional<std::string> headline_then;
  std::optional<std::string> headline_now;
  std::optional<Fen> amount_then_fen;  // of a settled line
  std::optional<Fen> amount_now_fen;
  std::vector<DifferingStep> differences;
};
BOOST_DESCRIBE_STRUCT(ThenAndNow, (),
                      (law_then, law_now, law_found, facts_moved, same, outcome_then, outcome_now,
                       headline_then, headline_now, amount_then_fen, amount_now_fen, differences))

struct OneDecision {
  ExplanationId id;
};
BOOST_DESCRIBE_STRUCT(OneDecision, (), (id))
// Refusal `no_comparison` for a vote, which no figure of a later day can change.
[[nodiscard]] Result<ThenAndNow> compare_decision(Desk& desk, const Actor& actor,
                                                  const OneDecision& query);
[[nodiscard]] Result<ThenAndNow> compare_settled(Desk& desk, const Actor& actor,
                                                 const OneLine& query);

// Facts that are told take the place of those on record; what is not told stays.
struct OtherFacts {
  ExplanationId id;
  std::optional<Date> day;
  std::optional<Date> birth_date;
  std::optional<RetirementCategory> category;
  std::optional<std::string> groups;         // "older;low_income"
  std::optional<bool> in_registers;          // the registers cover the day, or do not
  std::optional<Date> recognition_until;     // a recognition up to this day
  std::optional<std::string> circumstances;  // "in_custody;holds_post", or "none"
};
BOOST_DESCRIBE_STRUCT(OtherFacts, (),
                      (id, day, birth_date, category, groups, in_registers, recognition_until,
                       circumstances))
// Who may not look at the person's facts (list_facts) is told nothing of them beyond the decision.
// Refusals `unknown_group`, `unknown_circumstance`, `day_before_birth`, `what_if_category`,
// `what_if_registers` at their members.
[[nodiscard]] Result<StoredTrace> what_if_decision(Desk& desk, const Actor& actor,
                                                   const OtherFacts& query);

// One span over all days that were worked, with another total; another rate from its first day.
struct OtherWork {
  SettlementLineId id;
  std::optional<Hours> hours;    // rural
  std::optional<WorkDays> days;  // urban
  std::optional<Fen> rate_fen;
};
BOOST_DESCRIBE_STRUCT(OtherWork, (), (id, hours, days, rate_fen))
// Refusals: `what_if_no_work` for a line that no work was priced for, `what_if_side` for hours of
// an urban post or days of a rural one, `what_if_too_much` for more than the span's days hold.
[[nodiscard]] Result<StoredTrace> what_if_settled(Desk& desk, const Actor& actor,
                                                  const OtherWork& query);

}  // namespace yigang::usecase
