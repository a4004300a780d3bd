// Whether a month lies inside a placement's term, as if the month were paid: gaps do not count, so
// that the month in which the count reaches the limit can only be told with it. A woman's category
// is never guessed: where nobody has confirmed it, the term is asked by every possible one, and it
// is open when they do not agree. Figures are read once a run. Not thread-safe; values out.
// Source: LZ-2022-4 二(四), policy-rules.md "Tenure", "Statutory retirement day".
#pragma once

#include <vector>

#include "settle/inputs.h"

namespace yigang::settle {

struct Term {
  policy::Tenure tenure;  // where the category is open, the one that ends first
  bool inside = false;
  bool open = false;  // one possible category says so, the other one not
};

class Terms {
 public:
  Terms(const MonthInputs& inputs, policy::LawReader& reader) : inputs_(inputs), reader_(reader) {}

  [[nodiscard]] Result<> read_figures();
  [[nodiscard]] Result<Term> term_of(const PlacementInput& one);
  // Another placement of the person was paid for this month: two posts in one month are one month.
  [[nodiscard]] bool paid_already(const PlacementInput& one) const;

 private:
  [[nodiscard]] Result<Term> term_by(const PlacementInput& one,
                                     std::optional<RetirementCategory> category);
  [[nodiscard]] bool inside(const PlacementInput& one, const policy::TenureFacts& facts,
                            const policy::Tenure& tenure) const;

  const MonthInputs& inputs_;
  policy::LawReader& reader_;
  policy::TenureFigures figures_;
  law::RetirementTable retirement_;
  std::vector<Month> paid_;
  std::vector<Month> recovered_;
};

}  // namespace yigang::settle
