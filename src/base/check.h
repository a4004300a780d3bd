// CHECK: the third of the three words (refusal, failure, bug; STYLE.md). A failed CHECK is a bug in
// the program, never a wrong input. It is always on, prints the condition and the place, and
// aborts: a process that has lost its own invariants must not go on paying people. Thread-safe.
#pragma once

namespace yigang {

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace yigang

#define CHECK(condition)                                      \
  do {                                                        \
    if (!(condition)) [[unlikely]]                            \
      ::yigang::check_failed(#condition, __FILE__, __LINE__); \
  } while (false)
