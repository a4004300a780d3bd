// One person under two numbers, and persons who move, on both engines.
#include "usecase/merge_persons.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "usecase/find_person.h"
#include "usecase/journal.h"
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
    const auto registered = desk.run(
        town, RegisterPerson{desk.village(), "王秀英", fictitious_number(Date(1969, 3, 8), 2), {}});
    EXPECT_EQ(told(registered), "done");
    right = registered->id;
  }

  void pay_march() {
    ASSERT_EQ(told(desk.run(village, hours(id<PlacementId>(2), 400))), "done");
    ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
    lock(run());
  }
  MergePersons merge() const { return {right, wrong, "身份证号登记错误", "冠人社字〔2022〕6号"}; }
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
  // The wrong number may be somebody else's: it is free.
  const auto claim = read<std::optional<store::PersonClaimRow>>(
      [&](store::Reader& tx) { return store::find_claim(tx, gone.resident_index); });
  EXPECT_FALSE(claim);
}

TEST_P(MergeTest, what_was_paid_before_is_still_as_the_journal_has_it) {
  pay_march();
  const auto runs = read<std::vector<store::SettlementRunRow>>(
      [&](store::Reader& tx) { return store::runs_of_month(tx, unit, kMarch); });
  ASSERT_EQ(told(desk.run(county, MakeBankFile{runs.front().id})), "done");
  const auto asked = desk.run(county, merge());
  ASSERT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "done");
  const auto reports = verify_journals(desk.database(), &desk->keys);
  ASSERT_EQ(told(reports), "done");
  for (const JournalReport& report : *reports) {
    EXPECT_FALSE(report.first_bad);
    for (const Problem& fault : report.faults) ADD_FAILURE() << fault.code;
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
  EXPECT_EQ(std::string(number->begin(), number->end()),
            fictitious_number(Date(1969, 3, 8), 2).full());
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
