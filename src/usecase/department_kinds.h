// Whether a department answers for a kind of fact (domain.md §7, "own kinds only"): which
// department the actor's organisation is stands with the organisation, what it answers for in
// law/authority/registers.csv. Asked beside the matrix, which lets all departments confirm. Reads
// one row.
#pragma once

#include "usecase/work.h"

namespace yigang::usecase {

// Refusal `kind_of_other_department`, which names the departments that may.
[[nodiscard]] Result<> check_recognises(Work& work, const Actor& actor, TargetGroup kind);
[[nodiscard]] Result<> check_confirms_categories(Work& work, const Actor& actor);

}  // namespace yigang::usecase
