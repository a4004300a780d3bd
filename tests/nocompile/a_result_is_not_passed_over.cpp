// expect: ignoring return(ed)? value|nodiscard
#include "core/fen.h"

void read(const char* text) {
#ifdef BREAK
  yigang::parse_yuan(text);
#else
  if (!yigang::parse_yuan(text)) return;
#endif
}
