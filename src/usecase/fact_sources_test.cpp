// What an explanation says of where its facts come from (policy-rules.md: "a fact with a source and
// a person who confirmed it"), on both engines: each its own source, the office of who stands for
// it, and no name of a person.
#include "store/described_row.h"
#include "store/system_rows.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class FactSourcesTest : public Chain {
 protected:
  FactSourcesTest() {
    desk.set_day(Date(2022, 3, 1));
    issue_the_plan();
    announcement = announce(open_posts(1));
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute("UPDATE announcement SET side = 'urban' WHERE unit = ?1 AND id = ?2",
                          store::args(desk.unit(), announcement)));
      store::AccountRow account;
      account.id = department.account;
      account.login = "archive";
      account.name = "赵某某";
      account.organisation_id = department.organisation;
      account.version = 1;
      return store::insert(tx, account);
    });
    who = person("王秀英", Date(1972, 1, 20), 2);
  }
  void put(const store::WriteWork& work) { EXPECT_EQ(told(desk.database().write(work)), "done"); }
  Applied applied() {
    const auto answer = desk.run(
        town, ApplyForPost{announcement, who, {{TargetGroup::older_unemployed, ""}}, {}, false});
    EXPECT_EQ(told(answer), "done");
    return answer.value_or(Applied{});
  }
  std::string trace_of(const Applied& answer) {
    const auto trace =
        desk.database().read_value<std::string>([&](store::Reader& tx) -> Result<std::string> {
          TRY(const auto row, tx.query_one("SELECT trace FROM explanation WHERE id = ?1",
                                           store::args(answer.explanation)));
          return row->get<std::string>(0);
        });
    EXPECT_EQ(told(trace), "done");
    return trace.value_or("");
  }

  const Actor department = desk.of_department("公共就业服务机构");
  AnnouncementId announcement;
  PersonId who;
};

TEST_P(FactSourcesTest, each_fact_names_its_own_source_and_the_office_that_stands_for_it) {
  ASSERT_EQ(told(desk.run(department, ConfirmCategory{who, RetirementCategory::F55, "档案"})),
            "done");
  ASSERT_EQ(told(desk.run(department,
                          RecordRecognition{who, TargetGroup::older_unemployed, "县人社局",
                                            "认定表 1", Date(2022, 1, 1), Date(2030, 12, 31)})),
            "done");
  ASSERT_EQ(told(desk.run(town, RecordFact{who, policy::Reason::fiscal_payroll, Date(2022, 1, 1),
                                           Date(2022, 6, 30), "名单比对"})),
            "done");
  const std::string trace = trace_of(applied());
  const auto has = [&](std::string_view text) {
    EXPECT_NE(trace.find(text), std::string::npos) << text << "\n" << trace;
  };
  has(R"("name":"sex","value":"F","source":"resident_number")");
  has(R"("name":"retirement_category","value":"F55","source":"档案")");
  has(R"("name":"confirmed_by","value":"公共就业服务机构")");
  has(R"("name":"recognition","value":"2022-01-01..2030-12-31","source":"县人社局 认定表 1")");
  has(R"("name":"fiscal_payroll","value":"2022-01-01..2022-06-30","source":"名单比对")");
  EXPECT_EQ(trace.find("赵某某"), std::string::npos);
  EXPECT_EQ(trace.find(R"("source":"person")"), std::string::npos);
}

// Issue 3: "从…起可报" of a circumstance whose end is recorded.
TEST_P(FactSourcesTest, a_recorded_end_names_the_first_day_and_an_open_one_is_needed_besides) {
  ASSERT_EQ(told(desk.run(department, ConfirmCategory{who, RetirementCategory::F55, "档案"})),
            "done");
  ASSERT_EQ(told(desk.run(town, RecordFact{who, policy::Reason::in_custody, Date(2022, 1, 1),
                                           Date(2022, 6, 30), "通报"})),
            "done");
  Applied answer = applied();
  EXPECT_TRUE(answer.turning_together);
  ASSERT_EQ(answer.turning.size(), 2U);
  EXPECT_EQ(answer.turning[0].day, Date(2022, 7, 1));
  EXPECT_EQ(answer.turning[1].kind, policy::TurningKind::recognition);
  ASSERT_EQ(told(desk.run(department,
                          RecordRecognition{who, TargetGroup::older_unemployed, "县人社局",
                                            "认定表 1", Date(2022, 1, 1), Date(2030, 12, 31)})),
            "done");
  answer = applied();
  EXPECT_FALSE(answer.turning_together);
  ASSERT_EQ(answer.turning.size(), 1U);
  EXPECT_EQ(answer.turning[0].day, Date(2022, 7, 1));
}

YIGANG_EACH_ENGINE(FactSourcesTest);

}  // namespace

}  // namespace yigang::usecase
