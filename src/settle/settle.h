// The pure monthly settlement of one unit: inputs in, balanced lines out, one a placement in the
// order of its number. The amounts come from policy::allowance, the term from policy::tenure, the
// money from policy::split_unit and split_rows: the same functions that explain a decision. Figures
// are read once a run (a rate and a floor once a table and span). Rural and urban are settled
// apart. Reproducible: the same inputs and law give the same lines, whatever the day of the run;
// the law "now" is the law of the month's last day. Cost: about 1 µs a line; one allocation a
// column. Source: LZ-2022-4 二(四), 三(二), policy-rules.md.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "law/snapshot.h"
#include "settle/inputs.h"
#include "settle/line.h"

namespace yigang::settle {

struct SideTotals {
  Fen total;
  policy::FundingParts parts;
  std::int64_t person_months = 0;  // lines that are paid, each person once
};

struct Settlement {
  std::vector<Line> lines;
  SideTotals rural;
  SideTotals urban;
  std::int64_t problems = 0;
  std::int64_t waiting = 0;
  // No provincial share has been entered and there is rural money: the locker confirms it by name.
  bool province_not_entered = false;
  [[nodiscard]] Fen total() const { return rural.total + urban.total; }
};

[[nodiscard]] Result<Settlement> settle_month(const MonthInputs& inputs,
                                              const law::LawSnapshot& law);

// The difference that a correction line carries: what the month would be by `corrected`, a line
// computed from the corrected facts, less what was locked for it so far; shared by the ratio of the
// month (policy::split_correction), negative amounts like positive ones.
struct Correction {
  Fen amount;
  policy::FundingParts parts;
};
[[nodiscard]] Correction correct(const Line& corrected, Fen locked_so_far,
                                 const policy::FundingParts& month_parts, int city_tenths);
[[nodiscard]] Result<int> city_tenths(const law::LawSnapshot& law, UnitCode unit, Month month);

}  // namespace yigang::settle
