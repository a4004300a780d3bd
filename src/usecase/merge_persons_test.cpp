// One person under two numbers, and persons who move, on both engines.
#include <algorithm>
#include <set>
#include <thread>

#include "usecase/find_person.h"
#include "usecase/merge_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class MergeTest : public MergeFixture {};

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
  const auto claim = claim_of(wrong);
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->person_id, right);
}

// Columns are asked of the database itself, so that a table of tomorrow is not forgotten here.
TEST_P(MergeTest, nothing_but_history_names_the_key_or_the_row_that_went) {
  pay_march();
  tie_an_account_to(wrong);
  ASSERT_EQ(told(desk.run(town, RecordFact{wrong, policy::Reason::registered_business,
                                           Date(2022, 1, 1), Date(2022, 1, 31), "市场监管"})),
            "done");
  const PersonKey old_key = person_row(wrong).person_key;
  unite(right, wrong);
  const std::vector<std::string> keyed = tables_with("person_key");
  EXPECT_GE(keyed.size(), 10U);
  // The row that went, its claim (which names the one who stayed), whom the requests of then were
  // about, and what was settled for it.
  const std::set<std::string> history{"person", "person_claim", "request_claim", "settlement_line"};
  for (const std::string& table : keyed) {
    if (history.contains(table)) continue;
    EXPECT_EQ(rows_with(table, "person_key", old_key.value()), 0) << table;
  }
  EXPECT_EQ(rows_with("account", "person_key", person_row(right).person_key.value()), 1);
  // A confirmed account stays with the row that went: the text of a made bank file follows from it.
  for (const std::string& table : tables_with("person_id")) {
    const std::int64_t wanted = table == "bank_account" ? 1 : 0;
    EXPECT_EQ(rows_with(table, "person_id", wrong.value()), wanted) << table;
  }
}

TEST_P(MergeTest, a_number_that_went_is_registered_again_as_the_one_who_stayed) {
  const auto second = register_third();
  ASSERT_EQ(told(second), "done");
  unite(right, second->id);
  const auto known = register_third();
  ASSERT_EQ(told(known), "done");
  EXPECT_TRUE(known->known_before);
  EXPECT_EQ(known->id, right);
  EXPECT_EQ(told(register_third("孙桂兰")), "person_other_name");

  // She becomes one with a third row, which holds a post: both numbers go along.
  unite(wrong, right);
  for (const ResidentNumber& number : {third_number(), right_number()}) {
    const auto found = desk.run(town, FindPerson{desk.village(), number});
    ASSERT_EQ(told(found), "done");
    EXPECT_TRUE(found->holds_post);
    ASSERT_TRUE(found->person);
    EXPECT_EQ(found->person->id, wrong);
  }
}

TEST_P(MergeTest, a_mistyped_number_is_given_free_for_the_person_whose_it_is) {
  const auto second = register_third();
  ASSERT_EQ(told(second), "done");
  const auto asked = desk.run(county, MergePersons{right, second->id, "号码录错", "证明"});
  ASSERT_EQ(told(asked), "done");
  const FreeNumber free{asked->id, "号码另有其人", "公安户籍证明"};
  EXPECT_EQ(told(desk.run(county2, free)), "merge_not_done");
  ASSERT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "done");
  // The person whose number it is stands at the counter.
  EXPECT_EQ(told(register_third("孙桂兰")), "person_other_name");
  EXPECT_EQ(told(desk.run(county, free)), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(finance, free)), "role_may_not");
  EXPECT_EQ(told(desk.run(county2, FreeNumber{asked->id, "", "证明"})), "text_missing");
  EXPECT_EQ(told(desk.run(county2, FreeNumber{asked->id, "号码另有其人", ""})), "text_missing");
  Actor elsewhere = county2;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(told(desk.run(elsewhere, free)), "not_found");
  ASSERT_EQ(told(desk.run(county2, free)), "done");
  EXPECT_EQ(told(desk.run(county2, free)), "number_freed_before");

  const auto other = register_third("孙桂兰");
  ASSERT_EQ(told(other), "done");
  EXPECT_FALSE(other->known_before);
  EXPECT_NE(other->id, right);
  const auto found = desk.run(town, FindPerson{desk.village(), third_number()});
  ASSERT_TRUE(found->person);
  EXPECT_EQ(found->person->id, other->id);
  EXPECT_EQ(desk.run(town, FindPerson{desk.village(), right_number()})->person->id, right);
  // The alias stays in the history, and takes nothing from the other when its person moves on.
  EXPECT_EQ(person_row(second->id).merged_into, right);
  unite(wrong, right);
  EXPECT_EQ(claim_of(other->id)->person_id, other->id);
}

TEST_P(MergeTest, a_number_given_free_once_is_not_taken_from_who_has_it_now) {
  // Mistyped twice for the same person: two merges know the number.
  std::vector<MergeId> merges;
  for (int i = 0; i < 2; ++i) {
    const auto second = register_third();
    ASSERT_EQ(told(second), "done");
    const auto asked = desk.run(county, MergePersons{right, second->id, "号码录错", "证明"});
    ASSERT_EQ(told(asked), "done");
    ASSERT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "done");
    merges.push_back(asked->id);
    if (i > 0) break;
    ASSERT_EQ(told(desk.run(county2, FreeNumber{asked->id, "另有其人", "x"})), "done");
  }
  ASSERT_EQ(told(desk.run(county2, FreeNumber{merges[1], "另有其人", "x"})), "done");
  ASSERT_EQ(told(register_third("孙桂兰")), "done");
  EXPECT_EQ(told(desk.run(county2, FreeNumber{merges[0], "另有其人", "x"})), "number_freed_before");
}

TEST_P(MergeTest, every_number_of_a_person_moves_along) {
  const auto second = register_third();
  ASSERT_EQ(told(second), "done");
  unite(right, second->id);
  const auto moved = desk.run(county, MovePerson{right, PlaceCode(371522001002), "迁居"});
  ASSERT_EQ(told(moved), "done");
  EXPECT_EQ(told(register_third()), "person_in_other_unit");
  for (const PersonId gone : {right, second->id}) {
    const auto claim = read<std::optional<store::PersonClaimRow>>(
        [&](store::Reader& tx) { return store::find_claim(tx, person_row(gone).resident_index); });
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->unit, UnitCode(371522));
    EXPECT_EQ(claim->person_id, moved->id);
  }
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

TEST_P(MergeTest, of_those_who_confirm_at_once_one_does) {
  // Each of two requests is confirmed three times at once; the pair becomes one once.
  std::vector<MergeId> asked;
  for (int i = 0; i < 2; ++i) {
    const auto merge_id = desk.run(county, merge());
    ASSERT_EQ(told(merge_id), "done");
    asked.push_back(merge_id->id);
  }
  std::vector<std::thread> threads;
  std::vector<std::string> answers(6);
  for (std::size_t i = 0; i < answers.size(); ++i)
    threads.emplace_back([&, i] {
      const auto reply = perform(*desk, Request{county2, "merge-key-" + std::to_string(i), "body"},
                                 ConfirmMerge{asked[i % 2]});
      answers[i] = reply ? "done" : reply.error().code;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::ranges::count(answers, "done"), 1);
  const std::set<std::string> expected{"done", "stale_version", "confirmed_before", "not_found"};
  for (const std::string& answer : answers) EXPECT_TRUE(expected.contains(answer)) << answer;
}

TEST_P(MergeTest, a_person_for_whom_nothing_is_claimed_is_stale) {
  const auto asked = desk.run(county, merge());
  ASSERT_EQ(told(asked), "done");
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("DELETE FROM person_claim WHERE unit = ?1 AND person_id IN (?2, ?3)",
                        store::args(unit, wrong, right)));
    return {};
  });
  EXPECT_EQ(told(desk.run(county2, ConfirmMerge{asked->id})), "stale_version");
  EXPECT_FALSE(person_row(wrong).superseded);
  EXPECT_EQ(told(desk.run(county, MovePerson{right, PlaceCode(371522001002), "迁居"})),
            "stale_version");
  EXPECT_FALSE(person_row(right).superseded);
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
      [&](store::Reader& tx) { return store::facts_of_person(tx, after.person_key); });
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].fact, "registered_business");
  const auto claim = claim_of(after.id);
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->unit, after.unit);
  EXPECT_EQ(claim->person_id, after.id);
  // The unit that was left knows nobody of that id any more.
  EXPECT_EQ(told(desk.run(town, RecordPriorMonths{right, 1, "x"})), "not_found");
}

YIGANG_EACH_ENGINE(MergeTest);

}  // namespace

}  // namespace yigang::usecase
