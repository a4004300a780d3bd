// The routes of documents of law: official texts and what is done about them.
#pragma once

#include <vector>

#include "http/router.h"

namespace yigang::http {

void add_document_routes(std::vector<Route>& routes);

}  // namespace yigang::http
