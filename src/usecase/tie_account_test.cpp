// One person with two accounts counts as one (domain.md §7.1), on both engines.
#include <algorithm>

#include "store/person_queries.h"
#include "usecase/account_verbs.h"
#include "usecase/confirmation_reads.h"
#include "usecase/desk_fixture.h"
#include "usecase/figures.h"
#include "usecase/first_accounts.h"
#include "usecase/person_verbs.h"
#include "usecase/session.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class TiedAccounts : public store::EachEngine {
 protected:
  TiedAccounts() : desk(GetParam()) {
    auto made = make_first_accounts(*desk, FirstAccounts::demo);
    EXPECT_EQ(told(made), "done");
    for (const NewAccount& account : *made) passwords[account.login] = account.password;
  }
  // As a session of this moment knows the person.
  Actor enter(const std::string& login) {
    const auto signed_in = sign_in(*desk, {login, passwords[login], {}, {}});
    EXPECT_EQ(told(signed_in), "done");
    const auto live = find_session(*desk, signed_in->token, signed_in->page_token);
    EXPECT_EQ(told(live), "done");
    Actor actor = live->actor;
    actor.stepped_up = true;
    return actor;
  }
  std::string tie(const std::string& by, const std::string& login, int sequence) {
    return told(desk.run(
        enter(by), TieAccount{enter(login).account, number(sequence), "身份证原件，窗口核验"}));
  }
  static ResidentNumber number(int sequence) {
    return fictitious_number(Date(1985, 5, 5), sequence);
  }
  FigureId figure(const Actor& by) {
    const auto entered = desk.run(by, EnterFigure{"pay_notice_gate",
                                                  desk.unit(),
                                                  Date(2022, 4, 1),
                                                  {},
                                                  "on",
                                                  "冠人社字〔2022〕3号",
                                                  "一",
                                                  "公示期满后发放",
                                                  store::FigureStatus::confirmed});
    EXPECT_EQ(told(entered), "done");
    return entered->id;
  }

  TestDesk desk;
  std::map<std::string, std::string> passwords;
};

TEST_P(TiedAccounts, the_second_account_of_a_person_is_no_second_person) {
  const FigureId entered = figure(enter("county1"));
  ASSERT_EQ(tie("secadm1", "county1", 2), "done");
  // Two numbers are two persons.
  ASSERT_EQ(tie("secadm1", "county2", 4), "done");
  EXPECT_FALSE(enter("county2").is(enter("county1").account));
  ASSERT_EQ(tie("secadm2", "county2", 2), "done");
  const Actor second = enter("county2");
  EXPECT_TRUE(second.is(enter("county1").account));
  EXPECT_EQ(told(desk.run(second, ConfirmFigure{entered})), "same_person_two_steps");
  // Nor is it her turn in the list of what waits.
  ConfirmationQuery query;
  query.for_me = true;
  EXPECT_EQ(list_confirmations(*desk, second, query)->total, 0);
  query.for_me = false;
  const auto all = list_confirmations(*desk, second, query);
  ASSERT_EQ(all->items.size(), 1U);
  EXPECT_TRUE(all->items[0].mine);
}

TEST_P(TiedAccounts, an_administrator_with_two_accounts_grants_nothing_alone) {
  // Two account numbers of the security administrators, one person, said by herself of neither.
  EXPECT_EQ(tie("secadm1", "secadm1", 2), "own_case");
  ASSERT_EQ(tie("secadm1", "secadm2", 2), "done");
  ASSERT_EQ(tie("secadm2", "secadm1", 2), "done");
  const AccountId clerk = enter("town1").account;
  const auto asked =
      desk.run(enter("secadm1"), AskRole{clerk, Role::TOWN, desk.unit(), PlaceCode(371525002)});
  ASSERT_EQ(told(asked), "done");
  EXPECT_EQ(told(desk.run(enter("secadm2"), ConfirmRole{asked->id})), "same_person_two_steps");
  EXPECT_EQ(
      told(desk.run(enter("secadm1"), AskRole{enter("secadm2").account, Role::AUDADM, kCity, {}})),
      "own_case");
}

TEST_P(TiedAccounts, what_was_said_is_said_otherwise_by_another_only) {
  const Actor before = enter("town1");
  ASSERT_EQ(tie("secadm1", "town1", 2), "done");
  EXPECT_EQ(tie("secadm1", "town1", 2), "account_tied_before");
  EXPECT_EQ(tie("secadm1", "town1", 4), "same_person_two_steps");
  EXPECT_EQ(tie("secadm2", "town1", 4), "done");
  EXPECT_EQ(tie("sysadm", "town1", 4), "role_may_not");
  EXPECT_EQ(told(desk.run(enter("secadm1"), TieAccount{before.account, number(4), " "})),
            "text_missing");
  EXPECT_EQ(told(desk.run(enter("secadm1"), TieAccount{AccountId(5), number(4), "x"})),
            "not_found");
}

TEST_P(TiedAccounts, who_is_tied_is_signed_out_and_known_by_her_number_once_registered) {
  const auto signed_in = sign_in(*desk, {"county1", passwords["county1"], {}, {}});
  ASSERT_EQ(told(signed_in), "done");
  ASSERT_EQ(told(desk.run(enter("secadm1"), TieAccount{signed_in->actor.account, number(2), "x"})),
            "done");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "session_missing");
  EXPECT_FALSE(enter("county1").person);
  const auto registered =
      desk.run(enter("town1"), RegisterPerson{desk.village(), "王秀英", number(2), {}});
  ASSERT_EQ(told(registered), "done");
  ASSERT_TRUE(enter("county1").person);
  EXPECT_EQ(enter("county1").person->value(), registered->id.value());
}

YIGANG_EACH_ENGINE(TiedAccounts);

}  // namespace

}  // namespace yigang::usecase
