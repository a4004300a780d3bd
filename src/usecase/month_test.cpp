// The month on both engines: attendance, holds, run, lock and correction.
#include "store/described_row.h"
#include "store/person_rows.h"
#include "usecase/month_fixture.h"
#include "usecase/month_reads.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class MonthTest : public MonthFixture {};

TEST_P(MonthTest, attendance_lies_inside_month_and_placement_and_holds_possible_hours) {
  const PlacementId one = place(1, Side::rural, Date(2022, 3, 15));
  const auto span = [&](Date first, Date last, std::int64_t x10) {
    return told(desk.run(
        village, EnterAttendance{one, kMarch, {{first, last, Hours(x10), WorkDays(), {}}}}));
  };
  EXPECT_EQ(span(Date(2022, 3, 1), Date(2022, 3, 15), 200), "done");
  EXPECT_EQ(span(Date(2022, 3, 1), Date(2022, 3, 16), 200), "span_outside_placement");
  EXPECT_EQ(span(Date(2022, 2, 27), Date(2022, 3, 2), 200), "span_outside_month");
  EXPECT_EQ(span(Date(2022, 3, 5), Date(2022, 3, 4), 200), "span_backwards");
  EXPECT_EQ(span(Date(2022, 3, 4), Date(2022, 3, 4), 241), "too_many_hours");
  EXPECT_EQ(span(Date(2022, 3, 4), Date(2022, 3, 4), 240), "done");
  EnterAttendance twice = hours(one, 10);
  twice.spans = {{Date(2022, 3, 1), Date(2022, 3, 5), Hours(10), {}, {}},
                 {Date(2022, 3, 5), Date(2022, 3, 6), Hours(10), {}, {}}};
  EXPECT_EQ(told(desk.run(village, twice)), "spans_overlap");
  twice.spans = {{Date(2022, 3, 1), Date(2022, 3, 5), {}, WorkDays(10), {}}};
  EXPECT_EQ(told(desk.run(village, twice)), "wrong_measure");
  EXPECT_EQ(told(desk.run(village, hours(one, 10, Month(2022, 5)))), "month_in_future");
  EXPECT_EQ(told(desk.run(finance, hours(one, 10))), "role_may_not");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(span(Date(2022, 3, 1), Date(2022, 3, 15), 100), "sheet_closed");
}

TEST_P(MonthTest, leave_of_any_kind_brings_no_hours_and_no_days) {
  const PlacementId rural = place(1);
  const PlacementId urban = place(2, Side::urban);
  const Date first(2022, 3, 1);
  const Date last(2022, 3, 31);
  for (const auto kind :
       {store::LeaveKind::sick, store::LeaveKind::personal, store::LeaveKind::absent}) {
    EnterAttendance paid{rural, kMarch, {{first, last, Hours(400), {}, kind}}};
    EXPECT_EQ(told(desk.run(village, paid)), "leave_has_hours");
    paid.spans[0].hours_x10 = Hours();
    EXPECT_EQ(told(desk.run(village, paid)), "done");
    const EnterAttendance days{urban, kMarch, {{first, last, {}, WorkDays(5), kind}}};
    EXPECT_EQ(told(desk.run(village, days)), "leave_has_hours");
  }
}

// A month is judged by the days of the events, not by what the placement is today.
TEST_P(MonthTest, who_is_paused_after_the_month_has_forgotten_the_attendance) {
  a_worked_month(1);
  const PlacementId one = place(2);
  ASSERT_EQ(told(desk.run(town, PausePlacement{one, Date(2022, 4, 1), "住院"})), "done");
  EXPECT_EQ(lines(run().id)[1].problem, store::LineProblem::no_attendance);
}

TEST_P(MonthTest, who_was_paused_all_month_gets_nothing_even_when_on_duty_again) {
  a_worked_month(1);
  const PlacementId one = place(2);
  ASSERT_EQ(told(desk.run(town, PausePlacement{one, Date(2022, 3, 1), "住院"})), "done");
  ASSERT_EQ(told(desk.run(town, ResumePlacement{one, Date(2022, 4, 1)})), "done");
  const RunSummary computed = run();
  EXPECT_EQ(computed.problems, 0);
  EXPECT_EQ(lines(computed.id)[1].status, store::LineStatus::nothing);
  lock(computed);
}

TEST_P(MonthTest, a_span_lies_on_no_paused_day) {
  const PlacementId one = place(1);
  give_account(1);
  ASSERT_EQ(told(desk.run(village, hours(one, 400))), "done");
  ASSERT_EQ(told(desk.run(town, PausePlacement{one, Date(2022, 3, 15), "住院"})), "done");
  // Entered before the pause was known: a problem of the line; entered after it: refused.
  const auto again = desk.run(village, hours(one, 400));
  EXPECT_EQ(told(again), "span_on_paused_day");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().field, "spans[0]");
  EXPECT_EQ(again.error().params[2].second, "2022-03-15");
  const auto before = desk.database().read_value<settle::MonthInputs>(
      [&](store::Reader& tx) { return store::load_month(tx, unit, kMarch); });
  ASSERT_EQ(told(before), "done");
  const settle::DayStretch rest{Date(2022, 3, 15), Date(2022, 3, 31)};
  EXPECT_EQ(before->pauses, std::vector{rest});
  EXPECT_FALSE(before->placements[0].off_duty);
  const EnterAttendance split{
      one, kMarch, {{Date(2022, 3, 1), Date(2022, 3, 14), Hours(200), {}, {}}}};
  ASSERT_EQ(told(desk.run(village, split)), "done");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(run().total_fen, Fen(34'000));
}

TEST_P(MonthTest, a_pause_that_is_reported_after_the_attendance_stops_the_lock) {
  a_worked_month(1);
  ASSERT_EQ(told(desk.run(town, PausePlacement{id<PlacementId>(1), Date(2022, 3, 15), "住院"})),
            "done");
  const RunSummary computed = run();
  EXPECT_EQ(computed.problems, 1);
  EXPECT_EQ(lines(computed.id)[0].problem, store::LineProblem::span_on_paused_day);
}

TEST_P(MonthTest, a_span_ends_today_at_the_latest) {
  const PlacementId one = place(1);
  const Month april(2022, 4);  // today is the 6th
  const auto enter = [&](int first, int last) {
    return desk.run(
        village, EnterAttendance{one,
                                 april,
                                 {{Date(2022, 4, 1), Date(2022, 4, 1), Hours(10), {}, {}},
                                  {Date(2022, 4, first), Date(2022, 4, last), Hours(10), {}, {}}}});
  };
  EXPECT_EQ(told(enter(2, 6)), "done");
  const auto ahead = enter(6, 7);
  ASSERT_EQ(told(ahead), "span_in_future");
  EXPECT_EQ(ahead.error().field, "spans[1].until_day");
  EXPECT_EQ(ahead.error().params, (Params{{"day", "2022-04-07"}, {"today", "2022-04-06"}}));
  const auto later = enter(8, 9);
  ASSERT_EQ(told(later), "span_in_future");
  EXPECT_EQ(later.error().field, "spans[1].from_day");
}

// Nobody is paid for days that have not come (二(三), 二(四)).
TEST_P(MonthTest, a_month_is_closed_and_run_from_its_last_day_on) {
  place(1);
  give_account(1);
  const CloseAttendance close{desk.town(), kMarch};
  const RunSettlement run_it{unit, kMarch, Fen()};
  desk.set_day(Date(2022, 2, 28));
  EXPECT_EQ(told(desk.run(town, close)), "month_in_future");
  EXPECT_EQ(told(desk.run(county, run_it)), "month_in_future");
  desk.set_day(Date(2022, 3, 30));
  const auto refusal = desk.run(town, close);
  ASSERT_EQ(told(refusal), "month_not_over");
  EXPECT_EQ(refusal.error().field, "month");
  EXPECT_EQ(refusal.error().params, (Params{{"month", "2022-03"}, {"last_day", "2022-03-31"}}));
  EXPECT_EQ(told(desk.run(county, run_it)), "month_not_over");
  desk.set_day(Date(2022, 3, 31));
  ASSERT_EQ(told(desk.run(village, hours(id<PlacementId>(1), 400))), "done");
  EXPECT_EQ(told(desk.run(town, close)), "done");
  EXPECT_EQ(told(desk.run(county, run_it)), "done");
}

TEST_P(MonthTest, a_rerun_before_the_lock_gives_the_same_root) {
  a_worked_month(4);
  const RunSummary first = run();
  const RunSummary second = run();
  EXPECT_EQ(first.root, second.root);
  EXPECT_EQ(first.input_digest, second.input_digest);
  EXPECT_EQ(second.run_no, 2);
  EXPECT_EQ(told(desk.run(county2, LockSettlement{first.id, first.version + 1, true})),
            "run_state");
}

TEST_P(MonthTest, the_same_key_runs_once) {
  a_worked_month(2);
  const RunSettlement command{unit, kMarch, Fen()};
  const auto first = desk.run(county, command, "one-key-for-march");
  const auto second = desk.run(county, command, "one-key-for-march");
  ASSERT_EQ(told(second), "done");
  EXPECT_TRUE(desk.last_repeated);
  EXPECT_EQ(first->id, second->id);
  EXPECT_EQ(second->run_no, 1);
}

TEST_P(MonthTest, problems_stop_the_lock_and_waiting_rows_do_not) {
  a_worked_month(1);
  const PlacementId late = place(2);
  RunSummary computed = run();
  EXPECT_EQ(computed.problems, 1);
  EXPECT_EQ(lines(computed.id)[1].problem, store::LineProblem::no_attendance);
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version, true})),
            "problems_stand");
  const auto hold = desk.run(county, HoldPay{late, store::HoldKind::waiting, kMarch, "考勤补报"});
  ASSERT_EQ(told(hold), "done");
  // The facts have moved since the run.
  computed = run();
  EXPECT_EQ(computed.waiting, 1);
  EXPECT_EQ(computed.problems, 0);
  lock(computed);
  EXPECT_EQ(told(desk.run(county, RunSettlement{unit, kMarch, Fen()})), "month_only_waits");

  // Late attendance, an account, a release by another person; then arrears for its own month.
  give_account(2);
  ASSERT_EQ(told(desk.run(village, hours(late, 335))), "done");
  EXPECT_EQ(told(desk.run(county, ReleasePay{hold->id, "已核实"})), "same_person_two_steps");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核实"})), "done");
  EXPECT_EQ(told(desk.run(village, hours(late, 330))), "sheet_closed");
  const RunSummary arrears = run();
  EXPECT_EQ(arrears.kind, store::RunKind::supplement);
  EXPECT_EQ(arrears.lines, 1);
  EXPECT_EQ(arrears.total_fen, Fen(56'950));
  EXPECT_EQ(arrears.city_fen, Fen(22'780));
  lock(arrears);
  EXPECT_EQ(books().not_in_file, Fen(124'950));
}

TEST_P(MonthTest, a_hold_after_the_lock_opens_no_settled_attendance) {
  a_worked_month(1);
  const PlacementId one = id<PlacementId>(1);
  EXPECT_EQ(told(desk.run(village, hours(one, 10))), "sheet_closed");
  lock(run());
  ASSERT_EQ(told(desk.run(county, HoldPay{one, store::HoldKind::waiting, kMarch, "待核"})), "done");
  EXPECT_EQ(told(desk.run(village, hours(one, 10))), "attendance_settled");
  const auto rows = desk.database().read_value<std::vector<store::AttendanceRow>>(
      [&](store::Reader& tx) { return store::attendance_of(tx, unit, one, kMarch); });
  ASSERT_EQ(told(rows), "done");
  EXPECT_EQ(rows->front().hours_x10, Hours(400));
}

// 三(二): the offer of 50.00 is of the month, and not of each of its runs.
TEST_P(MonthTest, arrears_do_not_spend_social_money_a_second_time) {
  a_worked_month(2);
  const auto hold =
      desk.run(county, HoldPay{id<PlacementId>(2), store::HoldKind::waiting, kMarch, "待核"});
  ASSERT_EQ(told(hold), "done");
  const auto main = desk.run(county, RunSettlement{unit, kMarch, Fen(5'000)});
  ASSERT_EQ(told(main), "done");
  EXPECT_EQ(main->social_fen, Fen(5'000));
  EXPECT_EQ(main->county_fen, Fen(35'800));
  lock(*main);
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核清"})), "done");
  const RunSummary arrears = run();
  EXPECT_EQ(arrears.social_fen, Fen());
  EXPECT_EQ(arrears.city_fen, Fen(27'200));
  EXPECT_EQ(arrears.county_fen, Fen(40'800));
  EXPECT_EQ(run().input_digest, arrears.input_digest);
  lock(run());
}

TEST_P(MonthTest, whatever_moves_between_run_and_lock_sends_the_run_back) {
  a_worked_month(2);
  const RunSummary computed = run();
  ASSERT_EQ(told(desk.run(county,
                          HoldPay{id<PlacementId>(2), store::HoldKind::held, kMarch, "疑点成立"})),
            "done");
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version, true})),
            "facts_moved");
}

TEST_P(MonthTest, a_town_that_is_late_is_left_out_by_two_persons) {
  const PlacementId one = place(1);
  give_account(1);
  ASSERT_EQ(told(desk.run(village, hours(one, 400))), "done");
  const auto early = desk.run(county, RunSettlement{unit, kMarch, Fen()});
  ASSERT_EQ(told(early), "towns_open");
  EXPECT_EQ(early.error().params[1].second, "清泉街道");  // a name, not a code
  ASSERT_EQ(told(desk.run(county, LeaveOutTown{desk.town(), kMarch, "断网"})), "done");
  EXPECT_EQ(told(desk.run(county, RunSettlement{unit, kMarch, Fen()})), "towns_open");
  EXPECT_EQ(told(desk.run(county, DecideLeftOut{desk.town(), kMarch})), "same_person_two_steps");
  ASSERT_EQ(told(desk.run(county2, DecideLeftOut{desk.town(), kMarch})), "done");
  const RunSummary computed = run();
  EXPECT_EQ(computed.waiting, 1);
  lock(computed);
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(run().total_fen, Fen(68'000));
}

// Two clerks who saw the same month: the later one does not overwrite the earlier one unseen.
TEST_P(MonthTest, whoever_saw_an_older_attendance_overwrites_nothing) {
  const PlacementId one = place(1);
  std::int64_t keys = 0;
  const auto entered = [&](std::int64_t x10, std::int64_t seen) {
    const EnterAttendance command = hours(one, x10);
    const std::string key = "seen-attendance-" + std::to_string(++keys);
    const Request request{village, key, wire::to_json(command), nullptr, seen};
    auto reply = perform(*desk, request, command);
    if (!reply) return reply.error().code + " " + reply.error().field;
    return std::to_string(wire::from_json<AttendanceEntered>(reply->json)->version);
  };
  EXPECT_EQ(entered(400, 1), "stale_version If-Match") << "nothing stands yet: 0";
  EXPECT_EQ(entered(400, 0), "1");
  EXPECT_EQ(entered(300, 0), "stale_version If-Match");
  EXPECT_EQ(entered(401, 1), "2");
  EXPECT_EQ(entered(100, 1), "stale_version If-Match");
  const auto listed = list_attendance(*desk, town, {.month = kMarch});
  ASSERT_EQ(told(listed), "done");
  EXPECT_EQ(listed->items.at(0).version, 2);
  EXPECT_EQ(listed->items.at(0).hours_x10, Hours(401));
  const auto confirmed = desk.run(town, ConfirmOvertime{one, kMarch});
  ASSERT_EQ(told(confirmed), "done");
  EXPECT_EQ(confirmed->version, 3);
  EXPECT_EQ(entered(400, 2), "stale_version If-Match") << "the town has confirmed meanwhile";
  EXPECT_EQ(entered(400, 3), "4");
}

// Without a word of what was seen, an account corrects its own entry and no other's.
TEST_P(MonthTest, whoever_saw_nothing_replaces_only_what_they_entered) {
  const PlacementId one = place(1);
  const Actor other = desk.actor(Role::VILL, 1);
  ASSERT_EQ(told(desk.run(village, hours(one, 300))), "done");
  ASSERT_EQ(told(desk.run(village, hours(one, 401))), "done");
  EXPECT_EQ(told(desk.run(other, hours(one, 100))), "others_entry_unseen");
  EXPECT_EQ(told(desk.run(other, EnterAttendance{one, kMarch, {}})), "others_entry_unseen");
  ASSERT_EQ(told(desk.run(town, ConfirmOvertime{one, kMarch})), "done");
  EXPECT_EQ(told(desk.run(village, hours(one, 300))), "others_entry_unseen")
      << "the town has confirmed it";
  const EnterAttendance seen = hours(one, 100);
  const auto replaced =
      perform(*desk, Request{other, "seen-and-replaced", wire::to_json(seen), nullptr, 3}, seen);
  EXPECT_EQ(replaced ? "done" : replaced.error().code, "done");
}

// What was taken back and entered anew is another month than the one that was seen.
TEST_P(MonthTest, a_version_does_not_come_again_when_all_was_taken_back) {
  const PlacementId one = place(1);
  const auto first = desk.run(village, hours(one, 410));
  ASSERT_EQ(told(first), "done");
  ASSERT_EQ(told(desk.run(village, EnterAttendance{one, kMarch, {}})), "done");
  const auto again = desk.run(village, hours(one, 990));
  ASSERT_EQ(told(again), "done");
  EXPECT_GT(again->version, first->version);
  const ConfirmOvertime confirms{one, kMarch};
  const Request request{town, "confirms-what-was-seen", wire::to_json(confirms), nullptr,
                        first->version};
  const auto confirmed = perform(*desk, request, confirms);
  EXPECT_EQ(confirmed ? "done" : confirmed.error().code, "stale_version");
}

TEST_P(MonthTest, overtime_needs_the_town) {
  const PlacementId one = place(1);
  give_account(1);
  const auto entered = desk.run(village, hours(one, 401));
  ASSERT_EQ(told(entered), "done");
  EXPECT_TRUE(entered->overtime);
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(run().problems, 1);
  ASSERT_EQ(told(desk.run(town, ConfirmOvertime{one, kMarch})), "done");
  EXPECT_EQ(run().problems, 0);
}

// T24
TEST_P(MonthTest, a_death_that_is_reported_late_becomes_a_correction_line) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const store::SettlementLineRow line = lines(locked.id)[0];
  put([&](store::Writer& tx) -> Result<> {
    return store::insert(tx, store::PersonFactRow{unit,
                                                  id<FactId>(1),
                                                  id<PersonId>(1),
                                                  "deceased",
                                                  Date(2022, 3, 15),
                                                  {},
                                                  "公安",
                                                  AccountId(1),
                                                  false});
  });
  CorrectLine correction{
      line.id, {{Date(2022, 3, 1), Date(2022, 3, 31), Hours(200), {}, {}}}, "死亡，只算到 15 日"};
  EXPECT_EQ(told(desk.run(county, correction)), "span_outside_placement");
  correction.spans[0].until_day = Date(2022, 3, 15);
  const auto corrected = desk.run(county, correction);
  ASSERT_EQ(told(corrected), "done");
  EXPECT_EQ(corrected->amount_fen, Fen(-34'000));
  EXPECT_EQ(corrected->city_fen, Fen(-13'600));
  EXPECT_EQ(corrected->county_fen, Fen(-20'400));
  EXPECT_EQ(told(desk.run(county, correction)), "correction_waits");
  EXPECT_EQ(told(desk.run(county2, LockSettlement{corrected->run, 2, true})), "done");
  EXPECT_EQ(told(desk.run(county, correction)), "nothing_to_correct");
  EXPECT_EQ(lines(locked.id)[0].amount_fen, Fen(68'000));
  EXPECT_EQ(books().adjusted, Fen(34'000));
  EXPECT_EQ(books().to_recover, Fen());
  EXPECT_TRUE(books().balanced());
  // Down to nothing: the month is not used any more.
  correction.spans.clear();
  const auto nothing = desk.run(county, correction);
  ASSERT_EQ(told(nothing), "done");
  EXPECT_EQ(nothing->amount_fen, Fen(-34'000));
  ASSERT_EQ(told(desk.run(county2, LockSettlement{nothing->run, 2, true})), "done");
  const auto inputs = desk.database().read_value<settle::MonthInputs>(
      [&](store::Reader& tx) { return store::load_month(tx, unit, Month(2022, 3)); });
  EXPECT_EQ(inputs->placements[0].recovered.count, 1U);
  EXPECT_EQ(inputs->placements[1].recovered.count, 0U);
}

YIGANG_EACH_ENGINE(MonthTest);

}  // namespace

}  // namespace yigang::usecase
