// reliability.md P2: one key of one account has one effect in the whole city, whatever unit a
// request lies in. On both engines.
#include <thread>

#include "usecase/chain_fixture.h"
#include "usecase/merge_persons.h"
#include "usecase/post_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

constexpr UnitCode kOther{371522};  // 莘县

class RequestKeys : public store::EachEngine {
 protected:
  RequestKeys() : desk(GetParam()) { elsewhere.scope.unit = kOther; }

  static RecordPayStandard standard(UnitCode unit) {
    return {unit,
            Side::rural,
            "ordinary",
            "40h",
            Fen(1800),
            Date(2022, 3, 1),
            "冠政办字〔2022〕3号",
            Date(2022, 2, 20)};
  }
  std::int64_t count(std::string_view sql) {
    const auto rows = desk.database().read_value<std::int64_t>(
        [&](store::Reader& reader) -> Result<std::int64_t> {
          TRY(const auto row, reader.query_one(sql));
          return row->get<std::int64_t>(0);
        });
    EXPECT_EQ(told(rows), "done");
    return rows.value_or(-1);
  }

  TestDesk desk;
  const Actor here = desk.actor(Role::CNTY_HR);
  // The same account with a role in another unit.
  Actor elsewhere = here;
};

TEST_P(RequestKeys, one_key_in_two_units_is_one_request) {
  const auto first = desk.run(here, standard(desk.unit()), "the-same-key-1");
  ASSERT_EQ(told(first), "done");
  const auto second = desk.run(elsewhere, standard(kOther), "the-same-key-1");
  ASSERT_EQ(told(second), "key_reused");
  EXPECT_EQ(second.error().kind, ProblemKind::conflict);
  EXPECT_EQ(count("SELECT COUNT(*) FROM pay_standard_entry"), 1);
  const auto again = desk.run(here, standard(desk.unit()), "the-same-key-1");
  ASSERT_EQ(told(again), "done");
  EXPECT_TRUE(desk.last_repeated);
  EXPECT_EQ(again->id, first->id);
  EXPECT_EQ(told(desk.run(elsewhere, standard(kOther), "another-key-1")), "done");
}

TEST_P(RequestKeys, a_refusal_gives_the_key_back_in_every_unit) {
  RecordPayStandard wrong = standard(desk.unit());
  wrong.document = "";
  EXPECT_EQ(told(desk.run(here, wrong, "the-same-key-1")), "text_missing");
  EXPECT_EQ(told(desk.run(elsewhere, standard(kOther), "the-same-key-1")), "done");
}

TEST_P(RequestKeys, at_the_same_moment_one_of_two_units_has_the_effect) {
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < answers.size(); ++i)
    threads.emplace_back([&, i] {
      const bool own = i % 2 == 0;
      const UnitCode unit = own ? desk.unit() : kOther;
      const Request request{own ? here : elsewhere, "the-same-key-1", to_text(unit)};
      answers[i] = told(perform(*desk, request, standard(unit)));
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(answers.begin(), answers.end(), "done"), 4);
  EXPECT_EQ(std::count(answers.begin(), answers.end(), "key_reused"), 4);
  EXPECT_EQ(count("SELECT COUNT(*) FROM pay_standard_entry"), 1);
}

YIGANG_EACH_ENGINE(RequestKeys);

// reliability.md P2, P11: who lost the answer is told it again, although its object has gone.
class KeysOfTheMoved : public Chain {
 protected:
  KeysOfTheMoved() { who = person("王秀英", Date(1969, 3, 8), 2); }
  MovePerson to(std::int64_t place) const { return {who, PlaceCode(place), "迁居"}; }
  std::int64_t entries() {
    return desk.database()
        .read_value<std::int64_t>([](store::Reader& tx) -> Result<std::int64_t> {
          TRY(const auto row, tx.query_one("SELECT CAST(COUNT(*) AS BIGINT) FROM journal_entry"));
          return row->get<std::int64_t>(0);
        })
        .value_or(-1);
  }
  PersonId who;
};

TEST_P(KeysOfTheMoved, the_same_key_answers_the_same_after_the_move) {
  const auto moved = desk.run(county, to(371522001002), "move-her-once");
  ASSERT_EQ(told(moved), "done");
  const std::int64_t noted = entries();
  const auto again = desk.run(county, to(371522001002), "move-her-once");
  ASSERT_EQ(told(again), "done");
  EXPECT_TRUE(desk.last_repeated);
  EXPECT_EQ(again->id, moved->id);
  EXPECT_EQ(again->number, moved->number);
  EXPECT_EQ(entries(), noted);
  // For another body of the same key, and without the key, she is gone.
  EXPECT_EQ(told(desk.run(county, to(371522001003), "move-her-once")), "not_found");
  EXPECT_EQ(told(desk.run(county, to(371522001002), "move-her-again")), "not_found");
}

TEST_P(KeysOfTheMoved, what_was_recorded_before_somebody_else_moved_her_is_answered_too) {
  const RecordPriorMonths earlier{who, 14, "原协议"};
  const auto recorded = desk.run(town, earlier, "earlier-months");
  ASSERT_EQ(told(recorded), "done");
  ASSERT_EQ(told(desk.run(county, to(371522001002))), "done");
  const auto again = desk.run(town, earlier, "earlier-months");
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(again->id, recorded->id);
}

TEST_P(KeysOfTheMoved, who_may_no_longer_see_the_place_reads_no_answer_from_his_key) {
  const RecordPriorMonths earlier{who, 14, "原协议"};
  ASSERT_EQ(told(desk.run(town, earlier, "earlier-months")), "done");
  Actor narrowed = town;
  narrowed.scope.town = PlaceCode(371525002);
  EXPECT_EQ(told(desk.run(narrowed, earlier, "earlier-months")), "not_found");
  Actor another_role = town;
  another_role.role = Role::BANK;
  EXPECT_EQ(told(desk.run(another_role, earlier, "earlier-months")), "role_may_not");
  ASSERT_EQ(told(desk.run(county, to(371522001002), "move-her-once")), "done");
  Actor there = county;
  there.scope.unit = kOther;
  EXPECT_EQ(told(desk.run(there, to(371522001002), "move-her-once")), "not_found");
}

TEST_P(KeysOfTheMoved, many_at_once_with_one_key_get_one_answer) {
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < answers.size(); ++i)
    threads.emplace_back([&, i] {
      const Request request{county, "move-her-once", "one body"};
      const auto reply = perform(*desk, request, to(371522001002));
      answers[i] = reply ? reply->json : reply.error().code;
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) EXPECT_EQ(answer, answers[0]);
  EXPECT_EQ(answers[0].substr(0, 1), "{");
}

YIGANG_EACH_ENGINE(KeysOfTheMoved);

}  // namespace

}  // namespace yigang::usecase
