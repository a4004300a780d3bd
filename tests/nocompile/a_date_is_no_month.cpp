// expect: could not convert|conversion|cannot convert
#include "core/calendar.h"

yigang::Month month_of(yigang::Date day) {
#ifdef BREAK
  return day;
#else
  return yigang::Month::of(day);
#endif
}
