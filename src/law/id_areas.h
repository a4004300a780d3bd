// The area prefixes of resident numbers, those of earlier divisions among them
// (law/areas/id-area-codes.csv). A list to look up by people: no rule refuses a number by it, so
// that only its form is checked when the law is loaded. Pure.
#pragma once

#include <string_view>

#include "base/result.h"

namespace yigang::law {

// Six digits each, none twice; refusals name file, line and column.
[[nodiscard]] Result<> check_id_area_codes(std::string_view csv);

}  // namespace yigang::law
