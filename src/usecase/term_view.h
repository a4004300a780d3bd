// 期限 (interface.md §11 "Tenure"): the months of a person that count, today: which were paid or
// recovered, how many are left, where the term ends and why, and of an urban person what was frozen
// at the first approval (LZ-2022-4 二(四)). Which months were paid is a matter of pay: told to
// whoever may see lines of the unit that has paid; of the others only how many there are. Reads
// only.
#pragma once

#include "policy/tenure.h"
#include "store/person_rows.h"
#include "usecase/desk.h"
#include "usecase/month_reads.h"

namespace yigang::usecase {

// 以初次核定其享受补贴时年龄为准: of that day, and never again.
struct FrozenFacts {
  Date day;
  std::int64_t age = 0;
  std::optional<Date> retirement_day;  // nothing: her category was open on that day
  bool under_distance = false;         // less than five years before it
};
BOOST_DESCRIBE_STRUCT(FrozenFacts, (), (day, age, retirement_day, under_distance))

struct LifeTerm {
  Side side{};
  int months_used = 0;
  int limit = 0;
  int left = 0;          // that can still be paid
  int prior_months = 0;  // of those that are used: on posts of the old scheme
  std::optional<Month> last_payable;
  policy::TenureEnd ended_by{};
  std::vector<Month> paid;
  std::vector<Month> recovered;
  int unlisted = 0;                      // of those that are used: paid, and not told here
  std::optional<Month> extension_until;  // rural: as it was approved
  std::optional<Date> retirement_day;    // urban: by the law in force now
  std::optional<FrozenFacts> frozen;     // urban
};
BOOST_DESCRIBE_STRUCT(LifeTerm, (),
                      (side, months_used, limit, left, prior_months, last_payable, ended_by, paid,
                       recovered, unlisted, extension_until, retirement_day, frozen))

struct TermAsked {
  const Desk& desk;
  const Actor& actor;
  store::Reader& reader;
  const law::LawSnapshot& law;
  Date on;
};
[[nodiscard]] Result<LifeTerm> term_of(const TermAsked& asked, const store::PersonRow& person,
                                       Side side);

// Of the person of a settled line, today, with the line's month.
struct LineTerm {
  Month month;
  LifeTerm term;
};
BOOST_DESCRIBE_STRUCT(LineTerm, (), (month, term))
// Refusals of explain_settled.
[[nodiscard]] Result<LineTerm> read_line_term(Desk& desk, const Actor& actor, const OneLine& query);

}  // namespace yigang::usecase
