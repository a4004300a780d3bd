// Case tables in the browser come out as in the terminal.
#include "usecase/case_runs.h"

#include <fstream>
#include <sstream>

#include "base/csv.h"
#include "usecase/desk_fixture.h"

namespace yigang::usecase {

namespace {

using store::told;

std::string text_of(const CaseGrid& grid) {
  std::string text;
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      text += (i == 0 ? "" : ",") + csv_field(cells[i]);
    text += "\n";
  };
  line(grid.columns);
  for (const auto& row : grid.rows) line(row);
  return text;
}

TEST(case_runs, every_shipped_table_is_green_from_its_grid_and_as_the_engine_says) {
  TestDesk desk(store::Engine::sqlite);
  const auto shelf = case_shelf(*desk, {});
  ASSERT_EQ(told(shelf), "done");
  EXPECT_EQ(shelf->kinds.size(), 5U);
  EXPECT_GT(shelf->tables.size(), 10U);
  const Actor county = desk.actor(Role::CNTY_HR);
  const auto law = law::LawSnapshot::load(desk->law.folder());
  for (const CaseTable& table : shelf->tables) {
    const auto grid = read_case_table(*desk, {table.name});
    ASSERT_EQ(told(grid), "done") << table.name;
    const std::string text = text_of(*grid);
    const auto run = run_cases(*desk, county, {table.name, text});
    ASSERT_EQ(told(run), "done") << table.name;
    const cases::CaseReport same = cases::run_case_file(table.name, text, **law);
    EXPECT_EQ(run->passed, same.passed) << table.name;
    EXPECT_EQ(run->failed, 0) << table.name;
    EXPECT_EQ(run->cases.size(), same.cases.size());
  }
}

TEST(case_runs, a_wrong_cell_is_named_by_line_and_column) {
  TestDesk desk(store::Engine::sqlite);
  const Actor county = desk.actor(Role::CNTY_HR);
  const std::string head = "case,on,retirement_category,birth_date,expect.date\n";
  const auto wrong = run_cases(
      *desk, county, {"my.retirement.csv", head + "a,2025-01-01,M60,1965-05-01,2025-07-02\n"});
  ASSERT_EQ(told(wrong), "done");
  EXPECT_EQ(wrong->failed, 1);
  EXPECT_EQ(wrong->cases.at(0).cells.at(0).actual, "2025-07-01");
  EXPECT_FALSE(wrong->cases.at(0).cells.at(0).ok);
  const auto broken =
      run_cases(*desk, county, {"my.retirement.csv", head + "a,2025-01-01,M61,1965-05-01,\n"});
  ASSERT_EQ(told(broken), "done");
  EXPECT_EQ(broken->failures.at(0).line, 2);
  EXPECT_EQ(broken->failures.at(0).column, "retirement_category");
  EXPECT_NE(broken->failures.at(0).said_zh, broken->failures.at(0).said_en);
  const auto column = run_cases(*desk, county, {"my.retirement.csv", "case,onn\na,b\n"});
  EXPECT_EQ(column->failures.at(0).column, "onn");
}

TEST(case_runs, what_cannot_be_run_is_refused) {
  TestDesk desk(store::Engine::sqlite);
  const Actor county = desk.actor(Role::CNTY_HR);
  EXPECT_EQ(told(run_cases(*desk, county, {"my.csv", "case\n"})), "case_kind_unknown");
  EXPECT_EQ(told(run_cases(*desk, county, {"my.tenure.csv", std::string(kCaseTextMax + 1, 'x')})),
            "case_text_too_long");
  EXPECT_EQ(told(run_cases(*desk, county, {"my.tenure.csv", std::string(kCaseRowsMax + 2, '\n')})),
            "case_text_too_long");
  EXPECT_EQ(
      told(run_cases(*desk, county, {"my.retirement.csv", "on,retirement_category,birth_date\n"})),
      "no_case_tables");
  EXPECT_EQ(told(run_cases(*desk, desk.actor(Role::VILL), {"my.tenure.csv", ""})), "role_may_not");
  EXPECT_EQ(told(read_case_table(*desk, {"../parameters/older.toml"})), "case_table_unknown");
}

TEST(case_runs, a_row_is_explained_as_a_decision_is_and_says_what_would_turn_it) {
  TestDesk desk(store::Engine::sqlite);
  const Actor county = desk.actor(Role::CNTY_HR);
  const std::string text =
      "case,on,unit,side,sex,birth_date,groups,expect.verdict\n"
      "a,2022-03-18,371525,rural,F,1970-01-02,low_income@2022-04-01..2022-12-31,eligible\n";
  const auto why = explain_case(*desk, county, {"my.eligibility.csv", 2, text});
  ASSERT_EQ(told(why), "done");
  EXPECT_EQ(why->decision, "case_eligibility");
  EXPECT_EQ(why->outcome, "refused");
  EXPECT_EQ(why->day, Date(2022, 3, 18));
  EXPECT_FALSE(why->law_version.empty());
  EXPECT_FALSE(why->turning.empty());
  EXPECT_EQ(why->nodes.back().id, "eligibility");
  const auto pay = explain_case(
      *desk, county,
      {"my.allowance.csv", 2,
       "case,unit,side,month,work,rates\na,371525,rural,2022-03,2022-03-01:8,2021-10-01:30\n"});
  ASSERT_EQ(told(pay), "done");
  EXPECT_EQ(pay->outcome, "payable");
  EXPECT_EQ(pay->day, Date(2022, 3, 31));
  EXPECT_EQ(told(explain_case(*desk, county, {"my.eligibility.csv", 3, text})),
            "case_line_unknown");
  EXPECT_EQ(told(explain_case(*desk, county, {"my.eligibility.csv", 4294967298, text})),
            "case_line_unknown");
  EXPECT_EQ(told(explain_case(*desk, desk.actor(Role::VILL), {"my.eligibility.csv", 2, text})),
            "role_may_not");
}

}  // namespace

}  // namespace yigang::usecase
