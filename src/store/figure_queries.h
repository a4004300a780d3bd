// The office's dated figures, append-only; a row counts once a second person has confirmed it.
#pragma once

#include <vector>

#include "law/figures.h"
#include "store/database.h"

namespace yigang::store {

[[nodiscard]] Result<std::int64_t> count_confirmed_figures(Reader& reader);
[[nodiscard]] Result<std::vector<law::OfficeRow>> confirmed_figures(Reader& reader);

}  // namespace yigang::store
