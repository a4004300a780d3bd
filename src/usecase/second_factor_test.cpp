// The second factor on both engines: set by the person, proved at the sign-in, never twice.
#include "usecase/second_factor.h"

#include "base/bytes.h"
#include "crypto/totp.h"
#include "store/setting_queries.h"
#include "usecase/account_verbs.h"
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"
#include "usecase/journal.h"
#include "usecase/reset_factor.h"
#include "usecase/session.h"

namespace yigang::usecase {

namespace {

using store::told;

class SecondFactors : public store::EachEngine {
 protected:
  SecondFactors() : desk(GetParam()) {
    auto made = make_first_accounts(*desk, FirstAccounts::demo);
    EXPECT_EQ(told(made), "done");
    for (const NewAccount& account : *made)
      if (account.login == "county1") password = account.password;
  }
  void ask_for(std::string_view what) {
    const auto changed = desk.database().write([&](store::Writer& tx) -> Result<> {
      TRY_VOID(tx.execute("UPDATE organisation SET second_factor = ?1", store::args(what)));
      return {};
    });
    ASSERT_EQ(told(changed), "done");
  }
  // The code that an app with this secret shows now.
  std::string shown(const std::string& secret) {
    return crypto::totp_code(*from_base32(secret), crypto::totp_step(desk->clock.now()));
  }
  static Result<Bytes> from_base32(const std::string& secret) {
    return crypto::from_base32(secret);
  }
  std::string set_one() {
    const auto offer = offer_second_factor(*desk, "county1", password);
    EXPECT_EQ(told(offer), "done");
    EXPECT_EQ(told(set_second_factor(
                  *desk, {"county1", password, offer->secret, shown(offer->secret), {}})),
              "done");
    return offer->secret;
  }
  std::string enter(std::optional<std::string> code) {
    return told(sign_in(*desk, {"county1", password, std::move(code), {}}));
  }
  SignedIn sign_in_now() {
    std::optional<std::string> code;
    if (code_of) code = shown(*code_of);
    auto in = sign_in(*desk, {"county1", password, std::move(code), {}});
    EXPECT_EQ(told(in), "done");
    return *std::move(in);
  }

  TestDesk desk;
  std::string password;
  std::optional<std::string> code_of;
};

TEST_P(SecondFactors, who_must_have_one_sets_it_before_the_first_sign_in) {
  ask_for("required");
  EXPECT_EQ(enter({}), "second_factor_not_set");
  const std::string secret = set_one();
  EXPECT_EQ(enter({}), "second_factor_needed");
  EXPECT_EQ(enter(shown(secret)), "second_factor_wrong") << "the first code is used up";
  desk.pass(std::chrono::seconds(30));
  EXPECT_EQ(enter(shown(secret)), "done");
  EXPECT_EQ(enter(shown(secret)), "second_factor_wrong") << "no code works twice";
}

TEST_P(SecondFactors, where_it_is_optional_it_is_asked_for_once_it_is_set) {
  ask_for("optional");
  EXPECT_EQ(enter({}), "done");
  const std::string secret = set_one();
  EXPECT_EQ(enter({}), "second_factor_needed");
  desk.pass(std::chrono::seconds(30));
  const auto signed_in = sign_in(*desk, {"county1", password, shown(secret), {}});
  ASSERT_EQ(told(signed_in), "done");
  EXPECT_TRUE(signed_in->actor.stepped_up) << "the sign-in proved it already";
}

TEST_P(SecondFactors, nothing_is_set_without_password_and_a_code_of_the_new_app) {
  ask_for("optional");
  EXPECT_EQ(told(offer_second_factor(*desk, "county1", "wrong")), "sign_in_failed");
  EXPECT_EQ(told(offer_second_factor(*desk, "nobody", "wrong")), "sign_in_failed");
  const auto offer = offer_second_factor(*desk, "county1", password);
  EXPECT_TRUE(offer->uri.starts_with("otpauth://totp/"));
  const std::string code = shown(offer->secret);
  EXPECT_EQ(told(set_second_factor(*desk, {"county1", "wrong", offer->secret, code, {}})),
            "sign_in_failed");
  EXPECT_EQ(told(set_second_factor(*desk, {"county1", password, "AAAA", code, {}})),
            "second_factor_shape");
  EXPECT_EQ(told(set_second_factor(*desk, {"county1", password, "not base32!", code, {}})),
            "second_factor_shape");
  EXPECT_EQ(told(set_second_factor(*desk, {"county1", password, offer->secret, "000000", {}})),
            code == "000000" ? "done" : "second_factor_wrong");
  EXPECT_EQ(enter({}), "done") << "none of these has set one";
}

TEST_P(SecondFactors, another_app_takes_the_place_only_with_the_code_of_the_old_one) {
  ask_for("optional");
  const std::string old = set_one();
  desk.pass(std::chrono::seconds(30));
  const auto offer = offer_second_factor(*desk, "county1", password);
  const std::string code = shown(offer->secret);
  EXPECT_EQ(told(set_second_factor(*desk, {"county1", password, offer->secret, code, {}})),
            "second_factor_needed");
  EXPECT_EQ(told(set_second_factor(*desk, {"county1", password, offer->secret, code, code})),
            "second_factor_wrong");
  EXPECT_EQ(told(set_second_factor(*desk, {"county1", password, offer->secret, code, shown(old)})),
            "done");
  desk.pass(std::chrono::seconds(30));
  EXPECT_EQ(enter(shown(old)), "second_factor_wrong");
  EXPECT_EQ(enter(shown(offer->secret)), "done");
}

TEST_P(SecondFactors, setting_one_ends_the_sessions_and_stands_in_the_journal) {
  ask_for("optional");
  const auto before = sign_in(*desk, {"county1", password, {}, {}});
  ASSERT_EQ(told(find_session(*desk, before->token, before->page_token)), "done");
  const auto journals = [&] { return verify_journals(desk.database())->at(0).size; };
  const std::int64_t entries = verify_journals(desk.database())->empty() ? 0 : journals();
  set_one();
  EXPECT_EQ(told(find_session(*desk, before->token, before->page_token)), "session_missing");
  EXPECT_EQ(journals(), entries + 1);
  EXPECT_FALSE(verify_journals(desk.database())->at(0).first_bad.has_value());
}

TEST_P(SecondFactors, wrong_codes_lock_the_account_at_the_sign_in_and_at_the_step_up) {
  ask_for("optional");
  const std::string secret = set_one();
  desk.pass(std::chrono::seconds(30));
  const auto signed_in = sign_in(*desk, {"county1", password, shown(secret), {}});
  ASSERT_EQ(told(signed_in), "done");
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(told(step_up(*desk, signed_in->token, "nocode")), "step_up_failed");
  desk.pass(std::chrono::seconds(30));
  EXPECT_EQ(told(step_up(*desk, signed_in->token, shown(secret))), "account_locked");
  EXPECT_EQ(enter(shown(secret)), "sign_in_failed");
  desk.pass(std::chrono::minutes(30));
  EXPECT_EQ(enter(shown(secret)), "done");
}

using store::engines_here;
TEST_P(SecondFactors, a_lost_one_is_taken_away_by_two_administrators) {
  ask_for("optional");
  const std::string secret = set_one();
  desk.pass(std::chrono::seconds(30));
  const auto open = sign_in(*desk, {"county1", password, shown(secret), {}});
  ASSERT_EQ(told(open), "done");
  const AccountId account = open->actor.account;
  const Actor first = desk.actor(Role::SECADM);
  const Actor second = desk.actor(Role::SECADM, 1);
  EXPECT_EQ(told(desk.run(first, ResetSecondFactor{account, ""})), "text_missing");
  EXPECT_EQ(told(desk.run(first, ResetSecondFactor{AccountId(7), "x"})), "not_found");
  EXPECT_EQ(told(desk.run(desk.actor(Role::SYSADM), ResetSecondFactor{account, "x"})),
            "role_may_not");
  Actor self = first;
  self.account = account;
  EXPECT_EQ(told(desk.run(self, ResetSecondFactor{account, "x"})), "own_case");
  const auto asked = desk.run(first, ResetSecondFactor{account, "本人持证件到场"});
  ASSERT_EQ(told(asked), "done");
  EXPECT_EQ(enter({}), "second_factor_needed") << "one administrator is not enough";
  EXPECT_EQ(told(desk.run(first, ConfirmReset{asked->id})), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(self, ConfirmReset{asked->id})), "own_case");
  Actor sleepy = second;
  sleepy.stepped_up = false;
  EXPECT_EQ(told(desk.run(sleepy, ConfirmReset{asked->id})), "step_up_needed");
  ASSERT_EQ(told(desk.run(second, ConfirmReset{asked->id})), "done");
  EXPECT_EQ(told(desk.run(second, ConfirmReset{asked->id})), "confirmed_before");
  EXPECT_EQ(told(find_session(*desk, open->token, open->page_token)), "session_missing");
  EXPECT_EQ(enter({}), "done");
  EXPECT_EQ(told(desk.run(first, ResetSecondFactor{account, "x"})), "no_second_factor");
  set_one();
  EXPECT_EQ(enter({}), "second_factor_needed");
}

// Off only in the demo: nobody turns it off in an office, and what an older program took is not
// believed.
TEST_P(SecondFactors, off_counts_in_a_demo_and_nowhere_else) {
  const CreateOrganisation without{store::OrganisationKind::town, "清泉街道", desk.unit(),
                                   desk.town(), store::SecondFactor::off};
  const Actor system = desk.actor(Role::SYSADM);
  EXPECT_EQ(told(desk.run(system, without)), "done");
  ask_for("off");
  EXPECT_EQ(enter({}), "done");

  const auto office = desk.database().write([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("DELETE FROM setting WHERE name = ?1", store::args(store::kDemoSetting)));
    return {};
  });
  ASSERT_EQ(told(office), "done");
  EXPECT_EQ(enter({}), "second_factor_not_set");
  const auto made = desk.run(system, without);
  ASSERT_EQ(told(made), "second_factor_off_demo_only");
  EXPECT_EQ(made.error().field, "second_factor");
  const std::string secret = set_one();
  EXPECT_EQ(enter({}), "second_factor_needed");
  desk.pass(std::chrono::seconds(30));
  EXPECT_EQ(enter(shown(secret)), "done");
}

TEST_P(SecondFactors, a_person_sees_how_the_own_sign_in_stands) {
  const auto seen = [&] {
    const AccountId county = sign_in_now().actor.account;
    const auto own = own_sign_in(*desk, county);
    EXPECT_EQ(told(own), "done");
    EXPECT_EQ(own->login, "county1");
    return own->factor;
  };
  EXPECT_EQ(seen(), OwnFactor::off);
  ask_for("optional");
  EXPECT_EQ(seen(), OwnFactor::not_set);
  code_of = set_one();
  desk.pass(std::chrono::seconds(30));
  EXPECT_EQ(seen(), OwnFactor::set);
}

// Who makes the accounts of an office and gives its roles proves more than a password, from the
// first day.
TEST_P(SecondFactors, the_first_accounts_of_an_office_must_have_one) {
  TestDesk office(GetParam());
  const auto made = make_first_accounts(*office, FirstAccounts::office);
  ASSERT_EQ(told(made), "done");
  ASSERT_EQ(made->size(), 3U);
  for (const NewAccount& account : *made) {
    const SignIn attempt{account.login, account.password, {}, {}};
    EXPECT_EQ(told(sign_in(*office, attempt)), "second_factor_not_set") << account.login;
    const auto offer = offer_second_factor(*office, account.login, account.password);
    ASSERT_EQ(told(offer), "done");
    const auto code = [&] {
      return crypto::totp_code(*from_base32(offer->secret), crypto::totp_step(office->clock.now()));
    };
    ASSERT_EQ(told(set_second_factor(*office,
                                     {account.login, account.password, offer->secret, code(), {}})),
              "done");
    office.pass(std::chrono::seconds(30));
    const auto in = sign_in(*office, {account.login, account.password, code(), {}});
    ASSERT_EQ(told(in), "done") << account.login;
    EXPECT_TRUE(in->must_change_password);
    EXPECT_TRUE(in->actor.stepped_up);
  }
}

YIGANG_EACH_ENGINE(SecondFactors);

}  // namespace

}  // namespace yigang::usecase
