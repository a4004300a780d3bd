// The newest month of a unit that was computed or locked: what a figure touches is told of it, in a
// preview (figure_preview.h) and of a clause (clause_reach.h). Reads only; one list of runs.
#pragma once

#include <optional>
#include <vector>

#include "core/fen.h"
#include "store/month_rows.h"

namespace yigang::usecase {

struct MonthOfUnit {
  Month month;
  Fen social_offer;  // of the first of its runs, which tells what was on offer
  bool locked = false;
  std::vector<SettlementRunId> runs;  // that stand; none of them a correction
};
[[nodiscard]] Result<std::optional<MonthOfUnit>> newest_month(store::Reader& reader, UnitCode unit);

}  // namespace yigang::usecase
