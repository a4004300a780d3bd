// The register of figures and the pages of the law: what is in force, what it beat, what comes
// later, and which clause stands behind it.
#include "usecase/figure_register.h"

#include <algorithm>

#include "usecase/clause_reads.h"
#include "usecase/desk_fixture.h"
#include "usecase/figures.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::told;

const FigureHistoryRow* row_from(const FigureHistory& history, Date from) {
  for (const FigureHistoryRow& row : history.rows)
    if (row.row.from == from) return &row;
  return nullptr;
}

TEST(figure_register, holds_every_figure_also_without_a_value_on_the_day) {
  TestDesk desk(store::Engine::sqlite);
  const auto then = figure_register(*desk, {Date(1990, 1, 1), {}});
  const auto now = figure_register(*desk, {Date(2022, 3, 1), {}});
  ASSERT_EQ(told(then), "done");
  EXPECT_EQ(then->figures.size(), enum_words<law::Figure>().size());
  const FigureEntry& wage = then->figures.front();
  ASSERT_EQ(wage.about.figure, law::Figure::minimum_wage_hour);
  EXPECT_FALSE(wage.row);
  EXPECT_EQ(wage.changes_on, Date(2017, 6, 1));
  EXPECT_EQ(now->figures.front().row->value, "21.00;19.00;17.00");
  EXPECT_EQ(now->figures.front().changes_on, Date(2023, 10, 1));
  EXPECT_EQ(now->law_version.size(), 64U);
}

TEST(figure_register, a_row_is_in_force_over_later_or_not_yet_known) {
  TestDesk desk(store::Engine::sqlite);
  const auto history =
      figure_history(*desk, {law::Figure::minimum_wage_hour, Date(2025, 12, 1), {}});
  ASSERT_EQ(told(history), "done");
  EXPECT_EQ(row_from(*history, Date(2023, 10, 1))->standing, RowStanding::in_force);
  EXPECT_EQ(row_from(*history, Date(2021, 10, 1))->standing, RowStanding::over);
  EXPECT_EQ(row_from(*history, Date(2021, 10, 1))->last_day, Date(2023, 9, 30));
  EXPECT_EQ(row_from(*history, Date(2025, 10, 1))->standing, RowStanding::not_yet_known);
  // The value that goes on while the next is not known is a step of its own.
  ASSERT_EQ(history->steps.size(), 5U);
  EXPECT_EQ(history->steps.front().from, Date(2017, 6, 1));
  EXPECT_EQ(history->steps.back().from, Date(2025, 10, 1));
  EXPECT_EQ(history->steps.back().value, history->steps.at(3).value);
  EXPECT_FALSE(history->steps.back().reviewed);
  const auto before = figure_history(*desk, {law::Figure::minimum_wage_hour, Date(2022, 3, 1), {}});
  EXPECT_EQ(row_from(*before, Date(2023, 10, 1))->standing, RowStanding::later);
}

// interface.md §12.1: yellow 60 days before, red after, where nothing follows.
TEST(figure_register, a_value_that_ends_warns_sixty_days_before_and_says_that_it_has_ended) {
  TestDesk desk(store::Engine::sqlite);
  desk.set_day(Date(2022, 3, 1));
  const UnitCode guan(371525);
  const EnterFigure share{"province_share",
                          guan,
                          Date(2022, 1, 1),
                          Date(2022, 12, 31),
                          "30%",
                          "冠财发1号",
                          "一",
                          "按30%补助",
                          store::FigureStatus::confirmed};
  const auto entered = desk.run(desk.actor(Role::CNTY_HR), share);
  ASSERT_EQ(told(entered), "done");
  ASSERT_EQ(told(desk.run(desk.actor(Role::CNTY_HR, 1), ConfirmFigure{entered->id})), "done");
  const auto entry = [&](Date day, UnitCode unit) {
    const auto all = figure_register(*desk, {day, unit});
    EXPECT_EQ(told(all), "done");
    return *std::ranges::find(all->figures, law::Figure::province_share,
                              [](const FigureEntry& one) { return one.about.figure; });
  };
  EXPECT_FALSE(entry(Date(2022, 10, 31), guan).lapses_on);
  EXPECT_EQ(entry(Date(2022, 11, 1), guan).lapses_on, Date(2022, 12, 31));
  EXPECT_FALSE(entry(Date(2022, 12, 31), guan).lapsed);
  EXPECT_TRUE(entry(Date(2023, 1, 1), guan).lapsed);
  EXPECT_FALSE(entry(Date(2023, 1, 1), UnitCode(371522)).lapses_on) << "of another unit";
  desk.set_day(Date(2022, 11, 2));
  const auto card = [&](std::string_view code) {
    const auto today = read_today(*desk, desk.actor(Role::CNTY_HR), {});
    EXPECT_EQ(told(today), "done");
    const auto found = std::ranges::find(today->cards, code, &Card::code);
    return found == today->cards.end() ? std::optional<Card>() : std::optional(*found);
  };
  ASSERT_TRUE(card("figures_lapsing"));
  EXPECT_EQ(card("figures_lapsing")->due, Date(2022, 12, 31));
  EXPECT_TRUE(card("figures_lapsing")->warns);
  EXPECT_FALSE(card("figures_lapsed"));
  desk.set_day(Date(2023, 1, 1));
  EXPECT_FALSE(card("figures_lapsing"));
  ASSERT_TRUE(card("figures_lapsed"));
  EXPECT_FALSE(card("figures_lapsed")->stops) << "the city's value speaks";
}

TEST(figure_register, a_units_own_row_wins_there_and_the_citys_is_said_to_have_lost) {
  TestDesk desk(store::Engine::sqlite);
  desk.set_day(Date(2022, 3, 1));
  const EnterFigure tier{"wage_tier",
                         UnitCode(371525),
                         Date(2022, 2, 1),
                         {},
                         "2",
                         "冠政发1号",
                         "一",
                         "执行二档",
                         store::FigureStatus::confirmed};
  const auto entered = desk.run(desk.actor(Role::CNTY_HR), tier);
  ASSERT_EQ(told(entered), "done");
  ASSERT_EQ(told(desk.run(desk.actor(Role::CNTY_HR, 1), ConfirmFigure{entered->id})), "done");
  const auto here = figure_history(*desk, {law::Figure::wage_tier, {}, UnitCode(371525)});
  ASSERT_EQ(told(here), "done");
  std::int64_t lost = 0;
  for (const FigureHistoryRow& row : here->rows) {
    if (row.row.scope == UnitCode(371525)) {
      EXPECT_EQ(row.standing, RowStanding::in_force);
      EXPECT_TRUE(row.office);
    } else if (row.row.scope.is_city()) {
      EXPECT_EQ(row.standing, RowStanding::lost);
      ++lost;
    }
  }
  EXPECT_GT(lost, 0);
  const auto there = figure_history(*desk, {law::Figure::wage_tier, {}, UnitCode(371502)});
  for (const FigureHistoryRow& row : there->rows) {
    if (row.row.scope == UnitCode(371525)) {
      EXPECT_EQ(row.standing, RowStanding::of_another_unit);
    }
  }
  // Its document is no part of the register, and is shown as that.
  const auto documents = list_documents(*desk, {});
  const auto named = std::ranges::find(*documents, "冠政发1号", &DocumentLine::number);
  ASSERT_NE(named, documents->end());
  EXPECT_FALSE(named->registered);
  EXPECT_EQ(named->figures, std::vector{law::Figure::wage_tier});
}

TEST(clause_reads, the_notice_has_its_clauses_with_what_they_ask_and_what_is_met) {
  TestDesk desk(store::Engine::sqlite);
  const auto documents = list_documents(*desk, {});
  ASSERT_EQ(told(documents), "done");
  EXPECT_EQ(documents->front().number, law::kNotice);
  EXPECT_EQ(documents->front().requirements, 84);
  EXPECT_EQ(documents->front().issued, Date(2022, 2, 12));
  const auto clauses = list_clauses(*desk, {std::string(law::kNotice)});
  ASSERT_EQ(told(clauses), "done");
  std::int64_t requirements = 0;
  for (const ClauseLine& line : *clauses) requirements += line.requirements;
  EXPECT_EQ(requirements, 84);
  EXPECT_EQ(told(list_clauses(*desk, {"没有这份文件"})), "not_found");
}

TEST(clause_reads, a_clause_names_the_figures_that_rest_on_it_and_where_it_is_met) {
  TestDesk desk(store::Engine::sqlite);
  const auto view = read_clause(*desk, {std::string(law::kNotice), "LZ-2022-4 二(四)/6"});
  ASSERT_EQ(told(view), "done");
  EXPECT_EQ(view->clause.clause, "LZ-2022-4 二(四)");
  EXPECT_EQ(view->requirements.size(), 12U);
  EXPECT_TRUE(std::ranges::any_of(view->figures, [](const ClauseFigure& one) {
    return one.about.figure == law::Figure::tenure_months_max && one.row.value == "36";
  }));
  for (const RequirementLine& one : view->requirements) EXPECT_EQ(one.met, !one.places.empty());
  // What the program takes for granted where the notice is silent stands with the clause it fills.
  const auto silent = read_clause(*desk, {std::string(law::kNotice), "LZ-2022-4 二(一)"});
  EXPECT_TRUE(std::ranges::any_of(silent->figures, [](const ClauseFigure& one) {
    return one.about.figure == law::Figure::exclusion_deceased;
  }));
  EXPECT_EQ(told(read_clause(*desk, {std::string(law::kNotice), "LZ-2022-4 九"})), "not_found");
}

}  // namespace

}  // namespace yigang::usecase
