// 还差什么 where several reasons meet: the fewest changes, and the first day on which they are
// enough. Today is 2022-03-01.
#include "policy/turning.h"

#include <gtest/gtest.h>

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
std::string turned(const EligibilityFacts& facts) {
  const TurningAnswer answer = what_would_turn(facts, shipped()).value();
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
  EXPECT_NE(sentence->find("{reason}"), std::string_view::npos);
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

}  // namespace
}  // namespace yigang::policy
