// The benchmarks, one function each; every one prints its table or what stopped it.
#pragma once

#include <string>

#include "city.h"

namespace yigang::bench {

[[nodiscard]] Result<> bench_settle(City& city, int rounds);
[[nodiscard]] Result<> bench_settle_kernel(City& city, int rounds);
[[nodiscard]] Result<> bench_eligibility(const law::LawSnapshot& law, int rounds);
[[nodiscard]] Result<> bench_writes(City& city, const std::string& folder, int rounds);
// `program`: the yigang that serves.
[[nodiscard]] Result<> bench_api(City& city, const std::string& program, int rounds);

}  // namespace yigang::bench
