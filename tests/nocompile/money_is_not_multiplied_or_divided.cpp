// expect: no match for .operator/
#include "core/fen.h"

yigang::Fen half(yigang::Fen amount) {
#ifdef BREAK
  return amount / 2;
#else
  return yigang::share_half_away(amount, 1, 2);
#endif
}
