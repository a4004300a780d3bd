#include "usecase/proposed_posts.h"

#include <algorithm>

#include "policy/allowance.h"
#include "policy/notice.h"
#include "store/rate_queries.h"

namespace yigang::usecase {

namespace {

using Rates = std::vector<store::PayStandardRow>;

// A full month: the post's hours at the rate of an hour, or the rate of a month
// (LZ-2022-4 二(四)/2–3).
std::optional<Fen> monthly(const Rates& rates, const store::WaitingPost& post, Date day) {
  const auto rate = std::ranges::find_if(rates, [&](const store::PayStandardRow& row) {
    return row.unit == post.unit && row.side == post.side && row.post_type == post.post_type &&
           row.band == post.band;
  });
  if (rate == rates.end()) return std::nullopt;
  policy::PricedSpan span;
  span.first = span.last = day;
  span.rate = rate->rate_fen;
  // All days of the schedule, whatever their number.
  span.work_x10 = post.side == Side::rural ? post.hours.x10() : 10;
  return policy::allowance({post.side, {&span, 1}, 10}).amount;
}

policy::ReservePlace place_of(const JudgedApproval& one) {
  const store::ApplicationRow& row = one.standing.application;
  return {static_cast<int>(row.votes_for.value_or(0)), row.re_recognised && one.old_staff,
          to_milliseconds(row.applied_at)};
}

bool stands_before(const JudgedApproval* a, const JudgedApproval* b) {
  const policy::ReservePlace one = place_of(*a);
  const policy::ReservePlace other = place_of(*b);
  const store::ApplicationRow& row = a->standing.application;
  const store::ApplicationRow& next = b->standing.application;
  if (one == other) return std::pair(row.unit, row.number) < std::pair(next.unit, next.number);
  return policy::stands_before(one, other);
}

}  // namespace

// `posts` holds each post once, in the order of the rows; a post has a row for each announcement.
ProposedPosts::ProposedPosts(std::vector<ProposedPost> posts,
                             const std::vector<store::WaitingPost>& rows)
    : posts_(std::move(posts)), given_(posts_.size()) {
  for (std::size_t at = 0; at < posts_.size(); ++at) by_id_[posts_[at].id.value()] = at;
  for (const store::WaitingPost& row : rows) {
    const std::size_t at = by_id_.at(row.id.value());
    for (const std::int64_t village : {std::int64_t(0), std::int64_t(row.place.value())}) {
      shelves_[{row.announcement.value(), village, row.side}].posts.push_back(at);
      if (row.published) shelves_[{row.town.value(), village, row.side}].posts.push_back(at);
    }
  }
}

bool ProposedPosts::waits_for(const store::ApplicationRow& application) const {
  return shelves_.contains({application.announcement_id.value(), 0, application.side}) ||
         shelves_.contains({application.town.value(), 0, application.side});
}

std::optional<ProposedPost> ProposedPosts::give_from(const Key& key) {
  const auto found = shelves_.find(key);
  if (found == shelves_.end()) return std::nullopt;
  Shelf& shelf = found->second;
  while (shelf.next < shelf.posts.size() && given_[shelf.posts[shelf.next]]) ++shelf.next;
  if (shelf.next == shelf.posts.size()) return std::nullopt;
  const std::size_t at = shelf.posts[shelf.next];
  given_[at] = true;
  return posts_[at];
}

std::optional<ProposedPost> ProposedPosts::give(const store::ApplicationRow& application) {
  if (application.wished_post_id) {
    const auto wished = by_id_.find(application.wished_post_id->value());
    if (wished != by_id_.end() && !given_[wished->second]) {
      given_[wished->second] = true;
      return posts_[wished->second];
    }
  }
  for (const std::int64_t village : {std::int64_t(application.village.value()), std::int64_t(0)})
    for (const std::int64_t of : {std::int64_t(application.announcement_id.value()),
                                  std::int64_t(application.town.value())})
      if (auto post = give_from({of, village, application.side})) return post;
  return std::nullopt;
}

Result<ProposedPosts> posts_to_propose(store::Reader& reader, UnitCode unit, Date today) {
  TRY(const std::vector<store::WaitingPost> rows, store::waiting_posts(reader, unit));
  TRY(const Rates rates, store::rates_on(reader, unit, today));
  std::vector<ProposedPost> posts;
  for (const store::WaitingPost& row : rows)
    if (posts.empty() || posts.back().id != row.id)
      posts.push_back({row.id, row.number, row.title, monthly(rates, row, today)});
  return ProposedPosts(std::move(posts), rows);
}

void propose(ProposedPosts& posts, std::vector<JudgedApproval>& judged) {
  std::vector<JudgedApproval*> clear;
  std::vector<JudgedApproval*> doubted;
  for (JudgedApproval& one : judged) (one.doubts.empty() ? clear : doubted).push_back(&one);
  std::ranges::sort(clear, &stands_before);
  std::ranges::sort(doubted, &stands_before);
  for (JudgedApproval* one : clear) {
    one->post = posts.give(one->standing.application);
    if (!one->post) one->doubts.push_back({"posts_run_short", {}});
  }
  for (JudgedApproval* one : doubted) one->post = posts.give(one->standing.application);
}

}  // namespace yigang::usecase
