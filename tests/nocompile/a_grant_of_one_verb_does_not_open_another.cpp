// expect: could not convert|cannot convert|invalid initialization|no matching
#include "usecase/authority.h"

struct Look {};
struct Pay {};
using yigang::usecase::Grant;

bool act(const Grant<Pay>& grant) {
  return grant.actor().stepped_up;
}

bool call(const Grant<Look>& look, const Grant<Pay>& pay) {
#ifdef BREAK
  (void)pay;
  return act(look);
#else
  (void)look;
  return act(pay);
#endif
}
