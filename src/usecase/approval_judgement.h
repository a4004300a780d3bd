// What stands in the way of each county approval of a unit, and which post each person would take:
// the rules that the verb itself asks (application_rules.h, policy/eligibility.h), over what is
// recorded by the day, for all who wait at once. A person without a doubt can still be refused when
// the verb gathers the facts of its own moment (registers, tenure, age): that verdict stays its
// own. Posts go by the order of the reserve list (policy/notice.h), each to one person: the wished
// one, else one of the own village, of the announcement, of the town. Never changes anything; cost:
// eleven statements.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/approval_lists.h"
#include "usecase/application_rules.h"

namespace yigang::usecase {

struct Doubt {
  std::string code;  // of the refusal that the verb would give, or `posts_run_short`
  std::map<std::string, std::string> params;
};
BOOST_DESCRIBE_STRUCT(Doubt, (), (code, params))

// A post that a person may be proposed for, and what a full month on it pays by the rate of the
// day; nothing: no rate is in force.
struct ProposedPost {
  PostId id;
  std::int64_t number = 0;
  std::string title;
  std::optional<Fen> monthly_fen;
};
BOOST_DESCRIBE_STRUCT(ProposedPost, (), (id, number, title, monthly_fen))

struct JudgedApproval {
  ApplicationCase standing;
  std::string name;
  bool old_staff = false;
  std::optional<std::int64_t> agree;  // nothing: the review was left out
  std::optional<std::int64_t> present;
  std::vector<Doubt> doubts;  // none: 无疑点
  std::optional<ProposedPost> post;
};
// Of one unit or of the city; by id.
[[nodiscard]] Result<std::vector<JudgedApproval>> judge_approvals(store::Reader& reader,
                                                                  const law::LawSnapshot& law,
                                                                  const Actor& actor, UnitCode unit,
                                                                  Date today);

}  // namespace yigang::usecase
