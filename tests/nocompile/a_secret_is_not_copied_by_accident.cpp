// expect: use of deleted function
#include "crypto/secret.h"

yigang::crypto::Secret twice(const yigang::crypto::Secret& key) {
#ifdef BREAK
  return key;
#else
  return key.clone();
#endif
}
