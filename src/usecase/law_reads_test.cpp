// The law for the screens: the value of a day with its clause, and no value where none is known.
#include "usecase/law_reads.h"

#include "usecase/desk_fixture.h"

namespace yigang::usecase {

namespace {

using store::told;

TEST(law_reads, a_figure_comes_with_its_row_and_its_clause) {
  TestDesk desk(store::Engine::sqlite);
  const auto view = figure_on(*desk, {law::Figure::wage_tier, Date(2022, 3, 1), UnitCode(371525)});
  ASSERT_EQ(told(view), "done");
  EXPECT_FALSE(view->row.value.empty());
  EXPECT_FALSE(view->row.document.empty());
  EXPECT_TRUE(view->row.source.starts_with("law/parameters/"));
  EXPECT_LE(view->row.from, Date(2022, 3, 1));
}

TEST(law_reads, the_day_is_the_business_day_unless_it_is_named) {
  TestDesk desk(store::Engine::sqlite);
  desk.set_day(Date(2022, 5, 9));
  EXPECT_EQ(figure_on(*desk, {law::Figure::tenure_months_max, {}, {}})->on, Date(2022, 5, 9));
}

TEST(law_reads, outside_the_known_days_a_figure_has_no_value) {
  TestDesk desk(store::Engine::sqlite);
  EXPECT_NE(told(figure_on(*desk, {law::Figure::minimum_wage_hour, Date(1990, 1, 1), {}})), "done");
  const auto then = figures_on(*desk, {Date(1990, 1, 1), {}});
  const auto now = figures_on(*desk, {Date(2022, 3, 1), {}});
  ASSERT_EQ(told(then), "done");
  EXPECT_LT(then->size(), now->size());
  EXPECT_GT(now->size(), 30U);
}

TEST(law_reads, an_unknown_unit_is_refused) {
  TestDesk desk(store::Engine::sqlite);
  EXPECT_EQ(told(figures_on(*desk, {{}, UnitCode(371599)})), "unknown_unit");
}

}  // namespace

}  // namespace yigang::usecase
