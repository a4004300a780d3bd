// expect: is private within this context|no matching function
#include "core/resident_number.h"

yigang::Result<yigang::ResidentNumber> read(const std::string& text) {
#ifdef BREAK
  return yigang::ResidentNumber(text);
#else
  return yigang::ResidentNumber::parse(text);
#endif
}
