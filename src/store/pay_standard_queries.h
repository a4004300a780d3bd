// Pay standards between the person who enters and the one who confirms, and the months that a
// standard has been paid by (LZ-2022-4 二(四)/4). Those that count are in plan_queries.h. Cost: an
// index; the locked months read the payable lines of the side from the month on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/plan_rows.h"

namespace yigang::store {

// The one that waits for the same side, post type, band and day.
[[nodiscard]] Result<std::optional<PayStandardEntryRow>> asked_pay_standard(
    Reader& reader, const PayStandardRow& like);
// What the unit pays or is about to pay on a side: "post type / band", each once, in their order.
[[nodiscard]] Result<std::vector<std::string>> kinds_of_pay(Reader& reader, UnitCode unit,
                                                            Side side);
// The last locked month in which somebody was paid on a post of the standard's kind on days from
// its own first day to that of the next standard, which it would have changed.
[[nodiscard]] Result<std::optional<Month>> locked_month_of(Reader& reader,
                                                           const PayStandardRow& row);

}  // namespace yigang::store
