// Peers of the kernels in numpy: a script of bench/peers in a process of its own. It loads columns
// that write_columns has written, computes, and tells its own wall and CPU seconds without the
// loading. Failure `bench_peer` with what it said, for instance that numpy is not installed.
#pragma once

#include "measure.h"

namespace yigang::bench {

// `times`: how often it computes, so that a short round can be timed; `things` of one time.
[[nodiscard]] Result<Outcome> run_numpy(const std::string& script, const std::string& folder,
                                        int times, double things);

}  // namespace yigang::bench
