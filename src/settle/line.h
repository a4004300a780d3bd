// One line of a settlement: what a placement gets for a month, or why it gets nothing. Order of
// precedence of the status: held, waiting, tenure_over, problem, nothing, payable. A problem keeps
// the computed amount where there is one, and its share of the parts, so that it can be shown; a
// run with problems cannot be locked, so that nobody is paid by it. Values only.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/area.h"
#include "core/ids.h"
#include "core/tenths.h"
#include "policy/funding.h"

namespace yigang::settle {

BOOST_DEFINE_FIXED_ENUM_CLASS(LineStatus, std::uint8_t, payable, nothing, tenure_over, held,
                              waiting, problem)
// The first three are the allowance's, in its order.
BOOST_DEFINE_FIXED_ENUM_CLASS(LineProblem, std::uint8_t, no_rate, needs_split, below_floor,
                              overtime_unconfirmed, no_attendance, no_account, no_scheduled_days,
                              category_missing, span_on_paused_day, paid_elsewhere, work_after_end)

struct Line {
  std::int64_t number = 0;  // of the placement
  PlacementId placement;
  PersonKey person;
  Month month;
  Side side = Side::rural;
  PlaceCode town;
  PlaceCode village;
  LineStatus status = LineStatus::nothing;
  std::optional<LineProblem> problem;
  Hours hours;
  WorkDays days;
  Fen rate;  // of the first span; 0 if there is none
  Fen amount;
  Fen missing;
  policy::FundingParts parts;
  int months_used = 0;  // with this month, if it is payable
  std::optional<Month> last_payable;
  friend bool operator==(const Line&, const Line&) = default;
};

// The bytes that are sealed: UTF-8, one line without its end,
//   "line|" month "|" number "|" placement "|" person "|" side "|" town "|" village "|" kind "|"
//   status "|" problem or "-" "|" hours "|" days "|" rate "|" amount "|" missing "|" province "|"
//   city "|" county "|" social "|" original "|" months used "|" last payable or "-" "|" corrected
//   line or "-" ["|" basis]
// Money in yuan with two decimals, hours and days with one. The basis (basis.h) stands last, since
// it holds free text; lines from before migration 014 have none.
[[nodiscard]] std::string canonical_line(const Line& line, std::string_view kind = "pay",
                                         std::string_view corrects = "-",
                                         std::string_view basis = {});

}  // namespace yigang::settle
