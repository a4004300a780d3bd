// What an explained decision leaves behind: the figures that were read, and what is said of them.
#include <gtest/gtest.h>

#include "base/messages.h"
#include "policy/eligibility.h"

namespace yigang::policy {
namespace {

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

// 1972-06-01: F50 on 2022-06-01, F55 later.
EligibilityFacts woman(Date day) {
  EligibilityFacts facts{.day = day,
                         .unit = UnitCode{371522},
                         .side = Side::urban,
                         .sex = Sex::F,
                         .birth = Date(1972, 6, 1)};
  facts.claims.push_back({.group = TargetGroup::older_unemployed});
  facts.recognitions.push_back({Date(1950, 1, 1), Date(2100, 1, 1)});
  return facts;
}

TEST(eligibility_trace, every_figure_that_was_read_is_in_the_trace) {
  const auto answer = explain_eligibility(woman(Date(2022, 6, 1)), shipped()).value();
  for (const law::Figure figure :
       {law::Figure::older_lower, law::Figure::older_upper, law::Figure::urban_lower_women,
        law::Figure::urban_lower_men, law::Figure::leap_birthday, law::Figure::retirement_law,
        law::Figure::extension_distance_months, law::Figure::exclusion_deceased,
        law::Figure::exclusion_village_committee_member})
    EXPECT_NE(answer.trace.find("figure:" + std::string(word(figure)) + "@2022-06-01"), nullptr)
        << word(figure);
  for (const TraceNode& node : answer.trace.nodes) {
    EXPECT_FALSE(node.cite.clause.empty() && node.id.find("retirement:") != 0) << node.id;
    EXPECT_TRUE(message(node.say.code, Language::zh_cn)) << node.say.code;
    for (const std::string& dep : node.deps) EXPECT_NE(answer.trace.find(dep), nullptr) << dep;
  }
}

// What is open is said to be open, also where she is refused anyway.
TEST(eligibility_trace, an_open_retirement_day_is_never_explained_as_one_that_has_not_come) {
  const auto bound = [](const EligibilityFacts& facts) {
    const auto answer = explain_eligibility(facts, shipped()).value();
    const TraceNode* node = answer.trace.find("retirement_bound");
    return node->value + " " + std::string(word(node->state)) + " " + node->say.code;
  };
  EligibilityFacts facts = woman(Date(2022, 6, 1));
  const std::string open = "open missing reason.retirement_category_unconfirmed";
  EXPECT_EQ(bound(facts), open);
  facts.recognitions.clear();
  EXPECT_EQ(bound(facts), open);
  facts.category = RetirementCategory::F50;
  EXPECT_EQ(bound(facts), "not_before not_met reason.over_age");
  facts.category = RetirementCategory::F55;
  EXPECT_EQ(bound(facts), "before met trace.before_retirement");
  facts.category.reset();
  facts.day = Date(2022, 5, 31);
  EXPECT_EQ(bound(facts), "before met trace.before_retirement");
  facts.day = Date(2027, 6, 1);
  EXPECT_EQ(bound(facts), "open missing reason.retirement_category_unconfirmed");
  facts.day = Date(2028, 2, 1);
  EXPECT_EQ(bound(facts), "not_before not_met reason.over_age");
}

// interface.md §11: ⚠ 文字有歧义 is not ◇ 本文件未规定, and a confirmed reading is neither.
TEST(eligibility_trace, a_chosen_reading_of_unclear_words_is_said_to_be_one) {
  EligibilityFacts facts{
      .day = Date(2026, 6, 1), .unit = UnitCode{371522}, .birth = Date(1961, 1, 1)};
  facts.claims.push_back({.group = TargetGroup::older});
  const auto state = [&](const law::LawSnapshot& law, std::string_view figure) {
    const auto answer = explain_eligibility(facts, law).value();
    return answer.trace.find("figure:" + std::string(figure) + "@2026-06-01")->state;
  };
  EXPECT_EQ(state(shipped(), "older_upper"), NodeState::ambiguous);
  EXPECT_EQ(state(shipped(), "leap_birthday"), NodeState::by_parameter);
  EXPECT_EQ(state(shipped(), "older_lower"), NodeState::met);
  const law::OfficeRow answered{.row = 1,
                                .figure = "older_upper",
                                .from = Date(2022, 1, 1),
                                .value = "before_66",
                                .citation = {"复函", "一", "引文"},
                                .status = law::Status::confirmed,
                                .known_since = Date(2022, 1, 1)};
  EXPECT_EQ(state(*law::LawSnapshot::load("law", std::span(&answered, 1)).value(), "older_upper"),
            NodeState::met);
}

}  // namespace
}  // namespace yigang::policy
