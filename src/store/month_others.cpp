#include "store/month_others.h"

#include <map>

#include "store/month_rows.h"

namespace yigang::store {

namespace {

using settle::MonthInputs;
using settle::OtherPost;
using settle::PlacementInput;

struct Post {
  PlacementId placement;
  std::int64_t number = 0;
  std::optional<WorkDays> scheduled;
  std::optional<std::int64_t> settled;  // its line: what was settled first counts first
  WorkDays days;                        // by the newest locked line
  const PlacementInput* input = nullptr;
};
using Posts = std::map<std::int64_t, std::vector<Post>>;  // by person

Result<Posts> posts_of_several(Reader& reader, const MonthInputs& inputs) {
  Posts posts;
  TRY_VOID(reader.each(
      "SELECT p.person_key, p.id, p.number, s.days_x10 FROM placement p JOIN post o ON o.unit = "
      "p.unit AND o.id = p.post_id LEFT JOIN scheduled_days s ON s.unit = p.unit AND s.host_id = "
      "o.host_id AND s.month = ?4 WHERE p.unit = ?1 AND p.side = 'urban' AND p.started_on <= ?3 "
      "AND (p.ended_on IS NULL OR p.ended_on >= ?2) AND p.person_key IN (SELECT q.person_key FROM "
      "placement q WHERE q.unit = ?1 AND q.side = 'urban' AND q.started_on <= ?3 AND (q.ended_on "
      "IS NULL OR q.ended_on >= ?2) GROUP BY q.person_key HAVING COUNT(*) > 1) ORDER BY "
      "p.person_key, p.number",
      args(inputs.unit, inputs.month.first_day(), inputs.month.last_day(), inputs.month),
      [&](const Row& row) -> Result<> {
        posts[row.get<std::int64_t>(0)].push_back({row.get<PlacementId>(1),
                                                   row.get<std::int64_t>(2),
                                                   row.get<std::optional<WorkDays>>(3),
                                                   {},
                                                   {},
                                                   nullptr});
        return {};
      }));
  return posts;
}

Result<> add_settled(Reader& reader, const MonthInputs& inputs, Post& post) {
  return reader.each(
      "SELECT l.id, l.days_x10, l.status FROM settlement_line l JOIN settlement_run r ON r.unit = "
      "l.unit AND r.id = l.run_id WHERE l.unit = ?1 AND l.placement_id = ?2 AND l.month = ?3 AND "
      "r.state = 'locked' AND l.status IN ('payable', 'nothing', 'tenure_over') ORDER BY l.id",
      args(inputs.unit, post.placement, inputs.month), [&](const Row& row) -> Result<> {
        if (!post.settled) post.settled = row.get<std::int64_t>(0);
        const bool paid = row.get<LineStatus>(2) == LineStatus::payable;
        post.days = paid ? row.get<WorkDays>(1) : WorkDays();
        return {};
      });
}

// As the kernel takes them: a span wholly after the last day is none.
WorkDays attended(const MonthInputs& inputs, const PlacementInput& one) {
  WorkDays days;
  for (const policy::WorkSpan& span : one.work.of(inputs.work))
    if (!one.last_day || span.first <= *one.last_day) days = days + span.days;
  return days;
}

bool counts_before(const Post& other, const Post& one) {
  if (other.settled) return !one.settled || *other.settled < *one.settled;
  return !one.settled && other.number < one.number && other.input != nullptr &&
         !other.input->held && !other.input->waiting;
}

}  // namespace

Result<> add_other_posts(Reader& reader, MonthInputs& inputs) {
  TRY(Posts posts, posts_of_several(reader, inputs));
  if (posts.empty()) return {};
  for (auto& [person, group] : posts)
    for (Post& post : group) TRY_VOID(add_settled(reader, inputs, post));
  for (PlacementInput& one : inputs.placements) {
    const auto group = posts.find(one.person.value());
    if (group == posts.end()) continue;
    for (Post& post : group->second)
      if (post.placement == one.placement) post.input = &one;
  }
  for (auto& [person, group] : posts)
    for (const Post& one : group) {
      if (one.input == nullptr) continue;
      const std::size_t first = inputs.others.size();
      for (const Post& other : group) {
        if (other.placement == one.placement || !counts_before(other, one)) continue;
        const WorkDays days = other.settled ? other.days : attended(inputs, *other.input);
        if (days.x10() > 0) inputs.others.push_back({days, other.scheduled});
      }
      inputs.placements[static_cast<std::size_t>(one.input - inputs.placements.data())].others = {
          first, inputs.others.size() - first};
    }
  return {};
}

}  // namespace yigang::store
