// expect: to non-scalar type
#include "core/id.h"

yigang::Id<struct PostTag> post_of(std::int64_t number) {
#ifdef BREAK
  yigang::Id<struct PostTag> id = number;
#else
  yigang::Id<struct PostTag> id(number);
#endif
  return id;
}
