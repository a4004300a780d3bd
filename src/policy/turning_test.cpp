// 还差什么 where several reasons meet: the fewest changes, and the first day on which they are
// enough. Today is 2022-03-01.
#include "policy/turning.h"

#include <gtest/gtest.h>

#include <bit>

#include "base/messages.h"
#include "base/random.h"

namespace yigang::policy {
namespace {

using enum Reason;

const Date kToday(2022, 3, 1);

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

EligibilityFacts person(Side side, Sex sex, Date birth) {
  EligibilityFacts facts{
      .day = kToday, .unit = UnitCode{371525}, .side = side, .sex = sex, .birth = birth};
  facts.claims.push_back(
      {.group = side == Side::rural ? TargetGroup::older : TargetGroup::older_unemployed});
  return facts;
}
EligibilityFacts woman(Date birth) {
  return person(Side::rural, Sex::F, birth);
}
EligibilityFacts townsman(Date birth) {
  return person(Side::urban, Sex::M, birth);
}
void since_january(EligibilityFacts& facts, Reason reason,
                   std::optional<Date> until = std::nullopt) {
  facts.dated.push_back({reason, {Date(2022, 1, 1), until.value_or(kOpenEnd)}, {"名单比对", ""}});
}

// "wait 2022-07-01 + circumstance_ends fiscal_payroll", with "or" where each is enough.
std::string turned(const EligibilityFacts& facts, const law::LawSnapshot& law = shipped()) {
  const TurningAnswer answer = what_would_turn(facts, law).value();
  std::string text;
  for (const Turning& change : answer.changes) {
    if (!text.empty()) text += answer.together ? " + " : " or ";
    text += word(change.kind);
    if (change.day) text += " " + to_text(*change.day);
    if (change.group) text += " " + std::string(word(*change.group));
    if (change.kind == TurningKind::circumstance_ends)
      text += " " + std::string(word(change.reason));
  }
  return text;
}

TEST(turning_of_several, a_recorded_end_names_the_day_after_it) {
  EligibilityFacts facts = woman(Date(1969, 1, 1));
  since_january(facts, in_custody, Date(2022, 6, 30));
  EXPECT_EQ(turned(facts), "wait 2022-07-01");
  since_january(facts, fiscal_payroll);
  EXPECT_EQ(turned(facts), "wait 2022-07-01 + circumstance_ends fiscal_payroll");
}

TEST(turning_of_several, a_circumstance_counts_from_its_first_to_its_last_day) {
  EligibilityFacts facts = woman(Date(1969, 1, 1));
  facts.dated.push_back({in_custody, {Date(2022, 3, 2), Date(2022, 3, 3)}, {}});
  const auto outcome = [&](Date day) {
    facts.day = day;
    return explain_eligibility(facts, shipped()).value().result.outcome;
  };
  EXPECT_EQ(outcome(Date(2022, 3, 1)), Outcome::eligible);
  EXPECT_EQ(outcome(Date(2022, 3, 2)), Outcome::refused);
  EXPECT_EQ(turned(facts), "wait 2022-03-04");
  EXPECT_EQ(outcome(Date(2022, 3, 3)), Outcome::refused);
  EXPECT_EQ(outcome(Date(2022, 3, 4)), Outcome::eligible);
}

TEST(turning_of_several, what_lies_ahead_is_not_waited_into) {
  EligibilityFacts facts = woman(Date(1977, 5, 20));
  facts.dated.push_back({in_custody, {Date(2022, 5, 1), Date(2022, 6, 30)}, {}});
  EXPECT_EQ(turned(facts).substr(0, 15), "wait 2022-07-01");
}

// 45 on 2022-05-20.
TEST(turning_of_several, whom_age_and_a_fact_refuse_is_told_the_birthday_and_no_other_group) {
  EligibilityFacts facts = woman(Date(1977, 5, 20));
  since_january(facts, fiscal_payroll, Date(2022, 4, 30));
  EXPECT_EQ(turned(facts), "wait 2022-05-20");
  facts.dated.clear();
  since_january(facts, fiscal_payroll);
  EXPECT_EQ(turned(facts), "wait 2022-05-20 + circumstance_ends fiscal_payroll");
  facts.claims.push_back({.group = TargetGroup::low_income});
  EXPECT_EQ(turned(facts), "wait 2022-05-20 + circumstance_ends fiscal_payroll");
}

// 55 on 2022-05-20.
TEST(turning_of_several, a_townsman_without_recognition_is_told_both_what_to_bring_and_the_day) {
  EXPECT_EQ(turned(townsman(Date(1967, 5, 20))), "wait 2022-05-20 + recognition");
}

TEST(turning_of_several, a_group_is_named_where_no_day_helps) {
  EligibilityFacts facts = woman(Date(1950, 1, 1));
  since_january(facts, fiscal_payroll);
  EXPECT_EQ(turned(facts), "circumstance_ends fiscal_payroll + other_group poverty_alleviated");
  facts.dated.clear();
  since_january(facts, in_custody, Date(2022, 6, 30));
  EXPECT_EQ(turned(facts), "wait 2022-07-01 + other_group poverty_alleviated");
}

// 66 on 2022-05-20, before the recorded end.
TEST(turning_of_several, an_end_that_comes_too_late_is_still_what_is_missing) {
  EligibilityFacts facts = woman(Date(1956, 5, 20));
  since_january(facts, in_custody, Date(2022, 6, 30));
  EXPECT_EQ(turned(facts), "circumstance_ends in_custody");
}

TEST(turning_of_several, the_sentence_names_the_circumstance) {
  EligibilityFacts facts = woman(Date(1969, 1, 1));
  since_january(facts, fiscal_payroll);
  const Say said = what_would_turn(facts, shipped()).value().changes.at(0).say();
  EXPECT_EQ(said.params, (Params{{"reason", "fiscal_payroll"}}));
  const auto sentence = message(said.code, Language::zh_cn);
  ASSERT_TRUE(sentence);
  EXPECT_NE(sentence->find("{reason:ending}"), std::string_view::npos);
}

// LZ-2022-4 二(一): 农村低保人口 that no register names, but of the age of 农村大龄人员.
TEST(turning_of_several, a_group_whose_age_fits_is_offered_beside_a_missing_register_row) {
  EligibilityFacts facts = woman(Date(1970, 1, 1));
  facts.claims = {{.group = TargetGroup::low_income}};
  EXPECT_EQ(turned(facts), "other_group older or register_row low_income");
  facts.birth = Date(1990, 1, 1);
  EXPECT_EQ(turned(facts), "register_row low_income");
  facts.birth = Date(1970, 1, 1);
  since_january(facts, fiscal_payroll);
  EXPECT_EQ(turned(facts), "circumstance_ends fiscal_payroll + other_group older");
}

TEST(turning_of_several, a_group_that_is_open_is_offered_beside_an_expansion_that_is_not) {
  EligibilityFacts facts = woman(Date(1970, 1, 1));
  facts.claims = {{.group = TargetGroup::expanded, .expanded_name = "甲"}};
  EXPECT_EQ(turned(facts), "other_group older or expansion expanded");
  EligibilityFacts town = townsman(Date(1980, 1, 1));
  town.claims = facts.claims;
  town.recognitions = {{Date(2021, 1, 1), Date(2024, 1, 1)}};
  EXPECT_EQ(turned(town),
            "other_group zero_employment_household or other_group other_hardship or "
            "expansion expanded");
}

TEST(turning_of_several, a_group_is_offered_once_whatever_the_claims_lack) {
  EligibilityFacts facts = townsman(Date(1980, 1, 1));
  facts.claims.push_back(
      {.group = TargetGroup::zero_employment_household, .every_member_unemployed = false});
  facts.recognitions = {{Date(2021, 1, 1), Date(2024, 1, 1)}};
  EXPECT_EQ(turned(facts), "other_group other_hardship");
}

TEST(turning_of_several, two_spells_of_one_register_are_one_way_back) {
  EligibilityFacts facts = woman(Date(1991, 1, 1));
  facts.claims.clear();
  for (const Period spell :
       {Period{Date(2020, 1, 1), Date(2020, 6, 30)}, Period{Date(2021, 1, 1), Date(2021, 6, 30)}}) {
    GroupClaim claim{.group = TargetGroup::low_income};
    claim.covered.push_back(spell);
    facts.claims.push_back(std::move(claim));
  }
  EXPECT_EQ(turned(facts), "register_row low_income");
}

// To wait for what opens by itself on one day is one line, to hasten it all is one line each.
TEST(turning_of_several, one_day_to_wait_counts_less_than_two_things_to_bring) {
  EligibilityFacts facts = person(Side::urban, Sex::F, Date(1985, 8, 1));
  facts.day = Date(2043, 6, 2);
  facts.category = RetirementCategory::F55;
  facts.claims = {{.group = TargetGroup::expanded, .expanded_name = "甲"}};
  facts.claims[0].covered = {{Date(2043, 7, 2), Date(2048, 12, 22)}};
  facts.recognitions = {{Date(2043, 7, 2), Date(2048, 12, 22)}};
  facts.dated = {{fiscal_payroll, {Date(2043, 6, 2), Date(2044, 7, 6)}, {}},
                 {registered_business, {Date(2041, 3, 24), kOpenEnd}, {}}};
  EXPECT_EQ(turned(facts), "wait 2043-07-02 + circumstance_ends fiscal_payroll");
}

// The shipped law and one later value of an office.
law::LawPtr with_row(std::string figure, Date from, std::string value) {
  const law::OfficeRow row{.row = 1,
                           .figure = std::move(figure),
                           .from = from,
                           .value = std::move(value),
                           .citation = {"市政府公告", "一", "自次年起"},
                           .known_since = Date(2022, 1, 1)};
  return law::LawSnapshot::load("law", std::span(&row, 1)).value();
}
std::string first_day(EligibilityFacts facts, Date on, const law::LawPtr& law) {
  facts.day = on;
  const auto day = first_day_that_turns(facts, *law);
  return day ? to_text(*day) : "never";
}

// LZ-2022-4 二(一): the age of the law that is in force when the birthday comes.
TEST(turning_by_later_law, a_birthday_counts_by_the_age_that_is_in_force_by_then) {
  const Date on(2022, 7, 20);
  EXPECT_EQ(first_day(woman(Date(1988, 5, 5)), on, with_row("older_lower", Date(2027, 1, 1), "40")),
            "2028-05-05");
  const auto sooner = with_row("older_lower", Date(2023, 1, 1), "40");
  EXPECT_EQ(first_day(woman(Date(1984, 5, 5)), on, sooner), "2024-05-05");
  EXPECT_EQ(first_day(woman(Date(1980, 5, 5)), on, sooner), "2023-01-01");
  const auto later = with_row("older_lower", Date(2023, 1, 1), "50");
  EXPECT_EQ(first_day(woman(Date(1980, 5, 5)), on, later), "2030-05-05");

  EligibilityFacts man = townsman(Date(1975, 5, 5));
  man.recognitions = {{Date(2022, 1, 1), Date(2060, 1, 1)}};
  const auto men = with_row("urban_lower_men", Date(2024, 1, 1), "50");
  EXPECT_EQ(first_day(man, on, men), "2025-05-05");
  EligibilityFacts townswoman = person(Side::urban, Sex::F, Date(1985, 5, 5));
  townswoman.recognitions = man.recognitions;
  townswoman.category = RetirementCategory::F55;
  const auto women = with_row("urban_lower_women", Date(2024, 1, 1), "42");
  EXPECT_EQ(first_day(townswoman, on, women), "2027-05-05");
}

TEST(turning_by_later_law, a_leap_birthday_counts_by_the_reading_that_is_in_force_by_then) {
  const auto law = with_row("leap_birthday", Date(2023, 1, 1), "february_28");
  EXPECT_EQ(first_day(woman(Date(1980, 2, 29)), Date(2022, 7, 20), law), "2025-02-28");
  EXPECT_EQ(first_day(woman(Date(1980, 2, 29)), Date(2022, 7, 20),
                      with_row("pay_day", Date(2023, 1, 1), "12")),
            "2025-03-01");
}

// An upper end that moves away lets back in on the day on which it moves.
TEST(turning_by_later_law, an_upper_end_turns_on_the_day_of_its_new_reading) {
  EligibilityFacts facts = woman(Date(1957, 5, 5));
  const auto narrow = with_row("older_upper", Date(2022, 6, 1), "before_65");
  EXPECT_EQ(first_day(facts, Date(2022, 7, 20), narrow), "never");
  std::vector<law::OfficeRow> rows;
  for (const auto& [from, value] :
       {std::pair(Date(2022, 6, 1), "before_65"), {Date(2023, 1, 1), "before_66"}})
    rows.push_back({.row = static_cast<std::int64_t>(rows.size()) + 1,
                    .figure = "older_upper",
                    .from = from,
                    .value = value,
                    .citation = {"市政府公告", "一", "自次年起"},
                    .known_since = Date(2022, 1, 1)});
  EXPECT_EQ(first_day(facts, Date(2022, 7, 20), law::LawSnapshot::load("law", rows).value()),
            "2023-01-01");
  // 60 before 2025, and by the later table 60 and some months.
  EligibilityFacts man = townsman(Date(1965, 1, 5));
  man.recognitions = {{Date(2022, 1, 1), Date(2060, 1, 1)}};
  man.day = Date(2024, 12, 1);
  EXPECT_EQ(first_day(man, Date(2025, 2, 10), with_row("pay_day", Date(2023, 1, 1), "12")),
            "never");
  const auto at_63 = with_row("retirement_law", Date(2026, 1, 1), "M60 63;F55 58;F50 55");
  EXPECT_EQ(first_day(man, Date(2025, 2, 10), at_63), "2026-01-01");
}

// The lines as changes of the facts, without the one of this number.
EligibilityFacts changed(EligibilityFacts facts, const TurningAnswer& answer,
                         std::size_t without = SIZE_MAX) {
  const Period always{kToday, kOpenEnd};
  for (std::size_t i = 0; i < answer.changes.size(); ++i) {
    if (i == without) continue;
    const Turning& change = answer.changes[i];
    switch (change.kind) {
      case TurningKind::wait:
        facts.day = *change.day;
        break;
      case TurningKind::other_group:
        facts.claims.push_back({.group = *change.group, .covered = {always}});
        break;
      case TurningKind::register_row:
      case TurningKind::expansion:
        for (GroupClaim& claim : facts.claims)
          if (claim.group == *change.group) claim.covered.push_back(always);
        break;
      case TurningKind::recognition:
        facts.recognitions.push_back(always);
        break;
      case TurningKind::circumstance_ends:
        std::erase_if(facts.dated, [&](const Circumstance& one) {
          return one.reason == change.reason && one.period.covers(kToday);
        });
        break;
      case TurningKind::tenure:
        facts.tenure_used_up = false;
        break;
      case TurningKind::elsewhere:
      case TurningKind::out_of_reach:
        break;
    }
  }
  return facts;
}

TEST(turning_of_several, of_anybody_what_is_said_is_enough_and_nothing_of_it_is_needless) {
  SeededRandom random(20220301);
  const auto pick = [&](std::uint64_t bound) { return static_cast<int>(random.below(bound)); };
  const auto outcome = [&](const EligibilityFacts& facts) {
    return explain_eligibility(facts, shipped()).value().result.outcome;
  };
  int together = 0;
  for (int i = 0; i < 1'000; ++i) {
    EligibilityFacts facts = person(static_cast<Side>(pick(2)), static_cast<Sex>(pick(2)),
                                    Date(1955, 1, 1).plus_days(pick(12'000)));
    if (pick(2) == 0) facts.claims.push_back({.group = static_cast<TargetGroup>(pick(9))});
    if (pick(2) == 0) facts.recognitions.push_back({Date(2021, 1, 1), Date(2024, 1, 1)});
    if (pick(2) == 0) since_january(facts, in_custody, Date(2022, 3, 1).plus_days(pick(900)));
    if (pick(3) == 0) since_january(facts, employed_elsewhere);
    facts.tenure_used_up = pick(8) == 0;
    const TurningAnswer answer = what_would_turn(facts, shipped()).value();
    if (answer.changes.empty() || answer.changes[0].kind == TurningKind::out_of_reach) continue;
    if (!answer.together) {
      for (std::size_t only = 0; only < answer.changes.size(); ++only)
        EXPECT_NE(outcome(changed(facts, {{answer.changes[only]}, false})), Outcome::refused) << i;
      continue;
    }
    ++together;
    EXPECT_GE(answer.changes.size(), 2U) << i;
    EXPECT_NE(outcome(changed(facts, answer)), Outcome::refused) << i;
    for (std::size_t left = 0; left < answer.changes.size(); ++left)
      EXPECT_EQ(outcome(changed(facts, answer, left)), Outcome::refused) << i << " " << left;
  }
  EXPECT_GT(together, 100);
}

// Every change that could be named, whatever the answer names.
std::vector<Turning> every_change(const EligibilityFacts& facts) {
  std::vector<Turning> changes{{.kind = TurningKind::recognition},
                               {.kind = TurningKind::tenure},
                               {.kind = TurningKind::circumstance_ends, .reason = in_custody},
                               {.kind = TurningKind::circumstance_ends, .reason = fiscal_payroll},
                               {.kind = TurningKind::expansion, .group = TargetGroup::expanded}};
  for (const TargetGroup group : {TargetGroup::older, TargetGroup::poverty_alleviated,
                                  TargetGroup::older_unemployed, TargetGroup::other_hardship})
    if (belongs_to(group, facts.side))
      changes.push_back({.kind = TurningKind::other_group, .group = group});
  return changes;
}

// Whether some changes, so many lines with the waiting, turn the refusal.
bool turns_with(const EligibilityFacts& facts, std::size_t lines) {
  const std::vector<Turning> all = every_change(facts);
  for (unsigned chosen = 0; chosen < (1U << all.size()); ++chosen) {
    const auto count = static_cast<std::size_t>(std::popcount(chosen));
    if (count > lines) continue;
    TurningAnswer answer;
    for (std::size_t i = 0; i < all.size(); ++i)
      if ((chosen >> i & 1U) != 0) answer.changes.push_back(all[i]);
    const EligibilityFacts then = changed(facts, answer);
    if (explain_eligibility(then, shipped()).value().result.outcome != Outcome::refused)
      return true;
    if (count < lines && first_day_that_turns(then, shipped())) return true;
  }
  return false;
}

TEST(turning_of_several, of_anybody_the_fewest_changes_are_named) {
  SeededRandom random(20431);
  const auto pick = [&](std::uint64_t bound) { return static_cast<int>(random.below(bound)); };
  const auto ahead = [&] { return kToday.plus_days(pick(900)); };
  int together = 0;
  for (int i = 0; i < 400 && together < 60; ++i) {
    EligibilityFacts facts = person(static_cast<Side>(pick(2)), static_cast<Sex>(pick(2)),
                                    Date(1955, 1, 1).plus_days(pick(12'000)));
    facts.claims = {{.group = pick(2) == 0 ? TargetGroup::expanded : facts.claims[0].group}};
    if (pick(2) == 0) facts.claims[0].covered = {{ahead(), Date(2030, 1, 1)}};
    if (pick(2) == 0) facts.recognitions = {{ahead(), Date(2030, 1, 1)}};
    if (pick(2) == 0) since_january(facts, in_custody, ahead());
    if (pick(2) == 0) since_january(facts, fiscal_payroll, ahead());
    facts.tenure_used_up = pick(8) == 0;
    const TurningAnswer answer = what_would_turn(facts, shipped()).value();
    if (!answer.together) continue;
    ++together;
    EXPECT_FALSE(turns_with(facts, answer.changes.size() - 1)) << i << " " << turned(facts);
  }
  EXPECT_GE(together, 40);
}

}  // namespace
}  // namespace yigang::policy
