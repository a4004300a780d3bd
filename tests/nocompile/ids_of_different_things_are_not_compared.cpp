// expect: no match for .operator==
#include "core/id.h"

bool same(yigang::Id<struct PostTag> post, yigang::Id<struct PersonTag> person) {
#ifdef BREAK
  return post == person;
#else
  return post.value() == person.value();
#endif
}
