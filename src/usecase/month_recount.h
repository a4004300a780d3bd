// For tests about the month: what the lists tell from kept sums and from the indexes of what stands
// out (docs/decisions/0038) is what every line, added up anew, comes to. Called when a test ends,
// so that each kind of change is counted again. Reads.
#pragma once

#include "core/area.h"
#include "store/database.h"

namespace yigang::usecase {

void expect_recount(store::Database& database, UnitCode unit);

}  // namespace yigang::usecase
