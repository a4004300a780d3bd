// Eligibility on the day of the facts as an explanation, with what would turn a refusal; stores
// nothing. What decides stores the same (explanation.h, store_verdict).
#pragma once

#include "usecase/explanation.h"

namespace yigang::usecase {

struct TracedVerdict {
  StoredTrace trace;
  policy::EligibilityResult result;
};
[[nodiscard]] Result<TracedVerdict> trace_verdict(std::string_view kind,
                                                  const policy::EligibilityFacts& facts,
                                                  const policy::Trace& further,
                                                  const law::LawSnapshot& law);

}  // namespace yigang::usecase
