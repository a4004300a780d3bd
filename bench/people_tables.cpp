#include "people_tables.h"

#include <fmt/format.h>

#include <array>

#include "base/random.h"

namespace yigang::bench {

namespace {

using namespace policy;

GroupClaim some_claim(Random& random, Period always) {
  GroupClaim claim;
  claim.group = static_cast<TargetGroup>(random.below(9));
  if (random.below(10) != 0) claim.covered.push_back(always);
  claim.every_member_unemployed = random.below(10) != 0;
  return claim;
}

EligibilityFacts somebody(Random& random) {
  const Period always{Date(2000, 1, 1), Date(2100, 1, 1)};
  EligibilityFacts facts{.day = Date(2022, 6, 1), .unit = UnitCode{371522}};
  facts.side = random.below(8) == 0 ? Side::urban : Side::rural;
  facts.sex = random.below(2) == 0 ? Sex::M : Sex::F;
  facts.birth = Date(1955, 1, 1).plus_days(static_cast<int>(random.below(31 * 365)));
  if (facts.sex == Sex::M)
    facts.category = RetirementCategory::M60;
  else if (random.below(20) != 0)
    facts.category = random.below(10) < 7 ? RetirementCategory::F50 : RetirementCategory::F55;
  facts.claims.push_back(some_claim(random, always));
  if (random.below(4) == 0) facts.claims.push_back(some_claim(random, always));
  if (random.below(10) != 0) facts.recognitions.push_back(always);
  if (random.below(12) == 0) {
    const auto reason = static_cast<Reason>(random.below(kReasons));
    if (is_circumstance(reason)) facts.circumstances.add(reason);
  }
  facts.tenure_used_up = random.below(40) == 0;
  return facts;
}

std::int64_t mask_of(ReasonSet reasons) {
  std::int64_t mask = 0;
  for (std::size_t i = 0; i < kReasons; ++i)
    if (reasons.has(static_cast<Reason>(i))) mask |= std::int64_t{1} << i;
  return mask;
}

template <class E>
std::int64_t number_of(E value) {
  return static_cast<std::int64_t>(value);
}

Table figure_table(const EligibilityFigures& figures, Date day) {
  Table table{"figure",
              {"year", "month", "day", "days", "older_lower", "older_upper", "urban_lower_women",
               "urban_lower_men", "leap_march_1"},
              "",
              {day.year(), day.month(), day.day(), day.days_since_1970(), figures.older_lower,
               number_of(figures.older_upper), figures.urban_lower_women, figures.urban_lower_men,
               figures.leap == LeapBirthday::march_1}};
  return table;
}

}  // namespace

std::vector<EligibilityFacts> some_people(std::size_t count) {
  SeededRandom random(kPeopleSeed);
  std::vector<EligibilityFacts> people;
  people.reserve(count);
  for (std::size_t i = 0; i < count; ++i) people.push_back(somebody(random));
  return people;
}

std::vector<Table> people_tables(const std::vector<EligibilityFacts>& people,
                                 const EligibilityFigures& figures) {
  Table effect{"effect", {"effect"}, "", {}};
  for (const Effect one : figures.effects) effect.cells.push_back(number_of(one));
  Table retirement{"retirement", {"old_age_months", "start_month", "step", "cap"}, "", {}};
  for (const law::RetirementRow& row : figures.retirement.rows)
    for (const int value :
         {row.old_age_years * 12, row.start.index(), row.step_months, row.cap_months})
      retirement.cells.push_back(value);
  Table person{"person",
               {"side", "sex", "year", "month", "day", "category", "circumstances", "used_up"},
               "",
               {}};
  Table claim{"claim", {"person", "place", "target_group", "all_unemployed"}, "", {}};
  Table covered{"covered", {"claim", "from_day", "until_day"}, "", {}};
  Table recognition{"recognition", {"person", "from_day", "until_day"}, "", {}};
  const auto put = [](Table& table, std::initializer_list<std::int64_t> row) {
    table.cells.insert(table.cells.end(), row);
  };
  for (const EligibilityFacts& one : people) {
    const auto number = static_cast<std::int64_t>(person.rows());
    put(person, {number_of(one.side), number_of(one.sex), one.birth.year(), one.birth.month(),
                 one.birth.day(), one.category ? number_of(*one.category) : kNone,
                 mask_of(one.circumstances), one.tenure_used_up});
    std::int64_t place = 0;
    for (const GroupClaim& group : one.claims) {
      for (const Period period : group.covered)
        put(covered, {static_cast<std::int64_t>(claim.rows()), period.from.days_since_1970(),
                      period.until.days_since_1970()});
      put(claim, {number, place++, number_of(group.group), group.every_member_unemployed});
    }
    for (const Period period : one.recognitions)
      put(recognition, {number, period.from.days_since_1970(), period.until.days_since_1970()});
  }
  return {figure_table(figures, people.front().day),
          std::move(effect),
          std::move(retirement),
          std::move(person),
          std::move(claim),
          std::move(covered),
          std::move(recognition)};
}

std::string decisions_check(const std::vector<EligibilityFacts>& people,
                            const std::vector<Decision>& decisions) {
  std::array<std::array<std::int64_t, 6>, 2> sums{};
  for (std::size_t i = 0; i < people.size(); ++i) {
    auto& side = sums[static_cast<std::size_t>(people[i].side)];
    const Decision& one = decisions[i];
    const std::int64_t mask = mask_of(one.result.reasons);
    ++side[static_cast<std::size_t>(one.result.outcome)];
    side[3] += mask;
    side[4] += static_cast<std::int64_t>(i) * mask;
    side[5] += one.headline ? number_of(*one.headline) + 1 : 0;
  }
  std::string text;
  for (std::size_t side = 0; side < sums.size(); ++side)
    text += fmt::format("{} {} {} {} {} {} {}\n", side, sums[side][0], sums[side][1], sums[side][2],
                        sums[side][3], sums[side][4], sums[side][5]);
  return text;
}

}  // namespace yigang::bench
