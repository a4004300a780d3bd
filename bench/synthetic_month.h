// A month of the whole city for the settlement kernel and its peers: the units' inputs as the store
// gives them, repeated until there are as many placements as wanted, and varied, so that every
// status and every problem occurs, spans are split, rates change inside a month, and the provincial
// share and social money have something to share out. The same seed gives the same month.
#pragma once

#include <vector>

#include "base/random.h"
#include "settle/inputs.h"

namespace yigang::bench {

inline constexpr std::uint64_t kMonthSeed = 20251001;

[[nodiscard]] settle::MonthInputs varied_month(const settle::MonthInputs& some, std::size_t wanted,
                                               std::uint64_t seed);
// `wanted` placements, shared out as the units' own are.
[[nodiscard]] std::vector<settle::MonthInputs> varied_city(
    const std::vector<settle::MonthInputs>& units, std::size_t wanted);

}  // namespace yigang::bench
