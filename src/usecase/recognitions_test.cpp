// Who recognises and who confirms (LZ-2022-4 二(一), domain.md §7), and how a recognition ends, on
// both engines.
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/person_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Recognitions : public Chain {
 protected:
  Recognitions() { who = person("王秀英", Date(1970, 1, 15), 2); }
  RecordRecognition recognition(TargetGroup kind = TargetGroup::older_unemployed) const {
    return {who,
            kind,
            "冠县公共就业服务中心",
            "认定〔2022〕9 号",
            Date(2022, 1, 1),
            Date(2024, 12, 31)};
  }
  ConfirmCategory category(RetirementCategory which, std::optional<std::string> reason = {}) const {
    return {who, which, "档案", std::move(reason)};
  }
  PersonFacts facts() { return list_facts(*desk, county, {who}).value_or(PersonFacts{}); }
  std::string journal_of(std::string_view table) {
    return desk.database()
        .read_value<std::string>([&](store::Reader& tx) -> Result<std::string> {
          TRY(const auto rows,
              tx.query_one("SELECT COUNT(*) FROM journal_entry WHERE object_table = ?1",
                           store::args(table)));
          return std::to_string(rows->get<std::int64_t>(0));
        })
        .value_or("?");
  }

  PersonId who;
  const Actor service = desk.of_department("公共就业服务机构");
  const Actor service2 = desk.of_department("公共就业服务机构", 1);
  const Actor insurance = desk.of_department("社会保险经办机构", 2);
  const Actor villages = desk.of_department("乡村振兴局", 3);
  const Actor civil = desk.of_department("民政局", 4);
};

TEST_P(Recognitions, a_department_records_its_own_kinds_and_no_other) {
  for (const Actor& other : {villages, civil, insurance}) {
    const auto refusal = desk.run(other, recognition());
    ASSERT_EQ(told(refusal), "kind_of_other_department");
    EXPECT_EQ(refusal.error().field, "kind");
    EXPECT_EQ(refusal.error().params[0].second, "公共就业服务机构");
  }
  EXPECT_EQ(told(desk.run(desk.actor(Role::DEPT), recognition())), "kind_of_other_department");
  for (const TargetGroup kind : {TargetGroup::zero_employment_household,
                                 TargetGroup::older_unemployed, TargetGroup::other_hardship})
    EXPECT_EQ(told(desk.run(service, recognition(kind))), "done");
}

TEST_P(Recognitions, a_category_is_confirmed_by_who_answers_for_it) {
  EXPECT_EQ(told(desk.run(villages, category(RetirementCategory::F55))),
            "kind_of_other_department");
  EXPECT_EQ(told(desk.run(insurance, category(RetirementCategory::F55))), "done");
}

// domain.md §7.1: enterer ≠ reviewer; a category is never guessed and so never changed in passing.
TEST_P(Recognitions, a_confirmed_category_is_changed_by_a_second_person_with_a_reason) {
  ASSERT_EQ(told(desk.run(service, category(RetirementCategory::F55))), "done");
  EXPECT_EQ(told(desk.run(service2, category(RetirementCategory::F50))), "text_missing");
  EXPECT_EQ(told(desk.run(service, category(RetirementCategory::F50, "档案记载为工人"))),
            "same_person_two_steps");
  EXPECT_EQ(facts().category->category, RetirementCategory::F55);
  EXPECT_EQ(told(desk.run(service2, category(RetirementCategory::F50, "档案记载为工人"))), "done");
  EXPECT_EQ(facts().category->category, RetirementCategory::F50);
}

TEST_P(Recognitions, it_ends_on_a_day_that_a_second_person_says) {
  const auto made = desk.run(service, recognition());
  ASSERT_EQ(told(made), "done");
  const auto end = [&](const Actor& actor, Date last) {
    return told(desk.run(actor, EndRecognition{made->id, last, "已稳定就业"}));
  };
  EXPECT_EQ(end(service, Date(2022, 2, 28)), "same_person_two_steps");
  EXPECT_EQ(end(villages, Date(2022, 2, 28)), "kind_of_other_department");
  EXPECT_EQ(end(county, Date(2022, 2, 28)), "role_may_not");
  EXPECT_EQ(end(service2, Date(2021, 12, 31)), "period_reversed");
  EXPECT_EQ(end(service2, Date(2022, 3, 2)), "day_in_future");
  EXPECT_EQ(end(service2, Date(2022, 2, 28)), "done");
  EXPECT_EQ(end(service2, Date(2022, 2, 28)), "recognition_ended_before");
  const PersonFacts known = facts();
  ASSERT_EQ(known.recognitions.size(), 1U);
  EXPECT_EQ(known.recognitions[0].until_day, Date(2022, 2, 28));
  EXPECT_TRUE(known.recognitions[0].ended);
  EXPECT_EQ(known.recognitions[0].change_reason, "已稳定就业");
  EXPECT_EQ(known.recognitions[0].version, 2);
}

TEST_P(Recognitions, a_withdrawn_one_covers_nobody_and_stays_in_the_books) {
  const auto made = desk.run(service, recognition());
  ASSERT_EQ(told(made), "done");
  EXPECT_EQ(told(desk.run(service, WithdrawRecognition{made->id, "录错人"})),
            "same_person_two_steps");
  EXPECT_EQ(told(desk.run(service2, WithdrawRecognition{made->id, " "})), "text_missing");
  EXPECT_EQ(told(desk.run(service2, WithdrawRecognition{made->id, "录错人"})), "done");
  EXPECT_EQ(told(desk.run(service2, WithdrawRecognition{made->id, "录错人"})),
            "recognition_withdrawn_before");
  EXPECT_EQ(told(desk.run(service2, EndRecognition{made->id, Date(2022, 2, 1), "x"})),
            "recognition_withdrawn_before");
  const PersonFacts known = facts();
  ASSERT_EQ(known.recognitions.size(), 1U);
  EXPECT_EQ(known.recognitions[0].withdrawn_on, Date(2022, 3, 1));
  const auto counted =
      desk.database().read_value<std::size_t>([&](store::Reader& reader) -> Result<std::size_t> {
        TRY(const auto rows, store::recognitions_of_person(reader, desk.unit(), who));
        return rows.size();
      });
  EXPECT_EQ(counted.value(), 0U);
  EXPECT_EQ(journal_of("recognition"), "2");
}

YIGANG_EACH_ENGINE(Recognitions);

}  // namespace

}  // namespace yigang::usecase
