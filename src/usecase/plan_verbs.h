// Verbs of the yearly plan (LZ-2022-4 一): the city issues and revises it, a county adds above it
// and allocates it to its towns. Every number is a new row; nothing is overwritten.
#pragma once

#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct UnitPosts {
  UnitCode unit;
  std::int64_t rural = 0;
  std::int64_t urban = 0;
};
BOOST_DESCRIBE_STRUCT(UnitPosts, (), (unit, rural, urban))

// 一/3–6, 二(二)/1: version 1 of a year issues the plan, a later one revises it with its reason.
struct IssuePlan {
  static constexpr std::string_view kVerb = "issue_plan";
  using Answer = Changed<PlanId>;
  std::int64_t year = 0;
  std::string document;
  Date issued_on;
  Date effective_from;
  std::string reason;              // of a revision
  bool rural_approximate = false;  // 一/3–4: the document says 约 of this side's number
  bool urban_approximate = false;
  std::int64_t rural_total = 0;
  std::int64_t urban_total = 0;
  std::vector<UnitPosts> units;
};
BOOST_DESCRIBE_STRUCT(IssuePlan, (),
                      (year, document, issued_on, effective_from, reason, rural_approximate,
                       urban_approximate, rural_total, urban_total, units))
// A year that a plan can be of; refusal `bad_year`.
[[nodiscard]] Result<> check_plan_year(std::int64_t year);
// LZ-2022-4 二(二): 提前下达: a year that has not begun is prepared by what holds on its first day.
[[nodiscard]] Date plan_day(std::int64_t year, Date today);
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const IssuePlan&);
[[nodiscard]] Result<Changed<PlanId>> act(Work&, const Grant<IssuePlan>&, const IssuePlan&);
// For a verb that holds a grant of its own: checks the plan and writes its rows.
[[nodiscard]] Result<Changed<PlanId>> issue(Work&, const Actor&, const IssuePlan&);

// 一/7: never counts towards the plan.
struct AddSelfIncrease {
  static constexpr std::string_view kVerb = "add_self_increase";
  using Answer = Changed<SelfIncreaseId>;
  UnitCode unit;
  std::int64_t year = 0;
  Side side = Side::rural;
  std::int64_t posts = 0;
  std::string document;
  Date effective_from;
};
BOOST_DESCRIBE_STRUCT(AddSelfIncrease, (), (unit, year, side, posts, document, effective_from))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AddSelfIncrease&);
[[nodiscard]] Result<Changed<SelfIncreaseId>> act(Work&, const Grant<AddSelfIncrease>&,
                                                  const AddSelfIncrease&);

// One that was entered wrongly counts no more: by another person than who entered it, while neither
// the posts that were created beyond the plan nor the towns' shares need it. The row stays.
struct WithdrawSelfIncrease {
  static constexpr std::string_view kVerb = "withdraw_self_increase";
  using Answer = Changed<SelfIncreaseId>;
  SelfIncreaseId id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawSelfIncrease, (), (id, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const WithdrawSelfIncrease&);
[[nodiscard]] Result<Changed<SelfIncreaseId>> act(Work&, const Grant<WithdrawSelfIncrease>&,
                                                  const WithdrawSelfIncrease&);

struct TownPosts {
  PlaceCode town;
  std::int64_t posts = 0;
};
BOOST_DESCRIBE_STRUCT(TownPosts, (), (town, posts))

struct TownsAllocated {
  std::int64_t towns = 0;
  std::int64_t allocated = 0;
  std::int64_t left = 0;
};
BOOST_DESCRIBE_STRUCT(TownsAllocated, (), (towns, allocated, left))

// The county's numbers for its towns on one side; towns that are not named keep theirs.
struct AllocateTowns {
  static constexpr std::string_view kVerb = "allocate_towns";
  using Answer = TownsAllocated;
  UnitCode unit;
  std::int64_t year = 0;
  Side side = Side::rural;
  std::vector<TownPosts> towns;
};
BOOST_DESCRIBE_STRUCT(AllocateTowns, (), (unit, year, side, towns))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const AllocateTowns&);
[[nodiscard]] Result<TownsAllocated> act(Work&, const Grant<AllocateTowns>&, const AllocateTowns&);

}  // namespace yigang::usecase
