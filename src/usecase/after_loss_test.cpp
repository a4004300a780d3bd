// After a restore of an older backup the bank may have had what the database does not know, on both
// engines (reliability.md P5, fault 18).
#include "usecase/after_loss.h"

#include "store/restore_mark.h"
#include "usecase/month_fixture.h"
#include "usecase/payment_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class AfterLoss : public MonthFixture {
 protected:
  void restored() {
    put([&](store::Writer& tx) -> Result<> { return store::put_restore_mark(tx, desk->clock); });
  }
  BatchSummary released() {
    a_worked_month(1);
    const auto batch = desk.run(county, MakeBankFile{lock(run()).id});
    EXPECT_EQ(told(batch), "done");
    const auto out = desk.run(finance, ReleasePayment{batch->id, batch->version});
    EXPECT_EQ(told(out), "done");
    return out.value_or(BatchSummary{});
  }
  std::string reads(const BatchSummary& batch) {
    return told(desk.run(bank, ReadBankFile{batch.id}));
  }
  std::string states(const Actor& actor, const BatchSummary& batch) {
    return told(desk.run(actor, StateNotAtBank{batch.id, batch.version, "电话核实：没有收到"}));
  }
  std::vector<std::string> offered(const Actor& actor, const BatchSummary& batch) {
    std::vector<std::string> verbs;
    const auto view = read_payment(*desk, actor, {batch.id});
    EXPECT_EQ(told(view), "done");
    if (view)
      for (const Offer& offer : view->actions)
        if (offer.allowed) verbs.push_back(offer.verb);
    return verbs;
  }
};

TEST_P(AfterLoss, the_bank_reads_a_file_only_when_another_person_states_that_it_has_not_had_it) {
  restored();
  const BatchSummary batch = released();
  EXPECT_EQ(reads(batch), "bank_may_have_it");
  EXPECT_EQ(states(county, batch), "same_person_two_steps");  // who made it
  Actor releaser = county2;
  releaser.others.push_back(finance.account);
  EXPECT_EQ(states(releaser, batch), "same_person_two_steps");
  EXPECT_EQ(states(finance, batch), "role_may_not");
  EXPECT_EQ(states(bank, batch), "role_may_not");
  EXPECT_EQ(told(desk.run(county2, StateNotAtBank{batch.id, batch.version, " "})), "text_missing");
  EXPECT_EQ(told(desk.run(county2, StateNotAtBank{batch.id, batch.version - 1, "未收到"})),
            "stale_version");
  EXPECT_EQ(offered(county2, batch), std::vector<std::string>{"state_not_at_bank"});
  ASSERT_EQ(states(county2, batch), "done");
  EXPECT_EQ(states(county2, batch), "stale_version");
  EXPECT_EQ(told(desk.run(county2, StateNotAtBank{batch.id, batch.version + 1, "又一次"})),
            "bank_not_in_doubt");
  EXPECT_EQ(reads(batch), "done");
  EXPECT_EQ(reads(batch), "done");
}

TEST_P(AfterLoss, what_the_bank_has_had_is_answered_by_its_return_and_not_read_again) {
  restored();
  const BatchSummary batch = released();
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n1|6222000000000001001|"
                                               "680.00|0000||A1\n"})),
            "done");
  EXPECT_EQ(offered(county2, batch), std::vector<std::string>{});
  const auto view = read_payment(*desk, county, {batch.id});
  EXPECT_EQ(view->batch.state, store::BatchState::answered);
  EXPECT_EQ(view->paid_fen, Fen(68'000));
}

TEST_P(AfterLoss, a_statement_holds_for_the_restore_after_which_it_was_made) {
  restored();
  const BatchSummary batch = released();
  ASSERT_EQ(states(county2, batch), "done");
  desk.pass(std::chrono::hours(1));
  restored();
  EXPECT_EQ(reads(batch), "bank_may_have_it");
  EXPECT_EQ(states(county2, {.id = batch.id, .version = batch.version + 1}), "done");
  EXPECT_EQ(reads(batch), "done");
}

TEST_P(AfterLoss, a_month_that_began_after_the_restore_is_in_no_doubt) {
  desk.set_day(Date(2022, 2, 28));
  restored();
  desk.set_day(Date(2022, 4, 6));
  const BatchSummary batch = released();
  EXPECT_EQ(states(county2, batch), "bank_not_in_doubt");
  EXPECT_EQ(reads(batch), "done");
}

YIGANG_EACH_ENGINE(AfterLoss);

}  // namespace

}  // namespace yigang::usecase
