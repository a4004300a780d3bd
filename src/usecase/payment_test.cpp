// Money on its way on both engines: account, batch, release, answer, re-issue.
#include "usecase/bank_file.h"
#include "usecase/confirmation_reads.h"
#include "usecase/journal.h"
#include "usecase/month_fixture.h"
#include "usecase/month_recount.h"
#include "usecase/person_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class PaymentTest : public MonthFixture {
 protected:
  void TearDown() override { expect_recount(desk.database(), unit); }

  // A released batch of so many persons, 680.00 each.
  BatchSummary sent(std::int64_t people) {
    a_worked_month(people);
    const auto batch = desk.run(county, MakeBankFile{lock(run()).id});
    EXPECT_EQ(told(batch), "done");
    const auto released = desk.run(finance, ReleasePayment{batch->id, batch->version});
    EXPECT_EQ(told(released), "done");
    return released.value_or(BatchSummary{});
  }
  // The line's hours are corrected and another person locks the correction; its run.
  SettlementRunId corrected(SettlementLineId line, std::int64_t x10) {
    CorrectLine correction{line, {}, "核减"};
    if (x10 > 0) correction.spans = {{kMarch.first_day(), kMarch.last_day(), Hours(x10), {}, {}}};
    const auto done = desk.run(county, correction);
    EXPECT_EQ(told(done), "done");
    if (!done) return {};
    EXPECT_EQ(told(desk.run(county2, LockSettlement{done->run, 2, true})), "done");
    return done->run;
  }
  // The only line of the first batch comes back.
  void comes_back() {
    ASSERT_EQ(
        told(desk.run(bank,
                      TakeBankReturn{
                          unit, "YGHP|1|371525|1|1\n1|6222000000000001001|680.00|0007|销户|A1\n"})),
        "done");
  }
  void is_paid() {
    ASSERT_EQ(
        told(desk.run(
            bank,
            TakeBankReturn{unit, "YGHP|1|371525|1|1\n1|6222000000000001001|680.00|0000||A1\n"})),
        "done");
  }
  // Whatever of the unit is not as the journal has it.
  std::vector<std::string> faults() {
    std::vector<std::string> codes;
    const auto reports = verify_journals(desk.database(), &desk->keys);
    EXPECT_EQ(told(reports), "done");
    for (const JournalReport& report : reports.value_or(std::vector<JournalReport>()))
      for (const Problem& fault : report.faults) codes.push_back(fault.code);
    return codes;
  }
};

TEST_P(PaymentTest, only_another_person_locks_and_only_once) {
  a_worked_month(3);
  const RunSummary computed = run();
  EXPECT_EQ(computed.total_fen, Fen(204'000));
  EXPECT_EQ(computed.city_fen, Fen(81'600));
  EXPECT_EQ(computed.county_fen, Fen(122'400));
  EXPECT_TRUE(computed.province_not_entered);

  // Not by the runner, not without standing for the missing share, not from another version.
  EXPECT_EQ(told(desk.run(county, LockSettlement{computed.id, computed.version, true})),
            "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version, false})),
            "province_not_entered");
  EXPECT_EQ(told(desk.run(county2, LockSettlement{computed.id, computed.version + 1, true})),
            "stale_version");
  EXPECT_EQ(told(desk.run(county, MakeBankFile{computed.id})), "bank_file_not_locked");
  const RunSummary locked = lock(computed);
  EXPECT_EQ(locked.root, computed.root);
  EXPECT_EQ(told(desk.run(county2, LockSettlement{locked.id, locked.version, true})), "run_state");
  EXPECT_EQ(told(desk.run(county, RunSettlement{unit, kMarch, Fen()})), "nothing_to_settle");

  // The list is what the lock rests on: it comes before.
  EXPECT_EQ(told(desk.run(
                town, PublishPayNotice{locked.id, desk.town(), "补贴发放公示", "0635-0000000"})),
            "run_state");
}

TEST_P(PaymentTest, a_batch_is_made_once_released_by_a_third_person_and_read_byte_for_byte) {
  a_worked_month(3);
  const RunSummary locked = lock(run());
  const auto batch = desk.run(county, MakeBankFile{locked.id});
  ASSERT_EQ(told(batch), "done");
  EXPECT_EQ(batch->total_fen, Fen(204'000));
  EXPECT_EQ(told(desk.run(county, MakeBankFile{locked.id})), "nothing_to_pay");
  EXPECT_EQ(told(desk.run(bank, ReadBankFile{batch->id})), "batch_state");
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch->id, batch->version})), "done");
  const auto file = desk.run(bank, ReadBankFile{batch->id});
  ASSERT_EQ(told(file), "done");
  EXPECT_NE(file->text.find("YGFK|1|371525|1|2022-03|3|2040.00|"), std::string::npos);
  EXPECT_NE(file->text.find("\n2|6222000000000001002|王秀英|680.00|"), std::string::npos);
  EXPECT_EQ(file->text, desk.run(bank, ReadBankFile{batch->id})->text);
  EXPECT_EQ(books().sent, Fen(204'000));
}

TEST_P(PaymentTest, the_same_answer_again_changes_nothing_and_another_one_is_refused) {
  sent(3);
  const std::string first =
      "YGHP|1|371525|1|2\n1|6222000000000001001|680.00|0000||A1\n"
      "2|6222000000000001002|680.00|0007|账户销户|A2\n";
  const auto taken = desk.run(bank, TakeBankReturn{unit, first});
  ASSERT_EQ(told(taken), "done");
  EXPECT_EQ(taken->paid_lines, 1);
  EXPECT_EQ(taken->returned_lines, 1);
  EXPECT_EQ(taken->unanswered, 1);
  // Ten times the same bytes: the first result.
  for (int i = 0; i < 10; ++i) {
    const auto again = desk.run(bank, TakeBankReturn{unit, first});
    ASSERT_EQ(told(again), "done");
    EXPECT_TRUE(again->known_before);
    EXPECT_EQ(again->id, taken->id);
  }
  EXPECT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n1|6222000000000001001|"
                                               "680.00|0008|重复|A3\n"})),
            "already_paid");
  EXPECT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n3|6222000000000001003|"
                                               "680.01|0000||A3\n"})),
            "bank_return_altered");
  EXPECT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|1|1\n4|6222000000000001003|"
                                               "680.00|0000||A3\n"})),
            "bank_return_unknown_line");
  EXPECT_EQ(told(desk.run(bank, TakeBankReturn{unit,
                                               "YGHP|1|371525|9|1\n1|6222000000000001003|"
                                               "680.00|0000||A3\n"})),
            "bank_return_unknown_batch");
  EXPECT_TRUE(books().balanced());
}

TEST_P(PaymentTest, a_returned_line_is_issued_again_once) {
  const BatchSummary batch = sent(2);
  ASSERT_EQ(told(desk.run(
                bank, TakeBankReturn{unit,
                                     "YGHP|1|371525|1|2\n1|6222000000000001001|680.00|0000||A1\n"
                                     "2|6222000000000001002|680.00|0007|账户销户|A2\n"})),
            "done");
  EXPECT_EQ(told(desk.run(county, ReissuePayment{batch.id, {1}})), "line_not_returned");
  const auto again = desk.run(county, ReissuePayment{batch.id, {2}});
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(again->number, 2);
  EXPECT_EQ(told(desk.run(county, ReissuePayment{batch.id, {2}})), "line_not_returned");
  const store::Books after = books();
  EXPECT_EQ(after.pending, Fen(68'000));
  EXPECT_EQ(after.paid, Fen(68'000));
  EXPECT_TRUE(after.balanced());
}

// reliability.md P4: entitlement = paid + pending + returned + adjusted.
TEST_P(PaymentTest, a_file_pays_what_locked_corrections_have_left) {
  a_worked_month(3);
  const RunSummary main = lock(run());
  const std::vector<store::SettlementLineRow> settled = lines(main.id);
  const SettlementRunId down = corrected(settled[0].id, 100);
  corrected(settled[1].id, 0);
  EXPECT_EQ(books().adjusted, Fen(119'000));
  EXPECT_EQ(books().to_recover, Fen());
  EXPECT_EQ(books().not_in_file, Fen(85'000));
  const auto batch = desk.run(county, MakeBankFile{main.id});
  ASSERT_EQ(told(batch), "done");
  EXPECT_EQ(batch->lines, 2);
  EXPECT_EQ(batch->total_fen, Fen(85'000));
  EXPECT_EQ(told(desk.run(county, MakeBankFile{down})), "nothing_to_pay");
  EXPECT_EQ(faults(), std::vector<std::string>());
  EXPECT_EQ(books().pending, Fen(85'000));
  EXPECT_EQ(books().not_in_file, Fen());
  EXPECT_TRUE(books().balanced());

  // What is given again is paid by its own line, once.
  const SettlementRunId up = corrected(settled[1].id, 400);
  EXPECT_EQ(desk.run(county, MakeBankFile{up})->total_fen, Fen(68'000));
  EXPECT_EQ(told(desk.run(county, MakeBankFile{main.id})), "nothing_to_pay");
  EXPECT_TRUE(books().balanced());
  EXPECT_EQ(faults(), std::vector<std::string>());
}

TEST_P(PaymentTest, a_returned_line_is_issued_again_with_what_a_correction_has_left) {
  const BatchSummary batch = sent(1);
  comes_back();
  const SettlementLineId line = lines(batch.run)[0].id;
  corrected(line, 100);
  EXPECT_EQ(books().returned, Fen(17'000));
  EXPECT_EQ(books().adjusted, Fen(51'000));
  const auto again = desk.run(county, ReissuePayment{batch.id, {1}});
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(again->total_fen, Fen(17'000));
  EXPECT_EQ(faults(), std::vector<std::string>());
  EXPECT_TRUE(books().balanced());
}

TEST_P(PaymentTest, a_returned_line_that_was_taken_back_is_not_issued_again) {
  const BatchSummary batch = sent(1);
  comes_back();
  corrected(lines(batch.run)[0].id, 0);
  EXPECT_EQ(told(desk.run(county, ReissuePayment{batch.id, {1}})), "line_taken_back");
  EXPECT_EQ(books().adjusted, Fen(68'000));
  EXPECT_EQ(books().to_recover, Fen());
  EXPECT_TRUE(books().balanced());
}

TEST_P(PaymentTest, what_was_paid_too_much_is_not_paid_a_second_time) {
  const BatchSummary batch = sent(1);
  is_paid();
  const SettlementLineId line = lines(batch.run)[0].id;
  corrected(line, 100);
  EXPECT_EQ(books().to_recover, Fen(51'000));
  // Up again by 100.30: the person still has 409.70 too much.
  const SettlementRunId up = corrected(line, 159);
  EXPECT_EQ(told(desk.run(county, MakeBankFile{up})), "nothing_to_pay");
  EXPECT_EQ(books().to_recover, Fen(40'970));
  EXPECT_TRUE(books().balanced());
}

// LZ-2022-4 二(四): a held row is never paid.
TEST_P(PaymentTest, a_line_held_after_the_lock_waits_for_its_release) {
  a_worked_month(2);
  const RunSummary main = lock(run());
  const auto hold =
      desk.run(county, HoldPay{id<PlacementId>(1), store::HoldKind::held, kMarch, "疑点成立"});
  ASSERT_EQ(told(hold), "done");
  const auto file = desk.run(county, MakeBankFile{main.id});
  ASSERT_EQ(told(file), "done");
  EXPECT_EQ(file->total_fen, Fen(68'000));
  EXPECT_EQ(told(desk.run(county, MakeBankFile{main.id})), "nothing_to_pay");
  EXPECT_EQ(books().not_in_file, Fen(68'000));
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核清"})), "done");
  EXPECT_EQ(desk.run(county, MakeBankFile{main.id})->total_fen, Fen(68'000));
}

TEST_P(PaymentTest, a_held_line_is_not_issued_again) {
  const BatchSummary batch = sent(1);
  comes_back();
  const auto hold =
      desk.run(county, HoldPay{id<PlacementId>(1), store::HoldKind::held, kMarch, "疑点成立"});
  ASSERT_EQ(told(hold), "done");
  EXPECT_EQ(told(desk.run(county, ReissuePayment{batch.id, {1}})), "payment_held");
  ASSERT_EQ(told(desk.run(county2, ReleasePay{hold->id, "已核清"})), "done");
  EXPECT_EQ(told(desk.run(county, ReissuePayment{batch.id, {1}})), "done");
}

TEST_P(PaymentTest, an_account_is_read_by_those_who_pay_and_by_its_last_four) {
  place(1);
  place(3);
  give_account(1);
  const auto read = read_bank_account(*desk, finance, {id<PersonId>(1)});
  ASSERT_EQ(told(read), "done");
  ASSERT_TRUE(read->account);
  EXPECT_EQ(read->account->bank, "冠县农商行");
  EXPECT_EQ(read->account->masked_account, "****1001");
  EXPECT_EQ(read->account->holder_name, "李*国");
  EXPECT_FALSE(read->change_waits);
  EXPECT_EQ(wire::to_json(*read).find("62220000000000"), std::string::npos);
  // What nobody has confirmed is not paid to.
  const SetBankAccount set{id<PersonId>(3), "6222000000000001999", "冠县农商行", name_of(3)};
  ASSERT_EQ(told(desk.run(town, set)), "done");
  const auto waits = read_bank_account(*desk, finance, {id<PersonId>(3)});
  EXPECT_FALSE(waits->account);
  EXPECT_TRUE(waits->change_waits);
  for (const Actor& other : {county, town, village, bank})
    EXPECT_EQ(told(read_bank_account(*desk, other, {id<PersonId>(1)})), "role_may_not");
  Actor elsewhere = finance;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(told(read_bank_account(*desk, elsewhere, {id<PersonId>(1)})), "not_found");
}

TEST_P(PaymentTest, an_account_changes_by_two_persons_and_waits_for_the_next_month) {
  place(1);
  give_account(1);
  SetBankAccount change{id<PersonId>(1), "６２２２ 0000 0000 0001 999", "冠县农商行", "李建国"};
  const auto asked = desk.run(town, change);
  ASSERT_EQ(told(asked), "done");
  EXPECT_EQ(asked->masked_account, "****1999");
  EXPECT_TRUE(asked->check_digit_fails);
  EXPECT_EQ(told(desk.run(town, change)), "account_waits");
  const auto waiting = list_confirmations(*desk, county, {});
  ASSERT_EQ(told(waiting), "done");
  ASSERT_EQ(waiting->items.size(), 1U);
  EXPECT_TRUE(waiting->items[0].check_digit_fails);
  EXPECT_EQ(told(desk.run(town, ConfirmBankAccount{asked->id})), "role_may_not");
  const auto confirmed = desk.run(county, ConfirmBankAccount{asked->id});
  ASSERT_EQ(told(confirmed), "done");
  EXPECT_EQ(confirmed->usable_from_month, Month(2022, 5));
  const auto of = [&](Month month) {
    return desk.database()
        .read_value<std::optional<store::BankAccountRow>>([&](store::Reader& tx) {
          return store::usable_account(tx, unit, id<PersonId>(1), month);
        })
        .value()
        ->account_tail;
  };
  EXPECT_EQ(of(Month(2022, 4)), "1001");
  EXPECT_EQ(of(Month(2022, 5)), "1999");
  place(2);
  change.person = id<PersonId>(2);
  EXPECT_EQ(told(desk.run(town, change)), "holder_not_person");
  change.holder_name = "王秀英";
  EXPECT_EQ(told(desk.run(town, change)), "account_of_another");
  change.account = "A1234567";
  EXPECT_EQ(told(desk.run(town, change)), "account_shape");
}

TEST_P(PaymentTest, a_resident_number_is_no_account_and_stands_in_no_bank_file) {
  place(1);
  const std::string number = "372599196903080024";
  SetBankAccount change{id<PersonId>(1), "", "冠县农商行", "李建国"};
  for (const std::string& text : {number, std::string("３７２５９９ 19690308 0024")}) {
    change.account = text;
    const auto refusal = desk.run(town, change);
    EXPECT_EQ(told(refusal), "account_is_resident_number");
  }
  change.account = "372599196903080025";  // the check digit of nobody
  EXPECT_EQ(told(desk.run(town, change)), "done");
}

TEST_P(PaymentTest, an_account_of_earlier_days_that_is_a_resident_number_is_not_paid_to) {
  a_worked_month(1);
  put([&](store::Writer& tx) -> Result<> {
    TRY(auto row, store::current_account(tx, unit, id<PersonId>(1)));
    TRY(row->account_sealed,
        desk->keys.seal({"bank_account", "account_sealed", to_text(unit), row->id.value()},
                        bytes_of("372599196903080024"), desk->random));
    return store::save(tx, *row);
  });
  EXPECT_EQ(told(desk.run(county, MakeBankFile{lock(run()).id})),
            "payee_account_is_resident_number");
}

YIGANG_EACH_ENGINE(PaymentTest);

TEST(bank_answer, what_does_not_fit_is_refused_with_its_line) {
  const auto field = [](std::string_view text) {
    const auto read = read_bank_answer(text);
    return told(read) + (read ? "" : " " + read.error().field);
  };
  EXPECT_EQ(field(""), "bank_return_shape line 1");
  EXPECT_EQ(field("YGHP|1|371525|1|1\n1|2|3.00|0000||x"), "bank_return_shape line 1");
  EXPECT_EQ(field("YGHP|2|371525|1|1\n1|2|3.00|0000||x\n"), "bank_return_shape line 1");
  EXPECT_EQ(field("YGHP|1|371525|1|2\n1|2|3.00|0000||x\n"), "bank_return_count line 1");
  EXPECT_EQ(field("YGHP|1|371525|1|2\n1|2|3.00|0000||x\n1|2|3.00|0000||x\n"),
            "bank_return_twice line 3");
  EXPECT_EQ(field("YGHP|1|371525|1|1\n1|2|3.001|0000||x\n"), "money_too_fine line 2");
  EXPECT_EQ(field("YGHP|1|371525|1|1\n1|2|3.00|0007||x\n"), "bank_return_shape line 2");
  EXPECT_EQ(field("YGHP|1|371525|1|1\r\n1|2|3.00|0000||x\r\n"), "done");
  EXPECT_EQ(field("YGHP|1|371525|1|1\n1|2|3.00|0000|\xFF|x\n"), "file_not_utf8 byte 32");
}

TEST(bank_answer, its_texts_are_short_and_for_people) {
  const auto told_of = [](const std::string& code, const std::string& reason,
                          const std::string& reference) {
    const auto read = read_bank_answer("YGHP|1|371525|1|2\n1|2|3.00|0000||x\n2|2|3.00|" + code +
                                       "|" + reason + "|" + reference + "\n");
    return told(read) + (read ? "" : " " + read.error().field);
  };
  const auto times = [](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "错";
    return text;
  };
  EXPECT_EQ(told_of(std::string(40, 'E'), times(200), times(64)), "done");
  EXPECT_EQ(told_of(std::string(41, 'E'), "户名不符", "A1"), "bank_return_long line 3");
  EXPECT_EQ(told_of("E011", times(201), "A1"), "bank_return_long line 3");
  EXPECT_EQ(told_of("E011", "户名不符", times(65)), "bank_return_long line 3");
  EXPECT_EQ(told_of("E011", "户名\t不符", "A1"), "bank_return_control line 3");
  EXPECT_EQ(told_of("E011", "户名\r不符", "A1"), "bank_return_control line 3");
  EXPECT_EQ(told_of("E011", "户名\x1b[2J", "A1"), "bank_return_control line 3");
  EXPECT_EQ(told_of("E011", "户名\xc2\x85", "A1"), "bank_return_control line 3");
  EXPECT_EQ(told_of("E011", "户名\x7f", "A1"), "bank_return_control line 3");
  EXPECT_EQ(told_of("E011", "户名\u202e不符", "A1"), "bank_return_control line 3");
  const auto long_reason =
      read_bank_answer("YGHP|1|371525|1|1\n1|2|3.00|E011|" + times(201) + "|x\n");
  ASSERT_FALSE(long_reason);
  EXPECT_EQ(long_reason.error().params, (Params{{"place", "5"}, {"limit", "200"}}));
}

}  // namespace

}  // namespace yigang::usecase
