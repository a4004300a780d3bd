// How many months of allowance a person has used, and the last month that is payable. A month is
// used once, however many posts, units or sides paid it; gaps do not count; proven months of the
// old scheme do; months recovered in full do not. First approval is frozen when it happens and is
// handed in ever after. Months are sorted and distinct (`distinct_months`). Pure; O(months).
// Source: LZ-2022-4 二(四) and 二(六), policy-rules.md "Tenure", domain.md P5–P7, P11.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/calendar.h"
#include "core/nouns.h"
#include "policy/reader.h"

namespace yigang::policy {

BOOST_DEFINE_FIXED_ENUM_CLASS(ExtensionEndLaw, std::uint8_t, current, first_approval)

// 以初次核定其享受补贴时年龄为准: frozen on the day of the first approval of any subsidy, under the
// law in force on that day. Only urban persons have a retirement day here.
struct FirstApproval {
  Date day;
  int age_years = 0;
  Date retirement_day;
  int whole_months_left = 0;
  bool under_distance = false;  // less than five years away
  friend bool operator==(const FirstApproval&, const FirstApproval&) = default;
};
[[nodiscard]] Result<FirstApproval> freeze_first_approval(LawReader& reader, Date day, Date birth,
                                                          RetirementCategory category);

struct TenureFigures {
  int months_max = 0;
  int rural_extension_max = 0;
  ExtensionEndLaw extension_end = ExtensionEndLaw::current;
};
[[nodiscard]] Result<TenureFigures> read_tenure_figures(LawReader& reader, Date on);

// Months in which the person stands on no post: nothing is assumed to be paid in them.
struct Absence {
  Month first;
  Month last;
};

struct TenureFacts {
  Side side = Side::rural;
  int prior_months = 0;                  // proven, outside `paid`
  std::span<const Month> paid;           // sorted, distinct
  std::span<const Month> recovered;      // sorted, distinct, each in `paid`
  Month from;                            // where pay is assumed to begin when nothing was paid yet
  std::optional<Absence> absence;        // between the last post and the one that is asked about
  std::optional<Month> extension_until;  // rural: a recorded extension
  std::optional<FirstApproval> first_approval;
  // Where they come from, for the trace; empty: not told.
  std::vector<TraceFact> prior_sources;
  std::vector<TraceFact> first_approval_sources;
  std::optional<Date> retirement_now;  // urban: under the law in force now
};

BOOST_DEFINE_FIXED_ENUM_CLASS(TenureEnd, std::uint8_t, months, extension, retirement)

struct Tenure {
  int months_used = 0;
  int limit = 0;  // of months; with an extension the larger one
  // Nothing when prior months alone use up the limit.
  std::optional<Month> last_payable;
  TenureEnd ended_by = TenureEnd::months;
  [[nodiscard]] bool payable(Month month) const { return last_payable && month <= *last_payable; }
};
[[nodiscard]] Tenure tenure(const TenureFacts& facts, const TenureFigures& figures);
// How many more months can be paid, pay being assumed in each from the next one on: up to the last
// payable month, gaps and absences left out.
[[nodiscard]] int months_left(const TenureFacts& facts, const Tenure& tenure);
// Between which months an extension of a rural term must end: after the last month that is payable
// without one, and not after the month in which the extended limit is reached. Facts and figures as
// above; a recorded extension is not looked at. `latest` is nothing when prior months alone use up
// the extended limit as well.
struct ExtensionBounds {
  std::optional<Month> last_payable;
  std::optional<Month> latest;
};
[[nodiscard]] ExtensionBounds extension_bounds(const TenureFacts& facts,
                                               const TenureFigures& figures);
// Sorted, each once.
[[nodiscard]] std::vector<Month> distinct_months(std::vector<Month> months);

struct TenureVerdict {
  Tenure tenure;
  Trace trace;
};
// Reads the figures of `on` and, for an urban person, needs category and birth date.
[[nodiscard]] Result<TenureVerdict> explain_tenure(const TenureFacts& facts,
                                                   const law::LawSnapshot& law, UnitCode unit,
                                                   Date on, Date birth,
                                                   std::optional<RetirementCategory> category);

}  // namespace yigang::policy
