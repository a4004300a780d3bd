// 当时 / 现在 and 如果 of a decision and of a settled line; a part of the routes of the law.
#pragma once

#include <vector>

#include "http/router.h"

namespace yigang::http {

void add_why_routes(std::vector<Route>& routes);

}  // namespace yigang::http
