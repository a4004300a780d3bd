// Why a settled line says what it says, "yigang.trace/1". Nothing of it is stored beside the line:
// the line keeps the computed facts (work, rate, amount, parts, months used, last month), its
// attendance is closed with the month, rates are rows that never change, and the run names the
// digest of the law. From these the trace comes out the same whenever it is asked for. If the law
// has moved since the run, the node "settled" says so and the line's own figures stand. About 1 ms.
#pragma once

#include "usecase/explanation.h"

namespace yigang::usecase {

// `not_found` for a line that is not there.
[[nodiscard]] Result<StoredTrace> explain_line(store::Reader& reader, const law::LawSnapshot& law,
                                               std::string_view law_digest, UnitCode unit,
                                               SettlementLineId line);

}  // namespace yigang::usecase
