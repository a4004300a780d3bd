// What the terminal says of a decision: words of the reader's language, facts before figures.
#include <gtest/gtest.h>

#include "base/messages.h"
#include "usecase/read_explanation.h"

namespace yigang::usecase {

namespace {

using policy::NodeState;

StoredTrace refused_at_screening() {
  StoredTrace trace;
  trace.decision = "screening";
  trace.day = Date(2022, 3, 15);
  trace.outcome = "refused";
  trace.headline = "over_age";
  trace.reasons = {"over_age", "employed_elsewhere"};
  trace.turning = {{{"turning.other_group", {{"group", "low_income"}}},
                    policy::TurningKind::other_group,
                    policy::Reason::over_age,
                    {},
                    policy::Outcome::eligible}};
  trace.turning_together = true;
  trace.law_version = "abc";
  const ExplainedNode figure{
      "figure:older_upper@2022-03-15",
      {"figure.older_upper", {{"value", "before_66"}, {"from", "1900-01-01"}}},
      {{"figure_row", "before_66", "law/parameters/older.toml:33", ""},
       {"figure_row_lost", "before_65", "law/parameters/older.toml:9", ""}},
      {"", "LZ-2022-4 二(一)", "45—65 周岁"},
      "",
      "",
      "",
      NodeState::by_parameter,
      true,
      {}};
  const ExplainedNode person{"person",
                             {"trace.person", {{"day", "2022-03-15"}}},
                             {{"sex", "M", "person", "person/1"},
                              {"retirement_category", "M60", "", ""},
                              {"covered", "2021-01-01..2199-12-31", "", ""},
                              {"employed_elsewhere", "true", "部门名单", "person_fact/1"}},
                             {},
                             "birth + 60y",
                             "1956-03-08 + 60y + 0m",
                             "2016-03-08",
                             NodeState::not_met,
                             false,
                             {figure.id}};
  trace.nodes = {figure, figure, person};
  return trace;
}

TEST(explanation_words, what_two_rules_asked_is_told_once_and_a_lines_state_in_words) {
  StoredTrace trace = refused_at_screening();
  const std::string once = in_words(trace, Language::zh_cn);
  trace.nodes.push_back(trace.nodes.back());
  EXPECT_EQ(in_words(trace, Language::zh_cn), once);
  trace.nodes.back().value = "payable; 813.96";
  const std::string line = in_words(trace, Language::zh_cn);
  EXPECT_NE(line.find("应发、813.96"), std::string::npos) << line;
  EXPECT_EQ(line.find("payable"), std::string::npos);
}

TEST(explanation_words, chinese_has_no_word_of_the_wire_and_figures_stand_last) {
  EXPECT_EQ(in_words(refused_at_screening(), Language::zh_cn),
            "报名审查 2022-03-15  结论：不符合——超过年龄，或已到法定退休日\n"
            "  另外：有单位正在缴纳职工保险\n"
            "  以下各项要同时满足：\n"
            "  还差什么：如属于其他类别（农村低收入人口），可按该类别申报\n"
            "✗ 以 2022-03-15 的情况判断\n"
            "    性别：男（来自本人申报）\n"
            "    退休类别：男，60 周岁\n"
            "    名册期间：2021-01-01 起\n"
            "    有单位正在缴纳职工保险：是（来自部门名单）\n"
            "    1956-03-08 + 60 年 + 0 个月 → 2016-03-08\n"
            "用到的参数（1 项）：\n"
            "◇ 农村大龄人员的年龄上限：不满 66 周岁（暂定）\n"
            "    § LZ-2022-4 二(一) 45—65 周岁\n"
            "规则版本：abc\n");
}

TEST(explanation_words, english_says_the_same) {
  const std::string text = in_words(refused_at_screening(), Language::en);
  EXPECT_TRUE(text.starts_with("Screening 2022-03-15  outcome: refused — ")) << text;
  EXPECT_NE(text.find("Sex: male (from the person)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("1956-03-08 + 60 years + 0 months → 2016-03-08\n"), std::string::npos);
  EXPECT_NE(text.find("Upper age of older rural people: under 66 (provisional)\n"),
            std::string::npos);
  EXPECT_EQ(text.find("figure_row"), std::string::npos);
  EXPECT_LT(text.find("Sex"), text.find("Upper age"));
}

TEST(explanation_words, each_reason_that_has_to_end_is_named_in_words) {
  for (const std::string& reason : enum_words<policy::Reason>()) {
    if (!policy::is_circumstance(*enum_from_word<policy::Reason>(reason))) continue;
    StoredTrace trace;
    trace.decision = "screening";
    trace.outcome = "refused";
    trace.turning = {{{"turning.circumstance_ends", {{"reason", reason}}},
                      policy::TurningKind::circumstance_ends,
                      policy::Reason::employed_elsewhere,
                      {},
                      policy::Outcome::eligible}};
    for (const Language language : {Language::zh_cn, Language::en}) {
      const std::string said = in_words(trace, language);
      const auto named = message("ending." + reason, language);
      ASSERT_TRUE(named) << reason;
      EXPECT_NE(said.find(*named), std::string::npos) << said;
    }
  }
}

TEST(explanation_words, a_row_that_lost_is_told_only_where_it_is_in_question) {
  StoredTrace trace = refused_at_screening();
  EXPECT_EQ(in_words(trace, Language::zh_cn).find("older.toml"), std::string::npos);
  trace.nodes[0].state = NodeState::ambiguous;
  EXPECT_NE(
      in_words(trace, Language::zh_cn).find("未采用：不满 65 周岁（law/parameters/older.toml:9）"),
      std::string::npos);
}

}  // namespace

}  // namespace yigang::usecase
