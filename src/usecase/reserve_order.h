// The order of the reserve list (policy-rules.md "Notice and review"): votes, then re-recognised
// staff of the old scheme, then time of application; where all are equal the number, so that the
// order is total. Pure.
#pragma once

#include <vector>

#include "store/application_queries.h"

namespace yigang::usecase {

// LZ-2022-4 二(六): 重新认定. The application claims it; what proves it are months on the old
// scheme that the county has confirmed. A claim alone takes nobody past a neighbour.
[[nodiscard]] bool is_re_recognised(const store::PassedApplication& one);
void sort_by_reserve_order(std::vector<store::PassedApplication>& passed);

}  // namespace yigang::usecase
