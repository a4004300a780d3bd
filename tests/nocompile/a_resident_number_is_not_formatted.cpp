// expect: Cannot format|static assertion failed|formatter
#include <fmt/format.h>

#include "core/resident_number.h"

std::string line(const yigang::ResidentNumber& number) {
#ifdef BREAK
  return fmt::format("{}", number);
#else
  return fmt::format("{}", number.masked());
#endif
}
