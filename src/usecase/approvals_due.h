// 审批: who awaits the county's approval (LZ-2022-4 二(三)/1), each with what stands in the way and
// the post and monthly allowance that the approval would give; sums are those of the whole filter.
// The decisions themselves are approve_application, one for each person. Never changes anything;
// cost: a fixed number of statements, and a judgement of all who wait in the unit.
#pragma once

#include "usecase/approval_judgement.h"
#include "usecase/desk.h"
#include "usecase/offers.h"
#include "wire/json.h"

namespace yigang::usecase {

struct ApprovalQuery {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::optional<bool> decidable;     // the notice is over, no objection stands, a post waits
  std::optional<bool> clear;         // 无疑点, or only the doubtful
  std::optional<std::string> doubt;  // only those with a doubt of this code
  std::optional<ApplicationId> after;
  std::int64_t limit = 50;
  std::optional<bool> places = {};  // tell of what places the steps are made
};
BOOST_DESCRIBE_STRUCT(ApprovalQuery, (),
                      (unit, town, village, decidable, clear, doubt, after, limit, places))

struct ApprovalLine {
  ApplicationId id;
  std::int64_t number = 0;
  std::int64_t version = 0;
  std::string name;  // masked
  UnitCode unit;
  PlaceCode town;
  PlaceCode village;
  Side side = Side::rural;
  std::vector<TargetGroup> groups;
  std::optional<std::int64_t> agree;  // nothing: the review was left out
  std::optional<std::int64_t> present;
  std::optional<Date> last_day;  // of the notice; nothing: it was left out
  std::int64_t objections = 0;   // open or upheld
  std::vector<Doubt> doubts;
  // No doubt, or none but what a written reason or another post ends.
  bool approvable = true;
  std::optional<ProposedPost> post;
};
BOOST_DESCRIBE_STRUCT(ApprovalLine, (),
                      (id, number, version, name, unit, town, village, side, groups, agree, present,
                       last_day, objections, doubts, approvable, post))

struct DoubtCount {
  std::string code;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(DoubtCount, (), (code, count))
struct StepCount {
  registry::ApplicationState state{};
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(StepCount, (), (state, count))
// The same within a unit, or within a town of the one unit that was asked for: the rows behind a
// step for whoever oversees approvals and has no register of applications (domain.md §7).
struct PlaceStep {
  UnitCode unit;
  std::optional<PlaceCode> town;
  registry::ApplicationState state{};
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceStep, (), (unit, town, state, count))
struct ApprovalSums {
  Fen monthly_fen;                // of those with a post and a rate
  std::int64_t without_rate = 0;  // with a post, without a rate in force
};
BOOST_DESCRIBE_STRUCT(ApprovalSums, (), (monthly_fen, without_rate))

// Of the whole city only the steps: each person is judged by the county's posts, one county at a
// time (`total` is absent).
struct ApprovalPage {
  std::vector<ApprovalLine> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  ApprovalSums sums;
  // Without the filters `clear` and `doubt`; a person with two doubts is counted at both.
  std::int64_t clear = 0;
  std::int64_t doubtful = 0;
  std::vector<DoubtCount> doubts;
  std::vector<StepCount> steps;   // all applications of the area, by where they stand
  std::vector<PlaceStep> places;  // the same by place, where that was asked for
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(ApprovalPage, (),
                      (items, next, total, sums, clear, doubtful, doubts, steps, places, actions))
[[nodiscard]] Result<ApprovalPage> list_approvals_due(Desk& desk, const Actor& actor,
                                                      const ApprovalQuery& query);

}  // namespace yigang::usecase
