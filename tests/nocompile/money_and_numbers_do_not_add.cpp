// expect: no match for .operator\+
#include "core/fen.h"

yigang::Fen raise(yigang::Fen amount) {
#ifdef BREAK
  return amount + 100;
#else
  return amount + yigang::Fen(100);
#endif
}
