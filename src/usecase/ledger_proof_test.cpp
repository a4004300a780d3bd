// The record held against the money on both engines: whoever edits the database behind the
// program's back is found by `yigang journal verify`.
#include "usecase/ledger_proof.h"

#include "store/described_row.h"
#include "usecase/attachments.h"
#include "usecase/journal.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class LedgerProof : public MonthFixture {
 protected:
  LedgerProof() {
    a_worked_month(2);
    locked = lock(run());
    const auto made = desk.run(county, MakeBankFile{locked.id});
    EXPECT_EQ(told(made), "done");
    batch = made.value_or(BatchSummary{});
    EXPECT_EQ(found(), "whole");
  }
  // The first of the batch is paid, the second returned.
  void answered() {
    ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch.id, batch.version})), "done");
    ASSERT_EQ(told(desk.run(
                  bank, TakeBankReturn{unit,
                                       "YGHP|1|371525|1|2\n1|6222000000000001001|680.00|0000||A1\n"
                                       "2|6222000000000001002|680.00|0007|账户销户|A2\n"})),
              "done");
    ASSERT_EQ(found(), "whole");
  }
  std::vector<std::string> codes(UnitCode of, const crypto::Keyring* keys) {
    const auto reports = verify_journals(desk.database(), keys);
    EXPECT_EQ(told(reports), "done");
    std::vector<std::string> all;
    for (const JournalReport& report : *reports) {
      if (report.unit != of) continue;
      if (report.first_bad) all.push_back("entry " + std::to_string(*report.first_bad));
      for (const Problem& fault : report.faults) all.push_back(fault.code);
    }
    return all;
  }
  // The first fault of the unit.
  std::string found() {
    const std::vector<std::string> all = codes(unit, &desk->keys);
    return all.empty() ? "whole" : all.front();
  }
  bool finds(const std::string& code) { return holds(codes(unit, &desk->keys), code); }
  bool finds_without_keys(const std::string& code) { return holds(codes(unit, nullptr), code); }
  void edit(const std::string& statement) {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute(statement, {}));
      return {};
    });
  }
  static bool holds(const std::vector<std::string>& all, const std::string& code) {
    return std::ranges::find(all, code) != all.end();
  }
  RunSummary locked;
  BatchSummary batch;
};

TEST_P(LedgerProof, a_settled_line_that_was_edited_is_found) {
  edit(
      "UPDATE settlement_line SET amount_fen = amount_fen + 100, city_fen = city_fen + 100 WHERE "
      "line_no = 1");
  EXPECT_EQ(found(), "run_not_as_locked");
}

TEST_P(LedgerProof, what_a_line_was_computed_from_is_sealed_with_it) {
  edit("UPDATE settlement_line SET basis = REPLACE(basis, '2021-10-01', '2021-10-02')");
  EXPECT_EQ(found(), "run_not_as_locked");
  edit("UPDATE settlement_line SET basis = REPLACE(basis, '2021-10-02', '2021-10-01')");
  ASSERT_EQ(found(), "whole");
  edit("UPDATE settlement_line SET basis = '' WHERE line_no = 1");
  EXPECT_EQ(found(), "run_not_as_locked");
}

TEST_P(LedgerProof, a_total_that_was_edited_is_found) {
  edit("UPDATE settlement_run SET total_fen = total_fen + 100, city_fen = city_fen + 100");
  EXPECT_EQ(found(), "run_not_as_locked");
}

TEST_P(LedgerProof, a_share_that_was_edited_is_found) {
  edit("UPDATE settlement_run SET city_fen = city_fen + 100, county_fen = county_fen - 100");
  EXPECT_EQ(found(), "run_not_as_locked");
}

TEST_P(LedgerProof, another_person_in_the_place_of_the_locker_is_found) {
  edit("UPDATE settlement_run SET locked_by = locked_by + 1");
  EXPECT_EQ(found(), "run_not_as_locked");
}

TEST_P(LedgerProof, a_payment_of_another_amount_is_found) {
  edit("UPDATE payment_line SET amount_fen = amount_fen + 100 WHERE line_no = 1");
  EXPECT_EQ(found(), "payment_not_as_settled");
}

TEST_P(LedgerProof, a_batch_of_another_total_is_found) {
  edit("UPDATE payment_batch SET total_fen = total_fen - 1");
  EXPECT_EQ(found(), "batch_not_as_made");
}

TEST_P(LedgerProof, the_columns_that_find_an_entry_are_those_of_the_entry) {
  edit("UPDATE journal_entry SET actor = actor + 1 WHERE sequence = 1");
  EXPECT_EQ(found(), "entry 1");
}

TEST_P(LedgerProof, a_verb_or_an_hour_written_over_is_found) {
  edit("UPDATE journal_entry SET verb = 'refuse_application' WHERE sequence = 2");
  EXPECT_EQ(found(), "entry 2");
  edit("UPDATE journal_entry SET at = at + 1 WHERE sequence = 0");
  EXPECT_EQ(found(), "entry 0");
}

TEST_P(LedgerProof, a_journal_that_was_taken_away_is_missed) {
  edit("DELETE FROM journal_entry");
  edit("DELETE FROM journal_head");
  EXPECT_EQ(found(), "journal_missing");
}

TEST_P(LedgerProof, a_whole_locked_month_that_was_deleted_is_missed) {
  answered();
  for (const std::string table : {"bank_return", "payment_line", "payment_batch", "paid_month",
                                  "settlement_line", "settlement_run"})
    edit("DELETE FROM " + table);
  EXPECT_TRUE(finds("locked_run_missing"));
  EXPECT_TRUE(finds("batch_missing"));
  EXPECT_TRUE(finds("bank_return_missing"));
}

TEST_P(LedgerProof, a_locked_run_that_was_deleted_with_its_payments_alone_is_missed) {
  for (const std::string table :
       {"payment_line", "payment_batch", "settlement_line", "settlement_run"})
    edit("DELETE FROM " + table);
  EXPECT_TRUE(finds("locked_run_missing"));
  EXPECT_TRUE(finds("paid_month_not_as_locked"));
}

TEST_P(LedgerProof, a_finding_names_the_unit_and_the_row) {
  edit("DELETE FROM payment_line");
  edit("DELETE FROM payment_batch");
  const auto reports = verify_journals(desk.database(), &desk->keys);
  ASSERT_EQ(told(reports), "done");
  for (const JournalReport& report : *reports) {
    if (report.unit != unit) continue;
    ASSERT_EQ(report.faults.size(), 1U);
    EXPECT_EQ(report.faults[0].code, "batch_missing");
    EXPECT_EQ(report.faults[0].params, (Params{{"unit", "371525"}, {"id", to_text(batch.id)}}));
  }
}

TEST_P(LedgerProof, a_payment_to_another_persons_account_is_found_with_and_without_keys) {
  edit(
      "UPDATE payment_line SET account_id = (SELECT b.id FROM bank_account b WHERE b.unit = "
      "payment_line.unit AND b.id <> payment_line.account_id) WHERE line_no = 1");
  EXPECT_TRUE(finds("payment_to_another"));
  EXPECT_TRUE(finds("batch_file_changed"));
  EXPECT_TRUE(finds_without_keys("payment_to_another"));
}

TEST_P(LedgerProof, a_paid_line_that_was_set_to_returned_is_found) {
  answered();
  edit("UPDATE payment_line SET state = 'returned' WHERE state = 'paid'");
  EXPECT_EQ(found(), "batch_not_as_answered");
}

TEST_P(LedgerProof, paid_and_returned_of_the_same_amount_changed_round_is_found) {
  answered();
  edit("UPDATE payment_line SET state = CASE state WHEN 'paid' THEN 'returned' ELSE 'paid' END");
  EXPECT_EQ(found(), "batch_not_as_answered");
}

TEST_P(LedgerProof, a_line_that_says_paid_before_the_bank_has_answered_is_found) {
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch.id, batch.version})), "done");
  ASSERT_EQ(found(), "whole");
  edit("UPDATE payment_line SET state = 'paid' WHERE line_no = 1");
  EXPECT_EQ(found(), "batch_not_as_answered");
}

TEST_P(LedgerProof, a_line_re_issued_by_nobody_is_found) {
  answered();
  edit("UPDATE payment_line SET state = 'reissued' WHERE state = 'returned'");
  EXPECT_EQ(found(), "payment_reissue_broken");
}

TEST_P(LedgerProof, another_file_releaser_or_answer_is_found) {
  answered();
  edit("UPDATE bank_return SET paid_fen = paid_fen + 1");
  EXPECT_TRUE(finds("bank_return_not_as_taken"));
  EXPECT_TRUE(finds("batch_not_as_answered"));
  edit("UPDATE bank_return SET paid_fen = paid_fen - 1");
  ASSERT_EQ(found(), "whole");
  edit("UPDATE payment_batch SET released_by = released_by + 1000");
  EXPECT_EQ(found(), "batch_not_as_made");
  edit("UPDATE payment_batch SET released_by = released_by - 1000, file_digest = signature");
  EXPECT_TRUE(finds("batch_not_as_made"));
  EXPECT_TRUE(finds("batch_file_changed"));
}

TEST_P(LedgerProof, what_somebody_else_is_said_to_have_signed_is_found) {
  edit("UPDATE settlement_run SET signature = root WHERE state = 'locked'");
  EXPECT_TRUE(finds("lock_signature_bad"));
}

// domain.md §7.1: who decided is part of what is signed.
TEST_P(LedgerProof, an_approval_in_another_name_is_found) {
  ASSERT_EQ(found(), "whole");
  edit("UPDATE approval SET decided_by = decided_by + 1");
  EXPECT_EQ(found(), "approval_signature_bad");
}

TEST_P(LedgerProof, an_account_number_that_was_exchanged_is_found) {
  edit("UPDATE bank_account SET account_sealed = account_index");
  EXPECT_TRUE(finds("bank_account_not_as_entered"));
}

TEST_P(LedgerProof, an_account_that_nobody_confirmed_is_found) {
  const auto asked = desk.run(
      town, SetBankAccount{id<PersonId>(1), "6222000000000001999", "冠县农商行", name_of(1)});
  ASSERT_EQ(told(asked), "done");
  ASSERT_EQ(found(), "whole");
  edit("UPDATE bank_account SET state = 'replaced' WHERE id <> " + to_text(asked->id));
  edit("UPDATE bank_account SET state = 'current', confirmed_by = asked_by + 1 WHERE id = " +
       to_text(asked->id));
  EXPECT_EQ(found(), "bank_account_not_as_entered");
}

TEST_P(LedgerProof, a_paid_month_that_was_taken_away_or_made_up_is_found) {
  edit("UPDATE paid_month SET month = '2022-02'");
  EXPECT_EQ(found(), "paid_month_not_as_locked");
  edit("UPDATE paid_month SET month = '2022-03'");
  ASSERT_EQ(found(), "whole");
  edit("DELETE FROM paid_month WHERE line_id = (SELECT MIN(line_id) FROM paid_month)");
  EXPECT_EQ(found(), "paid_month_not_as_locked");
}

TEST_P(LedgerProof, a_month_is_given_back_by_a_correction_and_by_nothing_else) {
  edit(
      "UPDATE paid_month SET given_back = 1 WHERE line_id = (SELECT MIN(line_id) FROM paid_month)");
  EXPECT_EQ(found(), "paid_month_not_as_locked");
  edit("UPDATE paid_month SET given_back = 0");
  ASSERT_EQ(found(), "whole");
  const auto corrected =
      desk.run(county, CorrectLine{lines(locked.id).front().id,
                                   {{Date(2022, 3, 1), Date(2022, 3, 31), Hours(), {}, {}}},
                                   "未出勤"});
  ASSERT_EQ(told(corrected), "done");
  ASSERT_EQ(told(desk.run(county2, LockSettlement{corrected->run, 2, true})), "done");
  EXPECT_EQ(found(), "whole");
  edit("UPDATE paid_month SET given_back = 0");
  EXPECT_EQ(found(), "paid_month_not_as_locked");
}

TEST_P(LedgerProof, an_opening_that_was_deleted_or_exchanged_is_found) {
  edit(
      "UPDATE journal_opening SET salt = (SELECT o.salt FROM journal_opening o ORDER BY o.sequence "
      "LIMIT 1)");
  EXPECT_EQ(found(), "opening_not_as_noted");
  EXPECT_FALSE(finds_without_keys("opening_not_as_noted"));  // only the keys open it
  edit("UPDATE journal_opening SET salt = sealed");
  EXPECT_TRUE(finds_without_keys("opening_not_as_noted"));
  edit("DELETE FROM journal_opening");
  EXPECT_EQ(found(), "opening_missing");
  EXPECT_TRUE(finds_without_keys("opening_missing"));
}

// LZ-2022-4 二(二), 二(三)
TEST_P(LedgerProof, a_picture_that_was_exchanged_moved_or_taken_away_is_found) {
  const std::string picture = "\xFF\xD8\xFF\xE0 a picture";
  const PlacementId later = place(9);
  desk.set_day(Date(2022, 4, 8));
  const auto added = desk.run(village, AddDayAttachment{later, Date(2022, 4, 7), picture});
  ASSERT_EQ(told(added), "done");
  ASSERT_EQ(told(desk.run(village, AddDayAttachment{later, Date(2022, 4, 7), picture})), "done");
  ASSERT_EQ(found(), "whole");
  edit("UPDATE attachment SET day = '2022-04-08'");
  EXPECT_EQ(found(), "attachment_not_as_added");
  edit("UPDATE attachment SET day = '2022-04-07'");
  ASSERT_EQ(found(), "whole");
  edit("UPDATE attachment SET digest = content_sealed");
  EXPECT_TRUE(finds_without_keys("attachment_not_as_added"));
  edit("DELETE FROM attachment");
  EXPECT_EQ(found(), "attachment_missing");
}

TEST_P(LedgerProof, the_city_has_a_journal_as_soon_as_there_is_a_plan) {
  ASSERT_TRUE(codes(kCity, nullptr).empty());
  put([&](store::Writer& tx) -> Result<> {
    return store::insert(tx,
                         store::PlanRow{PlanId(1), 2022, 1, "聊人社字〔2022〕1号", Date(2022, 1, 5),
                                        Date(2022, 1, 5), "", false, false, AccountId(1)});
  });
  EXPECT_EQ(codes(kCity, nullptr), std::vector<std::string>{"journal_missing"});
}

TEST_P(LedgerProof, a_month_paid_returned_and_issued_again_is_whole) {
  answered();
  const auto again = desk.run(county, ReissuePayment{batch.id, {2}});
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(found(), "whole");
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{again->id, again->version})), "done");
  const std::string paid = "YGHP|1|371525|2|1\n1|6222000000000001002|680.00|0000||A3\n";
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit, paid})), "done");
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit, paid})), "done");
  EXPECT_EQ(found(), "whole");
}

TEST_P(LedgerProof, of_many_faults_the_first_are_listed_and_the_rest_counted) {
  FaultList faults(unit);
  for (int n = 1; n <= 25; ++n) faults.add("payment_to_another", n);
  const std::vector<Problem> listed = faults.take();
  ASSERT_EQ(listed.size(), 21U);
  EXPECT_EQ(listed.back().code, "ledger_more");
  EXPECT_EQ(listed.back().params,
            (Params{{"unit", "371525"}, {"kind", "payment_to_another"}, {"count", "5"}}));
}

YIGANG_EACH_ENGINE(LedgerProof);

}  // namespace

}  // namespace yigang::usecase
