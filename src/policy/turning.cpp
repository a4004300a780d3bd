#include "policy/turning.h"

#include <algorithm>
#include <set>

namespace yigang::policy {

using law::Figure;

namespace {

constexpr Date kFarDay = Date::from_days(83'927);  // 2199-10-15, near the end of the calendar

Result<EligibilityResult> ask(const EligibilityFacts& facts, const law::LawSnapshot& law) {
  LawReader reader(law, facts.unit);
  TRY(const EligibilityFigures figures, read_eligibility_figures(reader, facts.day));
  return decide(facts, figures);
}

// Days after the day of the facts on which some answer can become another.
Result<std::set<Date>> boundary_days(const EligibilityFacts& facts, const law::LawSnapshot& law) {
  std::set<Date> days;
  for (const GroupClaim& claim : facts.claims) {
    for (const Period& period : claim.covered) days.insert(period.from);
  }
  for (const Period& period : facts.recognitions) days.insert(period.from);
  for (const std::string& key : enum_words<Figure>()) {
    const auto figure = *enum_from_word<Figure>(key);
    for (const Date day : law.changes(figure, facts.day, kFarDay, facts.unit)) days.insert(day);
  }
  LawReader reader(law, facts.unit);
  TRY(const EligibilityFigures figures, read_eligibility_figures(reader, facts.day));
  for (const int age : {figures.older_lower, figures.urban_lower_women, figures.urban_lower_men})
    days.insert(birthday_at_age(facts.birth, age, figures.leap));
  days.erase(days.begin(), days.upper_bound(facts.day));
  return days;
}

std::vector<TargetGroup> groups_of(Side side) {
  if (side == Side::urban)
    return {TargetGroup::older_unemployed, TargetGroup::zero_employment_household,
            TargetGroup::other_hardship};
  return {TargetGroup::older, TargetGroup::poverty_alleviated, TargetGroup::low_income,
          TargetGroup::disabled};
}

class Search {
 public:
  Search(const EligibilityFacts& facts, const law::LawSnapshot& law) : facts_(facts), law_(law) {}

  Result<TurningAnswer> search(const EligibilityResult& now) {
    for (const Reason reason : now.reasons.list()) TRY_VOID(try_reason(reason));
    TurningAnswer answer;
    TRY(const std::optional<Date> day, first_day_that_turns(facts_, law_));
    if (day) {
      EligibilityFacts later = facts_;
      later.day = *day;
      TRY(const EligibilityResult then, ask(later, law_));
      alone_.insert(alone_.begin(), Turning{.kind = TurningKind::wait,
                                            .reason = *now.headline(),
                                            .day = day,
                                            .then = then.outcome});
    }
    answer.together = alone_.empty();
    answer.changes = alone_.empty() ? std::move(partial_) : std::move(alone_);
    return answer;
  }

 private:
  // The change that removes one reason; kept as enough, or as one of several.
  Result<> try_change(Turning change, const EligibilityFacts& changed) {
    TRY(const EligibilityResult then, ask(changed, law_));
    change.then = then.outcome;
    if (then.outcome != Outcome::refused)
      alone_.push_back(change);
    else if (!then.reasons.has(change.reason))
      partial_.push_back(change);
    return {};
  }

  Result<> try_reason(Reason reason) {
    const Period always{facts_.day, facts_.day};
    EligibilityFacts changed = facts_;
    if (reason == Reason::veterans_post || reason == Reason::deceased) {
      partial_.push_back({.kind = TurningKind::elsewhere, .reason = reason});
      return {};
    }
    if (is_circumstance(reason)) {
      changed.circumstances.remove(reason);
      return try_change({.kind = TurningKind::circumstance_ends, .reason = reason}, changed);
    }
    switch (reason) {
      case Reason::not_in_target_group:
      case Reason::under_age:
      case Reason::over_age:
        return try_other_groups(reason);
      case Reason::register_missing:
        return try_registers();
      case Reason::no_recognition:
        changed.recognitions.push_back(always);
        return try_change({.kind = TurningKind::recognition, .reason = reason}, changed);
      case Reason::expansion_not_open:
        for (GroupClaim& claim : changed.claims) {
          if (claim.group == TargetGroup::expanded) claim.covered.push_back(always);
        }
        return try_change(
            {.kind = TurningKind::expansion, .reason = reason, .group = TargetGroup::expanded},
            changed);
      case Reason::tenure_used_up:
        changed.tenure_used_up = false;
        return try_change({.kind = TurningKind::tenure, .reason = reason}, changed);
      case Reason::deceased:
      case Reason::veterans_post:
      case Reason::holds_post:
      case Reason::in_custody:
      case Reason::in_school_or_service:
      case Reason::draws_employee_pension:
      case Reason::fiscal_payroll:
      case Reason::employed_elsewhere:
      case Reason::registered_business:
      case Reason::village_committee_member:
      case Reason::retirement_category_unconfirmed:
        return {};
    }
    CHECK(false);
  }

  // A register group is only offered where the person might be on its register: that nobody here
  // can know, so that the answer says "if".
  Result<> try_other_groups(Reason reason) {
    for (const TargetGroup group : groups_of(facts_.side)) {
      if (std::ranges::any_of(facts_.claims,
                              [&](const GroupClaim& claim) { return claim.group == group; }))
        continue;
      EligibilityFacts changed = facts_;
      GroupClaim claim{.group = group};
      claim.covered.push_back({facts_.day, facts_.day});
      changed.claims.push_back(std::move(claim));
      TRY_VOID(try_change({.kind = TurningKind::other_group, .reason = reason, .group = group},
                          changed));
    }
    return {};
  }

  Result<> try_registers() {
    for (std::size_t i = 0; i < facts_.claims.size(); ++i) {
      const TargetGroup group = facts_.claims[i].group;
      if (!needs_register(group) || !belongs_to(group, facts_.side)) continue;
      EligibilityFacts changed = facts_;
      changed.claims[i].covered.push_back({facts_.day, facts_.day});
      TRY_VOID(try_change(
          {.kind = TurningKind::register_row, .reason = Reason::register_missing, .group = group},
          changed));
    }
    return {};
  }

  const EligibilityFacts& facts_;
  const law::LawSnapshot& law_;
  std::vector<Turning> alone_;
  std::vector<Turning> partial_;
};

}  // namespace

Say Turning::say() const {
  Say said{.code = "turning." + std::string(word(kind)),
           .params = {{"reason", std::string(word(reason))}}};
  if (day) said.params.emplace_back("day", to_text(*day));
  if (group) said.params.emplace_back("group", std::string(word(*group)));
  return said;
}

Result<std::optional<Date>> first_day_that_turns(const EligibilityFacts& facts,
                                                 const law::LawSnapshot& law) {
  TRY(const std::set<Date> days, boundary_days(facts, law));
  for (const Date day : days) {
    EligibilityFacts later = facts;
    later.day = day;
    TRY(const EligibilityResult then, ask(later, law));
    if (then.outcome != Outcome::refused) return std::optional(day);
  }
  return std::optional<Date>();
}

Result<TurningAnswer> what_would_turn(const EligibilityFacts& facts, const law::LawSnapshot& law) {
  TRY(const EligibilityResult now, ask(facts, law));
  if (now.outcome != Outcome::refused) return TurningAnswer{};
  return Search(facts, law).search(now);
}

}  // namespace yigang::policy
