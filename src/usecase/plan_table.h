// The table of a yearly plan as offices keep it, read without a guess: annex 1 of the notice, or
// law/areas/programme-units.csv. UTF-8, CSV by RFC 4180.
//   annex = "县(市、区),总数,城镇,乡村" 11*unit [sum]     in whatever order of the units
//   unit  = name,total,urban,rural                       name as in annex 1, spaces passed over
//   sum   = "合计",total,urban,rural                     the last row
//   units = the eight columns of programme-units.csv, plan2022_… being those of the plan's year
//   each number is whole, not negative, without a sign or a mark; total = urban + rural; a sum row
//   holds the sums of its columns.
// Pure. Refusals name line and column: `file_not_utf8`, those of CSV, `plan_table_head`,
// `plan_table_cells`, `plan_cell_number`, `plan_cell_unit`, `plan_cell_differs`, `plan_unit_twice`.
// Source: LZ-2022-4 附1.
#pragma once

#include <string_view>
#include <vector>

#include "law/areas.h"
#include "usecase/plan_verbs.h"

namespace yigang::usecase {

[[nodiscard]] Result<std::vector<UnitPosts>> read_plan_table(std::string_view csv,
                                                             const law::Areas& areas,
                                                             std::int64_t year);

// 附1/1: the plan of a year from its table; else as issue_plan, whose checks and row it shares. The
// totals are those that the document states, so that a row left out of the table is seen.
struct IssuePlanTable {
  static constexpr std::string_view kVerb = "issue_plan_table";
  using Answer = Changed<PlanId>;
  std::int64_t year = 0;
  std::string document;
  Date issued_on;
  Date effective_from;
  std::string reason;  // of a revision
  bool rural_approximate = false;
  bool urban_approximate = false;
  std::int64_t rural_total = 0;
  std::int64_t urban_total = 0;
  std::string table;
};
BOOST_DESCRIBE_STRUCT(IssuePlanTable, (),
                      (year, document, issued_on, effective_from, reason, rural_approximate,
                       urban_approximate, rural_total, urban_total, table))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const IssuePlanTable&);
[[nodiscard]] Result<Changed<PlanId>> act(Work&, const Grant<IssuePlanTable>&,
                                          const IssuePlanTable&);

}  // namespace yigang::usecase
