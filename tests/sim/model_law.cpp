// Terms of the model: the statutory retirement day and the months that may be paid.
#include <algorithm>

#include "model.h"

namespace yigang::sim {

namespace {

struct Delay {
  int old_age;
  int start_year;
  int step;
  int cap;
};

Delay delay_of(RetirementCategory category) {
  switch (category) {
    case RetirementCategory::M60:
      return {60, 1965, 4, 36};
    case RetirementCategory::F55:
      return {55, 1970, 4, 36};
    case RetirementCategory::F50:
      return {50, 1975, 2, 60};
  }
  return {60, 1965, 4, 36};
}

}  // namespace

Date retirement_day(Date birth, RetirementCategory category, Date law_of) {
  const Delay delay = delay_of(category);
  int months = 12 * delay.old_age;
  const int since = Month::of(birth) - Month(delay.start_year, 1);
  if (law_of >= Date(2025, 1, 1) && since >= 0)
    months += std::min(delay.cap, since / delay.step + 1);
  const Month target = Month::of(birth).plus(months);
  return target.first_day().plus_days(std::min(birth.day(), target.last_day().day()) - 1);
}

// Would the month be payable, as far as the term is concerned?
bool Model::tenure_left(int person, Side side, Month month) const {
  constexpr int kLimit = 36;
  constexpr int kExtension = 12;
  const ModelPerson& one = persons[static_cast<std::size_t>(whole(person))];
  std::set<Month> months = months_paid(person);
  months.insert(month);
  const int used = one.prior_months + static_cast<int>(months.size());
  if (side == Side::rural) {
    if (used <= kLimit) return true;
    return one.extended_until && month <= *one.extended_until && used <= kLimit + kExtension;
  }
  const RetirementCategory category =
      one.category.value_or(one.sex == Sex::M ? RetirementCategory::M60 : RetirementCategory::F50);
  const Month end = Month::of(retirement_day(one.birth, category, month.last_day()));
  if (month > end) return false;
  return used <= kLimit || one.under_five_years;
}

}  // namespace yigang::sim
