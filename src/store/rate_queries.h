// Which rates of pay stand on a day within a scope, and how much hangs on each. Reads.
#pragma once

#include <vector>

#include "store/list_queries.h"
#include "store/plan_rows.h"

namespace yigang::store {

// For each unit, side, post type and band the rate in force on the day; rates belong to a unit, so
// that a town sees those of its unit.
[[nodiscard]] Result<std::vector<PayStandardRow>> rates_on(Reader& reader, UnitCode unit, Date day);

struct RateUse {
  UnitCode unit;
  Side side{};
  std::string post_type;
  std::string band;
  std::int64_t posts = 0;    // approved and not abolished
  std::int64_t on_duty = 0;  // placements on them that have not ended
};
[[nodiscard]] Result<std::vector<RateUse>> rate_uses(Reader& reader, const ListScope& scope);

}  // namespace yigang::store
