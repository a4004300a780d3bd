// Whoever holds the code of a paper learns what is stored; whoever has none learns nothing.
#include "usecase/verify_paper.h"

#include "store/described_row.h"
#include "store/system_rows.h"
#include "usecase/chain_fixture.h"
#include "usecase/month_fixture.h"
#include "usecase/notice_reads.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

class VerifyPaper : public Chain {
 protected:
  ApplicationId approved() {
    issue_the_plan();
    const std::vector<PostId> posts = open_posts(1);
    const AnnouncementId announcement = announce(posts);
    const Applied applied = apply(announcement, person("杨玉兰", Date(1970, 1, 1), 12));
    review(announcement, {applied.id});
    published = notice({applied.id}).id;
    desk.set_day(Date(2022, 3, 9));
    EXPECT_EQ(told(desk.run(county2, ApproveApplication{applied.id, posts[0], ""})), "done");
    return applied.id;
  }
  void make_account(AccountId id) {
    EXPECT_EQ(told(desk.database().write([&](store::Writer& writer) -> Result<> {
                store::OrganisationRow office;
                office.id = OrganisationId(77);
                office.kind = store::OrganisationKind::unit;
                office.name = "冠县人社局";
                office.unit = desk.unit();
                office.second_factor = store::SecondFactor::off;
                office.version = 1;
                TRY_VOID(store::insert(writer, office));
                store::AccountRow account;
                account.id = id;
                account.login = "approver";
                account.name = "审批人";
                account.organisation_id = office.id;
                account.version = 1;
                return store::insert(writer, account);
              })),
              "done");
  }
  NoticeId published;
};

TEST_P(VerifyPaper, each_decision_is_found_by_its_code_with_day_office_and_digest) {
  const ApplicationId application = approved();
  make_account(county2.account);
  const auto view = read_application(*desk, county, application);
  ASSERT_EQ(told(view), "done");
  std::vector<std::string> kinds;
  for (const auto& decision : view->decisions) {
    const auto code = code_of_decision(*desk, county, {decision.id});
    ASSERT_EQ(told(code), "done");
    const auto paper = verify_paper(*desk, {code->code});
    ASSERT_EQ(told(paper), "done") << decision.kind;
    kinds.push_back(paper->what);
    EXPECT_EQ(paper->what, decision.kind);
    EXPECT_EQ(paper->outcome, decision.outcome);
    EXPECT_EQ(paper->day, decision.day);
    EXPECT_EQ(paper->digest, code->digest);
    EXPECT_EQ(paper->digest.size(), 64U);
    EXPECT_EQ(paper->unit, "冠县");
    EXPECT_EQ(paper->organisation, decision.kind == "approval" ? "冠县人社局" : "");
    EXPECT_EQ(wire::to_json(*paper).find("杨"), std::string::npos);
  }
  EXPECT_EQ(kinds, (std::vector<std::string>{"screening", "review", "approval"}));
}

TEST_P(VerifyPaper, a_code_is_given_only_to_whom_the_decision_is_shown) {
  const ApplicationId application = approved();
  const auto view = read_application(*desk, county, application);
  const ExplanationId decision = view->decisions.at(0).id;
  Actor other = county;
  other.scope.unit = UnitCode(371502);
  EXPECT_EQ(told(code_of_decision(*desk, other, {decision})), "not_found");
}

TEST_P(VerifyPaper, a_notice_carries_its_code) {
  approved();
  const auto notice = read_public_notice(*desk, {published});
  ASSERT_EQ(told(notice), "done");
  const auto paper = verify_paper(*desk, {notice->code});
  ASSERT_EQ(told(paper), "done");
  EXPECT_EQ(paper->kind, PaperKind::notice);
  EXPECT_EQ(paper->what, "applicants");
  EXPECT_EQ(paper->digest, notice->list_digest);
  EXPECT_EQ(paper->day, notice->notice.published_on);
  EXPECT_FALSE(paper->withdrawn);
}

TEST_P(VerifyPaper, what_nobody_issued_is_not_found) {
  const ApplicationId application = approved();
  EXPECT_EQ(told(verify_paper(*desk, {"D7K4-9QXM-2F8H-TW"})), "paper_not_found");
  EXPECT_EQ(told(verify_paper(*desk, {"paper"})), "paper_code_bad");
  // An application is no decision, and a notice no month.
  EXPECT_EQ(told(verify_paper(
                *desk, {public_code(desk->keys, {PaperKind::decision, application.value()})})),
            "paper_not_found");
  EXPECT_EQ(
      told(verify_paper(*desk, {public_code(desk->keys, {PaperKind::month, published.value()})})),
      "paper_not_found");
}

YIGANG_EACH_ENGINE(VerifyPaper);

}  // namespace

}  // namespace yigang::usecase
