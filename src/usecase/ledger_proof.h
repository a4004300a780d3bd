// Holds the locked money of a unit against its journal: the proof of design.md habit 11 on the far
// side of the disk, for `yigang journal verify` and after a restore. Reads only.
#pragma once

#include <vector>

#include "core/nouns.h"
#include "store/database.h"

namespace yigang::usecase {

// One problem a fault: `run_not_as_locked` (month, run), `payment_not_as_settled` (count),
// `batch_not_as_made` (count). None: all is as it was locked.
[[nodiscard]] Result<std::vector<Problem>> ledger_faults(store::Reader& reader, UnitCode unit);

}  // namespace yigang::usecase
