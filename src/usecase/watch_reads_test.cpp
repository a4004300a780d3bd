// What waits for a second person, and the journal as its watchers see it, on both engines.
#include "base/text.h"
#include "usecase/account_verbs.h"
#include "usecase/confirmation_reads.h"
#include "usecase/figures.h"
#include "usecase/journal_reads.h"
#include "usecase/merge_persons.h"
#include "usecase/month_fixture.h"
#include "usecase/person_verbs.h"
#include "usecase/today_reads.h"

namespace yigang::usecase {

namespace {

using store::ConfirmationKind;
using store::engine_name;
using store::engines_here;
using store::told;

class WatchTest : public MonthFixture {
 protected:
  WatchTest() { place(2); }
  std::vector<ConfirmationLine> waiting(const Actor& actor, ConfirmationQuery query = {}) {
    const auto page = list_confirmations(*desk, actor, query);
    EXPECT_EQ(told(page), "done");
    EXPECT_EQ(page->total, static_cast<std::int64_t>(page->items.size()));
    return page->items;
  }
  void two_things_wait() {
    ASSERT_EQ(told(desk.run(town, RecordPriorMonths{id<PersonId>(2), 14, "原协议"})), "done");
    ASSERT_EQ(told(desk.run(town, SetBankAccount{id<PersonId>(2), "6222000000000001002",
                                                 "冠县农商行", "王秀英"})),
              "done");
  }
  std::int64_t card(const Actor& actor) {
    const auto today = read_today(*desk, actor);
    EXPECT_EQ(told(today), "done");
    for (const Card& card : today->cards)
      if (card.code == "confirm") return card.count;
    return 0;
  }
};

TEST_P(WatchTest, the_second_person_finds_what_another_has_entered) {
  two_things_wait();
  const auto lines = waiting(county);
  ASSERT_EQ(lines.size(), 2U);
  std::map<ConfirmationKind, ConfirmationLine> by_kind;
  for (const ConfirmationLine& line : lines) by_kind[line.kind] = line;
  const ConfirmationLine& months = by_kind.at(ConfirmationKind::prior_months);
  EXPECT_EQ(months.verb, "confirm_prior_months");
  EXPECT_EQ(months.name, "王*英");
  EXPECT_EQ(months.detail, "14 · 原协议");
  EXPECT_FALSE(months.mine);
  EXPECT_EQ(by_kind.at(ConfirmationKind::bank_account).detail, "冠县农商行 1002");
  EXPECT_EQ(card(county), 2);
  const auto confirmed = desk.run(county, ConfirmPriorMonths{PriorMonthsId(months.id.value())});
  ASSERT_EQ(told(confirmed), "done");
  EXPECT_EQ(waiting(county).size(), 1U);
  EXPECT_EQ(card(county), 1);
}

TEST_P(WatchTest, nobody_sees_what_waits_outside_of_his_scope_or_his_role) {
  two_things_wait();
  Actor other = desk.actor(Role::CNTY_HR);
  other.scope.unit = UnitCode(371522);
  EXPECT_TRUE(waiting(other).empty());
  EXPECT_EQ(card(other), 0);
  EXPECT_TRUE(waiting(town).empty()) << "a town confirms none of the kinds";
  EXPECT_EQ(told(list_confirmations(*desk, town, {ConfirmationKind::bank_account})),
            "role_may_not");
  EXPECT_TRUE(waiting(desk.actor(Role::SECADM)).empty()) << "no persons for who grants roles";
}

TEST_P(WatchTest, who_entered_it_is_not_asked_to_confirm_it) {
  const Actor first = desk.actor(Role::CNTY_HR);
  const EnterFigure figure{"password_policy",
                           first.scope.unit,
                           Date(2022, 3, 1),
                           {},
                           "mlps3",
                           "GB/T 22239-2019",
                           "8.1.4.1",
                           "口令定期更换",
                           store::FigureStatus::confirmed};
  ASSERT_EQ(told(desk.run(first, figure)), "done");
  const auto own = waiting(first);
  ASSERT_EQ(own.size(), 1U);
  EXPECT_TRUE(own[0].mine);
  EXPECT_EQ(own[0].name, "password_policy");
  EXPECT_EQ(card(first), 0);
  ConfirmationQuery for_me;
  for_me.for_me = true;
  EXPECT_TRUE(waiting(first, for_me).empty());
  EXPECT_EQ(card(desk.actor(Role::CNTY_HR, 1)), 1);
}

TEST_P(WatchTest, pages_follow_each_other_over_all_kinds) {
  two_things_wait();
  ConfirmationQuery query;
  query.limit = 1;
  const auto one = list_confirmations(*desk, county, query);
  ASSERT_EQ(told(one), "done");
  ASSERT_TRUE(one->next.has_value());
  query.after = one->items[0].id;
  const auto two = list_confirmations(*desk, county, query);
  ASSERT_EQ(two->items.size(), 1U);
  EXPECT_FALSE(two->next.has_value());
  EXPECT_NE(one->items[0].id, two->items[0].id);
  query.limit = 0;
  EXPECT_EQ(told(list_confirmations(*desk, county, query)), "limit_out_of_range");
}

TEST_P(WatchTest, the_journal_tells_who_did_what_newest_first) {
  two_things_wait();
  const Actor auditor = desk.actor(Role::AUDIT);
  JournalQuery query;
  query.unit = town.scope.unit;
  const auto page = read_journal(*desk, auditor, query);
  ASSERT_EQ(told(page), "done");
  ASSERT_GE(page->items.size(), 2U);
  EXPECT_EQ(page->items[0].verb, "set_bank_account");
  EXPECT_EQ(page->items[0].role, "TOWN");
  EXPECT_EQ(page->items[1].verb, "record_prior_months");
  EXPECT_EQ(page->items[0].sequence, *page->total - 1);
  EXPECT_EQ(page->items[0].leaf.size(), 64U);
  query.table = "prior_months";
  query.object = *parse_integer(page->items[1].object);
  const auto history = read_journal(*desk, auditor, query);
  ASSERT_EQ(history->items.size(), 1U);
  EXPECT_EQ(history->total, 1);
  query.table.reset();
  EXPECT_EQ(told(read_journal(*desk, auditor, query)), "object_without_table");
}

TEST_P(WatchTest, the_journal_is_for_watchers_of_the_unit) {
  EXPECT_EQ(told(read_journal(*desk, town, {})), "role_may_not");
  Actor elsewhere = desk.actor(Role::AUDIT);
  elsewhere.scope.unit = UnitCode(371522);
  JournalQuery query;
  query.unit = town.scope.unit;
  EXPECT_EQ(told(read_journal(*desk, elsewhere, query)), "not_found");
  EXPECT_EQ(told(read_journal(*desk, elsewhere, {})), "done");
}

YIGANG_EACH_ENGINE(WatchTest);

}  // namespace

}  // namespace yigang::usecase
