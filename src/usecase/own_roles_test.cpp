// Who holds several roles acts in one of them at a time.
#include "usecase/own_roles.h"

#include "usecase/account_verbs.h"
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"
#include "usecase/session.h"

namespace yigang::usecase {

namespace {

using store::told;

class OwnRoles : public store::EachEngine {
 protected:
  OwnRoles() : desk(GetParam()) {
    auto made = make_first_accounts(*desk, FirstAccounts::demo);
    EXPECT_EQ(told(made), "done");
    for (const NewAccount& account : *made) passwords[account.login] = account.password;
  }
  SignedIn enter(const std::string& login) {
    auto signed_in = sign_in(*desk, {login, passwords[login], {}, {}});
    EXPECT_EQ(told(signed_in), "done");
    SignedIn session = signed_in.value_or(SignedIn{});
    session.actor.stepped_up = true;
    return session;
  }
  LiveSession live(const SignedIn& session) {
    auto found = find_session(*desk, session.token, session.page_token);
    EXPECT_EQ(told(found), "done");
    return found.value_or(LiveSession{});
  }
  // Another town for the clerk of the first one.
  GrantId second_role(AccountId account) {
    const auto asked =
        desk.run(enter("secadm1").actor,
                 AskRole{account, Role::TOWN, UnitCode(371525), PlaceCode(371525002)});
    EXPECT_EQ(told(asked), "done");
    EXPECT_EQ(told(desk.run(enter("secadm2").actor, ConfirmRole{asked->id})), "done");
    return asked->id;
  }

  TestDesk desk;
  std::map<std::string, std::string> passwords;
};

TEST_P(OwnRoles, a_session_acts_in_the_role_that_was_chosen) {
  const SignedIn clerk = enter("town1");
  const GrantId second = second_role(clerk.actor.account);
  auto roles = own_roles(*desk, live(clerk).actor);
  ASSERT_EQ(told(roles), "done");
  ASSERT_EQ(roles->size(), 2U);
  EXPECT_TRUE(roles->front().active);
  EXPECT_FALSE(roles->back().active);
  EXPECT_EQ(roles->back().town, PlaceCode(371525002));

  ASSERT_EQ(told(step_up(*desk, clerk.token, passwords["town1"])), "done");
  ASSERT_TRUE(live(clerk).actor.stepped_up);
  const auto chosen = choose_role(*desk, clerk.token, second);
  ASSERT_EQ(told(chosen), "done");
  EXPECT_EQ(live(clerk).actor.scope.town, PlaceCode(371525002));
  EXPECT_EQ(live(clerk).actor.grant, second);
  // The proof was given for the other role.
  EXPECT_FALSE(live(clerk).actor.stepped_up);
  roles = own_roles(*desk, live(clerk).actor);
  EXPECT_FALSE(roles->front().active);
  EXPECT_TRUE(roles->back().active);
  // A new session begins with the oldest role.
  EXPECT_EQ(enter("town1").actor.scope.town, PlaceCode(371525001));
}

TEST_P(OwnRoles, the_role_of_another_and_one_that_was_taken_back_are_refused) {
  const SignedIn clerk = enter("town1");
  const GrantId second = second_role(clerk.actor.account);
  const auto refusal = choose_role(*desk, clerk.token, enter("county1").actor.grant);
  EXPECT_EQ(told(refusal), "not_your_role");
  EXPECT_EQ(refusal.error().field, "grant");
  EXPECT_EQ(told(choose_role(*desk, clerk.token, GrantId(5))), "not_your_role");
  EXPECT_EQ(told(choose_role(*desk, clerk.page_token, second)), "session_missing");
  EXPECT_EQ(told(choose_role(*desk, "", second)), "session_missing");

  // Who loses a role is signed out, and finds the others only.
  ASSERT_EQ(told(desk.run(enter("secadm2").actor, RevokeRole{second})), "done");
  EXPECT_EQ(told(choose_role(*desk, clerk.token, second)), "session_missing");
  const SignedIn again = enter("town1");
  EXPECT_EQ(told(choose_role(*desk, again.token, second)), "not_your_role");
  EXPECT_EQ(own_roles(*desk, live(again).actor)->size(), 1U);
  EXPECT_EQ(live(again).actor.scope.town, PlaceCode(371525001));
}

using store::engine_name;
using store::engines_here;
YIGANG_EACH_ENGINE(OwnRoles);

}  // namespace

}  // namespace yigang::usecase
