// 期限 behind a settled line (interface.md §11 "Tenure"), on both engines: how many months are
// left, where an extension ends it, and what was frozen of an urban person.
#include "usecase/term_view.h"

#include "usecase/month_fixture.h"
#include "usecase/person_verbs.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class LineTerms : public MonthFixture {
 protected:
  LineTerm term(const Actor& actor, SettlementLineId line) {
    const auto answer = read_line_term(*desk, actor, {line});
    EXPECT_EQ(told(answer), "done");
    return answer ? *answer : LineTerm{};
  }
};

// LZ-2022-4 二(四): 36 months, of which March is the first.
TEST_P(LineTerms, one_month_is_paid_and_thirty_five_are_left) {
  a_worked_month(1);
  const RunSummary locked = lock(run());
  const LineTerm told_now = term(county, lines(locked.id).at(0).id);
  EXPECT_EQ(told_now.month, kMarch);
  EXPECT_EQ(told_now.term.paid, std::vector{kMarch});
  EXPECT_EQ(told_now.term.left, 35);
  EXPECT_EQ(told_now.term.last_payable, Month(2025, 2));
  EXPECT_FALSE(told_now.term.extension_until);
  EXPECT_FALSE(told_now.term.frozen) << "rural";
}

TEST_P(LineTerms, a_short_extension_leaves_what_it_gives) {
  a_worked_month(1);
  const RunSummary locked = lock(run());
  const store::SettlementLineRow line = lines(locked.id).at(0);
  const auto recorded =
      desk.run(town, RecordExtension{line.placement_id, Month(2025, 5), "岗位仍有需要", "审批表"});
  ASSERT_EQ(told(recorded), "done");
  ASSERT_EQ(told(desk.run(county, ApproveExtension{recorded->id})), "done");
  const LineTerm extended = term(county, line.id);
  EXPECT_EQ(extended.term.extension_until, Month(2025, 5));
  EXPECT_EQ(extended.term.last_payable, Month(2025, 5));
  EXPECT_EQ(extended.term.left, 38);
  EXPECT_EQ(extended.term.ended_by, policy::TenureEnd::extension);
}

TEST_P(LineTerms, old_months_leave_fewer) {
  a_worked_month(1);
  const RunSummary locked = lock(run());
  const auto prior = desk.run(town, RecordPriorMonths{id<PersonId>(1), 36, "旧协议"});
  ASSERT_EQ(told(prior), "done");
  ASSERT_EQ(told(desk.run(county, ConfirmPriorMonths{prior->id})), "done");
  const LineTerm used_up = term(county, lines(locked.id).at(0).id);
  EXPECT_EQ(used_up.term.left, 0);
  EXPECT_EQ(used_up.term.prior_months, 36);
}

TEST_P(LineTerms, nobody_outside_is_told) {
  a_worked_month(1);
  const RunSummary locked = lock(run());
  const SettlementLineId line = lines(locked.id).at(0).id;
  Actor elsewhere = county;
  elsewhere.scope.unit = UnitCode(371522);
  EXPECT_EQ(told(read_line_term(*desk, elsewhere, {line})), "not_found");
  EXPECT_EQ(told(read_line_term(*desk, desk.actor(Role::SECADM), {line})), "role_may_not");
}

YIGANG_EACH_ENGINE(LineTerms);

}  // namespace

}  // namespace yigang::usecase
