// reliability.md §5.1 安全审计: who came in, who was locked out, who changed a proof stands in the
// city's journal; a stranger writes nothing. On both engines.
#include "store/account_queries.h"
#include "usecase/desk_fixture.h"
#include "usecase/first_accounts.h"
#include "usecase/journal.h"
#include "usecase/session.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class AccessNotes : public store::EachEngine {
 protected:
  AccessNotes() : desk(GetParam()) {
    auto made = make_first_accounts(*desk, FirstAccounts::demo);
    EXPECT_EQ(told(made), "done");
    for (const NewAccount& account : *made)
      if (account.login == "county1") password = account.password;
  }
  // "verb of whom", oldest first; "-" when nobody in particular did it.
  std::vector<std::string> noted() {
    std::vector<std::string> notes;
    const auto read = desk.database().read([&](store::Reader& reader) -> Result<> {
      notes.clear();
      TRY(const auto account, store::account_by_login(reader, "county1"));
      return reader.each(
          "SELECT verb, actor, object_id FROM journal_entry WHERE unit = ?1 AND object_table = "
          "'account' AND verb <> 'make_first_accounts' ORDER BY sequence",
          store::args(kCity), [&](const store::Row& row) -> Result<> {
            const bool own = row.get<AccountId>(1) == account->id;
            EXPECT_EQ(row.get<std::int64_t>(2), account->id.value());
            notes.push_back(row.get<std::string>(0) + (own ? " self" : " -"));
            return {};
          });
    });
    EXPECT_EQ(told(read), "done");
    return notes;
  }
  std::string enter(const std::string& with) {
    return told(sign_in(*desk, {"county1", with, {}, {}}));
  }

  TestDesk desk;
  std::string password;
};

TEST_P(AccessNotes, in_and_out_and_a_new_password_are_told) {
  const auto signed_in = sign_in(*desk, {"county1", password, {}, {}});
  ASSERT_EQ(told(signed_in), "done");
  EXPECT_EQ(told(change_password(*desk, signed_in->token, "wrong", "另一个足够长的新密码呀真的")),
            "step_up_failed");
  ASSERT_EQ(told(change_password(*desk, signed_in->token, password, "另一个足够长的新密码呀真的")),
            "done");
  ASSERT_EQ(told(sign_out(*desk, signed_in->token)), "done");
  EXPECT_EQ(told(sign_out(*desk, signed_in->token)), "done") << "a session ends once";
  EXPECT_EQ(noted(),
            (std::vector<std::string>{"sign_in self", "change_password self", "sign_out self"}));
  const auto reports = verify_journals(desk.database());
  ASSERT_EQ(told(reports), "done");
  for (const JournalReport& report : *reports) EXPECT_TRUE(report.whole());
}

TEST_P(AccessNotes, five_failures_are_one_entry_and_a_stranger_leaves_none) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(enter("wrong"), "sign_in_failed");
    EXPECT_EQ(told(sign_in(*desk, {"nobody", "wrong", {}, {}})), "sign_in_failed");
  }
  EXPECT_EQ(noted(), (std::vector<std::string>{"lock_out -"}));
  desk.pass(std::chrono::minutes(30) + std::chrono::milliseconds(1));
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter("wrong"), "sign_in_failed");
  EXPECT_EQ(noted(), (std::vector<std::string>{"lock_out -", "lock_out -"}));
}

YIGANG_EACH_ENGINE(AccessNotes);

}  // namespace

}  // namespace yigang::usecase
