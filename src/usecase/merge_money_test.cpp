// What a merge does to months, accounts and bank files, on both engines.
#include <algorithm>

#include "usecase/journal.h"
#include "usecase/merge_fixture.h"
#include "usecase/month_recount.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class MergeMoney : public MergeFixture {
 protected:
  void TearDown() override { expect_recount(desk.database(), unit); }

  // Both are paid for March under their two numbers; what this placement got is corrected to
  // nothing, and they become one.
  void paid_twice_and_given_back(PlacementId placement) {
    place(4, Side::rural, Date(2022, 3, 20));
    give_account(4);
    const EnterAttendance worked{
        id<PlacementId>(4), kMarch, {{Date(2022, 3, 1), Date(2022, 3, 20), Hours(400), {}, {}}}};
    ASSERT_EQ(told(desk.run(village, worked)), "done");
    const RunSummary paid = pay_march();
    const MergePersons two{id<PersonId>(4), wrong, "一人两号", "证明"};
    ASSERT_EQ(told(desk.run(county, two)), "merge_paid_twice");
    const auto all = lines(paid.id);
    const auto line = std::ranges::find(all, placement, &store::SettlementLineRow::placement_id);
    ASSERT_NE(line, all.end());
    const auto corrected = desk.run(county, CorrectLine{line->id, {}, "一人两岗"});
    ASSERT_EQ(told(corrected), "done");
    ASSERT_EQ(told(desk.run(county2, LockSettlement{corrected->run, 2, true})), "done");
    unite(two.keep, two.drop);
  }
  // The merge is no fault of the books: they are as the journal has them.
  void expect_whole() {
    const auto reports = verify_journals(desk.database(), &desk->keys);
    ASSERT_EQ(told(reports), "done");
    for (const JournalReport& report : *reports) {
      EXPECT_FALSE(report.first_bad);
      for (const Problem& fault : report.faults) ADD_FAILURE() << fault.code;
    }
  }
  // March is paid once: it counts for the term, and nothing of it was given back.
  void expect_march_stands() {
    const PersonKey key = person_row(id<PersonId>(4)).person_key;
    for (const bool given_back : {false, true})
      EXPECT_EQ(read<std::vector<Month>>(
                    [&](store::Reader& tx) { return store::paid_months(tx, key, given_back); }),
                given_back ? std::vector<Month>() : std::vector{kMarch});
    expect_whole();
  }
};

TEST_P(MergeMoney, a_month_that_the_one_who_stays_gave_back_is_paid_once) {
  paid_twice_and_given_back(id<PlacementId>(4));
  expect_march_stands();
}

TEST_P(MergeMoney, a_month_that_the_one_who_goes_gave_back_is_paid_once) {
  paid_twice_and_given_back(id<PlacementId>(2));
  expect_march_stands();
}

TEST_P(MergeMoney, a_later_correction_gives_the_month_back_to_the_one_who_stayed) {
  pay_march();
  const auto asked = desk.run(county, merge());
  ASSERT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "done");
  const auto runs = read<std::vector<store::SettlementRunRow>>(
      [&](store::Reader& tx) { return store::runs_of_month(tx, unit, kMarch); });
  const auto line = lines(runs.front().id).front();
  const auto corrected = desk.run(
      county,
      CorrectLine{line.id, {{Date(2022, 3, 1), Date(2022, 3, 31), Hours(), {}, {}}}, "未出勤"});
  ASSERT_EQ(told(corrected), "done");
  ASSERT_EQ(told(desk.run(county2, LockSettlement{corrected->run, 2, true})), "done");
  const auto given_back = read<std::vector<Month>>([&](store::Reader& tx) {
    return store::paid_months(tx, person_row(right).person_key, true);
  });
  EXPECT_EQ(given_back, std::vector{kMarch});
  expect_whole();
}

TEST_P(MergeMoney, a_made_bank_file_never_changes) {
  const ResidentNumber old_number = fictitious_number(Date(1975, 5, 5), 2);
  const auto batch = desk.run(county, MakeBankFile{pay_march().id});
  ASSERT_EQ(told(batch), "done");
  unite(right, wrong);
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{batch->id, batch->version})), "done");
  const auto file = desk.run(bank, ReadBankFile{batch->id});
  ASSERT_EQ(told(file), "done");
  EXPECT_NE(file->text.find("\n1|6222000000000001002|王秀英|680.00|" + old_number.full() + "|"),
            std::string::npos);
  // After it was sent, and by way of the one for whom she stands by now.
  const auto registered = register_third();
  ASSERT_EQ(told(registered), "done");
  unite(registered->id, right);
  const auto again = desk.run(bank, ReadBankFile{batch->id});
  ASSERT_EQ(told(again), "done");
  EXPECT_EQ(again->text, file->text);
  // What comes back goes out again to the same account, under the number that stands.
  const std::string answer = "YGHP|1|371525|1|1\n1|6222000000000001002|680.00|0007|账户销户|A1\n";
  ASSERT_EQ(told(desk.run(bank, TakeBankReturn{unit, answer})), "done");
  const auto reissued = desk.run(county, ReissuePayment{batch->id, {1}});
  ASSERT_EQ(told(reissued), "done");
  ASSERT_EQ(told(desk.run(finance, ReleasePayment{reissued->id, reissued->version})), "done");
  const auto next = desk.run(bank, ReadBankFile{reissued->id});
  ASSERT_EQ(told(next), "done");
  EXPECT_NE(next->text.find("\n1|6222000000000001002|王秀英|680.00|" + third_number().full() + "|"),
            std::string::npos);
  expect_whole();
  // Without the entry of the merge the account would be somebody else's.
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("UPDATE person SET merged_into = ?3 WHERE unit = ?1 AND id = ?2",
                        store::args(unit, wrong, registered->id)));
    return {};
  });
  const auto reports = verify_journals(desk.database(), &desk->keys);
  ASSERT_EQ(told(reports), "done");
  EXPECT_TRUE(std::ranges::any_of(*reports, [&](const JournalReport& report) {
    return report.unit == unit && !report.faults.empty() &&
           report.faults.front().code == "payment_to_another";
  }));
}

TEST_P(MergeMoney, the_one_who_stays_keeps_the_own_account_and_gets_what_was_asked) {
  const auto own =
      desk.run(town, SetBankAccount{right, "6222000000000001777", "冠县农商行", "王秀英"});
  ASSERT_EQ(told(own), "done");
  ASSERT_EQ(told(desk.run(county, ConfirmBankAccount{own->id})), "done");
  const auto asked =
      desk.run(town, SetBankAccount{wrong, "6222000000000001888", "冠县农商行", "王秀英"});
  ASSERT_EQ(told(asked), "done");
  unite(right, wrong);
  const auto current = [&](PersonId who) {
    return read<std::optional<store::BankAccountRow>>(
        [&](store::Reader& tx) { return store::current_account(tx, unit, who); });
  };
  EXPECT_FALSE(current(wrong));
  ASSERT_TRUE(current(right));
  EXPECT_EQ(current(right)->account_tail, "1777");
  EXPECT_EQ(told(desk.run(county, ConfirmBankAccount{asked->id})), "done");
  ASSERT_TRUE(current(right));
  EXPECT_EQ(current(right)->account_tail, "1888");
  expect_whole();
}

TEST_P(MergeMoney, days_on_two_posts_are_settled_before_two_become_one) {
  // She was on a second post under a second number, until the 20th.
  place(4, Side::rural, Date(2022, 3, 20));
  MergePersons two = merge();
  two.keep = id<PersonId>(4);
  begins(Date(2022, 3, 21));
  const auto asked = desk.run(county, two);
  ASSERT_EQ(told(asked), "done");
  // One day is enough, and what came in between is looked at again.
  begins(Date(2022, 3, 20));
  const auto refused = desk.run(county2, ConfirmMerge{asked->id});
  ASSERT_EQ(told(refused), "merge_days_overlap");
  EXPECT_EQ(refused.error().params, (Params{{"day", "2022-03-20"}}));
  EXPECT_EQ(refused.error().clause, "LZ-2022-4 二(三)");
  begins(Date(2022, 3, 1));
  EXPECT_EQ(told(desk.run(county, two)), "merge_days_overlap");
  // She worked on one of the two only; a locked month pays nothing more for the other.
  const EnterAttendance none{
      id<PlacementId>(4), kMarch, {{Date(2022, 3, 1), Date(2022, 3, 20), Hours(), {}, {}}}};
  ASSERT_EQ(told(desk.run(village, none)), "done");
  pay_march();
  EXPECT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "done");
}

TEST_P(MergeMoney, a_day_on_a_post_that_was_left_behind_by_a_move_counts_too) {
  // The placement hangs on the row that a move left behind; the key is that of the one who moved.
  place(4, Side::rural, Date(2022, 3, 20));
  ASSERT_EQ(told(desk.run(county, MergePersons{id<PersonId>(4), right, "一人两号", "证明"})),
            "done");
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(
        tx.execute("UPDATE person SET person_key = ?3, superseded = 1 WHERE unit = ?1 AND "
                   "id = ?2",
                   store::args(unit, wrong, right.value())));
    TRY_VOID(tx.execute("UPDATE placement SET person_key = ?3 WHERE unit = ?1 AND id = ?2",
                        store::args(unit, id<PlacementId>(2), right.value())));
    return {};
  });
  EXPECT_EQ(told(desk.run(county, MergePersons{id<PersonId>(4), right, "一人两号", "证明"})),
            "merge_days_overlap");
}

YIGANG_EACH_ENGINE(MergeMoney);

}  // namespace

}  // namespace yigang::usecase
