// An exit or a death that became known after the lock, on both engines: never paid after death,
// after exit, and nobody waits for ever (LZ-2022-4 二(四)).
#include "store/described_row.h"
#include "store/person_rows.h"
#include "usecase/journal.h"
#include "usecase/month_fixture.h"
#include "usecase/month_reads.h"
#include "usecase/month_recount.h"
#include "usecase/person_verbs.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class LateEnds : public MonthFixture {
 protected:
  void TearDown() override { expect_recount(desk.database(), unit); }

  RunSummary locked(std::int64_t people) {
    a_worked_month(people);
    return lock(run());
  }
  void exits(std::int64_t n, Date day) {
    ASSERT_EQ(told(desk.run(town, ExitPlacement{id<PlacementId>(n), day,
                                                registry::ExitReason::own_request, false, "辞职"})),
              "done");
  }
  FactId dies(std::int64_t n, Date day) {
    const auto fact =
        desk.run(town, RecordFact{id<PersonId>(n), policy::Reason::deceased, day, {}, "公安"});
    EXPECT_EQ(told(fact), "done");
    return fact ? fact->id : FactId();
  }
  Result<BatchSummary> makes(SettlementRunId run) { return desk.run(county, MakeBankFile{run}); }
  std::string releases(const BatchSummary& batch) {
    return told(desk.run(finance, ReleasePayment{batch.id, batch.version}));
  }
  // The first line of the run, brought to so many tenths of an hour up to the day, and locked.
  SettlementRunId corrected(SettlementRunId run, Date until, std::int64_t x10) {
    CorrectLine correction{lines(run)[0].id, {}, "离岗"};
    if (x10 > 0) correction.spans = {{kMarch.first_day(), until, Hours(x10), {}, {}}};
    const auto done = desk.run(county, correction);
    EXPECT_EQ(told(done), "done");
    if (!done) return {};
    EXPECT_EQ(told(desk.run(county2, LockSettlement{done->run, 2, true})), "done");
    return done->run;
  }
  RunView view(SettlementRunId run) {
    const auto read = read_settlement(*desk, county, OneRun{run});
    EXPECT_EQ(told(read), "done");
    return read.value_or(RunView{});
  }
  void all_is_as_noted() {
    EXPECT_TRUE(books().balanced());
    const auto reports = verify_journals(desk.database(), &desk->keys);
    ASSERT_EQ(told(reports), "done");
    for (const JournalReport& report : *reports)
      for (const Problem& fault : report.faults) ADD_FAILURE() << fault.code;
  }
  const std::vector<std::int64_t> nobody_;
};

TEST_P(LateEnds, who_left_is_not_in_the_file_until_the_line_is_corrected) {
  const RunSummary run = locked(2);
  exits(1, Date(2022, 3, 5));
  EXPECT_EQ(view(run.id).due, 1);
  EXPECT_EQ(view(run.id).to_correct, 1);
  const auto first = makes(run.id);
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(first->lines, 1);
  EXPECT_EQ(first->total_fen, Fen(68'000));
  EXPECT_EQ(first->placements_to_correct, std::vector<std::int64_t>{1});
  EXPECT_EQ(releases(*first), "done");

  const auto alone = makes(run.id);
  ASSERT_EQ(told(alone), "pay_after_end");
  EXPECT_EQ(alone.error().params,
            (Params{{"count", "1"}, {"month", "2022-03"}, {"placements", "1"}}));
  const RunView waiting = view(run.id);
  const auto offer = std::ranges::find(waiting.actions, "make_bank_file", &Offer::verb);
  ASSERT_NE(offer, waiting.actions.end());
  EXPECT_FALSE(offer->allowed);
  EXPECT_EQ(offer->reason_code, "pay_after_end");

  corrected(run.id, Date(2022, 3, 5), 100);
  const auto rest = makes(run.id);
  ASSERT_EQ(told(rest), "done");
  EXPECT_EQ(rest->total_fen, Fen(17'000));
  EXPECT_EQ(rest->placements_to_correct, nobody_);
  EXPECT_EQ(releases(*rest), "done");
  EXPECT_EQ(view(run.id).to_correct, 0);
  all_is_as_noted();
}

TEST_P(LateEnds, a_file_is_not_released_when_a_death_became_known_since) {
  const RunSummary run = locked(2);
  const auto first = makes(run.id);
  ASSERT_EQ(told(first), "done");
  const FactId fact = dies(2, Date(2022, 3, 2));
  const auto refused = desk.run(finance, ReleasePayment{first->id, first->version});
  ASSERT_EQ(told(refused), "payment_moved");
  EXPECT_EQ(refused.error().params, (Params{{"count", "1"}, {"lines", "2"}}));
  ASSERT_EQ(told(desk.run(county, WithdrawBankFile{first->id, first->version, "有人去世"})),
            "done");
  const auto second = makes(run.id);
  ASSERT_EQ(told(second), "done");
  EXPECT_EQ(second->lines, 1);
  EXPECT_EQ(second->placements_to_correct, std::vector<std::int64_t>{2});
  // It was somebody else's death.
  ASSERT_EQ(told(desk.run(county, WithdrawFact{fact, "与他人混同"})), "done");
  const auto third = makes(run.id);
  ASSERT_EQ(told(third), "done");
  EXPECT_EQ(third->total_fen, Fen(68'000));
  all_is_as_noted();
}

TEST_P(LateEnds, what_the_bank_sent_back_is_issued_again_up_to_the_death) {
  const RunSummary run = locked(1);
  const auto batch = makes(run.id);
  ASSERT_EQ(told(batch), "done");
  ASSERT_EQ(releases(*batch), "done");
  const std::string answer = "YGHP|1|371525|1|1\n1|6222000000000001001|680.00|0007|销户|A1\n";
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit, answer})), "done");
  dies(1, Date(2022, 3, 2));
  const auto refused = desk.run(county, ReissuePayment{batch->id, {1}});
  ASSERT_EQ(told(refused), "line_after_end");
  EXPECT_EQ(refused.error().params,
            (Params{{"line", "1"}, {"placement", "1"}, {"last_day", "2022-03-02"}}));
  corrected(run.id, Date(2022, 3, 2), 80);
  const auto again = desk.run(county, ReissuePayment{batch->id, {1}});
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(again->total_fen, Fen(13'600));
  EXPECT_EQ(releases(*again), "done");
  all_is_as_noted();
}

// A death is recorded where the person lives, which may be another unit by then.
TEST_P(LateEnds, a_death_is_seen_wherever_it_was_recorded) {
  const RunSummary run = locked(1);
  const UnitCode other(371522);
  const PersonId there(id<PersonId>(1).value() + 77);
  put([&](store::Writer& tx) -> Result<> {
    TRY(auto here, store::find<store::PersonRow>(tx, unit, id<PersonId>(1)));
    store::PersonRow moved = *here;
    moved.unit = other;
    moved.id = there;
    TRY_VOID(store::insert(tx, moved));
    here->superseded = true;
    here->merged_into = there;
    TRY_VOID(store::save(tx, *here));
    return store::insert(
        tx, store::PersonFactRow{
                other, FactId(7), there, "deceased", Date(2022, 3, 2), {}, "公安", AccountId(1)});
  });
  EXPECT_EQ(told(makes(run.id)), "pay_after_end");
}

// All of the work lay before the end: the days are corrected, and not a fen changes.
TEST_P(LateEnds, whoever_worked_it_all_before_the_end_is_paid_whole) {
  const RunSummary run = locked(2);
  exits(1, Date(2022, 3, 20));
  const auto no_end =
      desk.run(county, CorrectLine{lines(run.id)[1].id,
                                   {{kMarch.first_day(), Date(2022, 3, 20), Hours(400), {}, {}}},
                                   "更正"});
  EXPECT_EQ(told(no_end), "nothing_to_correct");
  const SettlementRunId correction = corrected(run.id, Date(2022, 3, 20), 400);
  const auto file = makes(run.id);
  ASSERT_EQ(told(file), "done");
  EXPECT_EQ(file->total_fen, Fen(136'000));
  EXPECT_EQ(file->placements_to_correct, nobody_);
  EXPECT_EQ(told(makes(correction)), "nothing_to_pay");
  EXPECT_EQ(releases(*file), "done");
  all_is_as_noted();
}

TEST_P(LateEnds, a_line_that_rests_on_days_up_to_the_end_is_paid) {
  place(1);
  give_account(1);
  ASSERT_EQ(
      told(desk.run(village,
                    EnterAttendance{id<PlacementId>(1),
                                    kMarch,
                                    {{Date(2022, 3, 1), Date(2022, 3, 5), Hours(400), {}, {}},
                                     {Date(2022, 3, 6), Date(2022, 3, 31), Hours(0), {}, {}}}})),
      "done");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  const RunSummary locked = lock(run());
  exits(1, Date(2022, 3, 5));
  EXPECT_EQ(view(locked.id).to_correct, 0);
  EXPECT_EQ(told(makes(locked.id)), "done");
}

TEST_P(LateEnds, a_line_that_is_corrected_to_nothing_waits_for_nobody) {
  const RunSummary run = locked(1);
  dies(1, Date(2022, 2, 27));
  EXPECT_EQ(told(makes(run.id)), "pay_after_end");
  corrected(run.id, Date(2022, 3, 1), 0);
  EXPECT_EQ(told(makes(run.id)), "nothing_to_pay");
  EXPECT_EQ(view(run.id).to_correct, 0);
}

// Nothing tells on which days it rests: its whole month.
TEST_P(LateEnds, a_line_from_before_the_basis_was_kept_waits_for_its_correction_too) {
  const RunSummary run = locked(1);
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("UPDATE settlement_line SET basis = ''"));
    return {};
  });
  exits(1, Date(2022, 3, 30));
  EXPECT_EQ(told(makes(run.id)), "pay_after_end");
  corrected(run.id, Date(2022, 3, 30), 390);
  const auto file = makes(run.id);
  ASSERT_EQ(told(file), "done");
  EXPECT_EQ(file->total_fen, Fen(66'300));
}

YIGANG_EACH_ENGINE(LateEnds);

}  // namespace

}  // namespace yigang::usecase
