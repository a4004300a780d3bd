// expect: no match for .operator|cannot convert|could not convert
#include "core/tenths.h"

bool more(yigang::Hours hours, yigang::WorkDays days) {
#ifdef BREAK
  return hours < days;
#else
  return hours.x10() < days.x10();
#endif
}
