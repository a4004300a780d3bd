// Whether a department answers for a kind of fact (domain.md §7, "own kinds only"): which
// department the actor's organisation is stands with the organisation, what it answers for in
// law/authority/registers.csv. Asked beside the matrix, which lets all departments confirm. Reads
// one row.
#pragma once

#include "usecase/work.h"

namespace yigang::usecase {

// Refusal `kind_of_other_department`, which names the departments that may.
[[nodiscard]] Result<> check_recognises(store::Reader& reader, const law::LawSnapshot& law,
                                        const Actor& actor, TargetGroup kind);
[[nodiscard]] Result<> check_confirms_categories(store::Reader& reader, const law::LawSnapshot& law,
                                                 const Actor& actor);
// The urban kinds that the actor's department may recognise; none for whoever is no department.
[[nodiscard]] Result<std::vector<TargetGroup>> recognised_kinds(store::Reader& reader,
                                                                const law::LawSnapshot& law,
                                                                const Actor& actor);

}  // namespace yigang::usecase
