// The step of an explanation that shows a split whose input is handed in, for those who read no
// month (case tables). Pure. Source: LZ-2022-4 三(二).
#pragma once

#include <string>
#include <vector>

#include "policy/funding.h"

namespace yigang::policy {

// The node "funding"; `deps` are the figures that were read for the input.
[[nodiscard]] TraceNode funding_node(const FundingInput& input, const FundingParts& parts,
                                     std::vector<std::string> deps);

}  // namespace yigang::policy
