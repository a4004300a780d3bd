// Fictitious people for the eligibility kernel and its peer: births 1955–1985, every group of both
// sides, one claim or two, some circumstances, so that all branches are taken. The same seed gives
// the same people, and fewer are a prefix of more. They go out as tables of whole numbers
// (month_tables.h); births as year, month and day.
#pragma once

#include <vector>

#include "month_tables.h"
#include "policy/eligibility.h"

namespace yigang::bench {

inline constexpr std::uint64_t kPeopleSeed = 20251001;

[[nodiscard]] std::vector<policy::EligibilityFacts> some_people(std::size_t count);
[[nodiscard]] std::vector<Table> people_tables(const std::vector<policy::EligibilityFacts>& people,
                                               const policy::EligibilityFigures& figures);

// What is kept of a decision.
struct Decision {
  policy::EligibilityResult result;
  std::optional<policy::Reason> headline;
};
// A line a side: side, eligible, refused, for decision, Σ mask, Σ place × mask, Σ (headline + 1).
[[nodiscard]] std::string decisions_check(const std::vector<policy::EligibilityFacts>& people,
                                          const std::vector<Decision>& decisions);

}  // namespace yigang::bench
