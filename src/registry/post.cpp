#include "registry/post.h"

namespace yigang::registry {

namespace {

Problem wrong_state(PostState now) {
  return conflict("post_state").with("state", std::string(word(now)));
}

}  // namespace

Result<PostState> approve_post(PostState now) {
  if (now != PostState::proposed) return fail(wrong_state(now));
  return PostState::open;
}

bool takes_a_person(PostState now) {
  return now == PostState::open || now == PostState::vacant;
}

Result<PostState> reserve_post(PostState now) {
  if (now == PostState::reserved || now == PostState::filled)
    return fail(conflict("post_taken").with("who", "-").by("LZ-2022-4 二(三)"));
  if (!takes_a_person(now)) return fail(wrong_state(now));
  return PostState::reserved;
}

Result<PostState> release_post(PostState now, bool was_filled) {
  if (now != PostState::reserved) return fail(wrong_state(now));
  return was_filled ? PostState::vacant : PostState::open;
}

Result<PostState> fill_post(PostState now) {
  if (now != PostState::reserved) return fail(wrong_state(now));
  return PostState::filled;
}

Result<PostState> vacate_post(PostState now) {
  if (now != PostState::filled) return fail(wrong_state(now));
  return PostState::vacant;
}

Result<PostState> abolish_post(PostState now) {
  if (now == PostState::filled || now == PostState::reserved || now == PostState::abolished)
    return fail(wrong_state(now));
  return PostState::abolished;
}

Result<> check_town_staff(std::int64_t existing, std::int64_t added, std::int64_t most) {
  if (existing + added > most)
    return fail(refused("town_staff_full")
                    .with("existing", std::to_string(existing))
                    .with("most", std::to_string(most))
                    .by("LZ-2022-4 三(一)"));
  return {};
}

}  // namespace yigang::registry
