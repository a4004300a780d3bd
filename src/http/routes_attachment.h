// The routes of photographs and papers behind a step.
#pragma once

#include <vector>

#include "http/router.h"

namespace yigang::http {

void add_attachment_routes(std::vector<Route>& routes);

}  // namespace yigang::http
