// What the settlement of one unit and month looks at, in columns: placements in the order of their
// numbers, and three shared vectors (spans of work, rate tables, paid months) into which each
// placement points, so that 27,600 rows need a handful of allocations. The loader fills it; nothing
// here knows the store. `append_input_text` writes every fact a line, in a fixed order; its digest
// is what a run froze, so that a lock can tell whether anything has moved since. Values only.
// Source: policy-rules.md "Tenure", "Allowance", "Funding", domain.md 二(四).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/area.h"
#include "core/ids.h"
#include "policy/allowance.h"
#include "policy/funding.h"
#include "policy/tenure.h"
#include "settle/pauses.h"

namespace yigang::settle {

// A stretch of one of the shared vectors.
struct Range {
  std::size_t first = 0;
  std::size_t count = 0;
  template <class T>
  [[nodiscard]] std::span<const T> of(const std::vector<T>& all) const {
    return std::span<const T>(all).subspan(first, count);
  }
};

struct PlacementInput {
  std::int64_t number = 0;
  PlacementId placement;
  PersonKey person;
  Side side = Side::rural;
  PlaceCode town;
  PlaceCode village;
  Date started;
  // The last day that can be paid: of the exit or of the death, whichever is earlier.
  std::optional<Date> last_day;
  // No day of the month on duty (paused on all of them, or dead before it): no attendance is
  // awaited.
  bool off_duty = false;
  Range pauses;  // the month's, of `MonthInputs::pauses`
  bool held = false;
  bool waiting = false;  // open hit, late attendance, or its town is left out
  bool account_present = false;
  bool overtime_confirmed = false;
  Hours monthly_hours;
  std::optional<WorkDays> scheduled;  // urban; nothing: the calendar's working days
  Range work;
  Range others;  // urban; the person's other posts that are counted first, of `MonthInputs::others`
  std::optional<std::size_t> rates;  // index of `rate_tables`; nothing: no standard at all
  Range paid;                        // sorted, distinct, all units
  Range recovered;                   // sorted, distinct, each in `paid`
  // The unit that has paid this month to the person and did not get it back; never the own one.
  std::optional<UnitCode> paid_elsewhere;
  int prior_months = 0;
  std::optional<Month> extension_until;
  std::optional<policy::FirstApproval> first_approval;
  // Urban, first approved on this day, and no retirement day was frozen: the category was open.
  std::optional<Date> approved_on;
  Date birth;
  std::optional<RetirementCategory> category;
};

// What locked runs of the month have shared out on the rural side, corrections apart.
struct SettledRural {
  policy::FundingParts parts;
  std::vector<PersonKey> persons;  // whom they paid; sorted, distinct
  Fen social_fund;                 // that was on offer
};

// Days that count on another urban post of the same person in the month, and what that post's full
// month is.
struct OtherPost {
  WorkDays days;
  std::optional<WorkDays> scheduled;  // nothing: the calendar's working days
  std::optional<Fen> paid = {};       // for them so far; nothing: not settled yet
};

struct MonthInputs {
  UnitCode unit;
  Month month;
  std::vector<PlacementInput> placements;  // by number
  std::vector<policy::WorkSpan> work;      // of each placement by first day, not overlapping
  std::vector<DayStretch> pauses;          // likewise
  std::vector<OtherPost> others;
  std::vector<std::vector<policy::DatedRate>> rate_tables;
  std::vector<Month> months;
  Fen social_fund;                            // on offer for the rural side; ≥ 0
  std::optional<SettledRural> settled_rural;  // a run of the month is locked: these are arrears
};

// input = head [settled] *placement, every line "word|value|…" LF:
//   head      = "input|" unit "|" month "|" social fund "|" settled parts or "-"
//   settled   = "settled|" social fund that was on offer *("|" person)
//   placement = "placement|…" *("paused|…") *("work|…") *("other|…") *("rate|…") "paid|" months
//   "recovered|" months ["elsewhere|" unit]
void append_input_text(std::string& text, const MonthInputs& inputs);

// policy-rules.md "Allowance": at most 100 % of the days of a month. How many of the `own`
// scheduled days each of the other posts has taken; a full month is the calendar's where a host
// entered none.
[[nodiscard]] std::vector<policy::TakenDays> taken_days(const MonthInputs& inputs,
                                                        const PlacementInput& one, WorkDays own,
                                                        WorkDays calendar);

}  // namespace yigang::settle
