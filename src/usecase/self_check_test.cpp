// 我能报吗 answers as the rule does that decides, and keeps nothing.
#include "usecase/self_check.h"

#include <algorithm>
#include <map>

#include "store/counting_database_fixture.h"
#include "usecase/ambiguities.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using policy::Outcome;
using store::engines_here;
using store::told;

class SelfCheckTest : public Chain {
 protected:
  SelfCheckTest() { desk.set_day(Date(2022, 3, 15)); }
  SelfCheckAnswer ask(Side side, Month birth, Sex sex, std::vector<TargetGroup> groups) {
    const auto answer = self_check(*desk, {desk.unit(), side, birth, sex, std::move(groups)});
    EXPECT_EQ(told(answer), "done");
    return answer.value_or(SelfCheckAnswer{});
  }
  static bool says(const std::vector<Sentence>& sentences, const std::string& part) {
    return std::ranges::any_of(sentences, [&](const Sentence& one) {
      return one.zh.find(part) != std::string::npos && !one.en.empty();
    });
  }
};

// LZ-2022-4 二(一) 农村大龄人员(45—65 周岁).
TEST_P(SelfCheckTest, who_is_old_enough_may_apply_and_is_told_what_is_still_checked) {
  const auto answer = ask(Side::rural, Month(1970, 1), Sex::F, {TargetGroup::older});
  EXPECT_EQ(answer.outcome, Outcome::eligible);
  EXPECT_FALSE(answer.depends_on_day);
  EXPECT_TRUE(answer.reasons.empty());
  EXPECT_TRUE(says(answer.to_check, "一人一岗"));
  ASSERT_FALSE(answer.basis.empty());
  EXPECT_FALSE(answer.basis[0].quote.empty());
  EXPECT_FALSE(answer.basis[0].clause.empty());
}

// 文字歧义簿: of the city or of the own county, until it is answered or withdrawn.
TEST_P(SelfCheckTest, an_answer_says_that_its_clause_can_be_read_in_two_ways) {
  const auto asked = [&] { return ask(Side::rural, Month(1970, 1), Sex::F, {TargetGroup::older}); };
  const SelfCheckBasis basis = asked().basis.at(0);
  EXPECT_TRUE(asked().unclear.empty());
  const std::string clause = basis.clause.substr(0, basis.clause.find('/'));
  const auto record = [&](UnitCode unit) {
    return desk.run(city, RecordAmbiguity{unit, std::string(law::kNotice), clause, basis.quote,
                                          "内部的问题", "内部的读法"});
  };
  const auto of_other = record(UnitCode(371522));
  ASSERT_EQ(told(of_other), "done");
  EXPECT_TRUE(asked().unclear.empty()) << "another county's reading";
  const auto of_city = record(UnitCode(371500));
  ASSERT_EQ(told(of_city), "done");
  const std::vector<UnclearWords> expected = {{clause, basis.quote}};
  EXPECT_EQ(asked().unclear, expected);
  EXPECT_EQ(wire::to_json(asked()).find("内部"), std::string::npos);
  ASSERT_EQ(told(desk.run(city, WithdrawAmbiguity{of_city->id, "看错了"})), "done");
  EXPECT_TRUE(asked().unclear.empty());
}

TEST_P(SelfCheckTest, who_is_too_young_is_told_from_when_by_the_last_day_of_the_month) {
  const auto answer = ask(Side::rural, Month(1978, 5), Sex::M, {TargetGroup::older});
  EXPECT_EQ(answer.outcome, Outcome::refused);
  EXPECT_TRUE(says(answer.reasons, "未到年龄"));
  const bool waits = std::ranges::any_of(
      answer.turning, [](const auto& line) { return line.day == Date(2023, 5, 31); });
  EXPECT_TRUE(waits);
}

TEST_P(SelfCheckTest, the_month_of_the_birthday_itself_depends_on_the_day) {
  const auto answer = ask(Side::rural, Month(1977, 3), Sex::F, {TargetGroup::older});
  EXPECT_TRUE(answer.depends_on_day);
  EXPECT_EQ(answer.outcome, Outcome::refused);
}

TEST_P(SelfCheckTest, a_register_is_believed_and_named_as_to_be_checked) {
  const auto answer = ask(Side::rural, Month(1990, 6), Sex::F, {TargetGroup::disabled});
  EXPECT_EQ(answer.outcome, Outcome::eligible);
  EXPECT_TRUE(says(answer.to_check, "登记名册"));
  EXPECT_FALSE(
      says(ask(Side::rural, Month(1970, 1), Sex::F, {TargetGroup::older}).to_check, "登记名册"));
}

TEST_P(SelfCheckTest, a_group_of_the_other_side_does_not_count) {
  const auto answer = ask(Side::urban, Month(1970, 1), Sex::F, {TargetGroup::older});
  EXPECT_EQ(answer.outcome, Outcome::refused);
  EXPECT_TRUE(says(answer.reasons, "不属于这一侧"));
}

TEST_P(SelfCheckTest, a_townswoman_of_open_category_is_left_to_a_person) {
  const auto answer = ask(Side::urban, Month(1970, 1), Sex::F, {TargetGroup::older_unemployed});
  EXPECT_EQ(answer.outcome, Outcome::for_decision);
  EXPECT_TRUE(says(answer.to_check, "就业困难认定"));
}

TEST_P(SelfCheckTest, who_does_not_know_the_group_is_looked_at_by_age) {
  EXPECT_EQ(ask(Side::rural, Month(1970, 1), Sex::M, {}).outcome, Outcome::eligible);
  const auto young = ask(Side::rural, Month(1990, 1), Sex::M, {});
  EXPECT_EQ(young.outcome, Outcome::refused);
  EXPECT_FALSE(young.turning.empty());
}

TEST_P(SelfCheckTest, wrong_answers_are_told) {
  const auto refusal = [&](UnitCode unit, Month birth, std::vector<TargetGroup> groups) {
    return told(self_check(*desk, {unit, Side::rural, birth, Sex::M, std::move(groups)}));
  };
  EXPECT_EQ(refusal(UnitCode(371599), Month(1970, 1), {}), "unknown_unit");
  EXPECT_EQ(refusal(desk.unit(), Month(2022, 4), {}), "birth_month_bad");
  EXPECT_EQ(refusal(desk.unit(), Month(1899, 12), {}), "birth_month_bad");
  EXPECT_EQ(refusal(desk.unit(), Month(1970, 1), {TargetGroup::expanded}), "group_not_asked");
}

// The page lets nobody choose so; whoever asks without the page does not make it compute for long.
TEST_P(SelfCheckTest, no_group_twice_and_no_more_than_there_are) {
  const auto refusal = [&](Side side, const std::vector<TargetGroup>& groups) {
    return told(self_check(*desk, {desk.unit(), side, Month(1970, 1), Sex::F, groups}));
  };
  const auto questions = self_check_questions(*desk);
  ASSERT_EQ(told(questions), "done");
  EXPECT_EQ(refusal(Side::rural, questions->rural), "done");
  EXPECT_EQ(refusal(Side::urban, questions->urban), "done");
  EXPECT_EQ(refusal(Side::rural, {TargetGroup::older, TargetGroup::older}), "group_twice");
  EXPECT_EQ(refusal(Side::rural, std::vector<TargetGroup>(100'000, TargetGroup::older)),
            "too_many_groups");
  EXPECT_EQ(refusal(Side::urban, questions->rural), "too_many_groups");
}

TEST_P(SelfCheckTest, the_groups_that_are_asked_for_are_those_of_the_side) {
  const auto questions = self_check_questions(*desk);
  ASSERT_EQ(told(questions), "done");
  EXPECT_EQ(questions->rural.size(), 5U);
  EXPECT_EQ(questions->urban.size(), 3U);
}

// Nothing is stored: every table has the rows that it had, and none is written to on the way.
TEST_P(SelfCheckTest, nothing_is_kept) {
  const std::string tables =
      GetParam() == store::Engine::sqlite
          ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
          : "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()";
  const auto rows = [&] {
    return desk.database()
        .read_value<std::map<std::string, std::int64_t>>(
            [&](store::Reader& reader) -> Result<std::map<std::string, std::int64_t>> {
              std::map<std::string, std::int64_t> counts;
              TRY(const store::Rows names, reader.query(tables));
              for (const store::Row& name : names) {
                const auto table = name.get<std::string>(0);
                TRY(const auto row, reader.query_one("SELECT COUNT(*) FROM " + table, {}));
                counts[table] = row->get<std::int64_t>(0);
              }
              return counts;
            })
        .value();
  };
  const auto before = rows();
  ASSERT_GT(before.size(), 40U);
  store::CountingDatabase counting(desk.database());
  Desk counted{counting,     desk->law, desk->authority, desk->clock,
               desk->random, desk->ids, desk->keys,      desk->passwords};
  const SelfCheck answers{desk.unit(), Side::rural, Month(1970, 1), Sex::M, {TargetGroup::older}};
  ASSERT_EQ(told(self_check(counted, answers)), "done");
  EXPECT_GT(counting.statements(), 0);
  EXPECT_EQ(counting.writes(), 0);
  EXPECT_EQ(rows(), before);
}

YIGANG_EACH_ENGINE(SelfCheckTest);

}  // namespace

}  // namespace yigang::usecase
