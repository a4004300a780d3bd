#include "policy/eligibility.h"

#include <gtest/gtest.h>

#include "base/messages.h"
#include "base/random.h"
#include "policy/turning.h"

namespace yigang::policy {
namespace {

using enum Reason;

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

law::LawPtr with(std::string figure, std::string value) {
  const law::OfficeRow row{.row = 1,
                           .figure = std::move(figure),
                           .from = Date(2000, 1, 1),
                           .value = std::move(value),
                           .citation = {"文件", "一", "引文"},
                           .known_since = Date(2000, 1, 1)};
  return law::LawSnapshot::load("law", std::span(&row, 1)).value();
}

const Period kAlways{Date(1950, 1, 1), Date(2100, 1, 1)};

EligibilityFacts rural(Date birth, Date day, TargetGroup group = TargetGroup::older) {
  EligibilityFacts facts{.day = day, .unit = UnitCode{371522}, .birth = birth};
  facts.claims.push_back({.group = group});
  return facts;
}

EligibilityFacts urban(Sex sex, Date birth, Date day,
                       std::optional<RetirementCategory> category = std::nullopt) {
  EligibilityFacts facts{.day = day,
                         .unit = UnitCode{371522},
                         .side = Side::urban,
                         .sex = sex,
                         .birth = birth,
                         .category = category};
  facts.claims.push_back({.group = TargetGroup::older_unemployed});
  facts.recognitions.push_back(kAlways);
  return facts;
}

std::string verdict(const EligibilityFacts& facts, const law::LawSnapshot& law = shipped()) {
  const auto answer = explain_eligibility(facts, law);
  if (!answer) return answer.error().code;
  const auto headline = answer->result.headline();
  return headline ? std::string(word(*headline)) : std::string(word(answer->result.outcome));
}

TEST(eligibility, older_people_qualify_from_the_45th_birthday) {
  EXPECT_EQ(verdict(rural(Date(1981, 11, 22), Date(2026, 11, 21))), "under_age");
  EXPECT_EQ(verdict(rural(Date(1981, 11, 22), Date(2026, 11, 22))), "eligible");
  EXPECT_EQ(verdict(rural(Date(1981, 11, 22), Date(2026, 11, 23))), "eligible");
}

TEST(eligibility, the_last_day_of_older_people_follows_the_setting) {
  const Date birth(1961, 1, 1);
  EXPECT_EQ(verdict(rural(birth, Date(2026, 12, 31))), "eligible");
  EXPECT_EQ(verdict(rural(birth, Date(2027, 1, 1))), "over_age");
  const auto month_end = with("older_upper", "month_end_65");
  EXPECT_EQ(verdict(rural(birth, Date(2026, 1, 31)), *month_end), "eligible");
  EXPECT_EQ(verdict(rural(birth, Date(2026, 2, 1)), *month_end), "over_age");
  const auto before = with("older_upper", "before_65");
  EXPECT_EQ(verdict(rural(birth, Date(2025, 12, 31)), *before), "eligible");
  EXPECT_EQ(verdict(rural(birth, Date(2026, 1, 1)), *before), "over_age");
}

TEST(eligibility, a_leap_birthday_is_reached_on_march_1_unless_set_otherwise) {
  const Date birth(1976, 2, 29);
  EXPECT_EQ(verdict(rural(birth, Date(2021, 2, 28))), "under_age");
  EXPECT_EQ(verdict(rural(birth, Date(2021, 3, 1))), "eligible");
  EXPECT_EQ(verdict(rural(birth, Date(2021, 2, 28)), *with("leap_birthday", "february_28")),
            "eligible");
}

TEST(eligibility, a_register_group_has_no_age_and_needs_a_row_of_the_day) {
  EligibilityFacts facts = rural(Date(2004, 1, 1), Date(2022, 6, 1), TargetGroup::low_income);
  EXPECT_EQ(verdict(facts), "register_missing");
  facts.claims[0].covered = {{Date(2022, 6, 1), Date(2022, 6, 1)}};
  EXPECT_EQ(verdict(facts), "eligible");
  facts.day = Date(2022, 6, 2);
  EXPECT_EQ(verdict(facts), "register_missing");
  facts.day = Date(2022, 5, 31);
  EXPECT_EQ(verdict(facts), "register_missing");
}

TEST(eligibility, one_qualifying_group_is_enough_and_silences_the_others) {
  EligibilityFacts facts = rural(Date(1990, 1, 1), Date(2022, 6, 1));
  facts.claims.push_back({.group = TargetGroup::disabled, .covered = {kAlways}});
  const auto answer = explain_eligibility(facts, shipped()).value();
  EXPECT_EQ(answer.result.outcome, Outcome::eligible);
  EXPECT_TRUE(answer.result.reasons.empty());
}

TEST(eligibility, without_a_qualifying_group_the_reasons_of_all_are_kept) {
  EligibilityFacts facts = rural(Date(1990, 1, 1), Date(2022, 6, 1));
  facts.claims.push_back({.group = TargetGroup::disabled});
  facts.claims.push_back({.group = TargetGroup::expanded, .expanded_name = "退捕渔民"});
  facts.claims.push_back({.group = TargetGroup::older_unemployed});
  const auto answer = explain_eligibility(facts, shipped()).value();
  EXPECT_EQ(answer.result.reasons.list(),
            (std::vector{under_age, register_missing, expansion_not_open}));
}

TEST(eligibility, an_expanded_group_counts_inside_an_open_expansion_only) {
  EligibilityFacts facts = rural(Date(1990, 1, 1), Date(2022, 6, 1), TargetGroup::expanded);
  EXPECT_EQ(verdict(facts), "expansion_not_open");
  facts.claims[0].covered = {{Date(2022, 6, 1), Date(2022, 12, 31)}};
  EXPECT_EQ(verdict(facts), "eligible");
  facts.day = Date(2022, 5, 31);
  EXPECT_EQ(verdict(facts), "expansion_not_open");
}

// T15: the law in force on the day.
TEST(eligibility, a_woman_f50_of_1974_is_older_unemployed_until_the_day_before_retirement) {
  const auto on = [](Date day) {
    return verdict(urban(Sex::F, Date(1974, 12, 31), day, RetirementCategory::F50));
  };
  EXPECT_EQ(on(Date(2019, 12, 30)), "under_age");
  EXPECT_EQ(on(Date(2019, 12, 31)), "eligible");
  EXPECT_EQ(on(Date(2024, 12, 30)), "eligible");
  EXPECT_EQ(on(Date(2024, 12, 31)), "over_age");
}

TEST(eligibility, the_upper_bound_moves_with_the_law_of_the_day) {
  const Date birth(1964, 12, 31);
  EXPECT_EQ(verdict(urban(Sex::M, birth, Date(2024, 12, 30))), "eligible");
  EXPECT_EQ(verdict(urban(Sex::M, Date(1965, 1, 1), Date(2025, 1, 1))), "eligible");
  EXPECT_EQ(verdict(urban(Sex::M, Date(1965, 1, 1), Date(2025, 1, 31))), "eligible");
  EXPECT_EQ(verdict(urban(Sex::M, Date(1965, 1, 1), Date(2025, 2, 1))), "over_age");
}

TEST(eligibility, every_urban_group_needs_a_recognition_that_covers_the_day) {
  EligibilityFacts facts = urban(Sex::M, Date(1968, 1, 1), Date(2024, 6, 1));
  facts.recognitions = {{Date(2024, 1, 1), Date(2024, 6, 1)}};
  EXPECT_EQ(verdict(facts), "eligible");
  facts.day = Date(2024, 6, 2);
  EXPECT_EQ(verdict(facts), "no_recognition");
  facts.claims[0].group = TargetGroup::zero_employment_household;
  EXPECT_EQ(verdict(facts), "no_recognition");
  facts.recognitions = {kAlways};
  EXPECT_EQ(verdict(facts), "eligible");
  facts.claims[0].every_member_unemployed = false;
  EXPECT_EQ(verdict(facts), "not_in_target_group");
}

TEST(eligibility, an_open_category_is_for_decision_only_where_it_decides) {
  const Date birth(1972, 6, 1);  // F50: 2022-06-01, F55 later
  EXPECT_EQ(verdict(urban(Sex::F, birth, Date(2022, 5, 31))), "eligible");
  EXPECT_EQ(verdict(urban(Sex::F, birth, Date(2022, 6, 1))), "retirement_category_unconfirmed");
  EXPECT_EQ(verdict(urban(Sex::F, birth, Date(2022, 6, 1), RetirementCategory::F50)), "over_age");
  EXPECT_EQ(verdict(urban(Sex::F, birth, Date(2022, 6, 1), RetirementCategory::F55)), "eligible");
}

TEST(eligibility, reasons_that_hold_under_both_categories_still_count) {
  EligibilityFacts facts = urban(Sex::F, Date(1972, 6, 1), Date(2022, 6, 1));
  facts.circumstances.add(registered_business);
  auto answer = explain_eligibility(facts, shipped()).value().result;
  EXPECT_EQ(answer.outcome, Outcome::for_decision);
  EXPECT_EQ(answer.reasons.list(),
            (std::vector{registered_business, retirement_category_unconfirmed}));
  facts.recognitions.clear();
  answer = explain_eligibility(facts, shipped()).value().result;
  EXPECT_EQ(answer.outcome, Outcome::refused);
  EXPECT_EQ(answer.reasons.list(), (std::vector{no_recognition, registered_business}));
}

TEST(eligibility, the_first_reason_in_order_is_the_headline) {
  EligibilityFacts facts = rural(Date(1990, 1, 1), Date(2022, 6, 1));
  facts.tenure_used_up = true;
  std::vector<Reason> expected = {under_age, tenure_used_up};
  for (const Reason next : {village_committee_member, registered_business, employed_elsewhere,
                            fiscal_payroll, draws_employee_pension, in_school_or_service,
                            in_custody, holds_post, veterans_post, deceased}) {
    facts.circumstances.add(next);
    expected.push_back(next);
    std::ranges::sort(expected);
    const auto answer = explain_eligibility(facts, shipped()).value().result;
    EXPECT_EQ(answer.reasons.list(), expected);
    EXPECT_EQ(answer.headline(), expected.front());
    EXPECT_EQ(answer.outcome, Outcome::refused);
  }
}

TEST(eligibility, the_effect_of_a_practice_exclusion_is_a_setting) {
  EligibilityFacts facts = rural(Date(1970, 1, 1), Date(2022, 6, 1));
  facts.circumstances.add(employed_elsewhere);
  const auto outcome = [&](std::string value) {
    return explain_eligibility(facts, *with("exclusion_employed_elsewhere", std::move(value)))
        .value()
        .result.outcome;
  };
  EXPECT_EQ(outcome("refuse"), Outcome::refused);
  EXPECT_EQ(outcome("decide"), Outcome::for_decision);
  EXPECT_EQ(outcome("ignore"), Outcome::eligible);
}

EligibilityFacts random_facts(SeededRandom& random) {
  const auto pick = [&](std::uint64_t bound) { return static_cast<int>(random.below(bound)); };
  EligibilityFacts facts{.day = Date(2022, 1, 1).plus_days(pick(1'800)),
                         .unit = UnitCode{371502},
                         .side = static_cast<Side>(pick(2)),
                         .sex = static_cast<Sex>(pick(2)),
                         .birth = Date(1955, 1, 1).plus_days(pick(12'000))};
  if (facts.sex == Sex::F && pick(2) == 0)
    facts.category = pick(2) == 0 ? RetirementCategory::F50 : RetirementCategory::F55;
  for (int i = pick(4); i > 0; --i) {
    GroupClaim claim{.group = static_cast<TargetGroup>(pick(9)), .expanded_name = "甲"};
    if (pick(2) == 0) claim.covered.push_back({Date(2022, 1, 1), Date(2024, 6, 1)});
    facts.claims.push_back(std::move(claim));
  }
  if (pick(2) == 0) facts.recognitions.push_back({Date(2021, 1, 1), Date(2024, 1, 1)});
  for (const Reason reason : {holds_post, employed_elsewhere, registered_business}) {
    if (pick(6) == 0) facts.circumstances.add(reason);
  }
  facts.tenure_used_up = pick(8) == 0;
  return facts;
}

TEST(eligibility, bulk_and_explained_answers_are_equal_row_by_row) {
  SeededRandom random(7);
  for (int i = 0; i < 2'000; ++i) {
    const EligibilityFacts facts = random_facts(random);
    LawReader reader(shipped(), facts.unit);
    const EligibilityResult bulk =
        decide(facts, read_eligibility_figures(reader, facts.day).value());
    const EligibilityVerdict explained = explain_eligibility(facts, shipped()).value();
    ASSERT_EQ(bulk, explained.result);
    ASSERT_EQ(explained.trace.nodes.back().value, word(bulk.outcome));
    ASSERT_EQ(explained.trace.nodes.back().facts.size(), bulk.reasons.list().size());
  }
}

// interface.md §11: 2026-11-22 起可报.
TEST(turning, somebody_under_age_is_told_the_first_day) {
  const auto answer =
      what_would_turn(rural(Date(1981, 11, 22), Date(2026, 10, 30)), shipped()).value();
  ASSERT_FALSE(answer.changes.empty());
  EXPECT_FALSE(answer.together);
  EXPECT_EQ(answer.changes[0].kind, TurningKind::wait);
  EXPECT_EQ(answer.changes[0].day, Date(2026, 11, 22));
  EXPECT_EQ(say(answer.changes[0].say().code, answer.changes[0].say().params, Language::zh_cn),
            "从 2026-11-22 起可报");
}

TEST(turning, a_later_register_row_or_recognition_names_its_first_day) {
  EligibilityFacts facts = rural(Date(1990, 1, 1), Date(2022, 6, 1), TargetGroup::low_income);
  facts.claims[0].covered = {{Date(2022, 7, 1), Date(2022, 12, 31)}};
  EXPECT_EQ(first_day_that_turns(facts, shipped()), Date(2022, 7, 1));
  EligibilityFacts town = urban(Sex::M, Date(1968, 1, 1), Date(2024, 6, 1));
  town.recognitions = {{Date(2024, 8, 1), Date(2024, 12, 31)}};
  EXPECT_EQ(first_day_that_turns(town, shipped()), Date(2024, 8, 1));
}

TEST(turning, nobody_is_sent_waiting_for_what_never_comes) {
  EXPECT_EQ(first_day_that_turns(rural(Date(1955, 1, 1), Date(2022, 6, 1)), shipped()),
            std::nullopt);
}

TEST(turning, one_circumstance_is_the_smallest_change_and_two_are_needed_together) {
  EligibilityFacts facts = rural(Date(1970, 1, 1), Date(2022, 6, 1));
  facts.circumstances.add(employed_elsewhere);
  auto answer = what_would_turn(facts, shipped()).value();
  ASSERT_EQ(answer.changes.size(), 1U);
  EXPECT_EQ(answer.changes[0].kind, TurningKind::circumstance_ends);
  EXPECT_EQ(answer.changes[0].then, Outcome::eligible);
  facts.tenure_used_up = true;
  answer = what_would_turn(facts, shipped()).value();
  EXPECT_TRUE(answer.together);
  ASSERT_EQ(answer.changes.size(), 2U);
}

TEST(turning, changes_that_do_not_turn_it_even_all_at_once_are_not_named) {
  EligibilityFacts facts = urban(Sex::M, Date(1958, 1, 1), Date(2024, 6, 1));
  facts.recognitions.clear();
  facts.circumstances.add(employed_elsewhere);
  const auto answer = what_would_turn(facts, shipped()).value();
  ASSERT_EQ(answer.changes.size(), 1U);
  EXPECT_EQ(answer.changes[0].kind, TurningKind::out_of_reach);
  EXPECT_EQ(answer.changes[0].then, Outcome::refused);
  EXPECT_FALSE(answer.together);
}

TEST(turning, what_is_said_to_be_needed_together_is_enough_and_no_more_than_enough) {
  EligibilityFacts facts = rural(Date(1950, 1, 1), Date(2022, 6, 1));
  facts.circumstances.add(employed_elsewhere);
  const auto answer = what_would_turn(facts, shipped()).value();
  EXPECT_TRUE(answer.together);
  ASSERT_EQ(answer.changes.size(), 2U);
  EXPECT_EQ(answer.changes[0].kind, TurningKind::circumstance_ends);
  EXPECT_EQ(answer.changes[1].kind, TurningKind::other_group);
  EXPECT_EQ(answer.changes[1].group, TargetGroup::poverty_alleviated);
  EXPECT_EQ(answer.changes[0].then, Outcome::eligible);
  EXPECT_EQ(answer.changes[1].then, Outcome::eligible);
  facts.circumstances.remove(employed_elsewhere);
  facts.claims.push_back({.group = TargetGroup::poverty_alleviated, .covered = {kAlways}});
  EXPECT_EQ(verdict(facts), "eligible");
}

TEST(turning, who_gets_another_programme_or_has_died_is_told_nothing_else) {
  EligibilityFacts facts = rural(Date(1970, 1, 1), Date(2022, 6, 1));
  facts.circumstances.add(employed_elsewhere);
  facts.circumstances.add(veterans_post);
  auto answer = what_would_turn(facts, shipped()).value();
  ASSERT_EQ(answer.changes.size(), 1U);
  EXPECT_EQ(answer.changes[0].kind, TurningKind::elsewhere);
  facts.circumstances.add(deceased);
  answer = what_would_turn(facts, shipped()).value();
  ASSERT_EQ(answer.changes.size(), 1U);
  EXPECT_EQ(answer.changes[0].kind, TurningKind::out_of_reach);
}

TEST(turning, another_programme_is_told_where_to_ask) {
  EligibilityFacts facts = rural(Date(1970, 1, 1), Date(2022, 6, 1));
  facts.circumstances.add(veterans_post);
  const auto answer = what_would_turn(facts, shipped()).value();
  ASSERT_EQ(answer.changes.size(), 1U);
  EXPECT_EQ(answer.changes[0].kind, TurningKind::elsewhere);
}

TEST(turning, an_eligible_person_needs_nothing) {
  EXPECT_TRUE(what_would_turn(rural(Date(1970, 1, 1), Date(2022, 6, 1)), shipped())
                  .value()
                  .changes.empty());
}

TEST(turning, every_sentence_exists_in_both_languages) {
  for (const std::string& kind : enum_words<TurningKind>())
    EXPECT_TRUE(message("turning." + kind, Language::en)) << kind;
  for (const std::string& reason : enum_words<Reason>())
    EXPECT_TRUE(message("reason." + reason, Language::zh_cn)) << reason;
  for (const std::string& figure : enum_words<law::Figure>())
    EXPECT_TRUE(message("figure." + figure, Language::zh_cn)) << figure;
}

}  // namespace
}  // namespace yigang::policy
