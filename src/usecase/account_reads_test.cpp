// The administrators' list on both engines.
#include "usecase/account_reads.h"

#include <algorithm>

#include "usecase/account_verbs.h"
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"
#include "usecase/journal.h"
#include "usecase/journal_reads.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

class AccountLists : public store::EachEngine {
 protected:
  AccountLists() : desk(GetParam()) { made = *make_first_accounts(*desk, FirstAccounts::demo); }
  TestDesk desk;
  std::vector<NewAccount> made;
};

TEST_P(AccountLists, every_account_is_on_one_page_and_no_more) {
  std::set<std::string> logins;
  AccountQuery query;
  query.limit = 7;
  for (;;) {
    const auto page = list_accounts(*desk, desk.actor(Role::SECADM), query);
    ASSERT_EQ(told(page), "done");
    for (const AccountLine& line : page->items) {
      EXPECT_TRUE(logins.insert(line.login).second);
      ASSERT_EQ(line.grants.size(), 1U);
      EXPECT_EQ(line.grants[0].state, GrantState::standing);
      EXPECT_FALSE(line.second_factor_set);
    }
    if (!page->next) break;
    query.after = *parse_id<AccountTag>(*page->next);
  }
  EXPECT_EQ(logins.size(), made.size());
  EXPECT_EQ(list_accounts(*desk, desk.actor(Role::SECADM), {})->total, std::ssize(made));
  EXPECT_EQ(all_accounts(desk.database())->size(), made.size());
}

TEST_P(AccountLists, an_account_is_found_by_its_login_its_name_and_its_organisation) {
  const auto found = [&](std::string words) {
    AccountQuery query;
    query.limit = 1;
    query.q = std::move(words);
    const auto page = list_accounts(*desk, desk.actor(Role::SECADM), query);
    EXPECT_EQ(told(page), "done");
    return page->total.value_or(-1);
  };
  const auto all = list_accounts(*desk, desk.actor(Role::SECADM), {.limit = 200});
  ASSERT_EQ(told(all), "done");
  const auto holding = [&](const std::string& words) {
    return std::ranges::count_if(all->items, [&](const AccountLine& line) {
      const std::string texts = line.login + '\n' + line.name + '\n' + line.organisation_name;
      return texts.find(words) != std::string::npos;
    });
  };
  const AccountLine& one = all->items.front();
  EXPECT_EQ(found("county1"), 1);
  for (const std::string& words : {one.name, one.organisation_name, std::string("%")})
    EXPECT_EQ(found(words), holding(words)) << words;
}

TEST_P(AccountLists, the_first_accounts_stand_in_the_journal_like_any_others) {
  const auto noted = [&](const char* table) {
    JournalQuery query;
    query.unit = kCity;
    query.table = table;
    query.limit = 200;
    const auto page = read_journal(*desk, desk.actor(Role::AUDIT), query);
    EXPECT_EQ(told(page), "done");
    for (const JournalLine& line : page->items) {
      EXPECT_EQ(line.verb, "make_first_accounts");
      EXPECT_EQ(line.actor, "0");
    }
    return page->total.value_or(0);
  };
  const auto all = static_cast<std::int64_t>(made.size());
  EXPECT_EQ(noted("account"), all);
  EXPECT_EQ(noted("organisation"), all);
  EXPECT_EQ(noted("role_grant"), 2 * all);  // asked and confirmed
  const auto reports = verify_journals(desk.database(), &desk->keys);
  ASSERT_EQ(told(reports), "done");
  for (const JournalReport& report : *reports) EXPECT_TRUE(report.whole()) << to_text(report.unit);
}

TEST_P(AccountLists, a_role_that_was_asked_for_waits_to_be_confirmed) {
  const auto clerk = [&] {
    const auto all = all_accounts(desk.database());
    EXPECT_EQ(told(all), "done");
    return *std::ranges::find(*all, "othertown1", &AccountLine::login);
  };
  const auto asked =
      desk.run(desk.actor(Role::SECADM),
               AskRole{clerk().id, Role::TOWN, UnitCode(371522), PlaceCode(371522001)});
  ASSERT_EQ(told(asked), "done");
  const AccountLine line = clerk();
  ASSERT_EQ(line.grants.size(), 2U);
  EXPECT_EQ(line.grants[1].state, GrantState::asked);
}

TEST_P(AccountLists, nobody_else_sees_accounts) {
  EXPECT_EQ(told(list_accounts(*desk, desk.actor(Role::CITY_HR), {})), "role_may_not");
  EXPECT_EQ(told(list_accounts(*desk, desk.actor(Role::SYSADM), {})), "done");
  EXPECT_EQ(told(list_accounts(*desk, desk.actor(Role::SECADM), {{}, 0})), "limit_out_of_range");
}

YIGANG_EACH_ENGINE(AccountLists);

}  // namespace

}  // namespace yigang::usecase
