// The record held against the money on both engines: whoever edits the database behind the
// program's back is found by `yigang journal verify`.
#include "usecase/ledger_proof.h"

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
    EXPECT_EQ(told(desk.run(county, MakeBankFile{locked.id})), "done");
    EXPECT_EQ(found(), "whole");
  }
  // The first fault of the unit.
  std::string found() {
    const auto reports = verify_journals(desk.database());
    EXPECT_EQ(told(reports), "done");
    for (const JournalReport& report : *reports) {
      if (report.unit != unit) continue;
      if (report.first_bad) return "entry " + std::to_string(*report.first_bad);
      return report.whole() ? "whole" : report.faults.front().code;
    }
    return "none";
  }
  void edit(const std::string& statement) {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute(statement, {}));
      return {};
    });
  }
  RunSummary locked;
};

TEST_P(LedgerProof, a_settled_line_that_was_edited_is_found) {
  edit(
      "UPDATE settlement_line SET amount_fen = amount_fen + 100, city_fen = city_fen + 100 WHERE "
      "line_no = 1");
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

YIGANG_EACH_ENGINE(LedgerProof);

}  // namespace

}  // namespace yigang::usecase
