// 需人工决定 and how an application ended, on both engines (interface.md §11, §11.1): who must
// decide, the options, and after it the name and the written reason, on the page, to the resident
// and in the API; what the citations were at that time.
#include "usecase/deciding.h"

#include "usecase/chain_fixture.h"
#include "usecase/document_texts.h"
#include "usecase/person_life.h"
#include "usecase/progress_reads.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class DecidedCases : public Chain {
 protected:
  DecidedCases() {
    desk.set_day(Date(2022, 3, 1));
    issue_the_plan();
    posts = open_posts(1);
    announcement = announce(posts);
    who = person("王秀英", Date(1970, 3, 8), 2);
  }
  ApplicationId applied_with_a_business() {
    const RecordFact fact{who, policy::Reason::registered_business, Date(2022, 1, 1), {}, "比对"};
    EXPECT_EQ(told(desk.run(town, fact)), "done");
    return apply(announcement, who).id;
  }
  void wait_for_approval(ApplicationId id) {
    review(announcement, {id});
    notice({id});
    desk.set_day(Date(2022, 3, 20));
  }
  ApplicationView view(ApplicationId id) {
    const auto seen = read_application(*desk, county, id);
    EXPECT_EQ(told(seen), "done");
    return seen ? *seen : ApplicationView{};
  }
  std::optional<Deciding> deciding(ApplicationId id) {
    const auto answer = read_deciding(*desk, county, {view(id).decisions.front().id});
    EXPECT_EQ(told(answer), "done");
    return answer ? answer->deciding : std::nullopt;
  }
  ProgressAnswer progress(ApplicationId id) {
    const auto code = read_progress_code(*desk, town, {id});
    EXPECT_EQ(told(code), "done");
    const auto answer = read_progress(*desk, {code->code});
    EXPECT_EQ(told(answer), "done");
    return answer ? *answer : ProgressAnswer{};
  }

  std::vector<PostId> posts;
  AnnouncementId announcement;
  PersonId who;
};

TEST_P(DecidedCases, it_says_which_role_of_which_unit_decides_and_how) {
  const ApplicationId id = applied_with_a_business();
  const std::optional<Deciding> open = deciding(id);
  ASSERT_TRUE(open);
  EXPECT_EQ(open->reasons, std::vector{policy::Reason::registered_business});
  EXPECT_EQ(open->unit, desk.unit());
  EXPECT_EQ(open->unit_name, "冠县");
  ASSERT_EQ(open->options.size(), 2U);
  EXPECT_EQ(open->options[0].verb, "approve_application");
  EXPECT_EQ(open->options[0].roles, std::vector{Role::CNTY_HR});
  EXPECT_EQ(open->options[1].verb, "refuse_application");
  EXPECT_FALSE(open->decided);
  const ProgressAnswer told_her = progress(id);
  ASSERT_TRUE(told_her.deciding);
  EXPECT_NE(told_her.deciding->said.zh.find("冠县"), std::string::npos);
  EXPECT_EQ(told_her.deciding->reasons.at(0).zh, "名下有经营登记，需人工决定");
  EXPECT_FALSE(told_her.deciding->category);
  const auto life = person_life(*desk, county, {who, {}});
  ASSERT_EQ(told(life), "done");
  EXPECT_TRUE(life->applications.at(0).deciding);
  EXPECT_FALSE(person_life(*desk, county, {who, Date(2022, 2, 28)})->applications.size());
}

TEST_P(DecidedCases, after_the_approval_it_names_the_person_and_the_words) {
  const ApplicationId id = applied_with_a_business();
  wait_for_approval(id);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], "无实际经营"})), "done");
  const std::optional<Deciding> decided = deciding(id);
  ASSERT_TRUE(decided && decided->decided);
  EXPECT_TRUE(decided->options.empty());
  EXPECT_TRUE(decided->decided->approved);
  EXPECT_EQ(decided->decided->day, Date(2022, 3, 20));
  EXPECT_EQ(decided->decided->words, "无实际经营");
  EXPECT_EQ(progress(id).deciding->words, "无实际经营");
  EXPECT_NE(progress(id).deciding->said.zh.find("2022-03-20"), std::string::npos);
}

TEST_P(DecidedCases, after_the_refusal_too) {
  const ApplicationId id = applied_with_a_business();
  wait_for_approval(id);
  ASSERT_EQ(told(desk.run(county2, RefuseApplication{id, "仍在经营"})), "done");
  const std::optional<Deciding> decided = deciding(id);
  ASSERT_TRUE(decided && decided->decided);
  EXPECT_FALSE(decided->decided->approved);
  EXPECT_EQ(decided->decided->words, "仍在经营");
  const std::optional<EndView> ended = view(id).ended;
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->kind, store::ApplicationEnd::refused);
  EXPECT_EQ(ended->reason, "仍在经营");
}

TEST_P(DecidedCases, what_the_rules_decide_waits_for_nobody) {
  const ApplicationId id = apply(announcement, who).id;
  EXPECT_FALSE(deciding(id));
  EXPECT_FALSE(progress(id).deciding);
  wait_for_approval(id);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], ""})), "done");
  EXPECT_FALSE(deciding(id));
}

TEST_P(DecidedCases, one_that_was_withdrawn_waits_for_nobody_and_says_why_it_ended) {
  const ApplicationId id = applied_with_a_business();
  ASSERT_EQ(told(desk.run(town, WithdrawApplication{id, "另有工作"})), "done");
  EXPECT_FALSE(deciding(id));
  const std::optional<EndView> ended = view(id).ended;
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->kind, store::ApplicationEnd::withdrawn);
  EXPECT_EQ(ended->day, Date(2022, 3, 1));
  EXPECT_EQ(ended->reason, "另有工作");
  const ProgressAnswer told_her = progress(id);
  ASSERT_TRUE(told_her.ended);
  EXPECT_EQ(told_her.ended->words, "另有工作");
  EXPECT_EQ(told_her.ended->said.zh, "报名已撤回");
  desk.set_day(Date(2022, 3, 5));
  const auto life = person_life(*desk, county, {who, {}});
  ASSERT_TRUE(life->applications.at(0).ended);
  EXPECT_EQ(life->applications.at(0).ended->reason, "另有工作");
}

TEST_P(DecidedCases, an_approval_that_was_withdrawn_says_so) {
  const ApplicationId id = apply(announcement, who).id;
  wait_for_approval(id);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], ""})), "done");
  ASSERT_EQ(told(desk.run(county2, WithdrawApproval{id, "材料不实"})), "done");
  EXPECT_EQ(view(id).ended->kind, store::ApplicationEnd::approval_withdrawn);
  EXPECT_EQ(progress(id).ended->words, "材料不实");
}

TEST_P(DecidedCases, an_approval_that_lapsed_says_so) {
  const ApplicationId id = apply(announcement, who).id;
  wait_for_approval(id);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], ""})), "done");
  desk.set_day(Date(2022, 12, 1));
  ASSERT_EQ(told(desk.run(county2, LapseApproval{id, "逾期未上岗"})), "done");
  EXPECT_EQ(view(id).ended->kind, store::ApplicationEnd::approval_lapsed);
  EXPECT_EQ(view(id).ended->reason, "逾期未上岗");
}

TEST_P(DecidedCases, nobody_outside_is_told) {
  const ApplicationId id = applied_with_a_business();
  const ExplanationId decision = view(id).decisions.front().id;
  Actor elsewhere = county;
  elsewhere.scope.unit = UnitCode(371522);
  EXPECT_EQ(told(read_deciding(*desk, elsewhere, {decision})), "not_found");
  EXPECT_EQ(told(read_deciding(*desk, desk.actor(Role::BANK), {decision})), "role_may_not");
}

// interface.md §11: cite {doc, clause, quote, sha256}, of the phrase as long as no text is there.
TEST_P(DecidedCases, a_citation_carries_the_digest_of_its_words) {
  const ApplicationId id = apply(announcement, who).id;
  const auto text = read_trace(*desk, county, view(id).decisions.front().id);
  ASSERT_EQ(told(text), "done");
  const auto trace = wire::from_json<StoredTrace>(text->text);
  ASSERT_TRUE(trace);
  for (const ExplainedNode& node : trace->nodes) {
    ASSERT_EQ(node.cite.sha256.has_value(), !node.cite.quote.empty()) << node.id;
    if (node.cite.sha256) {
      EXPECT_EQ(node.cite.sha256->size(), 64U);
      EXPECT_EQ(node.cite.sha256_of, CiteOf::phrase);
    }
  }
}

YIGANG_EACH_ENGINE(DecidedCases);

}  // namespace

}  // namespace yigang::usecase
