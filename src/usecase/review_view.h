// 民主评议: one session with its candidates, their votes, and how many votes of agreement its
// majority asks of those who were present. The majority is a figure of the day on which the session
// was held (review_majority); whoever draws the votes takes the mark from here.
#pragma once

#include "policy/notice.h"
#include "usecase/notice_reads.h"

namespace yigang::usecase {

struct CountedVotes {
  std::int64_t agree = 0;
  std::int64_t against = 0;
  std::int64_t abstain = 0;
  bool passed = false;
  std::string remark;
};
BOOST_DESCRIBE_STRUCT(CountedVotes, (), (agree, against, abstain, passed, remark))
struct Candidate {
  ApplicationId application;
  std::int64_t number = 0;
  std::string name;  // masked
  Side side{};
  std::optional<CountedVotes> votes;  // nothing: not voted on yet
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (application, number, name, side, votes))
struct ReviewView {
  ReviewLine review;
  std::string chair;
  std::string recorder;
  std::int64_t needed = 0;  // the fewest votes of agreement that pass
  policy::ReviewMajority majority{};
  law::Status majority_status{};
  std::string majority_document;
  std::vector<Candidate> candidates;  // of an open session: who waits for it
};
BOOST_DESCRIBE_STRUCT(ReviewView, (),
                      (review, chair, recorder, needed, majority, majority_status,
                       majority_document, candidates))
struct OneReview {
  ReviewSessionId id;
};
BOOST_DESCRIBE_STRUCT(OneReview, (), (id))
// Within the actor's scope, for who sees reviews as a part of the work.
[[nodiscard]] Result<ReviewView> read_review(Desk& desk, const Actor& actor,
                                             const OneReview& query);

}  // namespace yigang::usecase
