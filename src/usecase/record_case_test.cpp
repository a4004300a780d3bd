// 从真实人员生成用例, on both engines: the row comes to what the record came to, and holds nobody.
#include "usecase/record_case.h"

#include <algorithm>

#include "base/csv.h"
#include "store/list_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
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
std::string cell(const CaseGrid& grid, std::string_view column, std::size_t row = 0) {
  const auto place = std::ranges::find(grid.columns, column) - grid.columns.begin();
  return grid.rows.at(row).at(static_cast<std::size_t>(place));
}

class CaseOfDecision : public Chain {
 protected:
  CaseOfDecision() {
    desk.set_day(Date(2022, 3, 1));
    issue_the_plan();
    announcement = announce(open_posts(1));
  }
  ExplanationId decision_about(ApplicationId application) {
    const auto rows =
        desk.database().read_value<std::vector<store::ListedDecision>>([&](store::Reader& tx) {
          return store::decisions_about(tx, desk.unit(), application.value());
        });
    EXPECT_EQ(told(rows), "done");
    return rows->front().id;
  }
  AnnouncementId announcement;
};

TEST_P(CaseOfDecision, the_row_comes_to_what_the_decision_came_to_and_names_nobody) {
  const Applied applied = apply(announcement, person("王秀英", Date(1970, 3, 8), 2));
  const ExplanationId id = decision_about(applied.id);
  const auto trace = wire::from_json<StoredTrace>(read_trace(*desk, county, id)->text);
  const auto made = case_of_decision(*desk, county, {id});
  ASSERT_EQ(told(made), "done");
  const CaseGrid& grid = made->grids.front();
  EXPECT_EQ(grid.kind, cases::CaseKind::eligibility);
  EXPECT_EQ(cell(grid, "birth_date"), "1970-03-08");
  EXPECT_EQ(cell(grid, "on"), to_text(trace->day));
  EXPECT_EQ(cell(grid, "expect.verdict") + cell(grid, "expect.reason"), "");
  const std::string text = text_of(grid);
  const auto why = explain_case(*desk, county, {grid.name, 2, text});
  ASSERT_EQ(told(why), "done");
  EXPECT_EQ(why->outcome, trace->outcome);
  EXPECT_EQ(why->reasons, trace->reasons);
  for (const std::string_view secret : {"王", "秀英", "371599", "371525001", to_text(id).c_str()})
    EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

TEST_P(CaseOfDecision, who_may_not_see_the_decision_makes_no_case_of_it) {
  const Applied applied = apply(announcement, person("王秀英", Date(1970, 3, 8), 2));
  const ExplanationId id = decision_about(applied.id);
  Actor elsewhere = county;
  elsewhere.scope.unit = UnitCode(371502);
  for (const Actor& actor : {elsewhere, desk.actor(Role::AGENCY)})
    EXPECT_EQ(told(case_of_decision(*desk, actor, {id})), told(read_trace(*desk, actor, id)));
  EXPECT_EQ(told(case_of_decision(*desk, elsewhere, {id})), "not_found");
}

class CaseOfLine : public MonthFixture {};

TEST_P(CaseOfLine, a_month_of_pay_comes_to_the_same_amount) {
  a_worked_month(1);
  const store::SettlementLineRow line = lines(lock(run()).id).front();
  const auto made = case_of_line(*desk, county, {line.id});
  ASSERT_EQ(told(made), "done");
  const CaseGrid& grid = made->grids.front();
  EXPECT_EQ(grid.kind, cases::CaseKind::allowance);
  EXPECT_EQ(cell(grid, "month"), to_text(line.month));
  const auto why = explain_case(*desk, county, {grid.name, 2, text_of(grid)});
  ASSERT_EQ(told(why), "done");
  const auto amount = std::ranges::find(why->nodes, "allowance", &ExplainedNode::id);
  EXPECT_EQ(amount->value, to_text(line.amount_fen));
  EXPECT_EQ(told(case_of_line(*desk, desk.actor(Role::VILL), {line.id})),
            told(explain_settled(*desk, desk.actor(Role::VILL), {line.id})));
}

YIGANG_EACH_ENGINE(CaseOfDecision);
YIGANG_EACH_ENGINE(CaseOfLine);

}  // namespace

}  // namespace yigang::usecase
