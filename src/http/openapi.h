// The OpenAPI 3.1 description, emitted from the route table and the shapes of its structs: paths,
// parameters, bodies, answers, Idempotency-Key and If-Match, the one problem and the security
// scheme. There is no second source, so that the description cannot drift. Emitted once at the
// start.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/router.h"

namespace yigang::http {

[[nodiscard]] std::string openapi_json(const std::vector<Route>& routes, std::string_view version);

}  // namespace yigang::http
