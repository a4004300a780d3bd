// What a correction rests on besides its own spans of work. A correction is computed on one day and
// locked on another; a death, a rate or another correction in between must be seen.
#pragma once

#include <string>

#include "store/month_rows.h"
#include "usecase/work.h"

namespace yigang::usecase {

// Everything that the month's kernel knows today of the placement of a locked line, its attendance
// and the paid months from its own on apart, with what is locked for the line and how the month was
// shared.
[[nodiscard]] Result<std::string> correction_facts(store::Reader& reader,
                                                   const store::SettlementLineRow& line);
// Facts of one correction more; hexadecimal SM3 of what came before and of these. Before the first
// it is empty.
[[nodiscard]] std::string facts_digest(std::string_view before, std::string_view facts);
// The facts of all corrections of a run, as they are today, in the order of its lines.
[[nodiscard]] Result<std::string> facts_digest_of(store::Reader& reader,
                                                  const store::SettlementRunRow& run);

}  // namespace yigang::usecase
