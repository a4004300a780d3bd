// The reads of the month on both engines: sums within the scope, pages, what changed since the
// month before, and the money on its way.
#include "usecase/month_reads.h"

#include <algorithm>

#include "usecase/month_fixture.h"
#include "usecase/notice_reads.h"
#include "usecase/payment_reads.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

std::string offered(const std::vector<Offer>& offers, std::string_view verb) {
  const auto found = std::ranges::find(offers, verb, &Offer::verb);
  if (found == offers.end()) return "-";
  return found->reason_code.value_or("yes");
}

class MonthReads : public MonthFixture {
 protected:
  RunView view(const Actor& actor, SettlementRunId id) {
    const auto read = read_settlement(*desk, actor, {id});
    EXPECT_EQ(told(read), "done");
    return read.value_or(RunView{});
  }
  std::vector<std::string> cards(const Actor& actor) {
    std::vector<std::string> codes;
    const auto today = read_today(*desk, actor);
    EXPECT_EQ(told(today), "done");
    for (const Card& card : today->cards)
      codes.push_back(card.code + "=" + std::to_string(card.count));
    return codes;
  }
  Actor of_another_town(Actor actor) {
    actor.scope = {unit, PlaceCode(371525002), {}};
    return actor;
  }
  Actor of_another_unit(Actor actor) {
    actor.scope = {UnitCode(371522), {}, {}};
    return actor;
  }
};

TEST_P(MonthReads, a_run_is_read_with_its_lines_and_only_within_the_scope) {
  a_worked_month(3);
  const RunSummary computed = run();
  const RunView seen = view(county2, computed.id);
  EXPECT_EQ(seen.run.lines, 3);
  EXPECT_EQ(seen.run.total_fen, Fen(204'000));
  EXPECT_EQ(seen.towns, 1);
  EXPECT_EQ(seen.towns_open, 0);
  EXPECT_FALSE(seen.previous_total);

  const auto list = list_settlements(*desk, county, {.month = kMarch});
  ASSERT_EQ(told(list), "done");
  EXPECT_EQ(list->total, 1);

  // The other town of the unit sees the run, and nothing of the first town's people in it.
  const RunView other = view(of_another_town(town), computed.id);
  EXPECT_EQ(other.run.lines, 0);
  EXPECT_EQ(other.run.total_fen, Fen());
  const auto none = list_settlement_lines(*desk, of_another_town(town), {.id = computed.id});
  EXPECT_EQ(none->total, 0);
  EXPECT_TRUE(none->items.empty());
  EXPECT_EQ(told(read_settlement(*desk, of_another_unit(county), {computed.id})), "not_found");
  EXPECT_EQ(told(list_settlement_lines(*desk, of_another_unit(county), {.id = computed.id})),
            "not_found");
  EXPECT_EQ(told(compare_settlement(*desk, of_another_unit(county), {.id = computed.id})),
            "not_found");
  EXPECT_EQ(told(list_settlements(*desk, village, {})), "role_may_not");

  store::RunLineFilter filter{.id = computed.id, .limit = 2};
  const auto first = list_settlement_lines(*desk, town, filter);
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(first->total, 3);
  EXPECT_EQ(first->next, "2");
  EXPECT_EQ(first->items[1].name, "王*英");
  EXPECT_EQ(first->items[1].amount_fen, Fen(68'000));
  filter.after = 2;
  const auto second = list_settlement_lines(*desk, town, filter);
  EXPECT_EQ(second->items.size(), 1U);
  EXPECT_FALSE(second->next);
}

TEST_P(MonthReads, a_line_is_explained_to_whom_it_lies_in_reach) {
  a_worked_month(1);
  const SettlementLineId line = lines(run().id)[0].id;
  const auto trace = explain_settled(*desk, town, {line});
  ASSERT_EQ(told(trace), "done");
  EXPECT_EQ(trace->decision, "settlement_line");
  EXPECT_FALSE(trace->nodes.empty());
  EXPECT_EQ(told(explain_settled(*desk, of_another_town(town), {line})), "not_found");
  EXPECT_EQ(told(explain_settled(*desk, village, {line})), "role_may_not");
}

TEST_P(MonthReads, who_sees_masked_lists_sees_no_persons_facts_behind_a_line) {
  a_worked_month(1);
  const RunSummary computed = run();
  const SettlementLineId line = lines(computed.id)[0].id;
  const Actor reader = desk.actor(Role::PUB);
  EXPECT_EQ(list_settlement_lines(*desk, reader, {.id = computed.id})->total, 1);
  EXPECT_EQ(told(explain_settled(*desk, reader, {line})), "only_masked");
  EXPECT_EQ(told(explain_settled(*desk, desk.actor(Role::SELF), {line})), "only_own");
}

TEST_P(MonthReads, the_buttons_of_a_run_follow_its_state_and_the_persons) {
  a_worked_month(2);
  const RunSummary computed = run();
  EXPECT_EQ(offered(view(county, computed.id).actions, "lock_settlement"), "same_person_two_steps");
  EXPECT_EQ(offered(view(county2, computed.id).actions, "lock_settlement"), "yes");
  EXPECT_EQ(offered(view(county2, computed.id).actions, "make_bank_file"), "-");
  EXPECT_EQ(offered(view(town, computed.id).actions, "lock_settlement"), "-");
  EXPECT_EQ(offered(view(town, computed.id).actions, "publish_pay_notice"), "yes");
  EXPECT_EQ(offered(view(county2, computed.id).actions, "publish_pay_notice"), "-");
  lock(computed);
  const RunView locked = view(county, computed.id);
  EXPECT_EQ(offered(locked.actions, "lock_settlement"), "-");
  EXPECT_EQ(offered(locked.actions, "make_bank_file"), "yes");
  EXPECT_EQ(locked.due, 2);
  ASSERT_EQ(told(desk.run(county, MakeBankFile{computed.id})), "done");
  EXPECT_EQ(offered(view(county, computed.id).actions, "make_bank_file"), "-");
}

TEST_P(MonthReads, corrections_that_wait_are_withdrawn_and_not_run_again) {
  a_worked_month(2);
  const RunSummary computed = run();
  EXPECT_EQ(offered(view(county, computed.id).actions, "run_settlement"), "yes");
  EXPECT_EQ(offered(view(county, computed.id).actions, "withdraw_corrections"), "-");
  lock(computed);
  const CorrectLine less{lines(computed.id)[0].id,
                         {{Date(2022, 3, 1), Date(2022, 3, 31), Hours(390), {}, {}}},
                         "少一小时"};
  const auto corrected = desk.run(county, less);
  ASSERT_EQ(told(corrected), "done");
  const RunView waits = view(county2, corrected->run);
  EXPECT_EQ(offered(waits.actions, "run_settlement"), "-");
  EXPECT_EQ(offered(waits.actions, "withdraw_corrections"), "yes");
  EXPECT_EQ(offered(view(county, computed.id).actions, "withdraw_corrections"), "-");
  ASSERT_EQ(told(desk.run(county2, WithdrawCorrections{corrected->run, 2, "多算了"})), "done");
  EXPECT_EQ(offered(view(county2, corrected->run).actions, "withdraw_corrections"), "-");
}

TEST_P(MonthReads, problems_are_counted_by_kind_and_stop_the_lock) {
  a_worked_month(1);
  place(2);  // no account, and nothing entered: the town has closed
  const RunSummary computed = run();
  const auto problems = list_settlement_problems(*desk, county, {computed.id});
  ASSERT_EQ(told(problems), "done");
  std::int64_t lines_with_problems = 0;
  for (const RunProblemLine& problem : problems->problems) lines_with_problems += problem.lines;
  EXPECT_EQ(lines_with_problems, computed.problems);
  EXPECT_GT(computed.problems, 0);
  EXPECT_EQ(offered(view(county2, computed.id).actions, "lock_settlement"), "problems_stand");
  const auto rows = list_settlement_lines(
      *desk, county, {.id = computed.id, .problem = problems->problems[0].problem});
  EXPECT_EQ(rows->total, problems->problems[0].lines);
}

// interface.md §1: a number opens its rows, and they show the same total.
TEST_P(MonthReads, lines_carry_the_sums_of_all_that_the_filter_lets_through) {
  a_worked_month(3);
  place(4);  // nothing entered
  const RunSummary computed = run();
  store::RunLineFilter filter{.id = computed.id, .limit = 1};
  const auto all = list_settlement_lines(*desk, county, filter);
  ASSERT_EQ(told(all), "done");
  EXPECT_EQ(all->items.size(), 1U);
  EXPECT_EQ(all->sums.persons, 4);
  EXPECT_EQ(all->sums.amount_fen, computed.total_fen);
  EXPECT_EQ(all->sums.province_fen, computed.province_fen);
  EXPECT_EQ(all->sums.city_fen, computed.city_fen);
  EXPECT_EQ(all->sums.county_fen, computed.county_fen);
  filter.status = store::LineStatus::problem;
  EXPECT_EQ(list_settlement_lines(*desk, county, filter)->sums.persons, 1);
  EXPECT_EQ(list_settlement_lines(*desk, county, filter)->sums.amount_fen, Fen());
  EXPECT_EQ(list_settlement_lines(*desk, of_another_town(town), filter)->sums.persons, 0);
}

TEST_P(MonthReads, arrears_are_compared_as_a_part_of_their_month) {
  a_worked_month(2);
  const PlacementId late = place(3);
  give_account(3);
  const auto hold =
      desk.run(county, HoldPay{late, store::HoldKind::waiting, kMarch, "考勤补报", kMarch});
  ASSERT_EQ(told(hold), "done");
  const RunSummary main = lock(run());
  ASSERT_EQ(told(desk.run(village, hours(late, 100))), "done");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已补报"})), "done");
  const RunSummary arrears = run();
  const auto compared = compare_settlement(*desk, county, {.id = arrears.id});
  ASSERT_EQ(told(compared), "done");
  EXPECT_EQ(compared->now_total_fen, main.total_fen + arrears.total_fen);
  EXPECT_EQ(compared->changes.total, 3);
}

// policy-rules.md, Allowance: late attendance waits, and does not stop the lock of the others.
TEST_P(MonthReads, a_row_that_lacks_is_offered_to_wait_and_to_be_released_by_another_person) {
  a_worked_month(1);
  const PlacementId late = place(2);
  give_account(2);
  const RunSummary computed = run();
  const store::RunLineFilter filter{.id = computed.id};
  const auto acts = [&](const Actor& actor, std::size_t line, std::string_view verb) {
    return offered(list_settlement_lines(*desk, actor, filter)->items.at(line).actions, verb);
  };
  EXPECT_EQ(acts(county, 0, "hold_pay"), "-");
  EXPECT_EQ(acts(county, 1, "hold_pay"), "yes");
  EXPECT_EQ(acts(town, 1, "hold_pay"), "-");
  const auto hold =
      desk.run(county, HoldPay{late, store::HoldKind::waiting, kMarch, "考勤补报", kMarch});
  ASSERT_EQ(told(hold), "done");
  const auto held = list_settlement_lines(*desk, county, filter);
  ASSERT_TRUE(held->items.at(1).hold);
  EXPECT_EQ(held->items[1].hold->id, hold->id);
  EXPECT_EQ(held->items[1].hold->kind, store::HoldKind::waiting);
  EXPECT_EQ(acts(county, 1, "hold_pay"), "-");
  EXPECT_EQ(acts(county, 1, "release_pay"), "same_person_two_steps");
  EXPECT_EQ(acts(county2, 1, "release_pay"), "yes");
  EXPECT_EQ(acts(county2, 0, "release_pay"), "-");
  ASSERT_EQ(told(desk.run(village, hours(late, 400))), "done");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已补报"})), "done");
  EXPECT_FALSE(list_settlement_lines(*desk, county, filter)->items.at(1).hold);
}

TEST_P(MonthReads, a_month_is_compared_with_the_one_before_in_both_directions) {
  // In March 1 and 2 work 40 hours; in April 1 works half of it, 2 is gone, 3 is new.
  a_worked_month(2);
  const RunSummary march = lock(run());
  const Month april(2022, 4);
  desk.set_day(Date(2022, 5, 6));
  const PlacementId third = place(3);
  give_account(3);
  ASSERT_EQ(told(desk.run(village, hours(id<PlacementId>(1), 200, april))), "done");
  ASSERT_EQ(told(desk.run(village, hours(third, 400, april))), "done");
  ASSERT_EQ(told(desk.run(village, hours(id<PlacementId>(2), 0, april))), "done");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), april})), "done");
  const RunSummary now = run(april);

  const auto compared = compare_settlement(*desk, county, {.id = now.id});
  ASSERT_EQ(told(compared), "done");
  EXPECT_EQ(compared->before, kMarch);
  EXPECT_EQ(compared->before_total_fen, march.total_fen);
  EXPECT_EQ(compared->now_total_fen, now.total_fen);
  Fen difference;
  for (const ChangeSum& sum : compared->sums) {
    difference += sum.difference_fen;
    EXPECT_EQ(sum.difference_fen, sum.now_fen - sum.before_fen);
    EXPECT_EQ(sum.persons, sum.kind == ChangeKind::more ? 0 : 1);
  }
  EXPECT_EQ(difference, compared->now_total_fen - compared->before_total_fen);
  ASSERT_EQ(compared->changes.items.size(), 3U);
  EXPECT_EQ(compared->changes.items[0].kind, ChangeKind::less);
  EXPECT_EQ(compared->changes.items[1].kind, ChangeKind::gone);
  EXPECT_EQ(compared->changes.items[2].kind, ChangeKind::fresh);

  // A number of the sums opens its rows.
  const auto gone = compare_settlement(*desk, county, {.id = now.id, .kind = ChangeKind::gone});
  ASSERT_EQ(told(gone), "done");
  EXPECT_EQ(gone->changes.total, 1);
  EXPECT_EQ(gone->changes.items.at(0).kind, ChangeKind::gone);
  EXPECT_EQ(gone->sums.size(), compared->sums.size());

  const auto page = compare_settlement(*desk, county, {.id = now.id, .after = 1, .limit = 1});
  EXPECT_EQ(page->changes.items[0].placement_number, 2);
  EXPECT_EQ(page->changes.next, "2");
  EXPECT_EQ(page->changes.total, 3);
}

TEST_P(MonthReads, attendance_shows_who_is_entered_and_which_town_is_open) {
  const PlacementId first = place(1);
  place(2);
  ASSERT_EQ(told(desk.run(village, hours(first, 400))), "done");
  const auto all = list_attendance(*desk, village, {.month = kMarch});
  ASSERT_EQ(told(all), "done");
  EXPECT_EQ(all->total, 2);
  EXPECT_EQ(all->items[0].hours_x10, Hours(400));
  EXPECT_EQ(all->items[1].spans, 0);
  const auto missing = list_attendance(*desk, village, {.month = kMarch, .entered = false});
  EXPECT_EQ(missing->total, 1);
  EXPECT_EQ(list_attendance(*desk, of_another_town(town), {.month = kMarch})->total, 0);
  const auto sheets = list_sheets(*desk, county, {kMarch, {}});
  ASSERT_EQ(sheets->towns.size(), 1U);
  EXPECT_EQ(sheets->towns[0].placements, 2);
  EXPECT_EQ(sheets->towns[0].entered, 1);
  EXPECT_FALSE(sheets->towns[0].closed);
  EXPECT_TRUE(list_sheets(*desk, of_another_unit(county), {kMarch, {}})->towns.empty());
  EXPECT_EQ(cards(village), std::vector<std::string>{"enter_attendance=1"});
  // The village enters, the town closes.
  EXPECT_EQ(cards(town), std::vector<std::string>{"close_attendance=1"});
}

TEST_P(MonthReads, the_days_work_moves_from_hand_to_hand_until_the_money_is_paid) {
  using Cards = std::vector<std::string>;
  a_worked_month(2);
  EXPECT_EQ(cards(county), Cards{"run_settlement=1"});
  const RunSummary computed = run();
  EXPECT_EQ(cards(county), Cards{});
  EXPECT_EQ(cards(county2), Cards{"lock_settlement=1"});
  lock(computed);
  EXPECT_EQ(cards(county), Cards{"make_bank_file=1"});
  const auto batch = desk.run(county, MakeBankFile{computed.id});
  EXPECT_EQ(cards(county), Cards{});
  EXPECT_EQ(cards(finance), Cards{"release_payment=1"});
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch->id, batch->version})), "done");
  EXPECT_EQ(cards(bank), Cards{"read_bank_file=1"});
  ASSERT_EQ(told(desk.run(bank, ReadBankFile{batch->id})), "done");
  EXPECT_EQ(cards(bank), Cards{"take_bank_return=1"});
  const std::string answer =
      "YGHP|1|371525|1|2\n1|6222000000000001001|680.00|0000||A1\n"
      "2|6222000000000001002|680.00|0007|账户销户|A2\n";
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit, answer})), "done");
  EXPECT_EQ(cards(county), Cards{"reissue_payment=1"});

  // What came back of one town is not another town's.
  EXPECT_EQ(view(town, computed.id).returned, 1);
  EXPECT_EQ(view(county, computed.id).returned, 1);
  EXPECT_EQ(view(of_another_town(town), computed.id).returned, 0);

  const auto seen = read_payment(*desk, finance, {batch->id});
  ASSERT_EQ(told(seen), "done");
  EXPECT_EQ(seen->paid_fen, Fen(68'000));
  EXPECT_EQ(seen->returned_lines, 1);
  EXPECT_EQ(seen->unanswered_lines, 0);
  const auto back =
      list_payment_lines(*desk, county, {.id = batch->id, .state = store::PaymentState::returned});
  ASSERT_EQ(told(back), "done");
  ASSERT_EQ(back->items.size(), 1U);
  EXPECT_EQ(back->sums.persons, 1);
  EXPECT_EQ(back->sums.amount_fen, seen->returned_fen);
  const auto whole = list_payment_lines(*desk, county, {.id = batch->id, .limit = 1});
  EXPECT_EQ(whole->sums.amount_fen, seen->batch.total_fen);
  EXPECT_EQ(back->items[0].return_reason, "账户销户");
  EXPECT_EQ(back->items[0].account_tail.size(), 4U);
  EXPECT_EQ(told(read_payment(*desk, of_another_unit(finance), {batch->id})), "not_found");
  EXPECT_EQ(list_payments(*desk, of_another_unit(finance), {})->total, 0);
  // Of a person's line the town sees what the bank said.
  const auto line = list_settlement_lines(*desk, town, {.id = computed.id, .after = 1});
  EXPECT_EQ(line->items[0].payment, store::PaymentState::returned);
}

TEST_P(MonthReads, a_pay_notice_stands_on_the_web_for_everybody_masked_and_goes_by_itself) {
  a_worked_month(2);
  const RunSummary computed = run();
  const auto published =
      desk.run(town, PublishPayNotice{computed.id, desk.town(), "补贴发放公示", "0635-0000000"});
  ASSERT_EQ(told(published), "done");
  const auto list = list_public_notices(*desk, {});
  ASSERT_EQ(told(list), "done");
  ASSERT_EQ(list->items.size(), 1U);
  EXPECT_EQ(list->items[0].count, 2);
  // The day of publication is none of the five working days (notice_first_day).
  EXPECT_EQ(list->items[0].working_days_left, 5);
  EXPECT_EQ(offered(view(town, computed.id).actions, "publish_pay_notice"), "-");
  const auto notice = read_public_notice(*desk, {published->id});
  ASSERT_EQ(told(notice), "done");
  EXPECT_EQ(notice->items[1].name, "王*英");
  EXPECT_EQ(notice->items[1].amount_fen, Fen(68'000));
  EXPECT_EQ(notice->hotline, "0635-0000000");
  desk.set_day(published->last_day);
  EXPECT_EQ(list_public_notices(*desk, {})->items[0].working_days_left, 1);
  // Thirty days after the last day it is gone.
  desk.set_day(published->last_day.plus_days(30));
  EXPECT_EQ(told(read_public_notice(*desk, {published->id})), "done");
  desk.set_day(published->last_day.plus_days(31));
  EXPECT_EQ(told(read_public_notice(*desk, {published->id})), "not_found");
  EXPECT_EQ(list_public_notices(*desk, {})->total, 0);
}

YIGANG_EACH_ENGINE(MonthReads);

}  // namespace

}  // namespace yigang::usecase
