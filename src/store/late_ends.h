// Ends that became known after the lock: a locked line that rests on days after the exit or the
// death of its person is not paid (policy-rules.md "Allowance": never paid after death, after
// exit) until a correction is locked that rests on the days up to the end, or on none. What a line
// rests on stands in the basis of the newest locked line of its debt (docs/formats); a line from
// before the basis was kept rests on its whole month until it is corrected. Reads.
#pragma once

#include <map>
#include <vector>

#include "store/payment_queries.h"

namespace yigang::store {

struct LateEnd {
  std::int64_t placement_number = 0;
  Date last_day;  // of the placement or of the person, the earlier one
};
// By the settled line; its corrections stand under it.
using LateEnds = std::map<std::int64_t, LateEnd>;
// Of a month, or of one settled line in it.
[[nodiscard]] Result<LateEnds> late_ends(Reader& reader, UnitCode unit, Month month,
                                         SettlementLineId only = {});
// `line`: the settled line itself, or any of its corrections.
[[nodiscard]] Result<std::optional<LateEnd>> late_end_of(Reader& reader, UnitCode unit,
                                                         SettlementLineId line);

// The lines of a locked run that no payment has taken: `due` as due_lines gives them, and what
// would be due but for an end.
struct LateLine {
  DueLine line;
  LateEnd end;
};
struct UnpaidLines {
  std::vector<DueLine> due;
  std::vector<LateLine> late;
};
[[nodiscard]] Result<UnpaidLines> unpaid_lines(Reader& reader, UnitCode unit,
                                               const SettlementRunRow& run);

}  // namespace yigang::store
