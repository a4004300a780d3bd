// A settled line that the actor may look behind: inside his scope, by the right of the verb.
#pragma once

#include "usecase/explain_line.h"

namespace yigang::usecase {

// Refusals: those of may_look_behind, `not_found` outside the scope.
[[nodiscard]] Result<SettledLine> line_of_actor(Desk& desk, store::Reader& reader,
                                                const Actor& actor, std::string_view verb,
                                                SettlementLineId id);

}  // namespace yigang::usecase
