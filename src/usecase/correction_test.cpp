// Corrections between the day they are made and the day they are locked, on both engines; and where
// late money goes (policy-rules.md "Allowance", reliability.md faults 21 and 22).
#include "store/described_row.h"
#include "store/person_rows.h"
#include "usecase/figures.h"
#include "usecase/merge_persons.h"
#include "usecase/month_fixture.h"
#include "usecase/month_recount.h"
#include "usecase/person_verbs.h"
#include "usecase/post_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Corrections : public MonthFixture {
 protected:
  void TearDown() override { expect_recount(desk.database(), unit); }

  // The locked line of this person, brought to so many tenths of an hour.
  auto correct(const store::SettlementLineRow& line, std::int64_t x10) {
    return desk.run(
        county,
        CorrectLine{
            line.id, {{kMarch.first_day(), kMarch.last_day(), Hours(x10), {}, {}}}, "补计工时"});
  }
  std::string locks(SettlementRunId run, std::int64_t version = 2) {
    return told(desk.run(county2, LockSettlement{run, version, true}));
  }
  void dies(std::int64_t n, Date day) {
    put([&](store::Writer& tx) -> Result<> {
      return store::insert(tx, store::PersonFactRow{unit,
                                                    id<FactId>(n),
                                                    id<PersonId>(n),
                                                    "deceased",
                                                    day,
                                                    {},
                                                    "公安",
                                                    AccountId(1),
                                                    false});
    });
  }
  // Of a later day and another matter; the law is one for all units.
  void a_figure_is_confirmed(Date from) {
    const auto entered = desk.run(county, EnterFigure{"pay_notice_gate",
                                                      unit,
                                                      from,
                                                      {},
                                                      "off",
                                                      "冠人社字〔2022〕3号",
                                                      "一",
                                                      "公示期满后发放",
                                                      store::FigureStatus::confirmed});
    ASSERT_EQ(told(entered), "done");
    ASSERT_EQ(told(desk.run(county2, ConfirmFigure{entered->id})), "done");
  }
};

TEST_P(Corrections, a_death_after_the_correction_stops_its_lock) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const auto more = correct(lines(locked.id)[0], 390);
  ASSERT_EQ(told(more), "done");
  const auto second = correct(lines(locked.id)[1], 390);
  ASSERT_EQ(told(second), "done");
  dies(1, Date(2022, 2, 28));
  EXPECT_EQ(locks(more->run, 3), "facts_moved");
  // Withdrawn whole, by reason; then the month is open for the right one.
  EXPECT_EQ(told(desk.run(county2, WithdrawCorrections{more->run, 3, ""})), "text_missing");
  EXPECT_EQ(told(desk.run(county2, WithdrawCorrections{more->run, 2, "人已去世"})),
            "stale_version");
  EXPECT_EQ(told(desk.run(town, WithdrawCorrections{more->run, 3, "人已去世"})), "not_found");
  const auto withdrawn = desk.run(county2, WithdrawCorrections{more->run, 3, "人已去世"});
  ASSERT_EQ(told(withdrawn), "done");
  EXPECT_EQ(withdrawn->lines, 2);
  EXPECT_EQ(locks(more->run, withdrawn->version), "run_state");
  EXPECT_EQ(told(desk.run(county, WithdrawCorrections{locked.id, 2, "重算"})), "run_state");
  const auto again = correct(lines(locked.id)[1], 390);
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(locks(again->run), "done");
  EXPECT_TRUE(books().balanced());
}

// What another person locks meanwhile for the same line counts too.
TEST_P(Corrections, lock_as_they_were_made_when_nothing_moved) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const auto first = correct(lines(locked.id)[0], 390);
  ASSERT_EQ(told(first), "done");
  ASSERT_EQ(told(correct(lines(locked.id)[1], 380)), "done");
  // An account that changes, and a later month, change nothing of it.
  ASSERT_EQ(told(desk.run(town, SetBankAccount{id<PersonId>(2), "6222000000000003002", "冠县农商行",
                                               name_of(2)})),
            "done");
  EXPECT_EQ(locks(first->run, 3), "done");
}

TEST_P(Corrections, go_on_when_a_figure_of_a_later_day_is_confirmed) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const auto first = correct(lines(locked.id)[0], 390);
  ASSERT_EQ(told(first), "done");
  a_figure_is_confirmed(Date(2022, 4, 1));
  const auto second = correct(lines(locked.id)[1], 390);
  ASSERT_EQ(told(second), "done");
  EXPECT_EQ(second->run, first->run);
  a_figure_is_confirmed(Date(2022, 4, 2));
  EXPECT_EQ(locks(first->run, 3), "done");
}

TEST_P(Corrections, a_figure_of_their_month_does_not_leave_them_stuck) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const auto first = correct(lines(locked.id)[0], 390);
  ASSERT_EQ(told(first), "done");
  a_figure_is_confirmed(Date(2022, 3, 31));
  EXPECT_EQ(locks(first->run), "law_moved");
  EXPECT_EQ(told(correct(lines(locked.id)[1], 390)), "law_moved");
  ASSERT_EQ(told(desk.run(county, WithdrawCorrections{first->run, 2, "参数有变动"})), "done");
  const auto again = correct(lines(locked.id)[0], 390);
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(locks(again->run), "done");
}

// 二(四): 34 old months, March without work and April make 35; a correction of March is the 36th,
// and so is May: of the two the second one is looked at again.
TEST_P(Corrections, a_month_that_a_correction_pays_for_the_first_time_is_within_the_term) {
  const PlacementId one = place(1);
  give_account(1);
  const auto prior = desk.run(town, RecordPriorMonths{id<PersonId>(1), 34, "旧协议"});
  ASSERT_EQ(told(desk.run(county, ConfirmPriorMonths{prior->id})), "done");
  const auto worked = [&](Month month, std::int64_t x10) {
    EXPECT_EQ(told(desk.run(village, hours(one, x10, month))), "done");
    EXPECT_EQ(told(desk.run(town, CloseAttendance{desk.town(), month})), "done");
    return run(month);
  };
  desk.set_day(Date(2022, 6, 8));
  const RunSummary march = lock(worked(kMarch, 0));
  lock(worked(Month(2022, 4), 400));
  const RunSummary may = worked(Month(2022, 5), 400);
  const auto first = correct(lines(march.id)[0], 200);
  ASSERT_EQ(told(first), "done");
  lock(may);
  EXPECT_EQ(locks(first->run), "facts_moved");
  ASSERT_EQ(told(desk.run(county, WithdrawCorrections{first->run, 2, "期满"})), "done");
  EXPECT_EQ(told(correct(lines(march.id)[0], 200)), "nothing_to_correct");
}

// policy-rules.md: more hours than the post's monthly hours need the town's confirmation.
TEST_P(Corrections, hours_beyond_the_post_need_the_town_also_after_the_lock) {
  a_worked_month(1);
  const RunSummary locked = lock(run());
  const store::SettlementLineRow line = lines(locked.id)[0];
  EXPECT_EQ(told(correct(line, 450)), "correction_problem");
  const PlacementId one = id<PlacementId>(1);
  const auto agree = [&](const Actor& actor, std::int64_t x10) {
    return told(desk.run(actor, AgreeOvertime{one, kMarch, Hours(x10), "抗旱"}));
  };
  EXPECT_EQ(agree(county, 450), "role_may_not");
  EXPECT_EQ(agree(town, 400), "hours_not_beyond");
  EXPECT_EQ(agree(town, 7441), "too_many_hours");
  EXPECT_EQ(told(desk.run(town, AgreeOvertime{one, Month(2022, 4), Hours(450), "抗旱"})),
            "month_not_settled");
  ASSERT_EQ(agree(town, 430), "done");
  EXPECT_EQ(told(correct(line, 450)), "correction_problem");
  ASSERT_EQ(agree(town, 450), "done");
  const auto more = correct(line, 450);
  ASSERT_EQ(told(more), "done");
  EXPECT_EQ(more->amount_fen, Fen(8'500));
  EXPECT_EQ(locks(more->run), "done");
}

// domain.md §7.1: the change of an account waits for the next run, and no longer.
TEST_P(Corrections, arrears_go_to_the_account_of_the_month_that_is_paid_beside_them) {
  a_worked_month(1);
  const PlacementId late = place(2);
  give_account(2);
  const auto hold = desk.run(county, HoldPay{late, store::HoldKind::waiting, kMarch, "考勤补报"});
  ASSERT_EQ(told(hold), "done");
  lock(run());
  ASSERT_EQ(told(desk.run(village, hours(late, 400))), "done");
  const auto asked = desk.run(
      town, SetBankAccount{id<PersonId>(2), "6222000000000003002", "冠县农商行", name_of(2)});
  ASSERT_EQ(told(desk.run(county, ConfirmBankAccount{asked->id})), "done");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已补报"})), "done");
  const RunSummary supplement = lock(run());
  const auto account = [&](BatchSummary batch) {
    return desk.database()
        .read_value<std::vector<store::PaymentLineRow>>(
            [&](store::Reader& tx) { return store::lines_of_batch(tx, unit, batch.id); })
        .value()[0]
        .account_id;
  };
  desk.set_day(Date(2022, 6, 8));
  const auto file = desk.run(county, MakeBankFile{supplement.id});
  ASSERT_EQ(told(file), "done");
  EXPECT_EQ(account(*file), asked->id);
}

// engines.md §1.6: what a unit has settled it pays itself, wherever the person lives by then.
TEST_P(Corrections, who_moved_away_still_gets_what_came_back) {
  a_worked_month(1);
  const auto batch = desk.run(county, MakeBankFile{lock(run()).id});
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch->id, batch->version})), "done");
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n1|6222000000000001001|"
                                               "680.00|0007|销户|A1\n"})),
            "done");
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("DELETE FROM holder WHERE unit = ?1", store::args(unit)));
    TRY_VOID(
        tx.execute("INSERT INTO person_claim (resident_index, person_key, unit, person_id) SELECT "
                   "resident_index, person_key, unit, id FROM person WHERE unit = ?1",
                   store::args(unit)));
    return {};
  });
  const auto moved = desk.run(county, MovePerson{id<PersonId>(1), PlaceCode(371522001002), "迁居"});
  ASSERT_EQ(told(moved), "done");
  const auto asked = desk.run(
      town, SetBankAccount{id<PersonId>(1), "6222000000000003001", "莘县农商行", name_of(1)});
  ASSERT_EQ(told(asked), "done");
  ASSERT_EQ(told(desk.run(county, ConfirmBankAccount{asked->id})), "done");
  desk.set_day(Date(2022, 5, 8));
  const auto again = desk.run(county, ReissuePayment{batch->id, {1}});
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(desk.database()
                .read_value<std::vector<store::PaymentLineRow>>(
                    [&](store::Reader& tx) { return store::lines_of_batch(tx, unit, again->id); })
                .value()[0]
                .account_id,
            asked->id);
}

YIGANG_EACH_ENGINE(Corrections);

}  // namespace

}  // namespace yigang::usecase
