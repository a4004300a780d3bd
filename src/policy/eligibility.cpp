#include "policy/eligibility.h"

#include <algorithm>
#include <bit>

#include "policy/retirement.h"

namespace yigang::policy {

using law::Figure;

std::optional<Reason> ReasonSet::first() const {
  if (bits_ == 0) return std::nullopt;
  return static_cast<Reason>(std::countr_zero(bits_));
}

std::vector<Reason> ReasonSet::list() const {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < kReasons; ++i) {
    if (has(static_cast<Reason>(i))) reasons.push_back(static_cast<Reason>(i));
  }
  return reasons;
}

// LZ-2022-4 二(一): the groups of the two sides; an expanded group belongs to either.
bool belongs_to(TargetGroup group, Side side) {
  switch (group) {
    case TargetGroup::poverty_alleviated:
    case TargetGroup::monitored:
    case TargetGroup::low_income:
    case TargetGroup::disabled:
    case TargetGroup::older:
      return side == Side::rural;
    case TargetGroup::zero_employment_household:
    case TargetGroup::older_unemployed:
    case TargetGroup::other_hardship:
      return side == Side::urban;
    case TargetGroup::expanded:
      return true;
  }
  CHECK(false);
}

bool needs_register(TargetGroup group) {
  return group == TargetGroup::poverty_alleviated || group == TargetGroup::monitored ||
         group == TargetGroup::low_income || group == TargetGroup::disabled;
}

bool is_circumstance(Reason reason) {
  return reason <= Reason::employed_elsewhere || reason == Reason::registered_business ||
         reason == Reason::village_committee_member;
}

ReasonSet circumstances_on_day(const EligibilityFacts& facts) {
  ReasonSet held = facts.circumstances;
  for (const Circumstance& one : facts.dated) {
    if (one.period.covers(facts.day)) held.add(one.reason);
  }
  return held;
}

std::optional<Figure> effect_figure(Reason reason) {
  switch (reason) {
    case Reason::deceased:
      return Figure::exclusion_deceased;
    case Reason::in_custody:
      return Figure::exclusion_in_custody;
    case Reason::in_school_or_service:
      return Figure::exclusion_in_school_or_service;
    case Reason::draws_employee_pension:
      return Figure::exclusion_draws_employee_pension;
    case Reason::fiscal_payroll:
      return Figure::exclusion_fiscal_payroll;
    case Reason::employed_elsewhere:
      return Figure::exclusion_employed_elsewhere;
    case Reason::registered_business:
      return Figure::exclusion_registered_business;
    case Reason::village_committee_member:
      return Figure::exclusion_village_committee_member;
    case Reason::veterans_post:
    case Reason::holds_post:
    case Reason::not_in_target_group:
    case Reason::under_age:
    case Reason::over_age:
    case Reason::register_missing:
    case Reason::no_recognition:
    case Reason::expansion_not_open:
    case Reason::tenure_used_up:
    case Reason::retirement_category_unconfirmed:
      return std::nullopt;
  }
  CHECK(false);
}

// LZ-2022-4 二(一) 农村大龄人员(45—65 周岁); how long one is 65 is the setting older_upper.
Period older_band(Date birth, const EligibilityFigures& figures) {
  const Date from = birthday_at_age(birth, figures.older_lower, figures.leap);
  const Date at_65 = birthday_at_age(birth, 65, figures.leap);
  switch (figures.older_upper) {
    case OlderUpper::before_66:
      return {from, birthday_at_age(birth, 66, figures.leap).plus_days(-1)};
    case OlderUpper::month_end_65:
      return {from, Month::of(at_65).last_day()};
    case OlderUpper::before_65:
      return {from, at_65.plus_days(-1)};
  }
  CHECK(false);
}

std::optional<Reason> group_reason(const GroupClaim& claim, const EligibilityFacts& facts,
                                   const EligibilityFigures& figures) {
  const auto covered = [&] {
    return std::ranges::any_of(claim.covered, [&](Period p) { return p.covers(facts.day); });
  };
  switch (claim.group) {
    // LZ-2022-4 二(一): 指乡村振兴、民政部门登记管理的, 残联登记管理的相应人员; no age of their
    // own.
    case TargetGroup::poverty_alleviated:
    case TargetGroup::monitored:
    case TargetGroup::low_income:
    case TargetGroup::disabled:
      if (!covered()) return Reason::register_missing;
      return std::nullopt;
    case TargetGroup::older: {
      const Period band = older_band(facts.birth, figures);
      if (facts.day < band.from) return Reason::under_age;
      if (facts.day > band.until) return Reason::over_age;
      return std::nullopt;
    }
    case TargetGroup::zero_employment_household:
      if (!claim.every_member_unemployed) return Reason::not_in_target_group;
      return std::nullopt;
    // LZ-2022-4 二(一): 女性 45 周岁以上、男性 55 周岁以上; the upper bound is tested per person.
    case TargetGroup::older_unemployed: {
      const int age = facts.sex == Sex::F ? figures.urban_lower_women : figures.urban_lower_men;
      if (facts.day < birthday_at_age(facts.birth, age, figures.leap)) return Reason::under_age;
      return std::nullopt;
    }
    case TargetGroup::other_hardship:
      return std::nullopt;
    // LZ-2022-4 二(一): 经同级政府批准可适当扩大安置对象范围.
    case TargetGroup::expanded:
      if (!covered()) return Reason::expansion_not_open;
      return std::nullopt;
  }
  CHECK(false);
}

namespace {

ReasonSet circumstance_reasons(const EligibilityFacts& facts, const EligibilityFigures& figures) {
  const ReasonSet held = circumstances_on_day(facts);
  ReasonSet reasons;
  for (std::size_t i = 0; i < kReasons; ++i) {
    const auto reason = static_cast<Reason>(i);
    if (is_circumstance(reason) && held.has(reason) && figures.effects[i] != Effect::ignore)
      reasons.add(reason);
  }
  return reasons;
}

// One qualifying group is enough; if none qualifies, the reasons of all of them count.
ReasonSet claim_reasons(const EligibilityFacts& facts, const EligibilityFigures& figures) {
  ReasonSet reasons;
  for (const GroupClaim& claim : facts.claims) {
    if (!belongs_to(claim.group, facts.side)) continue;
    const auto reason = group_reason(claim, facts, figures);
    if (!reason) return {};
    reasons.add(*reason);
  }
  if (reasons.empty()) reasons.add(Reason::not_in_target_group);
  return reasons;
}

// Urban: tested per person, whatever group qualifies.
ReasonSet recognition_reasons(const EligibilityFacts& facts) {
  ReasonSet reasons;
  if (facts.side == Side::urban &&
      std::ranges::none_of(facts.recognitions, [&](Period p) { return p.covers(facts.day); }))
    reasons.add(Reason::no_recognition);
  return reasons;
}

Outcome outcome_of(ReasonSet reasons, const EligibilityFigures& figures) {
  if (reasons.empty()) return Outcome::eligible;
  for (std::size_t i = 0; i < kReasons; ++i) {
    if (reasons.has(static_cast<Reason>(i)) && figures.effects[i] == Effect::refuse)
      return Outcome::refused;
  }
  return Outcome::for_decision;
}

}  // namespace

EligibilityResult decide(const EligibilityFacts& facts, const EligibilityFigures& figures) {
  ReasonSet reasons = circumstance_reasons(facts, figures) | claim_reasons(facts, figures) |
                      recognition_reasons(facts);
  if (facts.tenure_used_up) reasons.add(Reason::tenure_used_up);
  if (facts.side == Side::rural) return {outcome_of(reasons, figures), reasons};

  // The day must be before the statutory retirement day under the law in force on that day.
  const auto with_category = [&](RetirementCategory category) {
    ReasonSet all = reasons;
    if (facts.day >= retirement_day(figures.retirement, category, facts.birth))
      all.add(Reason::over_age);
    return EligibilityResult{outcome_of(all, figures), all};
  };
  if (facts.sex == Sex::M) return with_category(RetirementCategory::M60);
  if (facts.category) return with_category(*facts.category);
  const EligibilityResult at_50 = with_category(RetirementCategory::F50);
  const EligibilityResult at_55 = with_category(RetirementCategory::F55);
  // Reasons that are true under both still count; F55 retires later and has no reason of its own.
  if (at_50.outcome == at_55.outcome) return at_55;
  ReasonSet open = at_55.reasons;
  open.add(Reason::retirement_category_unconfirmed);
  return {outcome_of(open, figures), open};
}

Result<EligibilityFigures> read_eligibility_figures(LawReader& reader, Date day) {
  EligibilityFigures figures;
  TRY(const std::int64_t older_lower, reader.integer(Figure::older_lower, day));
  TRY(const std::int64_t women, reader.integer(Figure::urban_lower_women, day));
  TRY(const std::int64_t men, reader.integer(Figure::urban_lower_men, day));
  figures.older_lower = static_cast<int>(older_lower);
  figures.urban_lower_women = static_cast<int>(women);
  figures.urban_lower_men = static_cast<int>(men);
  TRY(figures.older_upper, reader.setting<OlderUpper>(Figure::older_upper, day));
  TRY(figures.leap, reader.leap_birthday(day));
  TRY(figures.retirement, reader.retirement(day));
  for (std::size_t i = 0; i < kReasons; ++i) {
    const auto figure = effect_figure(static_cast<Reason>(i));
    if (!figure) continue;
    TRY(figures.effects[i], reader.setting<Effect>(*figure, day));
  }
  figures.effects[static_cast<std::size_t>(Reason::retirement_category_unconfirmed)] =
      Effect::decide;
  return figures;
}

}  // namespace yigang::policy
