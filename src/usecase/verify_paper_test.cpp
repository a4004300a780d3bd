// Whoever holds the code of a paper learns what is stored; whoever has none learns nothing.
#include "usecase/verify_paper.h"

#include "record/tree.h"
#include "store/described_row.h"
#include "store/system_rows.h"
#include "usecase/ambiguities.h"
#include "usecase/chain_fixture.h"
#include "usecase/month_fixture.h"
#include "usecase/month_steps.h"
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
  void make_account(AccountId id, store::OrganisationKind kind, std::string name) {
    EXPECT_EQ(told(desk.database().write([&](store::Writer& writer) -> Result<> {
                store::OrganisationRow office;
                office.id = OrganisationId(70 + static_cast<int>(kind));
                office.kind = kind;
                office.name = std::move(name);
                office.unit = desk.unit();
                office.second_factor = store::SecondFactor::off;
                office.version = 1;
                TRY_VOID(store::insert(writer, office));
                store::AccountRow account;
                account.id = id;
                account.login = "of-" + std::string(word(kind));
                account.name = "经办人";
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
  make_account(county2.account, store::OrganisationKind::unit, "冠县人社局");
  // domain.md §4, docs/decisions/0024: no place below the unit.
  make_account(village.account, store::OrganisationKind::village, "甲村村委会");
  make_account(town.account, store::OrganisationKind::town, "甲镇人民政府");
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
    EXPECT_EQ(wire::to_json(*paper).find("甲"), std::string::npos) << decision.kind;
    EXPECT_FALSE(paper->since);
  }
  EXPECT_EQ(kinds, (std::vector<std::string>{"screening", "review", "approval"}));
}

TEST_P(VerifyPaper, a_paper_says_that_its_clause_can_be_read_in_two_ways) {
  const ApplicationId application = approved();
  const auto view = read_application(*desk, county, application);
  const auto code = code_of_decision(*desk, county, {view->decisions.at(1).id});
  ASSERT_EQ(view->decisions.at(1).kind, "review");
  EXPECT_TRUE(verify_paper(*desk, {code->code})->unclear.empty());
  const auto stored = read_trace(*desk, county, view->decisions.at(1).id);
  const auto trace = wire::from_json<StoredTrace>(stored->text);
  ASSERT_EQ(told(trace), "done");
  const policy::Cite cite = cited_by(*trace).at(0);
  const std::string clause = cite.clause.substr(0, cite.clause.find('/'));
  ASSERT_EQ(told(desk.run(county, RecordAmbiguity{desk.unit(), cite.doc, clause, cite.quote,
                                                  "内部的问题", "内部的读法"})),
            "done");
  const std::vector<UnclearWords> expected = {{clause, cite.quote}};
  EXPECT_EQ(verify_paper(*desk, {code->code})->unclear, expected);
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
  EXPECT_FALSE(paper->since);
  EXPECT_EQ(paper->organisation, "");
}

// What was decided later is told beside what was decided then.
TEST_P(VerifyPaper, an_approval_that_was_taken_back_is_told_as_one) {
  const ApplicationId application = approved();
  const auto view = read_application(*desk, county, application);
  const auto ask = [&](std::size_t decision) {
    const auto code = code_of_decision(*desk, county, {view->decisions.at(decision).id});
    const auto paper = verify_paper(*desk, {code->code});
    EXPECT_EQ(told(paper), "done");
    return *paper;
  };
  EXPECT_FALSE(ask(2).since);
  ASSERT_EQ(told(desk.run(county2, WithdrawApproval{application, "材料不实"})), "done");
  EXPECT_EQ(ask(2).what, "approval");
  EXPECT_EQ(ask(2).since, PaperSince::withdrawn);
  EXPECT_FALSE(ask(0).since) << "the screening was what it was";
}

TEST_P(VerifyPaper, an_approval_that_lapsed_is_told_as_one) {
  const ApplicationId application = approved();
  const auto view = read_application(*desk, county, application);
  const auto code = code_of_decision(*desk, county, {view->decisions.at(2).id});
  desk.set_day(Date(2022, 12, 30));
  ASSERT_EQ(told(desk.run(county2, LapseApproval{application, "逾期未上岗"})), "done");
  EXPECT_EQ(verify_paper(*desk, {code->code})->since, PaperSince::lapsed);
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

class VerifyLine : public MonthFixture {
 protected:
  VerifiedPaper ask(SettlementLineId line) {
    const auto code = code_of_line(*desk, county, {line});
    EXPECT_EQ(told(code), "done");
    const auto paper = verify_paper(*desk, {code.value_or(PaperCode{}).code});
    EXPECT_EQ(told(paper), "done");
    EXPECT_EQ(paper.value_or(VerifiedPaper{}).digest, code.value_or(PaperCode{}).digest);
    return paper.value_or(VerifiedPaper{});
  }
};

TEST_P(VerifyLine, each_line_has_a_digest_of_its_own_and_a_leaf_of_the_sealed_tree) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  std::vector<record::Digest> leaves;
  for (const store::SettlementLineRow& line : lines(locked.id)) {
    const record::Digest leaf =
        record::leaf_hash(record::DigestAlgorithm::sm3, bytes_of(canonical_of(line)));
    EXPECT_EQ(ask(line.id).digest, to_hex(leaf));
    leaves.push_back(leaf);
  }
  ASSERT_EQ(leaves.size(), 2U);
  EXPECT_NE(leaves[0], leaves[1]);
  EXPECT_NE(to_hex(leaves[0]), locked.root);
  record::Frontier tree(record::DigestAlgorithm::sm3);
  for (const record::Digest& leaf : leaves) tree.append(leaf);
  EXPECT_EQ(to_hex(tree.root()), locked.root);
}

// LZ-2022-4 二(四): the locked line stays as it is, and its paper says that another one follows it.
TEST_P(VerifyLine, a_line_that_was_corrected_later_is_told_as_one) {
  a_worked_month(2);
  const auto locked = lines(lock(run()).id);
  const auto correct = [&](std::int64_t x10) {
    return desk.run(
        county,
        CorrectLine{
            locked[0].id, {{kMarch.first_day(), kMarch.last_day(), Hours(x10), {}, {}}}, "重计"});
  };
  const auto first = correct(390);
  ASSERT_EQ(told(first), "done");
  EXPECT_FALSE(ask(locked[0].id).since) << "the correction is not locked yet";
  ASSERT_EQ(told(desk.run(county2, LockSettlement{first->run, 2, true})), "done");
  EXPECT_EQ(ask(locked[0].id).since, PaperSince::corrected);
  EXPECT_FALSE(ask(first->id).since);
  EXPECT_FALSE(ask(locked[1].id).since);
  const auto second = correct(380);
  ASSERT_EQ(told(second), "done");
  ASSERT_EQ(told(desk.run(county2, LockSettlement{second->run, 2, true})), "done");
  EXPECT_EQ(ask(first->id).since, PaperSince::corrected);
  EXPECT_FALSE(ask(second->id).since);
}

YIGANG_EACH_ENGINE(VerifyLine);

}  // namespace

}  // namespace yigang::usecase
