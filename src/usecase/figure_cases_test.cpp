// 案例表 before a figure counts: which rows it turns red, and which cases its first day asks for.
#include "usecase/figure_cases.h"

#include <filesystem>
#include <fstream>

#include "usecase/desk_fixture.h"
#include "usecase/figures.h"
#include "usecase/own_folder.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class FigureCaseTables : public store::EachEngine {
 protected:
  FigureCaseTables() : desk(GetParam()) {}

  // 45 is the age of the notice's own rows; nobody asks about 2031.
  EnterFigure age(std::string value, Date from) const {
    return {"urban_lower_women",
            kCity,
            from,
            {},
            std::move(value),
            "聊政办字〔2031〕1号",
            "一",
            "城镇女性年满五十周岁",
            store::FigureStatus::confirmed};
  }
  Result<FigureCases> asked(const EnterFigure& figure) {
    return figure_cases(*desk, city,
                        {figure.figure, figure.unit, figure.from_day, {}, figure.value});
  }

  TestDesk desk;
  const Actor city = desk.actor(Role::CITY_HR);
  const Actor city2 = desk.actor(Role::CITY_HR, 1);
};

// interface.md §12.2: publishing a value needs all cases green, and a second person.
TEST_P(FigureCaseTables, a_figure_that_turns_a_case_red_is_not_confirmed) {
  const EnterFigure early = age("50", Date(2022, 2, 12));
  const auto entered = desk.run(city, early);
  ASSERT_EQ(told(entered), "done");
  const auto state = asked(early);
  ASSERT_EQ(told(state), "done");
  EXPECT_GT(state->by_figure, 0);
  EXPECT_LT(state->passed, state->rows);
  EXPECT_TRUE(state->reds.front().by_figure);
  const auto refusal = desk.run(city2, ConfirmFigure{entered->id});
  ASSERT_EQ(told(refusal), "cases_red");
  const Params expected = {{"count", std::to_string(state->by_figure)},
                           {"table", state->reds.front().table},
                           {"line", std::to_string(state->reds.front().line)}};
  EXPECT_EQ(refusal.error().params, expected);
  const auto pending = list_figures(*desk, city, {.pending = true});
  EXPECT_EQ(pending->items.size(), 1U);
}

TEST_P(FigureCaseTables, one_beyond_the_days_of_every_case_is_confirmed_with_all_of_them_green) {
  const EnterFigure late = age("50", Date(2031, 1, 1));
  const auto entered = desk.run(city, late);
  ASSERT_EQ(told(entered), "done");
  const auto state = asked(late);
  ASSERT_EQ(told(state), "done");
  EXPECT_EQ(state->passed, state->rows);
  EXPECT_GT(state->rows, 600);
  EXPECT_TRUE(state->reds.empty());
  EXPECT_EQ(told(desk.run(city2, ConfirmFigure{entered->id})), "done");
}

TEST_P(FigureCaseTables, what_was_red_before_and_says_the_same_keeps_nobody_from_confirming) {
  const std::filesystem::path folder = own_folder("red_case_tables");
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "cases");
  const auto law = law::LawSnapshot::load(desk->law.folder());
  std::ofstream(folder / "cases/old.retirement.csv")
      << "case,on,retirement_category,birth_date,expect.date\nred,2025-01-01,M60,1965-05-01,none\n";
  EXPECT_EQ(told(require_green_cases(folder, **law, **law)), "done");
  std::filesystem::remove_all(folder);
  EXPECT_EQ(told(require_green_cases(folder, **law, **law)), "cases_missing");
}

// interface.md §12.2: the day before, the day, the day after.
TEST_P(FigureCaseTables, a_figure_asks_for_cases_around_its_first_day_that_expect_nothing_yet) {
  const auto state = asked(age("50", Date(2031, 3, 1)));
  ASSERT_EQ(told(state), "done");
  ASSERT_EQ(state->asked.size(), 1U);
  const CaseGrid& grid = state->asked.front();
  EXPECT_EQ(grid.kind, cases::CaseKind::eligibility);
  EXPECT_EQ(grid.name, "urban_lower_women.eligibility.csv");
  const auto at = [&](std::size_t row, std::string_view column) {
    const auto place = std::ranges::find(grid.columns, column) - grid.columns.begin();
    return grid.rows.at(row).at(static_cast<std::size_t>(place));
  };
  ASSERT_GE(grid.rows.size(), 3U);
  EXPECT_EQ(at(0, "on"), "2031-02-28");
  EXPECT_EQ(at(1, "on"), "2031-03-01");
  EXPECT_EQ(at(2, "on"), "2031-03-02");
  EXPECT_EQ(at(0, "birth_date"), at(2, "birth_date"));
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    EXPECT_EQ(at(row, "expect.verdict") + at(row, "expect.reason"), "");
    EXPECT_NE(at(row, "note").find(".eligibility.csv:"), std::string::npos);
  }
}

TEST_P(FigureCaseTables, pay_is_asked_about_in_the_unit_for_which_the_figure_counts) {
  const auto state =
      figure_cases(*desk, city, {"wage_tier", UnitCode(371502), Date(2022, 4, 1), {}, "2"});
  ASSERT_EQ(told(state), "done");
  ASSERT_FALSE(state->asked.empty());
  const CaseGrid& grid = state->asked.front();
  EXPECT_EQ(grid.kind, cases::CaseKind::allowance);
  EXPECT_EQ(grid.rows.at(0).at(1), "371502");
  EXPECT_EQ(grid.rows.at(0).at(3), "2022-03");
  EXPECT_EQ(grid.rows.at(1).at(3), "2022-04");
}

TEST_P(FigureCaseTables, who_may_enter_it_may_ask_and_is_refused_as_entering_it_is) {
  const Actor county = desk.actor(Role::CNTY_HR);
  FigureCasesQuery query{"wage_tier", desk.unit(), Date(2022, 4, 1), {}, "9"};
  const auto wrong = figure_cases(*desk, county, query);
  EXPECT_EQ(told(wrong), "law_bad_value");
  EXPECT_EQ(wrong.error().field, "value");
  query.value = "2";
  EXPECT_EQ(told(figure_cases(*desk, county, query)), "done");
  EXPECT_EQ(told(figure_cases(*desk, desk.actor(Role::TOWN), query)), "role_may_not");
  query.unit = UnitCode(371502);
  EXPECT_EQ(told(figure_cases(*desk, county, query)), "not_found");
}

YIGANG_EACH_ENGINE(FigureCaseTables);

}  // namespace

}  // namespace yigang::usecase
