// Fetches every fact that eligibility and tenure of one person rest on, once, for a pure decision.
#pragma once

#include "policy/eligibility.h"
#include "policy/tenure.h"
#include "store/person_rows.h"
#include "usecase/work.h"

namespace yigang::usecase {

// The store and an edition of the law: those of a verb, or for a question that stores nothing.
class Sight {
 public:
  Sight(Work& work) : tx(work.tx), law_(work.law()) {}  // NOLINT: a verb sees what it works on
  Sight(store::Reader& reader, const law::LawSnapshot& law) : tx(reader), law_(law) {}
  store::Reader& tx;
  [[nodiscard]] const law::LawSnapshot& law() const { return law_; }

 private:
  const law::LawSnapshot& law_;
};

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
[[nodiscard]] Result<policy::Absence> absence_of(const Sight& sight, PersonKey person,
                                                 Month resumes);

// What the term of a person rests on, as it is on record for a day; no law has a part in it yet.
struct TermFacts {
  policy::TenureFacts facts;  // but for `paid` and `recovered`
  std::vector<Month> paid;
  std::vector<Month> recovered;
  std::optional<store::FirstApprovalRow> first;
};

struct PersonTenure {
  policy::Tenure tenure;
  bool used_up = false;                // no payable month left from the month of the day on
  int left = 0;                        // months that can still be paid
  std::optional<Date> retirement_now;  // urban, with a category: by the law in force on the day
  policy::Trace trace;
  // The last payable months by each category that an urban woman may have whose own nobody has
  // confirmed; empty otherwise.
  std::vector<std::optional<Month>> possible;
};
[[nodiscard]] Result<TermFacts> term_facts(const Sight& sight, const store::PersonRow& person,
                                           Side side, Date day);
[[nodiscard]] Result<PersonTenure> tenure_by(const law::LawSnapshot& law,
                                             const store::PersonRow& person, const TermFacts& term,
                                             Date day);
// Both.
[[nodiscard]] Result<PersonTenure> tenure_of(const Sight& sight, const store::PersonRow& person,
                                             Side side, Date day);

// The last day that an agreement of these days may have (P11: never beyond the tenure, 二(四),
// 二(六)). A woman's category is never guessed: where the end hangs on it, it is confirmed first.
// Refusals `category_missing`, `tenure_used_up`.
[[nodiscard]] Result<Date> last_agreed_day(const PersonTenure& tenure, Date from, Date until);

struct GatheredFacts {
  policy::EligibilityFacts facts;
  policy::Trace tenure_trace;
  TermFacts term;  // the one part of the facts that another edition of the law changes
};
[[nodiscard]] Result<GatheredFacts> gather_facts(const Sight& sight, const store::PersonRow& person,
                                                 Side side, const std::vector<ClaimedGroup>& groups,
                                                 Date day);

}  // namespace yigang::usecase
