// A month that is settled again sees what became of a recorded fact (LZ-2022-4 二(四)), on both
// engines.
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/month_fixture.h"
#include "usecase/person_verbs.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class MonthFacts : public MonthFixture {
 protected:
  std::optional<Date> last_day() {
    const auto inputs = desk.database().read_value<settle::MonthInputs>(
        [&](store::Reader& tx) { return store::load_month(tx, unit, kMarch); });
    EXPECT_EQ(told(inputs), "done");
    return inputs->placements.at(0).last_day;
  }
  // Person 1 lives in another unit by now.
  Result<> move(store::Writer& tx) {
    TRY(auto here, store::find<store::PersonRow>(tx, unit, id<PersonId>(1)));
    store::PersonRow moved = *here;
    moved.unit = kOther;
    moved.id = there;
    TRY_VOID(store::insert(tx, moved));
    here->superseded = true;
    here->merged_into = there;
    return store::save(tx, *here);
  }
  const UnitCode kOther{371522};
  const PersonId there{id<PersonId>(1).value() + 77};
};

TEST_P(MonthFacts, a_death_that_was_withdrawn_ends_no_pay) {
  a_worked_month(1);
  const RunSummary whole = run();
  const auto dead = desk.run(
      town, RecordFact{id<PersonId>(1), policy::Reason::deceased, Date(2022, 3, 15), {}, "公安"});
  ASSERT_EQ(told(dead), "done");
  EXPECT_EQ(last_day(), Date(2022, 3, 15));
  ASSERT_EQ(told(desk.run(county, WithdrawFact{dead->id, "与他人混同"})), "done");
  EXPECT_FALSE(last_day());
  EXPECT_EQ(run().total_fen, whole.total_fen);
}

// A slip of the pen in a death would end the pay of somebody alive.
TEST_P(MonthFacts, a_death_lies_between_the_birth_and_today) {
  const auto dead = [&](policy::Reason fact, Date day) {
    return told(desk.run(town, RecordFact{id<PersonId>(1), fact, day, {}, "公安"}));
  };
  a_worked_month(1);
  const Date today(2022, 3, 15);
  EXPECT_EQ(dead(policy::Reason::deceased, Date(2199, 1, 1)), "day_in_future");
  EXPECT_EQ(dead(policy::Reason::deceased, Date(1900, 1, 1)), "day_before_birth");
  EXPECT_EQ(dead(policy::Reason::registered_business, Date(1900, 1, 1)), "day_before_birth");
  EXPECT_EQ(dead(policy::Reason::deceased, today), "done");
}

// Who left and moved lives in another unit by now: what is recorded there ends the pay here.
TEST_P(MonthFacts, a_death_recorded_in_the_unit_to_which_the_person_moved_ends_the_pay) {
  a_worked_month(1);
  const RunSummary computed = run();
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(move(tx));
    return store::insert(
        tx, store::PersonFactRow{
                kOther, FactId(7), there, "deceased", Date(2022, 3, 15), {}, "公安", AccountId(1)});
  });
  EXPECT_EQ(last_day(), Date(2022, 3, 15));
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version, true})),
            "facts_moved");
  const RunSummary again = run();
  EXPECT_EQ(again.problems, 1) << "the span goes beyond the death";
  const auto facts =
      desk.database().read_value<std::vector<store::PersonFactRow>>([&](store::Reader& tx) {
        return store::facts_of_person(tx, PersonKey(id<PersonId>(1).value()));
      });
  ASSERT_EQ(told(facts), "done");
  ASSERT_EQ(facts->size(), 1U);
  EXPECT_EQ(facts->front().unit, kOther);
}

// What was carried along and withdrawn in the new unit is true in neither.
TEST_P(MonthFacts, a_death_withdrawn_where_the_person_lives_now_ends_no_pay) {
  a_worked_month(1);
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(move(tx));
    const store::PersonFactRow fact{unit, FactId(7), id<PersonId>(1), "deceased", Date(2022, 3, 15),
                                    {},   "公安",    AccountId(1)};
    TRY_VOID(store::insert(tx, fact));
    store::PersonFactRow withdrawn = fact;
    withdrawn.unit = kOther;
    withdrawn.id = FactId(8);
    withdrawn.person_id = there;
    withdrawn.withdrawn_by = AccountId(2);
    withdrawn.withdrawn_on = Date(2022, 4, 1);
    withdrawn.change_reason = "与他人混同";
    return store::insert(tx, withdrawn);
  });
  EXPECT_FALSE(last_day());
}

// LZ-2022-4 二(四): work after the end is not paid, and not lost without a word either.
TEST_P(MonthFacts, work_after_a_death_or_an_exit_is_a_problem_until_somebody_mends_it) {
  desk.set_day(Date(2022, 5, 6));
  const Month april(2022, 4);
  for (std::int64_t n = 1; n <= 3; ++n) {
    const PlacementId one = place(n);
    give_account(n);
    ASSERT_EQ(told(desk.run(village, hours(one, 400, april))), "done");
  }
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), april})), "done");
  const Date last(2022, 3, 31);
  ASSERT_EQ(told(desk.run(town, ExitPlacement{id<PlacementId>(1), last,
                                              registry::ExitReason::own_request, false, "辞职"})),
            "done");
  ASSERT_EQ(
      told(desk.run(town, RecordFact{id<PersonId>(2), policy::Reason::deceased, last, {}, "公安"})),
      "done");
  const RunSummary computed = run(april);
  EXPECT_EQ(computed.problems, 2);
  const auto rows = lines(computed.id);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].problem, store::LineProblem::work_after_end);
  EXPECT_EQ(rows[0].amount_fen, Fen());
  EXPECT_EQ(rows[1].problem, store::LineProblem::work_after_end);
  EXPECT_EQ(rows[2].status, store::LineStatus::payable);
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version})),
            "problems_stand");
  // The town has closed the month: the row waits, and its attendance is entered anew.
  for (std::int64_t n = 1; n <= 2; ++n)
    ASSERT_EQ(told(desk.run(county, HoldPay{id<PlacementId>(n), store::HoldKind::waiting, april,
                                            "离岗后的出勤要更正", april})),
              "done");
  const RunSummary mended = run(april);
  EXPECT_EQ(mended.problems, 0);
  lock(mended);
  // Nothing of a month that lies wholly behind the exit can be entered anew: it is taken back.
  EXPECT_EQ(told(desk.run(village, hours(id<PlacementId>(1), 400, april))),
            "span_outside_placement");
  const EnterAttendance nothing{id<PlacementId>(1), april, {}};
  const auto taken_back = desk.run(village, nothing);
  ASSERT_EQ(told(taken_back), "done");
  EXPECT_EQ(taken_back->spans, 0);
  EXPECT_EQ(told(desk.run(village, nothing)), "nothing_chosen");
  EXPECT_EQ(told(desk.run(village, EnterAttendance{id<PlacementId>(3), april, {}})),
            "attendance_settled");
}

// The host enters the days that are worked and the days that they are measured by.
TEST_P(MonthFacts, scheduled_days_lie_near_the_working_days) {
  const Actor host = desk.actor(Role::VILL);
  const auto set = [&](Month month, std::int64_t x10) {
    return desk.run(host, SetScheduledDays{id<HostId>(1), month, WorkDays(x10)});
  };
  // March 2022 has 23 working days.
  for (const std::int64_t few : {5LL, 100LL, 175LL}) {
    const auto refusal = set(kMarch, few);
    ASSERT_EQ(told(refusal), "scheduled_days_few") << few;
    EXPECT_EQ(refusal.error().field, "days");
    EXPECT_EQ(refusal.error().params,
              (Params{{"days", to_text(WorkDays(few))}, {"working", "23"}, {"least", "18"}}));
  }
  EXPECT_EQ(told(set(kMarch, 180)), "done");
  EXPECT_EQ(told(set(kMarch, 310)), "done");
  EXPECT_EQ(told(set(kMarch, 320)), "scheduled_days_range");
  EXPECT_EQ(told(set(Month(2022, 5), 200)), "done");
  const auto early = set(Month(2022, 6), 200);
  ASSERT_EQ(told(early), "scheduled_days_early");
  EXPECT_EQ(early.error().field, "month");
  EXPECT_EQ(told(set(Month(2050, 3), 200)), "scheduled_days_early");
}

YIGANG_EACH_ENGINE(MonthFacts);

}  // namespace

}  // namespace yigang::usecase
