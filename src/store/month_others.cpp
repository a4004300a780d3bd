#include "store/month_others.h"

#include <limits>
#include <map>

#include "settle/basis.h"
#include "store/month_rows.h"

namespace yigang::store {

namespace {

using settle::MonthInputs;
using settle::OtherPost;
using settle::PlacementInput;

// What a settled line or a correction of it has come to.
struct Paid {
  OtherPost post;            // as of this line
  std::int64_t line_no = 0;  // in its run
  bool locked = false;       // otherwise a correction that waits for its lock
};

struct Post {
  PlacementId placement;
  std::int64_t number = 0;
  std::optional<WorkDays> scheduled;
  std::vector<Paid> paid;  // in the order of the locks
  const PlacementInput* input = nullptr;
  [[nodiscard]] bool settled() const { return !paid.empty(); }
};
using Posts = std::map<std::int64_t, std::vector<Post>>;  // by person

// On duty in the month, or settled for it before the end was known.
std::string held_in_month(const std::string& alias) {
  return alias + ".unit = ?1 AND " + alias + ".side = 'urban' AND " + alias +
         ".started_on <= ?3 AND (" + alias + ".ended_on IS NULL OR " + alias +
         ".ended_on >= ?2 OR EXISTS (SELECT 1 FROM settlement_line l WHERE l.unit = " + alias +
         ".unit AND l.placement_id = " + alias + ".id AND l.month = ?4))";
}

Result<Posts> posts_of_several(Reader& reader, const MonthInputs& inputs) {
  Posts posts;
  TRY_VOID(reader.each(
      "SELECT p.person_key, p.id, p.number, s.days_x10 FROM placement p JOIN post o ON o.unit = "
      "p.unit AND o.id = p.post_id LEFT JOIN scheduled_days s ON s.unit = p.unit AND s.host_id = "
      "o.host_id AND s.month = ?4 WHERE " +
          held_in_month("p") + " AND p.person_key IN (SELECT q.person_key FROM placement q WHERE " +
          held_in_month("q") +
          " GROUP BY q.person_key HAVING COUNT(*) > 1) ORDER BY p.person_key, p.number",
      args(inputs.unit, inputs.month.first_day(), inputs.month.last_day(), inputs.month),
      [&](const Row& row) -> Result<> {
        posts[row.get<std::int64_t>(0)].push_back({row.get<PlacementId>(1),
                                                   row.get<std::int64_t>(2),
                                                   row.get<std::optional<WorkDays>>(3),
                                                   {},
                                                   nullptr});
        return {};
      }));
  return posts;
}

// The days that the line is paid for, which may be fewer than were attended, of the schedule that
// it was paid by. A line from before migration 014 has no basis; it counted what was attended.
Result<OtherPost> counted(const Row& row, const Post& post) {
  const bool payable = row.get<LineStatus>(2) == LineStatus::payable;
  const auto text = row.get<std::string>(3);
  if (text.empty())
    return OtherPost{payable ? row.get<WorkDays>(1) : WorkDays(), post.scheduled, {}};
  TRY(const settle::Basis basis, settle::parse_basis(text));
  return OtherPost{payable ? settle::counted_days(basis) : WorkDays(), basis.scheduled, {}};
}

Result<> add_settled(Reader& reader, const MonthInputs& inputs, Post& post) {
  Fen paid;
  return reader.each(
      "SELECT l.line_no, l.days_x10, l.status, l.basis, l.amount_fen, r.state FROM settlement_line "
      "l JOIN settlement_run r ON r.unit = l.unit AND r.id = l.run_id WHERE l.unit = ?1 AND "
      "l.placement_id = ?2 AND l.month = ?3 AND (r.state = 'locked' OR (r.state = 'computed' AND "
      "r.kind = 'correction')) AND l.status IN ('payable', 'nothing', 'tenure_over') ORDER BY "
      "r.run_no, l.line_no",
      args(inputs.unit, post.placement, inputs.month), [&](const Row& row) -> Result<> {
        TRY(OtherPost other, counted(row, post));
        paid += row.get<Fen>(4);
        other.paid = paid;
        post.paid.push_back(
            {other, row.get<std::int64_t>(0), row.get<RunState>(5) == RunState::locked});
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

// What of `other` counts before `one`. A settled post is corrected, and all the others that are
// settled count: those of the same run with what stands before it there, since one lock pays them.
std::optional<OtherPost> counted_before(const MonthInputs& inputs, const Post& other,
                                        const Post& one) {
  std::int64_t own_line = std::numeric_limits<std::int64_t>::max();
  if (one.settled() && !one.paid.back().locked) own_line = one.paid.back().line_no;
  std::optional<OtherPost> counts;
  for (const Paid& paid : other.paid)
    if (paid.locked || (one.settled() && paid.line_no < own_line)) counts = paid.post;
  if (counts) return counts;
  if (one.settled() || other.number > one.number || other.input == nullptr || other.input->held ||
      other.input->waiting)
    return std::nullopt;
  return OtherPost{attended(inputs, *other.input), other.scheduled};
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
        if (other.placement == one.placement) continue;
        const std::optional<OtherPost> counts = counted_before(inputs, other, one);
        if (counts && counts->days.x10() > 0) inputs.others.push_back(*counts);
      }
      inputs.placements[static_cast<std::size_t>(one.input - inputs.placements.data())].others = {
          first, inputs.others.size() - first};
    }
  return {};
}

}  // namespace yigang::store
