// Who may lock a month and when, on both engines (domain.md §7.1, pay_notice_gate).
#include "usecase/lock_duties.h"
#include "store/described_row.h"
#include "usecase/figures.h"
#include "usecase/month_fixture.h"
#include "usecase/month_reads.h"
#include "usecase/notice_reads.h"
#include "usecase/post_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class LockDuties : public MonthFixture {
 protected:
  // Another application of the n-th person, approved then and by that person.
  void approved(std::int64_t n, const Actor& by, Date day) {
    store::ApplicationRow application = application_row(n, Side::rural);
    application.id = id<ApplicationId>(n + 500);
    application.number = n + 500;
    application.state = registry::ApplicationState::noticed;
    store::ApprovalRow row;
    row.unit = unit;
    row.id = id<ApprovalId>(n + 500);
    row.application_id = application.id;
    row.post_id = id<PostId>(n);
    row.decided_on = day;
    row.lapses_on = day.plus_days(30);
    row.decided_by = by.account;
    row.signature = Bytes{1};
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(store::insert(tx, application));
      for (std::int64_t step = 1; step <= 4; ++step)
        TRY_VOID(store::insert(tx, step_row(application.id, step)));
      return store::insert(tx, row);
    });
  }
  void switch_the_gate_on() {
    const auto entered = desk.run(county, EnterFigure{"pay_notice_gate",
                                                      unit,
                                                      Date(2022, 4, 1),
                                                      {},
                                                      "on",
                                                      "冠人社字〔2022〕3号",
                                                      "一",
                                                      "公示期满后发放",
                                                      store::FigureStatus::confirmed});
    ASSERT_EQ(told(entered), "done");
    ASSERT_EQ(told(desk.run(county2, ConfirmFigure{entered->id})), "done");
  }
  std::string locks(const Actor& actor, const RunSummary& run) {
    return told(desk.run(actor, LockSettlement{run.id, run.version, true}));
  }
  std::string publish(const RunSummary& run) {
    return told(
        desk.run(town, PublishPayNotice{run.id, desk.town(), "三月补贴公示", "0635-0000000"}));
  }

  const Actor third = desk.actor(Role::CNTY_HR, 2);
};

TEST_P(LockDuties, who_approved_in_the_month_does_not_lock_its_town_alone) {
  a_worked_month(2);
  approved(1, county2, Date(2022, 3, 31));
  const RunSummary computed = run();
  EXPECT_EQ(locks(county2, computed), "approver_locks_alone");
  // Neither the runner nor an approver is the witness.
  EXPECT_EQ(told(desk.run(county, CountersignSettlement{computed.id, computed.version})),
            "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county2, CountersignSettlement{computed.id, computed.version})),
            "same_person_two_steps");
  EXPECT_EQ(told(desk.run(third, CountersignSettlement{computed.id, computed.version + 1})),
            "stale_version");
  EXPECT_EQ(told(desk.run(finance, CountersignSettlement{computed.id, computed.version})),
            "role_may_not");
  ASSERT_EQ(told(desk.run(third, CountersignSettlement{computed.id, computed.version})), "done");
  EXPECT_EQ(told(desk.run(third, CountersignSettlement{computed.id, computed.version})),
            "countersigned_before");
  EXPECT_EQ(locks(county2, computed), "done");
}

TEST_P(LockDuties, another_person_locks_it_without_a_witness) {
  a_worked_month(2);
  approved(1, county2, Date(2022, 3, 31));
  EXPECT_EQ(locks(third, run()), "done");
}

// A new run is looked at anew: the countersign of the discarded one is worth nothing.
TEST_P(LockDuties, a_countersign_holds_for_one_run) {
  a_worked_month(2);
  approved(1, county2, Date(2022, 3, 1));
  const RunSummary first = run();
  ASSERT_EQ(told(desk.run(third, CountersignSettlement{first.id, first.version})), "done");
  const RunSummary second = run();
  EXPECT_EQ(locks(county2, second), "approver_locks_alone");
}

TEST_P(LockDuties, an_approval_of_another_month_does_not_count) {
  a_worked_month(2);
  approved(1, county2, Date(2022, 2, 28));
  approved(2, county2, Date(2022, 4, 1));
  EXPECT_EQ(locks(county2, run()), "done");
}

// A row is left out by two persons, as a town is.
TEST_P(LockDuties, who_left_a_row_out_does_not_lock_alone) {
  a_worked_month(2);
  for (const store::HoldKind kind : {store::HoldKind::waiting, store::HoldKind::held}) {
    const auto hold = desk.run(county2, HoldPay{id<PlacementId>(2), kind, kMarch, "待核"});
    ASSERT_EQ(told(hold), "done");
    const RunSummary computed = run();
    EXPECT_EQ(locks(county2, computed), "left_out_locks_alone");
    const auto view = read_settlement(*desk, county2, {computed.id});
    ASSERT_EQ(told(view), "done");
    const auto offer = std::ranges::find(view->actions, "lock_settlement", &Offer::verb);
    ASSERT_NE(offer, view->actions.end());
    EXPECT_EQ(offer->reason_code, "left_out_locks_alone");
    ASSERT_EQ(told(desk.run(third, ReleasePay{hold->id, "已核实"})), "done");
  }
}

TEST_P(LockDuties, who_left_a_row_out_locks_with_a_witness) {
  a_worked_month(2);
  ASSERT_EQ(told(desk.run(county2,
                          HoldPay{id<PlacementId>(2), store::HoldKind::waiting, kMarch, "待核"})),
            "done");
  const RunSummary computed = run();
  ASSERT_EQ(told(desk.run(third, CountersignSettlement{computed.id, computed.version})), "done");
  EXPECT_EQ(locks(county2, computed), "done");
}

TEST_P(LockDuties, another_persons_lock_is_the_second_decision_about_a_row) {
  a_worked_month(2);
  ASSERT_EQ(told(desk.run(county2,
                          HoldPay{id<PlacementId>(2), store::HoldKind::waiting, kMarch, "待核"})),
            "done");
  EXPECT_EQ(locks(third, run()), "done");
}

// A hold that was released, or that is of other months, leaves nothing out.
TEST_P(LockDuties, a_hold_that_leaves_nothing_out_needs_no_second_person) {
  a_worked_month(2);
  const auto hold =
      desk.run(county2, HoldPay{id<PlacementId>(2), store::HoldKind::waiting, kMarch, "待核"});
  ASSERT_EQ(told(hold), "done");
  ASSERT_EQ(told(desk.run(third, ReleasePay{hold->id, "已核实"})), "done");
  ASSERT_EQ(told(desk.run(county2, HoldPay{id<PlacementId>(1), store::HoldKind::waiting,
                                           kMarch.plus(1), "待核"})),
            "done");
  // The row waits in March by another person's hold; this one ended with February.
  const Month february = kMarch.plus(-1);
  ASSERT_EQ(told(desk.run(county2, HoldPay{id<PlacementId>(2), store::HoldKind::waiting, february,
                                           "待核", february})),
            "done");
  ASSERT_EQ(told(desk.run(third, HoldPay{id<PlacementId>(2), store::HoldKind::waiting, kMarch,
                                         "待核", kMarch})),
            "done");
  EXPECT_EQ(locks(county2, run()), "done");
}

TEST_P(LockDuties, with_the_gate_off_the_lock_does_not_wait_for_the_pay_list) {
  a_worked_month(2);
  EXPECT_EQ(locks(county2, run()), "done");
}

TEST_P(LockDuties, with_the_gate_on_the_lock_waits_until_the_pay_list_was_public_for_its_days) {
  a_worked_month(2);
  switch_the_gate_on();
  const RunSummary computed = run();
  EXPECT_EQ(locks(county2, computed), "pay_notice_missing");
  ASSERT_EQ(publish(computed), "done");
  EXPECT_EQ(locks(county2, computed), "pay_notice_not_over");
  // 2022-04-06 (Wednesday) + 5 working days, the day of publication not counted.
  desk.set_day(Date(2022, 4, 13));
  EXPECT_EQ(locks(county2, computed), "pay_notice_not_over");
  desk.set_day(Date(2022, 4, 14));
  EXPECT_EQ(locks(county2, computed), "done");
}

TEST_P(LockDuties, an_amount_that_moved_after_the_pay_list_is_published_again) {
  a_worked_month(1);
  switch_the_gate_on();
  ASSERT_EQ(publish(run()), "done");
  const auto raised =
      desk.run(county, RecordPayStandard{unit, Side::rural, "ordinary", "40h", Fen(1'800),
                                         Date(2022, 3, 1), "冠政发〔2022〕2号", Date(2022, 2, 25)});
  ASSERT_EQ(told(raised), "done");
  ASSERT_EQ(told(desk.run(county2, ConfirmPayStandard{raised->id})), "done");
  desk.set_day(Date(2022, 4, 14));
  const RunSummary second = run();
  EXPECT_EQ(second.total_fen, Fen(72'000));
  EXPECT_EQ(locks(county2, second), "pay_notice_missing");
  ASSERT_EQ(publish(second), "done");
  desk.set_day(Date(2022, 4, 21));
  EXPECT_EQ(locks(county2, second), "pay_notice_not_over");
  desk.set_day(Date(2022, 4, 22));
  EXPECT_EQ(locks(county2, second), "done");
}

// domain.md §4.6: the office sets the days after which a notice leaves the web.
TEST_P(LockDuties, a_notice_leaves_the_web_after_the_days_of_its_unit) {
  a_worked_month(1);
  const auto entered = desk.run(county, EnterFigure{"notice_web_days",
                                                    unit,
                                                    Date(2022, 4, 1),
                                                    {},
                                                    "7",
                                                    "冠人社字〔2022〕4号",
                                                    "一",
                                                    "公示期满七日后撤下",
                                                    store::FigureStatus::confirmed});
  ASSERT_EQ(told(entered), "done");
  ASSERT_EQ(told(desk.run(county2, ConfirmFigure{entered->id})), "done");
  ASSERT_EQ(publish(run()), "done");
  const auto until = [&](Date day) {
    desk.set_day(day);
    return list_public_notices(*desk, {}).value().total;
  };
  // Its last working day is 2022-04-13.
  EXPECT_EQ(until(Date(2022, 4, 20)), 1);
  EXPECT_EQ(until(Date(2022, 4, 21)), 0);
}

YIGANG_EACH_ENGINE(LockDuties);

}  // namespace

}  // namespace yigang::usecase
