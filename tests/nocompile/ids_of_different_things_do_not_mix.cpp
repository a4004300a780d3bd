// expect: could not convert|no match|no matching|cannot convert|conversion
#include "core/id.h"

using PostId = yigang::Id<struct PostTag>;
using PersonId = yigang::Id<struct PersonTag>;

std::int64_t pay(PostId post, PersonId person) {
  return post.value() + person.value();
}

std::int64_t call(PostId post, PersonId person) {
#ifdef BREAK
  return pay(person, post);
#else
  return pay(post, person);
#endif
}
