// One person under two numbers, and persons who move, on both engines.
#include "usecase/merge_persons.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/find_person.h"
#include "usecase/month_fixture.h"
#include "usecase/person_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class MergeTest : public MonthFixture {
 protected:
  // 王秀英 under a wrong birth date, on duty and paid for March; registered again rightly.
  MergeTest() {
    place(2);
    give_account(2);
    wrong = id<PersonId>(2);
    put([&](store::Writer& tx) -> Result<> {
      TRY(auto person, store::find<store::PersonRow>(tx, unit, wrong));
      TRY_VOID(
          store::claim_person(tx, {person->resident_index, person->person_key, unit, person->id}));
      const store::HolderRow holder{person->person_key, unit, id<PostId>(2), id<ApplicationId>(2)};
      TRY(const store::HolderClaim claim, store::claim_holder(tx, holder));
      EXPECT_EQ(claim, store::HolderClaim::taken);
      return store::put_first_approval(
          tx, {person->person_key, unit, Date(2022, 2, 20), 46, Date(2035, 5, 5), true, "old"},
          PersonKey(1));
    });
    EXPECT_EQ(told(desk.run(town, RecordPriorMonths{wrong, 14, "原协议"})), "done");
    const auto registered =
        desk.run(town, RegisterPerson{desk.village(), "王秀英", right_number(), {}});
    EXPECT_EQ(told(registered), "done");
    right = registered->id;
  }

  RunSummary pay_march() {
    EXPECT_EQ(told(desk.run(village, hours(id<PlacementId>(2), 400))), "done");
    EXPECT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
    return lock(run());
  }
  // The placement under the wrong number begins on this day.
  void begins(Date day) {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute("UPDATE placement SET started_on = ?3 WHERE unit = ?1 AND id = ?2",
                          store::args(unit, id<PlacementId>(2), day)));
      return {};
    });
  }
  MergePersons merge() const { return {right, wrong, "身份证号登记错误", "冠人社字〔2022〕6号"}; }
  static ResidentNumber right_number() { return fictitious_number(Date(1969, 3, 8), 2); }
  void unite(PersonId keep, PersonId drop) {
    const auto asked = desk.run(county, MergePersons{keep, drop, "一人两号", "证明"});
    ASSERT_EQ(told(asked), "done");
    ASSERT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "done");
  }
  template <class T>
  T read(const std::function<Result<T>(store::Reader&)>& question) {
    const auto answer = desk.database().read_value<T>(question);
    EXPECT_EQ(told(answer), "done");
    return *answer;
  }
  store::PersonRow person_row(PersonId who) {
    const UnitCode where =
        *law::LawSnapshot::load("law").value()->areas().unit_of_ordinal(who.unit_ordinal());
    return read<store::PersonRow>([&](store::Reader& tx) -> Result<store::PersonRow> {
      TRY(const auto row, store::find<store::PersonRow>(tx, where, who));
      return *row;
    });
  }

  PersonId wrong;
  PersonId right;
};

TEST_P(MergeTest, every_row_goes_over_and_the_wrong_number_is_nobody_any_more) {
  pay_march();
  const PersonKey old_key = person_row(wrong).person_key;
  const auto asked = desk.run(county, merge());
  ASSERT_EQ(told(asked), "done");
  EXPECT_EQ(told(desk.run(county, ConfirmMerge{asked->id})), "same_person_two_steps");
  const auto merged = desk.run(county2, ConfirmMerge{asked->id});
  ASSERT_EQ(told(merged), "done");
  EXPECT_GE(merged->rows_moved, 6);
  EXPECT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "confirmed_before");

  const store::PersonRow kept = person_row(right);
  const store::PersonRow gone = person_row(wrong);
  EXPECT_TRUE(gone.superseded);
  EXPECT_EQ(gone.merged_into, right);
  const auto placement =
      read<store::PlacementRow>([&](store::Reader& tx) -> Result<store::PlacementRow> {
        TRY(const auto row, store::find<store::PlacementRow>(tx, unit, id<PlacementId>(2)));
        return *row;
      });
  EXPECT_EQ(placement.person_id, right);
  EXPECT_EQ(placement.person_key, kept.person_key);
  const auto paid = [&](PersonKey key) {
    return read<std::vector<Month>>(
        [&](store::Reader& tx) { return store::paid_months(tx, key, false); });
  };
  EXPECT_EQ(paid(kept.person_key), std::vector{kMarch});
  EXPECT_TRUE(paid(old_key).empty());
  EXPECT_TRUE(
      read<bool>([&](store::Reader& tx) { return store::holds_a_post(tx, kept.person_key); }));
  EXPECT_FALSE(read<bool>([&](store::Reader& tx) { return store::holds_a_post(tx, old_key); }));
  // First approval: the day stays, age and distance by the right birth date.
  const auto first = read<std::optional<store::FirstApprovalRow>>(
      [&](store::Reader& tx) { return store::first_approval(tx, kept.person_key); });
  ASSERT_TRUE(first);
  EXPECT_EQ(first->day, Date(2022, 2, 20));
  EXPECT_EQ(first->age, 52);
  EXPECT_FALSE(first->retirement_day);  // her category is not confirmed

  // Every verb answers 404 for the one who went.
  EXPECT_EQ(told(desk.run(town, RecordPriorMonths{wrong, 1, "x"})), "not_found");
  EXPECT_EQ(told(desk.run(county, MovePerson{wrong, desk.village(), "x"})), "not_found");
  EXPECT_EQ(told(desk.run(county, merge())), "not_found");
  // The wrong number stays claimed, for the one who stays.
  const auto claim = read<std::optional<store::PersonClaimRow>>(
      [&](store::Reader& tx) { return store::find_claim(tx, gone.resident_index); });
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->person_id, right);
}

TEST_P(MergeTest, a_number_that_went_is_registered_again_as_the_one_who_stayed) {
  const RegisterPerson again{desk.village(), "王秀英", fictitious_number(Date(1969, 3, 9), 4), {}};
  const auto second = desk.run(town, again);
  ASSERT_EQ(told(second), "done");
  unite(right, second->id);
  const auto known = desk.run(town, again);
  ASSERT_EQ(told(known), "done");
  EXPECT_TRUE(known->known_before);
  EXPECT_EQ(known->id, right);
  RegisterPerson other = again;
  other.name = "孙桂兰";
  EXPECT_EQ(told(desk.run(town, other)), "person_other_name");

  // She becomes one with a third row, which holds a post: both numbers go along.
  unite(wrong, right);
  for (const ResidentNumber& number : {again.resident_number, right_number()}) {
    const auto found = desk.run(town, FindPerson{desk.village(), number});
    ASSERT_EQ(told(found), "done");
    EXPECT_TRUE(found->holds_post);
    ASSERT_TRUE(found->person);
    EXPECT_EQ(found->person->id, wrong);
  }
}

TEST_P(MergeTest, every_number_of_a_person_moves_along) {
  const RegisterPerson again{desk.village(), "王秀英", fictitious_number(Date(1969, 3, 9), 4), {}};
  const auto second = desk.run(town, again);
  ASSERT_EQ(told(second), "done");
  unite(right, second->id);
  const auto moved = desk.run(county, MovePerson{right, PlaceCode(371522001002), "迁居"});
  ASSERT_EQ(told(moved), "done");
  EXPECT_EQ(told(desk.run(town, again)), "person_in_other_unit");
  for (const PersonId gone : {right, second->id}) {
    const auto claim = read<std::optional<store::PersonClaimRow>>(
        [&](store::Reader& tx) { return store::find_claim(tx, person_row(gone).resident_index); });
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->unit, UnitCode(371522));
    EXPECT_EQ(claim->person_id, moved->id);
  }
}

TEST_P(MergeTest, a_later_correction_gives_the_month_back_to_the_one_who_stayed) {
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
}

TEST_P(MergeTest, refuses_what_must_be_taken_apart_first) {
  pay_march();
  const PersonKey key = person_row(right).person_key;
  const auto sql = [&](const std::string& text) {
    put([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute(text, store::args(key, unit)));
      return {};
    });
  };
  sql("INSERT INTO holder (person_key, unit, post_id, application_id) VALUES (?1, ?2, 7, 7)");
  EXPECT_EQ(told(desk.run(county, merge())), "merge_two_posts");
  sql("DELETE FROM holder WHERE person_key = ?1 AND unit = ?2");
  const auto asked = desk.run(county, merge());
  ASSERT_EQ(told(asked), "done");
  // What came in between is looked at again.
  sql("INSERT INTO paid_month (person_key, month, unit, line_id, side, given_back) VALUES (?1, "
      "'2022-03', ?2, 1, 'rural', 0)");
  EXPECT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "merge_paid_twice");
  MergePersons same = merge();
  same.drop = right;
  EXPECT_EQ(told(desk.run(county, same)), "merge_with_itself");
  MergePersons silent = merge();
  silent.reason.clear();
  EXPECT_EQ(told(desk.run(county, silent)), "text_missing");
  EXPECT_EQ(told(desk.run(finance, merge())), "role_may_not");
  Actor elsewhere = county;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(told(desk.run(elsewhere, merge())), "not_found");
}

TEST_P(MergeTest, a_made_bank_file_never_changes) {
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
  const ResidentNumber third = fictitious_number(Date(1969, 3, 9), 4);
  const auto registered = desk.run(town, RegisterPerson{desk.village(), "王秀英", third, {}});
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
  EXPECT_NE(next->text.find("\n1|6222000000000001002|王秀英|680.00|" + third.full() + "|"),
            std::string::npos);
}

TEST_P(MergeTest, the_one_who_stays_keeps_the_own_account_and_gets_what_was_asked) {
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
}

TEST_P(MergeTest, days_on_two_posts_are_settled_before_two_become_one) {
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

TEST_P(MergeTest, a_day_on_a_post_that_was_left_behind_by_a_move_counts_too) {
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

TEST_P(MergeTest, a_move_inside_the_unit_keeps_the_number) {
  const PlaceCode there(371525001043);
  const store::PersonRow before = person_row(right);
  EXPECT_EQ(told(desk.run(county, MovePerson{wrong, there, "迁居"})), "move_while_open");
  EXPECT_EQ(told(desk.run(county, MovePerson{right, desk.village(), "迁居"})), "lives_there");
  EXPECT_EQ(told(desk.run(county, MovePerson{right, desk.town(), "迁居"})), "village_needed");
  EXPECT_EQ(told(desk.run(town, MovePerson{right, there, "迁居"})), "role_may_not");
  const auto moved = desk.run(county, MovePerson{right, there, "迁居"});
  ASSERT_EQ(told(moved), "done");
  EXPECT_EQ(moved->id, right);
  EXPECT_EQ(moved->number, before.number);
  EXPECT_EQ(person_row(right).village, there);
}

TEST_P(MergeTest, in_another_unit_the_key_stays_and_what_is_known_comes_along) {
  ASSERT_EQ(
      told(desk.run(
          town,
          RecordFact{
              right, policy::Reason::registered_business, Date(2022, 1, 1), {}, "市场监管局"})),
      "done");
  ASSERT_EQ(told(desk.run(town, RecordPriorMonths{right, 5, "原协议"})), "done");
  const store::PersonRow before = person_row(right);
  const PlaceCode there(371522001002);
  const auto moved = desk.run(county, MovePerson{right, there, "迁居"});
  ASSERT_EQ(told(moved), "done");
  EXPECT_NE(moved->id, right);
  const store::PersonRow after = person_row(moved->id);
  EXPECT_EQ(after.unit, UnitCode(371522));
  EXPECT_EQ(after.person_key, before.person_key);
  EXPECT_EQ(after.number, 1);
  EXPECT_TRUE(person_row(right).superseded);
  const auto number = desk->keys.open(
      {"person", "resident_sealed", to_text(after.unit), after.id.value()}, after.resident_sealed);
  ASSERT_EQ(told(number), "done");
  EXPECT_EQ(std::string(number->begin(), number->end()), right_number().full());
  const auto facts = read<std::vector<store::PersonFactRow>>(
      [&](store::Reader& tx) { return store::facts_of_person(tx, after.unit, after.id); });
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].fact, "registered_business");
  const auto claim = read<std::optional<store::PersonClaimRow>>(
      [&](store::Reader& tx) { return store::find_claim(tx, after.resident_index); });
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->unit, after.unit);
  EXPECT_EQ(claim->person_id, after.id);
  // The unit that was left knows nobody of that id any more.
  EXPECT_EQ(told(desk.run(town, RecordPriorMonths{right, 1, "x"})), "not_found");
}

YIGANG_EACH_ENGINE(MergeTest);

}  // namespace

}  // namespace yigang::usecase
