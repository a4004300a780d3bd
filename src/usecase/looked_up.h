// A person by the whole resident number. Numbers can be guessed one by one (reliability.md §6.3),
// so that each look-up is noted for the auditor, whether or not somebody has the number. Internal
// to the verbs that look somebody up; may be called where its verb may.
#pragma once

#include <optional>

#include "core/resident_number.h"
#include "store/person_rows.h"
#include "usecase/work.h"

namespace yigang::usecase {

// `unit`: in whose journal it is noted. Nothing: nobody has the number.
[[nodiscard]] Result<std::optional<store::PersonRow>> looked_up(Work& work, UnitCode unit,
                                                                const ResidentNumber& number);

}  // namespace yigang::usecase
