// 还差什么 by the table of interface.md §11.1: what nobody can do anything about, and where
// something is to be had. Today is 2022-03-01.
#include <gtest/gtest.h>

#include "base/messages.h"
#include "policy/turning.h"

namespace yigang::policy {
namespace {

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

EligibilityFacts person(Side side, TargetGroup group, Date birth) {
  EligibilityFacts facts{.day = Date(2022, 3, 1),
                         .unit = UnitCode{371525},
                         .side = side,
                         .sex = side == Side::rural ? Sex::F : Sex::M,
                         .birth = birth};
  facts.claims.push_back({.group = group});
  return facts;
}
Turning first_of(const EligibilityFacts& facts) {
  const TurningAnswer answer = what_would_turn(facts, shipped()).value();
  EXPECT_FALSE(answer.changes.empty());
  return answer.changes.empty() ? Turning{} : answer.changes.front();
}

// A pension is drawn for life, unless its end is on record.
TEST(turning_table, a_pension_is_nothing_to_wait_for) {
  EligibilityFacts facts = person(Side::rural, TargetGroup::older, Date(1969, 1, 1));
  facts.dated.push_back(
      {Reason::draws_employee_pension, {Date(2022, 1, 1), kOpenEnd}, {"名单比对", ""}});
  EXPECT_EQ(first_of(facts).kind, TurningKind::out_of_reach);
  facts.dated[0].period.until = Date(2022, 6, 30);
  EXPECT_EQ(first_of(facts).kind, TurningKind::wait);
  EXPECT_EQ(first_of(facts).day, Date(2022, 7, 1));
}

// 名册部门, 去哪里认定.
TEST(turning_table, what_is_to_be_brought_says_where_it_is_to_be_had) {
  const EligibilityFacts poor = person(Side::rural, TargetGroup::low_income, Date(1980, 1, 1));
  const Turning row = first_of(poor);
  EXPECT_EQ(row.kind, TurningKind::register_row);
  EXPECT_EQ(row.department, "民政局");
  EXPECT_EQ(row.say().code, "turning.register_row_at");
  const EligibilityFacts townsman =
      person(Side::urban, TargetGroup::older_unemployed, Date(1966, 5, 20));
  const Turning recognition = first_of(townsman);
  EXPECT_EQ(recognition.kind, TurningKind::recognition);
  EXPECT_EQ(recognition.department, "公共就业服务机构");
  EXPECT_TRUE(message(recognition.say().code, Language::zh_cn));
}

// Each circumstance says in its own words when it ends.
TEST(turning_table, each_circumstance_has_its_end_in_words) {
  for (const std::string& key : enum_words<Reason>()) {
    if (!is_circumstance(*enum_from_word<Reason>(key))) continue;
    EXPECT_TRUE(message("ending." + key, Language::zh_cn)) << key;
    EXPECT_TRUE(message("ending." + key, Language::en)) << key;
  }
}

}  // namespace
}  // namespace yigang::policy
