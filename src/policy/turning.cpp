#include "policy/turning.h"

#include <algorithm>
#include <functional>
#include <set>

namespace yigang::policy {

using law::Figure;

namespace {

constexpr Date kFarDay = Date::from_days(83'927);  // 2199-10-14, near the end of the calendar

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
  for (const Circumstance& one : facts.dated)
    if (one.period.until < kFarDay) days.insert(one.period.until.plus_days(1));
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

// Whether the end of what holds on the day is recorded.
bool ends_by_itself(const EligibilityFacts& facts, Reason reason) {
  if (facts.circumstances.has(reason)) return false;
  return std::ranges::none_of(facts.dated, [&](const Circumstance& one) {
    return one.reason == reason && one.period.covers(facts.day) && one.period.until >= kFarDay;
  });
}

// As if it had ended the day before; what is recorded for later days stays.
void end_circumstance(EligibilityFacts& facts, Reason reason, Date day) {
  facts.circumstances.remove(reason);
  std::erase_if(facts.dated, [&](const Circumstance& one) {
    return one.reason == reason && one.period.covers(day);
  });
}

class Search {
 public:
  Search(const EligibilityFacts& facts, const law::LawSnapshot& law) : facts_(facts), law_(law) {}

  Result<TurningAnswer> search(const EligibilityResult& now) {
    const Reason headline = *now.headline();
    // Neither other facts nor another day opens this programme to them.
    if (now.reasons.has(Reason::deceased)) return only(TurningKind::out_of_reach, Reason::deceased);
    if (now.reasons.has(Reason::veterans_post))
      return only(TurningKind::elsewhere, Reason::veterans_post);
    for (const Reason reason : now.reasons.list()) TRY_VOID(try_reason(reason));
    TRY(const std::optional<Date> day, first_day_that_turns(facts_, law_));
    if (day) {
      // What ends on a recorded day needs no doing.
      std::erase_if(alone_, [&](const Turning& one) {
        return one.kind == TurningKind::circumstance_ends && ends_by_itself(facts_, one.reason);
      });
      TRY(Turning wait, waiting(facts_, headline, *day));
      alone_.insert(alone_.begin(), std::move(wait));
    }
    if (!alone_.empty()) return TurningAnswer{std::move(alone_), false};
    return search_together(headline);
  }

 private:
  using Change = std::function<void(EligibilityFacts&)>;
  // A change that removes its reason and is not enough alone.
  struct Part {
    Turning turning;
    Change change;
  };

  static TurningAnswer only(TurningKind kind, Reason reason) {
    return {{Turning{.kind = kind, .reason = reason, .then = Outcome::refused}}, false};
  }

  Result<Turning> waiting(EligibilityFacts later, Reason headline, Date day) const {
    later.day = day;
    TRY(const EligibilityResult then, ask(later, law_));
    return Turning{.kind = TurningKind::wait, .reason = headline, .day = day, .then = then.outcome};
  }

  // A group that nobody claims, or a register that does not name the person.
  static bool is_supposed(const Part& part) {
    return part.turning.kind == TurningKind::other_group ||
           part.turning.kind == TurningKind::register_row;
  }
  bool is_hastened(const Part& part) const {
    return part.turning.kind == TurningKind::circumstance_ends &&
           ends_by_itself(facts_, part.turning.reason);
  }

  // First without what is only supposed and what ends by itself; then with more of it. The fewest
  // lines win, and of equally many the first.
  Result<TurningAnswer> search_together(Reason headline) {
    std::optional<TurningAnswer> best;
    for (const auto& [supposed, hastened] :
         {std::pair(false, false), {true, false}, {false, true}, {true, true}}) {
      std::vector<Part> pool;
      for (const Part& part : parts_) {
        if ((supposed || !is_supposed(part)) && (hastened || !is_hastened(part)))
          pool.push_back(part);
      }
      TRY(std::optional<TurningAnswer> found, turned_by(std::move(pool), headline));
      if (found && (!best || found->changes.size() < best->changes.size())) best = std::move(found);
      if (best && best->changes.size() <= 2) break;  // one alone would have been found before
    }
    if (best) return *std::move(best);
    return only(TurningKind::out_of_reach, headline);
  }

  // The parts as one change, and the first day on which they turn the refusal if it is not yet
  // today; of them no more than are needed on that day. Nothing if they never turn it.
  Result<std::optional<TurningAnswer>> turned_by(std::vector<Part> parts, Reason headline) const {
    EligibilityFacts changed = with(parts);
    TRY(EligibilityResult then, ask(changed, law_));
    std::optional<Date> day;
    if (then.outcome == Outcome::refused) {
      TRY(day, first_day_that_turns(changed, law_));
      if (!day) return std::optional<TurningAnswer>();
    }
    TRY(parts, without_the_needless(std::move(parts), day.value_or(facts_.day)));
    changed = with(parts);
    changed.day = day.value_or(facts_.day);
    TRY(then, ask(changed, law_));
    TurningAnswer answer;
    answer.together = true;
    if (day) {
      TRY(Turning wait, waiting(changed, headline, *day));
      answer.changes.push_back(std::move(wait));
    }
    for (Part& part : parts) {
      part.turning.then = then.outcome;
      answer.changes.push_back(std::move(part.turning));
    }
    return std::optional(std::move(answer));
  }

  Result<std::vector<Part>> without_the_needless(std::vector<Part> parts, Date day) const {
    for (std::size_t i = parts.size(); i-- > 0;) {
      std::vector<Part> fewer = parts;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      EligibilityFacts changed = with(fewer);
      changed.day = day;
      TRY(const EligibilityResult then, ask(changed, law_));
      if (then.outcome != Outcome::refused) parts = std::move(fewer);
    }
    return parts;
  }

  EligibilityFacts with(const std::vector<Part>& parts) const {
    EligibilityFacts changed = facts_;
    for (const Part& part : parts) part.change(changed);
    return changed;
  }

  // The change that removes one reason; kept as enough, or as one of several.
  Result<> try_change(Turning turning, const Change& change) {
    EligibilityFacts changed = facts_;
    change(changed);
    TRY(const EligibilityResult then, ask(changed, law_));
    turning.then = then.outcome;
    if (then.outcome != Outcome::refused)
      alone_.push_back(turning);
    else if (!then.reasons.has(turning.reason))
      parts_.push_back({turning, change});
    return {};
  }

  Result<> try_reason(Reason reason) {
    const Period always{facts_.day, kFarDay};
    if (is_circumstance(reason))
      return try_change({.kind = TurningKind::circumstance_ends, .reason = reason},
                        [reason, today = facts_.day](EligibilityFacts& changed) {
                          end_circumstance(changed, reason, today);
                        });
    switch (reason) {
      case Reason::not_in_target_group:
      case Reason::under_age:
      case Reason::over_age:
        return try_other_groups(reason);
      case Reason::register_missing:
        return try_registers();
      case Reason::no_recognition:
        return try_change(
            {.kind = TurningKind::recognition, .reason = reason},
            [always](EligibilityFacts& changed) { changed.recognitions.push_back(always); });
      case Reason::expansion_not_open:
        return try_change(
            {.kind = TurningKind::expansion, .reason = reason, .group = TargetGroup::expanded},
            [always](EligibilityFacts& changed) {
              for (GroupClaim& claim : changed.claims)
                if (claim.group == TargetGroup::expanded) claim.covered.push_back(always);
            });
      case Reason::tenure_used_up:
        return try_change({.kind = TurningKind::tenure, .reason = reason},
                          [](EligibilityFacts& changed) { changed.tenure_used_up = false; });
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
    const Period always{facts_.day, kFarDay};
    for (const TargetGroup group : groups_of(facts_.side)) {
      if (std::ranges::any_of(facts_.claims,
                              [&](const GroupClaim& claim) { return claim.group == group; }))
        continue;
      TRY_VOID(try_change({.kind = TurningKind::other_group, .reason = reason, .group = group},
                          [group, always](EligibilityFacts& changed) {
                            GroupClaim claim{.group = group};
                            claim.covered.push_back(always);
                            changed.claims.push_back(std::move(claim));
                          }));
    }
    return {};
  }

  Result<> try_registers() {
    const Period always{facts_.day, kFarDay};
    for (std::size_t i = 0; i < facts_.claims.size(); ++i) {
      const TargetGroup group = facts_.claims[i].group;
      if (!needs_register(group) || !belongs_to(group, facts_.side)) continue;
      TRY_VOID(try_change(
          {.kind = TurningKind::register_row, .reason = Reason::register_missing, .group = group},
          [i, always](EligibilityFacts& changed) { changed.claims[i].covered.push_back(always); }));
    }
    return {};
  }

  const EligibilityFacts& facts_;
  const law::LawSnapshot& law_;
  std::vector<Turning> alone_;
  std::vector<Part> parts_;
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
