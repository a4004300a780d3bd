// expect: cannot convert|conversion
#include "core/fen.h"

double value(yigang::Fen amount) {
#ifdef BREAK
  return amount;
#else
  return amount.is_zero() ? 0.0 : 1.0;
#endif
}
