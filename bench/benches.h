// The benchmarks, one function each; every one prints its table or what stopped it.
#pragma once

#include <string>

#include "city.h"

namespace yigang::bench {

[[nodiscard]] Result<> bench_settle(City& city, int rounds);
// `postgres`: address of a server for one of the peers, or empty. `folder`: for the peers' files.
[[nodiscard]] Result<> bench_settle_kernel(City& city, const std::string& postgres,
                                           const std::string& folder, int rounds);
// A small month of the kernel as columns, and its check values in `check`: to work on a peer.
[[nodiscard]] Result<> dump_month(City& city, const std::string& folder);
[[nodiscard]] Result<> bench_eligibility(const law::LawSnapshot& law, const std::string& folder,
                                         int rounds);
[[nodiscard]] Result<> bench_writes(City& city, const std::string& folder, int rounds);
// `program`: the yigang that serves.
[[nodiscard]] Result<> bench_api(City& city, const std::string& program, int rounds);

}  // namespace yigang::bench
