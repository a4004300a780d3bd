// Which waiting post a person is proposed for: nobody decides here, the county may choose another.
// Internal to approval_judgement.cpp.
#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include "usecase/approval_judgement.h"

namespace yigang::usecase {

class ProposedPosts {
 public:
  ProposedPosts(std::vector<ProposedPost> posts, const std::vector<store::WaitingPost>& rows);
  // What store::post_waits_for() says of a single one.
  [[nodiscard]] bool waits_for(const store::ApplicationRow& application) const;
  // The best that nobody was given before; gives it. Nothing: none is left.
  [[nodiscard]] std::optional<ProposedPost> give(const store::ApplicationRow& application);

 private:
  // Posts of one side that an announcement names, or published ones of a town; of one village, or
  // (0) of all. What stands before `next` has been given.
  struct Key {
    std::int64_t of = 0;
    std::int64_t village = 0;
    Side side{};
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Shelf {
    std::vector<std::size_t> posts;  // places in posts_
    std::size_t next = 0;
  };
  [[nodiscard]] std::optional<ProposedPost> give_from(const Key& key);

  std::vector<ProposedPost> posts_;
  std::vector<bool> given_;  // beside posts_
  std::map<Key, Shelf> shelves_;
  std::unordered_map<std::int64_t, std::size_t> by_id_;
};

[[nodiscard]] Result<ProposedPosts> posts_to_propose(store::Reader& reader, UnitCode unit,
                                                     Date today);
// To those without a doubt, in the order of the reserve list; `posts_run_short` to whom none is
// left. Who is doubted is shown what still waits, and takes nothing from the others.
void propose(ProposedPosts& posts, std::vector<JudgedApproval>& judged);

}  // namespace yigang::usecase
