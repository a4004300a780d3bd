// A payment that shall not leave, or can never arrive, on both engines: what was held or corrected
// after the file was made, a file or a list that is withdrawn, and what is given up.
#include "usecase/confirmation_reads.h"
#include "usecase/journal.h"
#include "usecase/month_fixture.h"
#include "usecase/month_recount.h"
#include "usecase/payment_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class PaymentEnds : public MonthFixture {
 protected:
  void TearDown() override { expect_recount(desk.database(), unit); }

  BatchSummary made(std::int64_t people) {
    a_worked_month(people);
    return file_of(lock(run()).id);
  }
  BatchSummary file_of(SettlementRunId run) {
    const auto batch = desk.run(county, MakeBankFile{run});
    EXPECT_EQ(told(batch), "done");
    return batch.value_or(BatchSummary{});
  }
  // Whose only line the bank has sent back.
  BatchSummary returned() {
    const BatchSummary batch = made(1);
    EXPECT_EQ(release(batch), "done");
    EXPECT_EQ(
        told(desk.run(bank,
                      TakeBankReturn{
                          unit, "YGHP|1|371525|1|1\n1|6222000000000001001|680.00|0007|销户|A1\n"})),
        "done");
    return batch;
  }
  std::string release(const BatchSummary& batch) {
    return told(desk.run(finance, ReleasePayment{batch.id, batch.version}));
  }
  Result<BatchSummary> withdraw(const BatchSummary& batch) {
    return desk.run(county, WithdrawBankFile{batch.id, batch.version, "名单有变动"});
  }
  LineCorrected correct(SettlementLineId line, std::int64_t x10) {
    const auto done = desk.run(
        county,
        CorrectLine{line, {{kMarch.first_day(), kMarch.last_day(), Hours(x10), {}, {}}}, "核减"});
    EXPECT_EQ(told(done), "done");
    return done.value_or(LineCorrected{});
  }
  PaymentLineId line_of(PaymentBatchId batch) {
    return desk.database()
        .read_value<std::vector<store::PaymentLineRow>>(
            [&](store::Reader& tx) { return store::lines_of_batch(tx, unit, batch); })
        .value()
        .at(0)
        .id;
  }
  void give_up(const BatchSummary& batch) {
    const auto asked = desk.run(county, GiveUpPayment{line_of(batch.id), "本人死亡，账户已销"});
    ASSERT_EQ(told(asked), "done");
    ASSERT_EQ(told(desk.run(county2, ConfirmGiveUp{asked->id})), "done");
  }
  // As the settlement of April would count them.
  std::size_t months_used_in_april() {
    const auto inputs = desk.database().read_value<settle::MonthInputs>(
        [&](store::Reader& tx) { return store::load_month(tx, unit, Month(2022, 4)); });
    EXPECT_EQ(told(inputs), "done");
    const settle::PlacementInput& one = inputs->placements.at(0);
    return one.paid.count - one.recovered.count;
  }
  std::vector<std::string> faults() {
    std::vector<std::string> codes;
    const auto reports = verify_journals(desk.database(), &desk->keys);
    EXPECT_EQ(told(reports), "done");
    for (const JournalReport& report : reports.value_or(std::vector<JournalReport>()))
      for (const Problem& fault : report.faults) codes.push_back(fault.code);
    return codes;
  }
  const std::vector<std::string> nothing_;
};

// LZ-2022-4 二(四): a held row is never paid, whenever it was held.
TEST_P(PaymentEnds, a_file_is_not_released_when_a_line_was_held_since) {
  const BatchSummary first = made(2);
  const auto hold =
      desk.run(county, HoldPay{id<PlacementId>(2), store::HoldKind::held, kMarch, "疑点成立"});
  ASSERT_EQ(told(hold), "done");
  const auto refused = desk.run(finance, ReleasePayment{first.id, first.version});
  ASSERT_EQ(told(refused), "payment_moved");
  EXPECT_EQ(refused.error().params, (Params{{"count", "1"}, {"lines", "2"}}));
  const auto view = read_payment(*desk, finance, OneBatch{first.id});
  ASSERT_EQ(told(view), "done");
  const auto offer = std::ranges::find(view->actions, "release_payment", &Offer::verb);
  ASSERT_NE(offer, view->actions.end());
  EXPECT_EQ(offer->reason_code, "payment_moved");

  EXPECT_EQ(told(desk.run(county, WithdrawBankFile{first.id, first.version, ""})), "text_missing");
  EXPECT_EQ(told(desk.run(county, WithdrawBankFile{first.id, first.version + 1, "有误"})),
            "stale_version");
  EXPECT_EQ(told(desk.run(finance, WithdrawBankFile{first.id, first.version, "有误"})),
            "role_may_not");
  const auto withdrawn = withdraw(first);
  ASSERT_EQ(told(withdrawn), "done");
  EXPECT_EQ(withdrawn->state, store::BatchState::withdrawn);
  EXPECT_EQ(release(*withdrawn), "batch_state");
  EXPECT_EQ(told(withdraw(*withdrawn)), "batch_state");
  EXPECT_EQ(told(desk.run(bank, ReadBankFile{first.id})), "batch_state");
  EXPECT_EQ(books().not_in_file, Fen(136'000));

  const BatchSummary second = file_of(first.run);
  EXPECT_EQ(second.number, 2);
  EXPECT_EQ(second.total_fen, Fen(68'000));
  EXPECT_EQ(release(second), "done");
  EXPECT_EQ(told(withdraw(second)), "batch_state");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核清"})), "done");
  EXPECT_EQ(release(file_of(first.run)), "done");
  EXPECT_EQ(books().sent, Fen(136'000));
  EXPECT_TRUE(books().balanced());
  EXPECT_EQ(faults(), nothing_);
}

TEST_P(PaymentEnds, a_file_is_not_released_when_a_correction_was_locked_or_waits_since) {
  const BatchSummary first = made(1);
  const LineCorrected down = correct(lines(first.run)[0].id, 100);
  EXPECT_EQ(release(first), "payment_moved") << "waits for its lock";
  ASSERT_EQ(told(desk.run(county2, LockSettlement{down.run, 2, true})), "done");
  EXPECT_EQ(release(first), "payment_moved");
  ASSERT_EQ(told(withdraw(first)), "done");
  const BatchSummary second = file_of(first.run);
  EXPECT_EQ(second.total_fen, Fen(17'000));
  EXPECT_EQ(release(second), "done");
  EXPECT_EQ(books().adjusted, Fen(51'000));
  EXPECT_EQ(books().to_recover, Fen());
  EXPECT_TRUE(books().balanced());
  EXPECT_EQ(faults(), nothing_);
}

// What is added later is paid by a line of its own: the file stands.
TEST_P(PaymentEnds, a_correction_upwards_leaves_the_file_as_it_is) {
  const BatchSummary first = made(1);
  ASSERT_EQ(told(desk.run(town, AgreeOvertime{id<PlacementId>(1), kMarch, Hours(410), "抗旱"})),
            "done");
  const LineCorrected up = correct(lines(first.run)[0].id, 410);
  ASSERT_EQ(told(desk.run(county2, LockSettlement{up.run, 2, true})), "done");
  EXPECT_EQ(release(first), "done");
  EXPECT_EQ(file_of(up.run).total_fen, Fen(1'700));
}

TEST_P(PaymentEnds, a_line_whose_new_file_was_withdrawn_is_issued_again) {
  const BatchSummary first = returned();
  const auto second = desk.run(county, ReissuePayment{first.id, {1}});
  ASSERT_EQ(told(second), "done");
  ASSERT_EQ(told(withdraw(*second)), "done");
  EXPECT_EQ(books().returned, Fen(68'000));
  EXPECT_EQ(faults(), nothing_);
  const auto third = desk.run(county, ReissuePayment{first.id, {1}});
  ASSERT_EQ(told(third), "done");
  EXPECT_EQ(release(*third), "done");
  EXPECT_EQ(books().sent, Fen(68'000));
  EXPECT_TRUE(books().balanced());
  EXPECT_EQ(faults(), nothing_);
}

TEST_P(PaymentEnds, what_can_never_be_paid_is_given_up_by_two_persons_and_stays_in_the_books) {
  const BatchSummary batch = returned();
  const PaymentLineId line = line_of(batch.id);
  const auto asked = desk.run(county, GiveUpPayment{line, "本人死亡，账户已销"});
  ASSERT_EQ(told(asked), "done");
  EXPECT_EQ(told(desk.run(county, GiveUpPayment{line, "又一次"})), "give_up_waits");
  EXPECT_EQ(books().returned, Fen(68'000)) << "one person alone changes nothing";
  ConfirmationQuery query;
  query.kind = store::ConfirmationKind::give_up;
  const auto waiting = list_confirmations(*desk, county2, query);
  ASSERT_EQ(told(waiting), "done");
  ASSERT_EQ(waiting->items.size(), 1U);
  EXPECT_EQ(waiting->items[0].verb, "confirm_give_up");
  EXPECT_EQ(told(desk.run(county, ConfirmGiveUp{asked->id})), "same_person_two_steps");
  const auto done = desk.run(county2, ConfirmGiveUp{asked->id});
  ASSERT_EQ(told(done), "done");
  EXPECT_EQ(done->batch, batch.id);
  EXPECT_EQ(done->amount_fen, Fen(68'000));
  EXPECT_EQ(told(desk.run(county2, ConfirmGiveUp{asked->id})), "confirmed_before");
  EXPECT_EQ(told(desk.run(county, ReissuePayment{batch.id, {1}})), "line_not_returned");
  EXPECT_EQ(told(desk.run(county, MakeBankFile{batch.run})), "nothing_to_pay");

  const store::Books after = books();
  EXPECT_EQ(after.given_up, Fen(68'000));
  EXPECT_EQ(after.returned, Fen());
  EXPECT_TRUE(after.balanced());
  const auto view = read_payment(*desk, county, OneBatch{batch.id});
  ASSERT_EQ(told(view), "done");
  EXPECT_EQ(view->given_up_lines, 1);
  EXPECT_EQ(view->given_up_fen, Fen(68'000));
  EXPECT_EQ(view->returned_lines, 0);
  EXPECT_EQ(faults(), nothing_);
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("UPDATE payment_line SET state = 'returned'"));
    return {};
  });
  EXPECT_EQ(faults(),
            (std::vector<std::string>{"paid_month_not_as_locked", "payment_not_as_given_up"}));
}

// policy-rules.md "Tenure": a returned line counts until its re-issue is given up.
TEST_P(PaymentEnds, a_month_whose_pay_was_given_up_counts_no_longer_in_the_tenure) {
  const BatchSummary batch = returned();
  EXPECT_EQ(months_used_in_april(), 1) << "it came back and may be issued again";
  give_up(batch);
  EXPECT_EQ(months_used_in_april(), 0);
  EXPECT_EQ(faults(), nothing_);
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("UPDATE paid_month SET given_back = 0"));
    return {};
  });
  EXPECT_EQ(faults(), std::vector<std::string>{"paid_month_not_as_locked"});
}

// What was added to it is a payment of its own: while that stands, the month counts.
TEST_P(PaymentEnds, a_month_of_which_another_payment_stands_still_counts) {
  const BatchSummary batch = returned();
  ASSERT_EQ(told(desk.run(town, AgreeOvertime{id<PlacementId>(1), kMarch, Hours(410), "抗旱"})),
            "done");
  const LineCorrected up = correct(lines(batch.run)[0].id, 410);
  ASSERT_EQ(told(desk.run(county2, LockSettlement{up.run, 2, true})), "done");
  give_up(batch);
  EXPECT_EQ(months_used_in_april(), 1);
  EXPECT_EQ(faults(), nothing_);
  const BatchSummary second = file_of(up.run);
  ASSERT_EQ(release(second), "done");
  ASSERT_EQ(
      told(desk.run(
          bank,
          TakeBankReturn{unit, "YGHP|1|371525|2|1\n1|6222000000000001001|17.00|0007|销户|A2\n"})),
      "done");
  give_up(second);
  EXPECT_EQ(months_used_in_april(), 0) << "of the whole month nothing is left";
  EXPECT_EQ(faults(), nothing_);
}

// The correction takes from what nobody got: the month does not come back by it, nor go twice.
TEST_P(PaymentEnds, a_correction_of_what_was_given_up_leaves_the_month_uncounted) {
  const BatchSummary batch = returned();
  give_up(batch);
  const LineCorrected down = correct(lines(batch.run)[0].id, 100);
  ASSERT_EQ(told(desk.run(county2, LockSettlement{down.run, 2, true})), "done");
  EXPECT_EQ(months_used_in_april(), 0);
  EXPECT_EQ(faults(), nothing_);
  const LineCorrected up = correct(lines(batch.run)[0].id, 110);
  ASSERT_EQ(told(desk.run(county2, LockSettlement{up.run, 2, true})), "done");
  EXPECT_EQ(months_used_in_april(), 1) << "something of it is paid after all";
  EXPECT_EQ(faults(), nothing_);
}

TEST_P(PaymentEnds, only_a_returned_line_is_given_up) {
  const BatchSummary batch = made(1);
  const GiveUpPayment ask{line_of(batch.id), "账户已销"};
  EXPECT_EQ(told(desk.run(county, ask)), "line_not_returned");
  ASSERT_EQ(release(batch), "done");
  EXPECT_EQ(told(desk.run(county, ask)), "line_not_returned");
  EXPECT_EQ(told(desk.run(town, ask)), "role_may_not");
  EXPECT_EQ(told(desk.run(county, GiveUpPayment{ask.line, " "})), "text_missing");
}

// What was asked lapses when the line is issued again meanwhile.
TEST_P(PaymentEnds, a_line_that_was_issued_again_meanwhile_is_not_given_up) {
  const BatchSummary batch = returned();
  const auto asked = desk.run(county, GiveUpPayment{line_of(batch.id), "账户已销"});
  ASSERT_EQ(told(asked), "done");
  ASSERT_EQ(told(desk.run(county, ReissuePayment{batch.id, {1}})), "done");
  EXPECT_EQ(told(desk.run(county2, ConfirmGiveUp{asked->id})), "line_not_returned");
  ConfirmationQuery query;
  query.kind = store::ConfirmationKind::give_up;
  EXPECT_TRUE(list_confirmations(*desk, county2, query)->items.empty());
}

// 二(三): the public list is what the lock rests on; before that it may be taken back.
TEST_P(PaymentEnds, a_pay_list_is_withdrawn_before_the_lock_and_not_after_it) {
  a_worked_month(2);
  const RunSummary computed = run();
  const PublishPayNotice publish{computed.id, desk.town(), "补贴发放公示", "0635-0000000"};
  const auto first = desk.run(town, publish);
  ASSERT_EQ(told(first), "done");
  EXPECT_EQ(told(desk.run(town, WithdrawPayNotice{first->id, ""})), "text_missing");
  EXPECT_EQ(told(desk.run(village, WithdrawPayNotice{first->id, "金额有误"})), "not_found");
  const auto withdrawn = desk.run(town, WithdrawPayNotice{first->id, "金额有误"});
  ASSERT_EQ(told(withdrawn), "done");
  EXPECT_EQ(withdrawn->month, kMarch);
  EXPECT_EQ(told(desk.run(town, WithdrawPayNotice{first->id, "金额有误"})), "notice_withdrawn");
  const auto second = desk.run(town, publish);
  ASSERT_EQ(told(second), "done");
  EXPECT_EQ(told(desk.run(town, publish)), "pay_notice_exists");
  lock(computed);
  EXPECT_EQ(told(desk.run(town, publish)), "run_state");
  EXPECT_EQ(told(desk.run(town, WithdrawPayNotice{second->id, "金额有误"})), "pay_notice_locked");
}

TEST_P(PaymentEnds, the_sums_are_those_of_all_batches_whatever_page_is_asked_for) {
  EXPECT_EQ(release(made(3)), "done");
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|2\n"
                                               "1|6222000000000001001|680.00|0000||A1\n"
                                               "2|6222000000000001002|680.00|0007|销户|A2\n"})),
            "done");
  const auto first = list_payments(*desk, finance, {.limit = 1});
  ASSERT_EQ(told(first), "done");
  ASSERT_EQ(told(desk.run(county, ReissuePayment{first->items.at(0).id, {2}})), "done");
  const auto page = list_payments(*desk, finance, {.limit = 1});
  ASSERT_EQ(told(page), "done");
  EXPECT_EQ(page->total, 2);
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->sums.persons, 3) << "who is paid again is one person";
  EXPECT_EQ(page->sums.lines, 4);
  EXPECT_EQ(page->sums.total_fen, Fen(4 * 68'000));
  EXPECT_EQ(page->sums.paid_fen, Fen(68'000));
  EXPECT_EQ(page->sums.unanswered_lines, 2);
  EXPECT_EQ(page->sums.returned_lines, 0);
  Actor elsewhere = finance;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(list_payments(*desk, elsewhere, {})->sums.lines, 0);
}

YIGANG_EACH_ENGINE(PaymentEnds);

}  // namespace

}  // namespace yigang::usecase
