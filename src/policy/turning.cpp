#include "policy/turning.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace yigang::policy {

using law::Figure;

namespace {

constexpr Date kFarDay = Date::from_days(83'927);  // 2199-10-14, near the end of the calendar

Result<EligibilityFigures> figures_on(Date day, const EligibilityFacts& facts,
                                      const law::LawSnapshot& law) {
  LawReader reader(law, facts.unit);
  return read_eligibility_figures(reader, day);
}

// What says on which day a lower age is reached. The upper ends (older_upper, retirement_law) only
// end what holds: nothing turns by them but on the day on which another value takes effect.
constexpr std::array kAges = {Figure::older_lower, Figure::urban_lower_women,
                              Figure::urban_lower_men, Figure::leap_birthday};

// LZ-2022-4 二(一): birthdays by every value that is in force on the day of the facts or later.
void add_birthdays(std::set<Date>& days, const EligibilityFacts& facts,
                   const law::LawSnapshot& law) {
  std::set<Date> readings{facts.day};
  for (const Figure figure : kAges) {
    for (const Date day : law.changes(figure, facts.day, kFarDay, facts.unit)) readings.insert(day);
  }
  for (const Date reading : readings) {
    const Result<EligibilityFigures> figures = figures_on(reading, facts, law);
    if (!figures) continue;  // a day whose law is not known
    for (const int age :
         {figures->older_lower, figures->urban_lower_women, figures->urban_lower_men})
      days.insert(birthday_at_age(facts.birth, age, figures->leap));
  }
}

// A later day on which some answer can become another, and the figures of that day.
struct Later {
  Date day;
  EligibilityFigures figures;
};

std::vector<Later> later_days(const EligibilityFacts& facts, const law::LawSnapshot& law) {
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
  add_birthdays(days, facts, law);
  std::vector<Later> later;
  for (auto day = days.upper_bound(facts.day); day != days.end(); ++day) {
    // Of a day whose law is not known nothing is promised.
    if (auto figures = figures_on(*day, facts, law)) later.push_back({*day, *std::move(figures)});
  }
  return later;
}

const Later* first_that_turns(EligibilityFacts facts, const std::vector<Later>& days) {
  const auto at = std::ranges::find_if(days, [&](const Later& later) {
    facts.day = later.day;
    return decide(facts, later.figures).outcome != Outcome::refused;
  });
  return at != days.end() ? &*at : nullptr;
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
  Search(const EligibilityFacts& facts, EligibilityFigures today, std::vector<Later> days)
      : facts_(facts), today_{facts.day, std::move(today)}, days_(std::move(days)) {}

  TurningAnswer search(const EligibilityResult& now) {
    const Reason headline = *now.headline();
    // Neither other facts nor another day opens this programme to them.
    if (now.reasons.has(Reason::deceased)) return only(TurningKind::out_of_reach, Reason::deceased);
    if (now.reasons.has(Reason::veterans_post))
      return only(TurningKind::elsewhere, Reason::veterans_post);
    for (const Reason reason : now.reasons.list()) try_reason(reason);
    if (const Later* day = first_that_turns(facts_, days_)) {
      // What ends on a recorded day needs no doing.
      std::erase_if(alone_, [&](const Turning& one) {
        return one.kind == TurningKind::circumstance_ends && ends_by_itself(facts_, one.reason);
      });
      alone_.insert(alone_.begin(), waiting(facts_, headline, *day));
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
  using Parts = std::vector<const Part*>;
  // Parts that turn the refusal on this day.
  struct Way {
    Parts parts;
    const Later* day = nullptr;
  };

  static TurningAnswer only(TurningKind kind, Reason reason) {
    return {{Turning{.kind = kind, .reason = reason, .then = Outcome::refused}}, false};
  }

  static Turning waiting(EligibilityFacts later, Reason headline, const Later& day) {
    later.day = day.day;
    return Turning{.kind = TurningKind::wait,
                   .reason = headline,
                   .day = day.day,
                   .then = decide(later, day.figures).outcome};
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

  // Today or the first later day on which these parts turn the refusal; nothing if none.
  const Later* day_of(const Parts& parts) const {
    const EligibilityFacts changed = with(parts);
    if (decide(changed, today_.figures).outcome != Outcome::refused) return &today_;
    return first_that_turns(changed, days_);
  }

  // The fewest lines win. Of equally many first those without what is only supposed and without
  // what ends by itself, and of these the earliest day.
  TurningAnswer search_together(Reason headline) const {
    std::vector<Parts> pools;
    for (const auto& [supposed, hastened] :
         {std::pair(false, false), {true, false}, {false, true}, {true, true}}) {
      Parts pool;
      for (const Part& part : parts_) {
        if ((supposed || !is_supposed(part)) && (hastened || !is_hastened(part)))
          pool.push_back(&part);
      }
      // No change hinders another: what all of them do not turn none of them turns.
      if (day_of(pool) != nullptr) pools.push_back(std::move(pool));
    }
    for (std::size_t lines = 2; !pools.empty() && lines <= parts_.size() + 1; ++lines) {
      for (const Parts& pool : pools) {
        if (const auto way = way_of(pool, lines)) return together(*way, headline);
      }
    }
    return only(TurningKind::out_of_reach, headline);
  }

  // So many changes of today, or one fewer on a later day.
  std::optional<Way> way_of(const Parts& pool, std::size_t lines) const {
    const Parts needed = needed_of(pool);
    std::optional<Way> best;
    for (const std::size_t count : {lines, lines - 1}) {
      if (best || count > pool.size() || count < needed.size()) continue;
      std::vector<bool> taken(pool.size());
      std::fill_n(taken.begin(), count, true);
      do {
        Parts parts;
        for (std::size_t i = 0; i < pool.size(); ++i)
          if (taken[i]) parts.push_back(pool[i]);
        if (!std::ranges::includes(parts, needed)) continue;
        const Later* day = day_of(parts);
        if (day == nullptr || (count == lines && day != &today_)) continue;
        if (!best || day->day < best->day->day) best = Way{std::move(parts), day};
      } while (std::prev_permutation(taken.begin(), taken.end()));
    }
    return best;
  }

  // Without which the rest of the pool turns nothing.
  Parts needed_of(const Parts& pool) const {
    Parts needed;
    for (const Part* part : pool) {
      Parts rest = pool;
      std::erase(rest, part);
      if (day_of(rest) == nullptr) needed.push_back(part);
    }
    return needed;
  }

  TurningAnswer together(const Way& way, Reason headline) const {
    EligibilityFacts changed = with(way.parts);
    TurningAnswer answer{{}, true};
    if (way.day != &today_) answer.changes.push_back(waiting(changed, headline, *way.day));
    changed.day = way.day->day;
    const Outcome then = decide(changed, way.day->figures).outcome;
    for (const Part* part : way.parts) {
      answer.changes.push_back(part->turning);
      answer.changes.back().then = then;
    }
    return answer;
  }

  EligibilityFacts with(const Parts& parts) const {
    EligibilityFacts changed = facts_;
    for (const Part* part : parts) part->change(changed);
    return changed;
  }

  // The change that removes one reason; kept as enough, or as one of several.
  void try_change(Turning turning, const Change& change) {
    EligibilityFacts changed = facts_;
    change(changed);
    const EligibilityResult then = decide(changed, today_.figures);
    turning.then = then.outcome;
    if (then.outcome != Outcome::refused)
      alone_.push_back(turning);
    else if (!then.reasons.has(turning.reason))
      parts_.push_back({turning, change});
  }

  void try_reason(Reason reason) {
    const Period always{facts_.day, kFarDay};
    // interface.md §11.1: a pension is drawn for life; what has an end on record turns by itself.
    if (reason == Reason::draws_employee_pension) return;
    if (is_circumstance(reason))
      return try_change({.kind = TurningKind::circumstance_ends, .reason = reason},
                        [reason, today = facts_.day](EligibilityFacts& changed) {
                          end_circumstance(changed, reason, today);
                        });
    switch (reason) {
      case Reason::not_in_target_group:
      case Reason::under_age:
      case Reason::over_age:
        return try_other_groups(reason, [](TargetGroup) { return true; });
      case Reason::register_missing:
        try_other_groups(reason, std::not_fn(needs_register));
        return try_registers();
      case Reason::no_recognition:
        return try_change(
            {.kind = TurningKind::recognition, .reason = reason},
            [always](EligibilityFacts& changed) { changed.recognitions.push_back(always); });
      case Reason::expansion_not_open:
        try_other_groups(reason, std::not_fn(needs_register));
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
        return;
    }
    CHECK(false);
  }

  // A register group is only offered where the person might be on its register: that nobody here
  // can know, so that the answer says "if". Who claims a register already names the one meant.
  void try_other_groups(Reason reason, const std::function<bool(TargetGroup)>& is_meant) {
    const Period always{facts_.day, kFarDay};
    for (const TargetGroup group : groups_of(facts_.side)) {
      if (!is_meant(group) || is_offered(group) ||
          std::ranges::find(facts_.claims, group, &GroupClaim::group) != facts_.claims.end())
        continue;
      try_change({.kind = TurningKind::other_group, .reason = reason, .group = group},
                 [group, always](EligibilityFacts& changed) {
                   GroupClaim claim{.group = group};
                   claim.covered.push_back(always);
                   changed.claims.push_back(std::move(claim));
                 });
    }
  }
  // One group answers the reasons of all claims.
  bool is_offered(TargetGroup group) const {
    const auto offers = [&](const Turning& one) {
      return one.kind == TurningKind::other_group && one.group == group;
    };
    return std::ranges::any_of(alone_, offers) ||
           std::ranges::any_of(parts_, offers, &Part::turning);
  }

  void try_registers() {
    const Period always{facts_.day, kFarDay};
    for (std::size_t i = 0; i < facts_.claims.size(); ++i) {
      const TargetGroup group = facts_.claims[i].group;
      if (!needs_register(group) || !belongs_to(group, facts_.side)) continue;
      // Two spells of one register are claimed by two rows: one way to it is enough.
      const auto before = facts_.claims.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::ranges::find(facts_.claims.begin(), before, group, &GroupClaim::group) != before)
        continue;
      try_change(
          {.kind = TurningKind::register_row, .reason = Reason::register_missing, .group = group},
          [i, always](EligibilityFacts& changed) { changed.claims[i].covered.push_back(always); });
    }
  }

  const EligibilityFacts& facts_;
  const Later today_;
  const std::vector<Later> days_;
  std::vector<Turning> alone_;
  std::vector<Part> parts_;
};

// Where the row or the recognition is to be had; nothing where no department is on record.
std::string department_of(const Turning& change, const EligibilityFacts& facts,
                          const law::LawSnapshot& law) {
  const law::RegisterOwners& owners = law.registers();
  if (change.kind == TurningKind::register_row && change.group)
    return owners.departments_of(*change.group);
  if (change.kind != TurningKind::recognition) return {};
  for (const GroupClaim& claim : facts.claims) {
    if (!belongs_to(claim.group, Side::urban)) continue;
    if (std::string department = owners.departments_of(claim.group); !department.empty())
      return department;
  }
  return {};
}

}  // namespace

Say Turning::say() const {
  Say said{.code = "turning." + std::string(word(kind)) + (department.empty() ? "" : "_at"),
           .params = {{"reason", std::string(word(reason))}}};
  if (!department.empty()) said.params.emplace_back("department", department);
  if (day) said.params.emplace_back("day", to_text(*day));
  if (group) said.params.emplace_back("group", std::string(word(*group)));
  return said;
}

std::optional<Date> first_day_that_turns(const EligibilityFacts& facts,
                                         const law::LawSnapshot& law) {
  const std::vector<Later> days = later_days(facts, law);
  const Later* first = first_that_turns(facts, days);
  return first != nullptr ? std::optional(first->day) : std::nullopt;
}

Result<TurningAnswer> what_would_turn(const EligibilityFacts& facts, const law::LawSnapshot& law) {
  TRY(EligibilityFigures figures, figures_on(facts.day, facts, law));
  const EligibilityResult now = decide(facts, figures);
  if (now.outcome != Outcome::refused) return TurningAnswer{};
  TurningAnswer answer = Search(facts, std::move(figures), later_days(facts, law)).search(now);
  for (Turning& change : answer.changes) change.department = department_of(change, facts, law);
  return answer;
}

}  // namespace yigang::policy
