// `yigang law show FIGURE --on DAY --unit CODE`: the value in force, the row that holds it, its
// source and status, and the rows that lost. Pure; text in one language.
#pragma once

#include <string>

#include "base/messages.h"
#include "law/snapshot.h"

namespace yigang::law {

[[nodiscard]] Result<std::string> show_on(const LawSnapshot& law, Figure figure, Date day,
                                          UnitCode unit, Language language);

}  // namespace yigang::law
