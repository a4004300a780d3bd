// The versions of a year's plan side by side (LZ-2022-4 一/6 动态调整): the document of each, and
// by unit what each says. Within the actor's scope: whoever sees one unit gets that unit's line,
// and the sums are of the lines. Versions that were issued after a day are left out. Never changes
// anything; cost: two statements, whatever the number of versions.
#pragma once

#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct PlanVersionsQuery {
  std::int64_t year = 0;
  std::optional<Date> on;  // default: today
};
BOOST_DESCRIBE_STRUCT(PlanVersionsQuery, (), (year, on))

struct PlanVersion {
  PlanId id;
  std::int64_t plan_version = 0;
  std::string document;
  Date issued_on;
  Date effective_from;
  std::string reason;
  bool rural_approximate = false;
  bool urban_approximate = false;
  std::int64_t rural = 0;
  std::int64_t urban = 0;
};
BOOST_DESCRIBE_STRUCT(PlanVersion, (),
                      (id, plan_version, document, issued_on, effective_from, reason,
                       rural_approximate, urban_approximate, rural, urban))
struct PlanPosts {
  std::int64_t rural = 0;
  std::int64_t urban = 0;
};
BOOST_DESCRIBE_STRUCT(PlanPosts, (), (rural, urban))
struct PlanVersionLine {
  UnitCode unit;
  std::string name;
  std::vector<PlanPosts> posts;  // one a version, in their order
};
BOOST_DESCRIBE_STRUCT(PlanVersionLine, (), (unit, name, posts))
struct PlanVersions {
  std::int64_t year = 0;
  Date on;
  std::vector<PlanVersion> versions;  // the oldest first
  std::vector<PlanVersionLine> units;
};
BOOST_DESCRIBE_STRUCT(PlanVersions, (), (year, on, versions, units))
// Refusals `day_in_future`, `bad_year`.
[[nodiscard]] Result<PlanVersions> list_plan_versions(Desk& desk, const Actor& actor,
                                                      const PlanVersionsQuery& query);

}  // namespace yigang::usecase
