// Stands between SQLite and the C library, so that a rate of durable writes can be held against the
// number of times the disk was really waited for (a rate without sync calls is void).
#include <dlfcn.h>

#include <atomic>

#include "measure.h"

namespace {

std::atomic<std::int64_t> calls = 0;

using Sync = int (*)(int);

Sync next(const char* name) {
  return reinterpret_cast<Sync>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" int fdatasync(int file) {
  static const Sync real = next("fdatasync");
  ++calls;
  return real(file);
}

extern "C" int fsync(int file) {
  static const Sync real = next("fsync");
  ++calls;
  return real(file);
}

namespace yigang::bench {

std::int64_t sync_calls() {
  return calls;
}

}  // namespace yigang::bench
