#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/places.h"
#include "usecase/post_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const AbolishPost& command) {
  TRY(const UnitCode unit, unit_of_id(areas, command.id));
  TRY(const std::optional<store::PostRow> post,
      store::find<store::PostRow>(reader, unit, command.id));
  if (!post) return fail(not_found("not_found"));
  return location_of_place(areas, post->place);
}

Result<Changed<PostId>> act(Work& work, const Grant<AbolishPost>& grant,
                            const AbolishPost& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, grant.location().unit, command.id));
  const std::string before = std::string(word(post->state));
  TRY(post->state, registry::abolish_post(post->state));
  post->abolished_on = work.today;
  TRY_VOID(store::save(work.tx, *post));
  work.note({post->unit, "post", post->id.value(), before, std::string(word(post->state)),
             command.reason, ""});
  // LZ-2022-4 二(二): what is abolished is not filled again.
  TRY_VOID(store::close_vacancy(work.tx, post->unit, post->id, work.today, std::nullopt));
  return Changed<PostId>{post->id, post->version};
}

}  // namespace yigang::usecase
