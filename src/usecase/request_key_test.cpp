// reliability.md P2: one key of one account has one effect in the whole city, whatever unit a
// request lies in. On both engines.
#include <thread>

#include "usecase/desk_fixture.h"
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

}  // namespace

}  // namespace yigang::usecase
