#include "settle/term.h"

#include <algorithm>
#include <iterator>

#include "policy/retirement.h"

namespace yigang::settle {

Result<> Terms::read_figures() {
  const Date now = inputs_.month.last_day();
  TRY(figures_, policy::read_tenure_figures(reader_, now));
  TRY(retirement_, reader_.retirement(now));
  return {};
}

Result<Term> Terms::term_of(const PlacementInput& one) {
  if (one.side == Side::rural || one.category) return term_by(one, one.category);
  TRY(Term first, term_by(one, RetirementCategory::F50));
  TRY(Term second, term_by(one, RetirementCategory::F55));
  const bool open = first.inside != second.inside;
  if (second.tenure.last_payable < first.tenure.last_payable) std::swap(first, second);
  first.open = open;
  return first;
}

bool Terms::paid_already(const PlacementInput& one) const {
  return std::ranges::binary_search(one.paid.of(inputs_.months), inputs_.month) &&
         !std::ranges::binary_search(one.recovered.of(inputs_.months), inputs_.month);
}

Result<Term> Terms::term_by(const PlacementInput& one, std::optional<RetirementCategory> category) {
  const auto paid = one.paid.of(inputs_.months);
  const auto recovered = one.recovered.of(inputs_.months);
  paid_.assign(paid.begin(), paid.end());
  const auto place = std::ranges::lower_bound(paid_, inputs_.month);
  if (place == paid_.end() || *place != inputs_.month) paid_.insert(place, inputs_.month);
  recovered_.clear();
  std::ranges::remove_copy(recovered, std::back_inserter(recovered_), inputs_.month);
  policy::TenureFacts facts{.side = one.side,
                            .prior_months = one.prior_months,
                            .paid = paid_,
                            .recovered = recovered_,
                            .from = inputs_.month,
                            .extension_until = one.extension_until,
                            .first_approval = one.first_approval};
  if (one.side == Side::urban && category) {
    facts.retirement_now = policy::retirement_day(retirement_, *category, one.birth);
    // 以初次核定其享受补贴时年龄为准: the law of that day, whenever the category was confirmed.
    if (!facts.first_approval && one.approved_on) {
      TRY(facts.first_approval,
          policy::freeze_first_approval(reader_, *one.approved_on, one.birth, *category));
    }
  }
  Term term{.tenure = policy::tenure(facts, figures_)};
  term.inside = inside(one, facts, term.tenure);
  return term;
}

// LZ-2022-4 二(四): the month itself, and for arrears of an earlier month also the count, since
// later months may have been paid before it.
bool Terms::inside(const PlacementInput& one, const policy::TenureFacts& facts,
                   const policy::Tenure& tenure) const {
  if (!tenure.payable(inputs_.month)) return false;
  const bool to_retirement =
      one.side == Side::urban && facts.first_approval && facts.first_approval->under_distance;
  if (to_retirement || paid_already(one)) return true;
  const int limit =
      tenure.ended_by == policy::TenureEnd::extension ? tenure.limit : figures_.months_max;
  return tenure.months_used <= limit;
}

}  // namespace yigang::settle
