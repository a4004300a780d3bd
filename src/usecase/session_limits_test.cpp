// What a session is worth when the clock goes back and when nothing can be written, on both
// engines.
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"
#include "usecase/session.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class SessionLimits : public store::EachEngine {
 protected:
  SessionLimits() : desk(GetParam()) {
    auto made = make_first_accounts(*desk, FirstAccounts::demo);
    EXPECT_EQ(told(made), "done");
    for (const NewAccount& account : *made) passwords[account.login] = account.password;
  }
  Result<SignedIn> enter(const std::string& login) {
    return sign_in(*desk, {login, passwords[login], {}, {}});
  }
  // From now on this change of a session finds the disk full.
  Result<> fill_disk(const std::string& change) {
    return desk.database().migrate_write([&](store::Writer& tx) -> Result<> {
      if (tx.engine() == store::Engine::sqlite)
        return tx.run_script("CREATE TRIGGER is_full BEFORE " + change +
                             " ON session BEGIN SELECT RAISE(FAIL, 'full'); END");
      return tx.run_script(
          "CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
          "'full' USING ERRCODE = '53100'; END $$; CREATE TRIGGER is_full BEFORE " +
          change + " ON session FOR EACH ROW EXECUTE FUNCTION is_full()");
    });
  }

  TestDesk desk;
  std::map<std::string, std::string> passwords;
};

// reliability.md fault 5: a clock that goes back makes nothing good for longer.
TEST_P(SessionLimits, what_was_proved_ahead_of_the_clock_counts_no_more) {
  const auto signed_in = enter("county1");
  ASSERT_EQ(told(step_up(*desk, signed_in->token, passwords["county1"])), "done");
  const auto live = [&] { return find_session(*desk, signed_in->token, signed_in->page_token); };
  desk.pass(std::chrono::seconds(-30));  // the clocks of two servers
  ASSERT_EQ(told(live()), "done");
  EXPECT_TRUE(live()->actor.stepped_up);
  desk.pass(std::chrono::hours(-24));
  EXPECT_EQ(told(live()), "session_missing");
}

TEST_P(SessionLimits, a_lock_out_lasts_thirty_minutes_also_when_the_clock_goes_back) {
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(told(sign_in(*desk, {"town1", "wrong", {}, {}})), "sign_in_failed");
  desk.pass(std::chrono::hours(-24));
  EXPECT_EQ(told(enter("town1")), "sign_in_failed");
  desk.pass(std::chrono::minutes(29));
  EXPECT_EQ(told(enter("town1")), "sign_in_failed");
  desk.pass(std::chrono::minutes(1) + std::chrono::milliseconds(1));
  EXPECT_EQ(told(enter("town1")), "done");
}

// reliability.md P9: reading goes on when nothing can be written.
TEST_P(SessionLimits, a_use_that_the_store_does_not_take_keeps_nobody_out) {
  const auto signed_in = enter("town1");
  ASSERT_EQ(told(signed_in), "done");
  const auto live = [&] {
    return told(find_session(*desk, signed_in->token, signed_in->page_token));
  };
  ASSERT_EQ(told(fill_disk("UPDATE")), "done");
  for (int minutes = 0; minutes < 80; minutes += 20) {
    desk.pass(std::chrono::minutes(20));
    EXPECT_EQ(live(), "done") << minutes;
  }
  desk.pass(kIdleLimit + std::chrono::milliseconds(1));
  EXPECT_EQ(live(), "session_missing") << "who is idle is out all the same";
}

TEST_P(SessionLimits, while_the_disk_is_full_nobody_signs_in_and_is_told_why) {
  const auto signed_in = enter("town1");
  ASSERT_EQ(told(signed_in), "done");
  if (GetParam() == store::Engine::sqlite) {
    const auto small = desk.database().write([&](store::Writer& tx) {
      return tx.each("PRAGMA max_page_count = 1", {},
                     [](const store::Row&) -> Result<> { return {}; });
    });
    ASSERT_EQ(told(small), "done");
  } else {
    ASSERT_EQ(told(fill_disk("INSERT")), "done");
  }
  // On SQLite the pages that are there take a few more.
  std::string last = "done";
  for (int i = 0; i < 200 && last == "done"; ++i) last = told(enter("county1"));
  EXPECT_EQ(last, "sign_in_disk_full");
  EXPECT_EQ(told(find_session(*desk, signed_in->token, signed_in->page_token)), "done");
}

YIGANG_EACH_ENGINE(SessionLimits);

}  // namespace

}  // namespace yigang::usecase
