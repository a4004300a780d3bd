// 从真实人员生成用例: what a stored decision or a settled line rests on, as rows of the case tables
// of their kinds. Masked by construction: a row has the columns of its table and no other, so that
// no name, number, account, place below the county, register or evidence can stand in it; the day
// of birth stays, since ages are counted from it. Whoever may see the explanation may make the
// case: it holds nothing that the explanation does not show. Nothing is expected yet, nothing is
// stored. Source: interface.md §12.2.
#pragma once

#include "usecase/case_runs.h"
#include "usecase/month_reads.h"
#include "usecase/reads.h"

namespace yigang::usecase {

struct RecordCase {
  std::vector<CaseGrid> grids;  // one a kind
};
BOOST_DESCRIBE_STRUCT(RecordCase, (), (grids))

// Eligibility, and the retirement days that it looked at. Refused as reading the decision is;
// `no_case_of_it` for what is no verdict about a person.
[[nodiscard]] Result<RecordCase> case_of_decision(Desk& desk, const Actor& actor,
                                                  const OneExplanation& query);
// One month of pay. Refused as explaining the line is; `no_case_of_it` where no work was priced, or
// another post of the person has a part in the month: a table's row has one post.
[[nodiscard]] Result<RecordCase> case_of_line(Desk& desk, const Actor& actor, const OneLine& query);

}  // namespace yigang::usecase
