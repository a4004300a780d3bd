// What a clause touches (interface.md §12.1), on both engines: people, lines and money of the
// newest month and open applications, within the scope, by what the rules have read; the rows
// behind each number come to the same.
#include "usecase/clause_reach.h"

#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

const ClauseQuery kPay{"聊政办字〔2022〕4号", "LZ-2022-4 二(四)"};

class ClauseReaches : public MonthFixture {
 protected:
  ClauseReach reach(const Actor& actor, const ClauseQuery& query = kPay) {
    const auto answer = clause_reach(*desk, actor, query);
    EXPECT_EQ(told(answer), "done");
    return answer ? *answer : ClauseReach{};
  }
  static ReachSums of(const ClauseReach& reach, law::Figure figure) {
    for (const ReachedFigure& one : reach.figures)
      if (one.about.figure == figure) return one.sums;
    ADD_FAILURE() << word(figure) << " is not cited";
    return {};
  }
};

// LZ-2022-4 二(四): the term is read for each line; nobody here is on an urban post.
TEST_P(ClauseReaches, a_figure_touches_the_lines_that_were_computed_by_it) {
  a_worked_month(3);
  const RunSummary summary = run();
  const ClauseReach told_now = reach(county);
  ASSERT_EQ(told_now.months.size(), 1U);
  EXPECT_EQ(told_now.months[0].month, kMarch);
  EXPECT_FALSE(told_now.months[0].locked);
  const ReachSums term = of(told_now, law::Figure::tenure_months_max);
  EXPECT_EQ(term.people, 3);
  EXPECT_EQ(term.lines, 3);
  EXPECT_EQ(term.amount_fen, summary.total_fen);
  EXPECT_EQ(of(told_now, law::Figure::extension_distance_months).lines, 0) << "urban";
  EXPECT_EQ(told_now.total.lines, 3) << "each once, by however many figures";
  EXPECT_EQ(told_now.total.amount_fen, summary.total_fen);
}

// A value that was replaced, one of a later day and one of another unit have computed nothing.
TEST_P(ClauseReaches, only_the_value_that_spoke_touches) {
  a_worked_month(3);
  run();
  const auto law = law::LawSnapshot::load("law").value();
  const auto in_force =
      law->row(law::Figure::minimum_wage_hour, kMarch.first_day(), county.scope.unit).value();
  int others = 0;
  for (const law::FigureRow& row : law->rows(law::Figure::minimum_wage_hour)) {
    const bool speaks = row.citation.clause == in_force->citation.clause;
    others += speaks ? 0 : 1;
    const ReachSums sums = of(reach(county, {row.citation.document, row.citation.clause}),
                              law::Figure::minimum_wage_hour);
    EXPECT_EQ(sums.lines, speaks ? 3 : 0) << row.citation.clause;
  }
  EXPECT_GT(others, 0);
}

TEST_P(ClauseReaches, the_rows_come_to_the_number) {
  a_worked_month(3);
  run();
  ReachQuery query{kPay.document, kPay.clause, law::Figure::tenure_months_max, ReachKind::line, {}};
  query.limit = 2;
  const auto first = list_clause_reach(*desk, county, query);
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(first->total, 3);
  EXPECT_EQ(first->sums.lines, 3);
  ASSERT_EQ(first->items.size(), 2U);
  EXPECT_NE(first->items[0].name, name_of(1)) << "masked";
  EXPECT_EQ(first->next, "2");
  query.after = 2;
  const auto rest = list_clause_reach(*desk, county, query);
  ASSERT_EQ(rest->items.size(), 1U);
  EXPECT_FALSE(rest->next);
  query.figure = law::Figure::document_review_days;
  EXPECT_EQ(told(list_clause_reach(*desk, county, query)), "not_found");
}

TEST_P(ClauseReaches, another_unit_and_who_may_not_are_told_nothing) {
  a_worked_month(2);
  run();
  Actor elsewhere = county;
  elsewhere.scope.unit = UnitCode(371522);
  EXPECT_EQ(reach(elsewhere).total.lines, 0);
  EXPECT_EQ(reach(desk.actor(Role::CITY_HR)).total.lines, 2);
  EXPECT_EQ(told(clause_reach(*desk, desk.actor(Role::SECADM), kPay)), "role_may_not");
  EXPECT_EQ(told(clause_reach(*desk, county, {kPay.document, "LZ-2022-4 九"})), "not_found");
}

YIGANG_EACH_ENGINE(ClauseReaches);

}  // namespace

}  // namespace yigang::usecase
