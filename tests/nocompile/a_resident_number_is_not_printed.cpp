// expect: no match for .operator<<
#include <ostream>

#include "core/resident_number.h"

void print(std::ostream& out, const yigang::ResidentNumber& number) {
#ifdef BREAK
  out << number;
#else
  out << number.masked();
#endif
}
