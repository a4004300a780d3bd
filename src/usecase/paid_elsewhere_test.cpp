// A month worked in two units on both engines: one month of one person is paid once, by the unit
// that locks first (LZ-2022-4 二(四), reliability.md P5); and in one unit, on two posts, it is paid
// for both.
#include "settle/basis.h"
#include "store/described_row.h"
#include "usecase/journal.h"
#include "usecase/month_fixture.h"
#include "usecase/month_reads.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

constexpr UnitCode kOther{371502};

class PaidElsewhere : public MonthFixture {
 protected:
  // The other unit has paid March to this person.
  void paid_there(std::int64_t n, bool given_back = false) {
    put([&](store::Writer& tx) -> Result<> {
      return store::insert(tx, store::PaidMonthRow{key_of(n), kMarch, kOther, SettlementLineId(9),
                                                   Side::rural, given_back});
    });
  }
  [[nodiscard]] PersonKey key_of(std::int64_t n) const {
    return PersonKey(id<PersonId>(n).value());
  }
  store::PaidMonthRow paid_month(std::int64_t n) {
    return desk.database()
        .read_value<store::PaidMonthRow>([&](store::Reader& tx) -> Result<store::PaidMonthRow> {
          TRY(const auto row,
              store::select_one<store::PaidMonthRow>(tx, "person_key = ?1 AND month = ?2",
                                                     store::args(key_of(n), kMarch)));
          return row.value();
        })
        .value();
  }
  std::string lock_answer(const RunSummary& run) {
    return told(desk.run(county2, LockSettlement{run.id, run.version, true}));
  }
  EnterAttendance span(PlacementId placement, Date first, Date last) const {
    return {placement, kMarch, {{first, last, Hours(200), {}, {}}}};
  }
  // Person 1 on post 1 until the 15th and on post 2 from the 16th.
  void one_after_the_other(Side side) {
    place(1, side, Date(2022, 3, 15));
    place(2, side);
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(
          tx.execute("UPDATE placement SET person_id = ?1, person_key = ?2, started_on = "
                     "'2022-03-16' WHERE id = ?3",
                     store::args(id<PersonId>(1), key_of(1), id<PlacementId>(2))));
      return {};
    });
    give_account(1);
  }
  // 15 days on each of two urban posts.
  void two_urban_posts() {
    one_after_the_other(Side::urban);
    for (const auto& [n, first, last] : {std::tuple(1, 1, 15), std::tuple(2, 16, 31)}) {
      const EnterAttendance entered{
          id<PlacementId>(n),
          kMarch,
          {{Date(2022, 3, first), Date(2022, 3, last), {}, WorkDays(150), {}}}};
      ASSERT_EQ(told(desk.run(village, entered)), "done");
    }
    ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  }
  LineCorrected correct(SettlementLineId line, Date first, Date last, std::int64_t x10) {
    const auto done =
        desk.run(county, CorrectLine{line, {{first, last, {}, WorkDays(x10), {}}}, "考勤有误"});
    EXPECT_EQ(told(done), "done");
    return done.value_or(LineCorrected{});
  }
  // 20 hours on each of two rural posts.
  void two_posts() {
    one_after_the_other(Side::rural);
    ASSERT_EQ(
        told(desk.run(village, span(id<PlacementId>(1), Date(2022, 3, 1), Date(2022, 3, 15)))),
        "done");
    ASSERT_EQ(
        told(desk.run(village, span(id<PlacementId>(2), Date(2022, 3, 16), Date(2022, 3, 31)))),
        "done");
    ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  }
};

TEST_P(PaidElsewhere, the_row_is_a_problem_that_names_the_other_unit_and_may_wait_for_that_month) {
  a_worked_month(2);
  paid_there(2);
  RunSummary computed = run();
  EXPECT_EQ(computed.problems, 1);
  EXPECT_EQ(lines(computed.id)[0].status, store::LineStatus::payable);
  EXPECT_EQ(lines(computed.id)[1].problem, store::LineProblem::paid_elsewhere);
  EXPECT_EQ(lock_answer(computed), "problems_stand");
  const auto counts = list_settlement_problems(*desk, county, OneRun{computed.id});
  ASSERT_EQ(told(counts), "done");
  ASSERT_EQ(counts->problems.size(), 1U);
  EXPECT_EQ(counts->problems[0].problem, store::LineProblem::paid_elsewhere);
  store::RunLineFilter filter;
  filter.id = computed.id;
  const auto listed = list_settlement_lines(*desk, county, filter);
  ASSERT_EQ(told(listed), "done");
  EXPECT_EQ(listed->items[0].paid_by_unit, std::nullopt);
  EXPECT_EQ(listed->items[1].paid_by_unit, kOther);

  HoldPay hold{id<PlacementId>(2), store::HoldKind::waiting, kMarch, "该月补贴已由另一县发放"};
  hold.until_month = Month(2022, 2);
  EXPECT_EQ(told(desk.run(county, hold)), "hold_ends_before");
  hold.until_month = kMarch;
  ASSERT_EQ(told(desk.run(county, hold)), "done");
  computed = run();
  EXPECT_EQ(computed.problems, 0);
  EXPECT_EQ(computed.waiting, 1);
  lock(computed);
  EXPECT_EQ(books().settled, Fen(68'000));
  EXPECT_EQ(paid_month(2).unit, kOther);

  // The hold is of March alone: April is paid to both.
  const Month april(2022, 4);
  desk.set_day(Date(2022, 5, 6));
  for (const std::int64_t n : {1, 2})
    ASSERT_EQ(told(desk.run(village, hours(id<PlacementId>(n), 400, april))), "done");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), april})), "done");
  const RunSummary next = run(april);
  EXPECT_EQ(next.waiting, 0);
  EXPECT_EQ(next.problems, 0);
  EXPECT_EQ(next.total_fen, Fen(136'000));
}

TEST_P(PaidElsewhere, a_lock_of_the_other_unit_after_the_run_sends_the_run_back) {
  a_worked_month(2);
  const RunSummary computed = run();
  paid_there(1);
  EXPECT_EQ(lock_answer(computed), "facts_moved");
}

TEST_P(PaidElsewhere, a_month_that_the_other_unit_got_back_is_paid_here) {
  a_worked_month(2);
  paid_there(2, true);
  const RunSummary computed = run();
  EXPECT_EQ(computed.problems, 0);
  lock(computed);
  EXPECT_EQ(books().settled, Fen(136'000));
  const store::PaidMonthRow row = paid_month(2);
  EXPECT_EQ(row.unit, unit);
  EXPECT_FALSE(row.given_back);
  EXPECT_EQ(row.line_id, lines(computed.id)[1].id);
  const auto reports = verify_journals(desk.database(), &desk->keys);
  ASSERT_EQ(told(reports), "done");
  for (const JournalReport& report : *reports) EXPECT_TRUE(report.faults.empty());
}

// Who worked no hour here gets nothing, whoever paid the month; a correction is held against it.
TEST_P(PaidElsewhere, the_lock_of_a_correction_is_the_last_guard_and_names_the_placements) {
  for (const std::int64_t n : {1, 2}) {
    place(n);
    give_account(n);
    ASSERT_EQ(told(desk.run(village, hours(id<PlacementId>(n), n == 1 ? 400 : 0))), "done");
  }
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  const RunSummary main = lock(run());
  const store::SettlementLineRow line = lines(main.id)[1];
  ASSERT_EQ(line.status, store::LineStatus::nothing);
  const CorrectLine correction{
      line.id, {{kMarch.first_day(), kMarch.last_day(), Hours(400), {}, {}}}, "漏记工时"};
  const auto corrected = desk.run(county, correction);
  ASSERT_EQ(told(corrected), "done");
  paid_there(2);
  const auto refused = desk.run(county2, LockSettlement{corrected->run, 2, true});
  ASSERT_EQ(told(refused), "paid_elsewhere");
  EXPECT_EQ(refused.error().params,
            (Params{{"count", "1"}, {"month", "2022-03"}, {"placements", "2"}}));
  EXPECT_EQ(paid_month(2).unit, kOther);
}

// 一人一岗, one after the other: two lines, one person-month.
TEST_P(PaidElsewhere, two_posts_of_one_unit_in_a_month_are_both_paid) {
  two_posts();
  const RunSummary locked = lock(run());
  EXPECT_EQ(locked.total_fen, Fen(68'000));
  for (const store::SettlementLineRow& line : lines(locked.id)) {
    EXPECT_EQ(line.status, store::LineStatus::payable);
    EXPECT_EQ(line.months_used, 1);
  }
  EXPECT_EQ(paid_month(1).unit, unit);
  const auto file = desk.run(county, MakeBankFile{locked.id});
  ASSERT_EQ(told(file), "done");
  EXPECT_EQ(file->lines, 2);
  EXPECT_EQ(file->total_fen, Fen(68'000));
}

TEST_P(PaidElsewhere, the_second_post_is_paid_later_when_its_row_had_to_wait) {
  two_posts();
  const auto hold = desk.run(
      county, HoldPay{id<PlacementId>(2), store::HoldKind::waiting, kMarch, "考勤待核", kMarch});
  ASSERT_EQ(told(hold), "done");
  lock(run());
  EXPECT_EQ(books().settled, Fen(34'000));
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核实"})), "done");
  const RunSummary arrears = run();
  EXPECT_EQ(arrears.problems, 0);
  lock(arrears);
  EXPECT_EQ(books().settled, Fen(68'000));
}

// 二(四): of 23 working days 15 on each of two posts, in the order of the posts.
TEST_P(PaidElsewhere, an_urban_month_on_two_posts_comes_to_one_full_month) {
  two_urban_posts();
  const RunSummary locked = lock(run());
  EXPECT_EQ(locked.total_fen, Fen(170'000));
  const std::vector<store::SettlementLineRow> paid = lines(locked.id);
  EXPECT_EQ(paid[0].amount_fen, Fen(110'870));
  EXPECT_EQ(paid[1].amount_fen, Fen(59'130));
  EXPECT_EQ(paid[1].days_x10, WorkDays(150)) << "as they were worked";
  const auto basis = settle::parse_basis(paid[1].basis);
  ASSERT_EQ(told(basis), "done");
  EXPECT_EQ(basis->taken, (std::vector<policy::TakenDays>{{WorkDays(150), {}}}));
  const auto again = settle::explain_basis(*basis, Side::urban, unit, kMarch, **law_of(*desk));
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(again->value().allowance.amount, paid[1].amount_fen);
  // What the first post gives back is free for the second one.
  const auto first = correct(paid[0].id, Date(2022, 3, 1), Date(2022, 3, 15), 100);
  EXPECT_EQ(first.amount_fen, Fen(-36'957));
  ASSERT_EQ(told(desk.run(county2, LockSettlement{first.run, 2, true})), "done");
  const auto second = correct(paid[1].id, Date(2022, 3, 16), Date(2022, 3, 31), 150);
  EXPECT_EQ(second.amount_fen, Fen(36'957));
  ASSERT_EQ(told(desk.run(county2, LockSettlement{second.run, 2, true})), "done");
  EXPECT_EQ(books().settled - books().adjusted, Fen(170'000));
}

TEST_P(PaidElsewhere, a_post_that_had_to_wait_gets_what_is_left_of_the_full_month) {
  two_urban_posts();
  const auto hold = desk.run(
      county, HoldPay{id<PlacementId>(1), store::HoldKind::waiting, kMarch, "考勤待核", kMarch});
  ASSERT_EQ(told(hold), "done");
  EXPECT_EQ(lock(run()).total_fen, Fen(110'870));
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核实"})), "done");
  EXPECT_EQ(lock(run()).total_fen, Fen(59'130));
}

YIGANG_EACH_ENGINE(PaidElsewhere);

}  // namespace

}  // namespace yigang::usecase
