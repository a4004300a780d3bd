#include "numpy_peer.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <cstdio>

namespace yigang::bench {

Result<Outcome> run_numpy(const std::string& script, const std::string& folder, int times,
                          double things) {
  // Debian's own Python: only it sees python3-numpy.
  const std::string command =
      fmt::format("/usr/bin/python3 bench/peers/{} '{}' {} 2>&1", script, folder, times);
  FILE* const child = popen(command.c_str(), "r");
  if (child == nullptr) return fail(failure("bench_peer").with("what", "popen"));
  std::string said;
  char block[4096];
  while (const std::size_t count = fread(block, 1, sizeof block, child)) said.append(block, count);
  if (pclose(child) != 0)
    return fail(failure("bench_peer").with("what", said.substr(0, said.find('\n'))));
  Effort each;
  double load = 0;
  int peak_mb = 0;
  if (std::sscanf(said.c_str(), "wall %lf cpu %lf load %lf peak_mb %d", &each.wall, &each.cpu,
                  &load, &peak_mb) != 4)
    return fail(failure("bench_peer").with("what", "no times: " + said.substr(0, 100)));
  return Outcome{.things = things,
                 .check = said.substr(said.find('\n') + 1),
                 .note = fmt::format("loading {:.2f} s apart, peak {} MB", load, peak_mb),
                 .effort = each};
}

}  // namespace yigang::bench
