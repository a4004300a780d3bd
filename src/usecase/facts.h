// Fetches every fact that eligibility and tenure of one person rest on, once, for a pure decision.
#pragma once

#include "policy/eligibility.h"
#include "policy/tenure.h"
#include "store/person_rows.h"
#include "usecase/work.h"

namespace yigang::usecase {

// By what they are fetched: inside of a verb, or for a page that changes nothing.
struct FactStore {
  store::Reader& tx;
  const law::LawSnapshot& law;
};
[[nodiscard]] inline FactStore facts_by(const Work& work) {
  return {work.tx, work.law()};
}

struct ClaimedGroup {
  TargetGroup group = TargetGroup::older;
  std::string expanded_name;  // of `expanded` only
};
BOOST_DESCRIBE_STRUCT(ClaimedGroup, (), (group, expanded_name))

// "older;expanded:name": how an application stores its claims.
[[nodiscard]] std::string groups_text(const std::vector<ClaimedGroup>& groups);
[[nodiscard]] Result<std::vector<ClaimedGroup>> parse_groups(std::string_view text);

// From the exit to the post that is asked about the tenure stands still: who holds none returns in
// `resumes` at the earliest.
[[nodiscard]] Result<policy::Absence> absence_of(const FactStore& at, PersonKey person,
                                                 Month resumes);

struct PersonTenure {
  policy::Tenure tenure;
  bool used_up = false;  // no payable month left from the month of the day on
  policy::Trace trace;
  // The last payable months by each category that an urban woman may have whose own nobody has
  // confirmed; empty otherwise.
  std::vector<std::optional<Month>> possible;
};
[[nodiscard]] Result<PersonTenure> tenure_of(const FactStore& at, const store::PersonRow& person,
                                             Side side, Date day);

// The last day that an agreement of these days may have (P11: never beyond the tenure, 二(四),
// 二(六)). A woman's category is never guessed: where the end hangs on it, it is confirmed first.
// Refusals `category_missing`, `tenure_used_up`.
[[nodiscard]] Result<Date> last_agreed_day(const PersonTenure& tenure, Date from, Date until);

struct GatheredFacts {
  policy::EligibilityFacts facts;
  policy::Trace tenure_trace;
};
[[nodiscard]] Result<GatheredFacts> gather_facts(const FactStore& at,
                                                 const store::PersonRow& person, Side side,
                                                 const std::vector<ClaimedGroup>& groups, Date day);

}  // namespace yigang::usecase
