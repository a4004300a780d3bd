// 还差什么: what would turn a refusal. The answer comes from asking the same rule again, with one
// thing changed or on a later day, never from a second rule. A waiting day is the first on which
// the verdict is eligible or for decision with the facts as they are; candidates are the days on
// which something can change: birthdays by the ages of that day and of later law, first days of
// register, recognition and expansion periods, the days after the last ones of circumstances, days
// on which a figure changes. Pure; some dozens of evaluations, hundreds where several changes meet.
// Source: interface.md §11 ("还差什么").
#pragma once

#include <optional>
#include <vector>

#include "policy/eligibility.h"

namespace yigang::policy {

// In the order of effort: to wait, then what a person can bring, then what must end; then what
// leads nowhere here: another programme, or nothing at all.
BOOST_DEFINE_FIXED_ENUM_CLASS(TurningKind, std::uint8_t, wait, other_group, register_row,
                              recognition, expansion, circumstance_ends, tenure, elsewhere,
                              out_of_reach)

struct Turning {
  TurningKind kind = TurningKind::wait;
  Reason reason{};                   // the reason that it removes
  std::optional<Date> day;           // of wait: from this day on
  std::optional<TargetGroup> group;  // of other_group, register_row, expansion
  Outcome then = Outcome::eligible;  // what the rule answers after the change
  std::string department = {};       // of register_row, recognition: where it is to be had
  [[nodiscard]] Say say() const;     // "turning.<kind>", with a department "…_at", and its params
};

// Nothing unless refused. Changes each of which alone is enough; without one, those that turn the
// refusal only all at once (`together`), each of them needed; and where not even all of them would,
// one line that says so. Of what does it together the fewest are named, waiting counted as one: of
// equally many a day on which it turns by itself comes before a group that the person does not
// claim, an end that is recorded before one that would have to come sooner, then the earliest day.
struct TurningAnswer {
  std::vector<Turning> changes;
  bool together = false;
};
[[nodiscard]] Result<TurningAnswer> what_would_turn(const EligibilityFacts& facts,
                                                    const law::LawSnapshot& law);
// The first later day on which the same facts are no longer refused.
[[nodiscard]] std::optional<Date> first_day_that_turns(const EligibilityFacts& facts,
                                                       const law::LawSnapshot& law);

}  // namespace yigang::policy
