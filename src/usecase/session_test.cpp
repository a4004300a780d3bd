// Sign-in and roles, on both engines: who gets in, for how long, and who may let others in.
#include "usecase/session.h"

#include <thread>

#include "store/account_queries.h"
#include "store/setting_queries.h"
#include "usecase/account_verbs.h"
#include "usecase/agency_contract.h"
#include "usecase/desk_fixture.h"
#include "usecase/figures.h"
#include "usecase/first_accounts.h"
#include "usecase/grants.h"

namespace yigang::usecase {

namespace {

using store::told;

class Sessions : public store::EachEngine {
 protected:
  Sessions() : desk(GetParam()) {
    auto made = make_first_accounts(*desk, FirstAccounts::demo);
    EXPECT_EQ(told(made), "done");
    for (const NewAccount& account : *made) passwords[account.login] = account.password;
  }
  Result<SignedIn> enter(const std::string& login) {
    return sign_in(*desk, {login, passwords[login], {}, {}});
  }
  Actor actor_of(const std::string& login) {
    auto signed_in = enter(login);
    EXPECT_EQ(told(signed_in), "done");
    signed_in->actor.stepped_up = true;
    return signed_in->actor;
  }

  TestDesk desk;
  std::map<std::string, std::string> passwords;
};

TEST_P(Sessions, a_session_needs_both_tokens) {
  const auto signed_in = enter("county1");
  ASSERT_EQ(told(signed_in), "done");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "done");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->token)), "session_missing");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, "")), "session_missing");
  const auto live = find_session(*desk, signed_in->token, signed_in->page_token);
  EXPECT_EQ(live->actor.role, Role::CNTY_HR);
  EXPECT_EQ(live->actor.scope.unit, UnitCode(371525));
  EXPECT_FALSE(live->actor.stepped_up);
  ASSERT_EQ(told(sign_out(*desk, signed_in->token)), "done");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "session_missing");
}

TEST_P(Sessions, half_an_hour_without_use_ends_a_session_and_a_step_up_lasts_ten_minutes) {
  const auto signed_in = enter("county1");
  ASSERT_EQ(told(step_up(*desk, signed_in->token, passwords["county1"])), "done");
  desk.pass(std::chrono::minutes(10));
  EXPECT_TRUE(find_session(*desk, signed_in->token, signed_in->page_token)->actor.stepped_up);
  desk.pass(std::chrono::milliseconds(1));
  EXPECT_FALSE(find_session(*desk, signed_in->token, signed_in->page_token)->actor.stepped_up);
  // Last used ten minutes after the sign-in (a use within a minute of the last is not written
  // down).
  desk.pass(std::chrono::minutes(30) - std::chrono::milliseconds(1));
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "done");
  desk.pass(std::chrono::minutes(30) + std::chrono::milliseconds(1));
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "session_missing");
}

// The answer is that of a wrong password, for only a login that exists can be locked.
TEST_P(Sessions, five_wrong_passwords_lock_the_account_for_thirty_minutes_and_nobody_is_told) {
  for (int i = 0; i < 6; ++i)
    for (const char* login : {"town1", "nobody"})
      EXPECT_EQ(told(sign_in(*desk, {login, "wrong", {}, {}})), "sign_in_failed");
  EXPECT_EQ(told(enter("town1")), "sign_in_failed");
  desk.pass(std::chrono::minutes(30) + std::chrono::milliseconds(1));
  EXPECT_EQ(told(enter("town1")), "done");
}

TEST_P(Sessions, who_is_signed_in_is_told_that_failures_locked_the_account) {
  const auto signed_in = enter("town1");
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(told(step_up(*desk, signed_in->token, "wrong")), "step_up_failed");
  EXPECT_EQ(told(step_up(*desk, signed_in->token, passwords["town1"])), "account_locked");
  EXPECT_EQ(
      told(change_password(*desk, signed_in->token, passwords["town1"], "另一个足够长的新密码呀")),
      "account_locked");
}

TEST_P(Sessions, twenty_wrong_passwords_at_once_lock_the_account_like_five_in_turn) {
  std::vector<std::thread> guessers;
  for (int i = 0; i < 20; ++i)
    guessers.emplace_back(
        [&] { EXPECT_EQ(told(sign_in(*desk, {"town1", "wrong", {}, {}})), "sign_in_failed"); });
  for (std::thread& guesser : guessers) guesser.join();
  EXPECT_EQ(told(enter("town1")), "sign_in_failed");
}

TEST_P(Sessions, a_failure_is_counted_in_one_statement_and_not_while_the_account_is_locked) {
  const Instant now = desk->clock.now();
  const Instant later = now + kLockOut;
  const auto failures_after = [&](int more) {
    const auto row = desk.database().write_value<store::AccountRow>(
        [&](store::Writer& tx) -> Result<store::AccountRow> {
          TRY(const auto account, store::account_by_login(tx, "town1"));
          for (int i = 0; i < more; ++i)
            TRY_VOID(store::count_failed_proof(tx, account->id, kFailuresMax, now, later));
          TRY(const auto counted, store::account_by_id(tx, account->id));
          return *counted;
        });
    EXPECT_EQ(told(row), "done");
    return row.value();
  };
  EXPECT_EQ(failures_after(4).failures, 4);
  EXPECT_EQ(failures_after(1).locked_until, later);
  EXPECT_EQ(failures_after(3).failures, 0);
  // A guess that was right, but only after the others had locked the account, opens nothing.
  const auto good = desk.database().write_value<bool>([&](store::Writer& tx) -> Result<bool> {
    TRY(const auto account, store::account_by_login(tx, "town1"));
    return store::count_good_proof(tx, account->id, 0, now);
  });
  ASSERT_EQ(told(good), "done");
  EXPECT_FALSE(*good);
}

TEST_P(Sessions, a_role_needs_two_security_administrators_and_ends_when_it_is_revoked) {
  const Actor system = actor_of("sysadm");
  const Actor first = actor_of("secadm1");
  const Actor second = actor_of("secadm2");
  const auto town = desk.run(
      system, CreateOrganisation{store::OrganisationKind::town, "崇文街道", UnitCode(371525),
                                 PlaceCode(371525002), store::SecondFactor::off});
  ASSERT_EQ(told(town), "done");
  const auto account = desk.run(system, CreateAccount{"chongwen", "经办人", town->id, {}});
  ASSERT_EQ(told(account), "done");
  EXPECT_EQ(told(desk.run(system, CreateAccount{"chongwen", "经办人", town->id, {}})),
            "login_taken");
  passwords["chongwen"] = account->first_password;
  EXPECT_EQ(told(enter("chongwen")), "no_role");
  EXPECT_EQ(told(desk.run(
                system, AskRole{account->id, Role::TOWN, UnitCode(371525), PlaceCode(371525002)})),
            "role_may_not");
  const auto asked =
      desk.run(first, AskRole{account->id, Role::TOWN, UnitCode(371525), PlaceCode(371525002)});
  ASSERT_EQ(told(asked), "done");
  EXPECT_EQ(told(enter("chongwen")), "no_role");
  EXPECT_EQ(told(desk.run(first, ConfirmRole{asked->id})), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(second, ConfirmRole{asked->id})), "done");
  const auto signed_in = enter("chongwen");
  ASSERT_EQ(told(signed_in), "done");
  EXPECT_TRUE(signed_in->must_change_password);
  EXPECT_TRUE(find_session(*desk, signed_in->token, signed_in->page_token)->must_change_password);
  EXPECT_EQ(signed_in->actor.scope.town, PlaceCode(371525002));
  EXPECT_EQ(told(desk.run(second, RevokeRole{asked->id})), "done");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "session_missing");
  EXPECT_EQ(told(enter("chongwen")), "role_revoked") << "and is told why";
  EXPECT_EQ(told(sign_in(*desk, {"chongwen", "wrong", {}, {}})), "sign_in_failed");
}

TEST_P(Sessions, a_grant_that_was_edited_behind_the_program_gives_nothing) {
  ASSERT_EQ(told(enter("village1")), "done");
  const auto edited = desk.database().write([](store::Writer& tx) -> Result<> {
    TRY_VOID(
        tx.execute("UPDATE role_grant SET role = 'CNTY_HR', place = NULL WHERE role = 'VILL'"));
    return {};
  });
  ASSERT_EQ(told(edited), "done");
  EXPECT_EQ(told(enter("village1")), "no_role");
}

// The index of account numbers is asked for by officers; no text that it is asked for is a seal.
TEST_P(Sessions, a_grant_is_sealed_with_a_key_of_its_own) {
  store::RoleGrantRow grant;
  grant.id = GrantId(5);
  grant.account_id = AccountId(6);
  grant.role = Role::TOWN;
  grant.unit = UnitCode(371525);
  grant.asked_by = AccountId(7);
  const Bytes seal = seal_of_grant(*desk, grant);
  const std::string text = "role_grant|" + to_text(grant.id) + "|" + to_text(grant.account_id) +
                           "|TOWN|371525|-|" + to_text(grant.asked_by) + "|-|-";
  for (const crypto::IndexPurpose purpose : crypto::kIndexPurposes) {
    const crypto::Digest index = desk->keys.blind_index(purpose, text);
    EXPECT_NE(to_hex(seal), to_hex(index));
  }
  EXPECT_EQ(to_hex(seal), to_hex(seal_of_grant(*desk, grant)));
  grant.role = Role::CNTY_HR;
  EXPECT_NE(to_hex(seal), to_hex(seal_of_grant(*desk, grant)));
}

TEST_P(Sessions, the_office_may_ask_for_mixed_passwords_that_are_changed_every_ninety_days) {
  EXPECT_FALSE(enter("county1")->must_change_password);
  const EnterFigure figure{"password_policy",
                           UnitCode(371525),
                           Date(2022, 3, 1),
                           {},
                           "mlps3",
                           "GB/T 22239-2019",
                           "8.1.4.1",
                           "口令定期更换",
                           store::FigureStatus::confirmed};
  const auto entered = desk.run(desk.actor(Role::CNTY_HR), figure);
  ASSERT_EQ(told(entered), "done");
  ASSERT_EQ(told(desk.run(desk.actor(Role::CNTY_HR, 1), ConfirmFigure{entered->id})), "done");
  const auto old = enter("county1");
  ASSERT_EQ(told(old), "done");
  EXPECT_TRUE(old->must_change_password) << "nobody knows since when it is";
  EXPECT_TRUE(find_session(*desk, old->token, old->page_token)->must_change_password);
  EXPECT_FALSE(enter("city1")->must_change_password) << "of another unit";
  EXPECT_EQ(told(change_password(*desk, old->token, passwords["county1"], "k7mqp2xw9hvdk7mq")),
            "password_too_plain");
  ASSERT_EQ(told(change_password(*desk, old->token, passwords["county1"], "k7Mqp2xw")), "done");
  passwords["county1"] = "k7Mqp2xw";
  EXPECT_FALSE(find_session(*desk, old->token, old->page_token)->must_change_password);
  EXPECT_FALSE(enter("county1")->must_change_password);
  desk.set_day(Date(2022, 5, 30));  // the 90th day
  EXPECT_FALSE(enter("county1")->must_change_password);
  desk.set_day(Date(2022, 5, 31));
  EXPECT_TRUE(enter("county1")->must_change_password);
}

TEST_P(Sessions, an_agency_account_ends_with_its_contract) {
  const Actor system = actor_of("sysadm");
  const auto agency = desk.run(
      system, CreateOrganisation{store::OrganisationKind::agency, "人力资源公司", UnitCode(371525),
                                 PlaceCode(371525001), store::SecondFactor::off});
  const auto create = [&](const std::string& login, std::optional<Date> until) {
    return desk.run(system, CreateAccount{login, "项目员", agency->id, until});
  };
  EXPECT_EQ(told(create("agency.a", {})), "agency_needs_end");
  EXPECT_EQ(told(create("agency.a", Date(2022, 6, 30))), "agency_without_contract");
  RecordAgencyContract contract{agency->id,       Date(2022, 4, 1), Date(2022, 6, 30),
                                "合同 2022-7 号", "协助考勤",       Fen(1'000'000)};
  const Actor county = actor_of("county1");
  ASSERT_EQ(told(desk.run(county, contract)), "done");
  EXPECT_EQ(told(create("agency.a", Date(2022, 7, 1))), "agency_beyond_contract");
  const auto account = create("agency.a", Date(2022, 6, 30));
  ASSERT_EQ(told(account), "done");
  passwords["agency.a"] = account->first_password;
  desk.set_day(Date(2022, 3, 31));
  EXPECT_EQ(told(enter("agency.a")), "agency_contract_over");
  desk.set_day(Date(2022, 6, 30));
  EXPECT_EQ(told(enter("agency.a")), "no_role");
  desk.set_day(Date(2022, 7, 1));
  EXPECT_EQ(told(enter("agency.a")), "account_closed");
}

// An account made for a longer time, as an older program did, ends with the contract all the same;
// and so does a session that is open over midnight.
TEST_P(Sessions, on_the_day_after_the_contract_nobody_of_the_agency_works) {
  const auto shortened = desk.database().write([](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute("UPDATE agency_contract SET until_day = '2022-06-30'"));
    return {};
  });
  ASSERT_EQ(told(shortened), "done");
  // The business day alone moves, so that no session ends by the clock.
  const auto day = [&](std::string_view text) {
    const auto put = desk.database().write([&](store::Writer& tx) -> Result<> {
      return store::put_setting(tx, store::kBusinessDaySetting, text);
    });
    ASSERT_EQ(told(put), "done");
  };
  day("2022-06-30");
  const auto signed_in = enter("agency1");
  ASSERT_EQ(told(signed_in), "done");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "done");
  day("2022-07-01");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "session_missing");
  EXPECT_EQ(told(enter("agency1")), "agency_contract_over");
  EXPECT_EQ(told(enter("county1")), "done");
}

TEST_P(Sessions, a_contract_is_the_county_s_with_an_agency_of_its_own) {
  const Actor system = actor_of("sysadm");
  const Actor county = actor_of("county1");
  const auto made = [&](store::OrganisationKind kind, UnitCode unit) {
    return desk.run(system, CreateOrganisation{kind, "公司", unit, {}, store::SecondFactor::off})
        ->id;
  };
  RecordAgencyContract contract{made(store::OrganisationKind::host, UnitCode(371525)),
                                Date(2022, 4, 1),
                                Date(2022, 6, 30),
                                "合同",
                                "",
                                {}};
  EXPECT_EQ(told(desk.run(county, contract)), "not_an_agency");
  contract.organisation = made(store::OrganisationKind::agency, UnitCode(371522));
  EXPECT_EQ(told(desk.run(county, contract)), "not_found");
  contract.organisation = made(store::OrganisationKind::agency, UnitCode(371525));
  contract.until_day = Date(2022, 3, 31);
  EXPECT_EQ(told(desk.run(county, contract)), "period_reversed");
  contract.until_day = Date(2022, 4, 1);
  contract.document.clear();
  EXPECT_EQ(told(desk.run(county, contract)), "text_missing");
  contract.document = "合同";
  EXPECT_EQ(told(desk.run(actor_of("fin1"), contract)), "role_may_not");
  EXPECT_EQ(told(desk.run(county, contract)), "done");
}

TEST_P(Sessions, a_new_password_is_long_and_uncommon_and_ends_the_other_sessions) {
  const auto one = enter("county1");
  const auto other = enter("county1");
  EXPECT_EQ(told(change_password(*desk, one->token, "wrong", "a long enough one")),
            "step_up_failed");
  EXPECT_EQ(told(change_password(*desk, one->token, passwords["county1"], "short")),
            "password_too_short");
  EXPECT_EQ(told(change_password(*desk, one->token, passwords["county1"], "my-county1-password")),
            "password_too_common");
  EXPECT_EQ(
      told(change_password(*desk, one->token, passwords["county1"], "清泉街道的一长串密码呀呀")),
      "done");
  EXPECT_EQ(told(find_session(*desk, one->token, one->page_token)), "done");
  EXPECT_EQ(told(find_session(*desk, other->token, other->page_token)), "session_missing");
}

TEST_P(Sessions, a_password_is_not_changed_into_itself) {
  const Actor system = actor_of("sysadm");
  const auto town = desk.run(
      system, CreateOrganisation{store::OrganisationKind::town, "崇文街道", UnitCode(371525),
                                 PlaceCode(371525002), store::SecondFactor::off});
  const auto account = desk.run(system, CreateAccount{"chongwen", "经办人", town->id, {}});
  ASSERT_EQ(told(account), "done");
  const auto asked = desk.run(actor_of("secadm1"), AskRole{account->id, Role::TOWN,
                                                           UnitCode(371525), PlaceCode(371525002)});
  ASSERT_EQ(told(desk.run(actor_of("secadm2"), ConfirmRole{asked->id})), "done");
  const std::string given = account->first_password;
  passwords["chongwen"] = given;
  const auto fresh = enter("chongwen");
  ASSERT_EQ(told(fresh), "done");
  EXPECT_EQ(told(change_password(*desk, fresh->token, given, given)), "password_not_new");
  EXPECT_TRUE(find_session(*desk, fresh->token, fresh->page_token)->must_change_password);
  // Who does not know the old one learns nothing about it.
  EXPECT_EQ(told(change_password(*desk, fresh->token, "wrong", "wrong")), "step_up_failed");
  EXPECT_EQ(told(change_password(*desk, fresh->token, given, given + "-另一个")), "done");
  EXPECT_FALSE(find_session(*desk, fresh->token, fresh->page_token)->must_change_password);
}

using store::engine_name;
using store::engines_here;
YIGANG_EACH_ENGINE(Sessions);

}  // namespace

}  // namespace yigang::usecase
