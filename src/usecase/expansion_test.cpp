// 扩大安置对象范围 (LZ-2022-4 二(一)/10) on both engines: who may open it, and that its quota is
// counted once for each approval that rests on it.
#include "usecase/expansion.h"
#include "store/described_row.h"
#include "store/person_rows.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Expansion : public Chain {
 protected:
  Expansion() {
    issue_the_plan();
    posts = open_posts(6);
    DraftAnnouncement draft;
    draft.unit = desk.unit();
    draft.town = desk.town();
    draft.title = "第一轮公告";
    draft.body = "详见附件";
    draft.opens_on = Date(2022, 2, 1);
    draft.closes_on = Date(2022, 2, 20);
    draft.posts = posts;
    const auto drafted = desk.run(town, draft);
    EXPECT_EQ(told(drafted), "done");
    round = drafted->id;
    EXPECT_EQ(told(desk.run(county, PublishAnnouncement{round})), "done");
    second = announce(posts);
  }

  RecordExpansion expansion(std::int64_t quota = 1) const {
    return {desk.unit(),
            "临时困难人员",
            Side::rural,
            quota,
            Date(2022, 3, 1),
            Date(2022, 4, 30),
            "冠政字〔2022〕8号",
            Date(2022, 3, 1),
            ExpansionApprover::government,
            round};
  }
  ExpansionId open(const RecordExpansion& command) {
    const auto recorded = desk.run(county, command);
    EXPECT_EQ(told(recorded), "done");
    return recorded->id;
  }
  ApplicationId apply_as(const std::vector<ClaimedGroup>& groups, int sequence,
                         Date birth = Date(1990, 5, 5)) {
    const auto applied =
        desk.run(town, ApplyForPost{second, person("孙桂英", birth, sequence), groups, {}, false});
    EXPECT_EQ(told(applied), "done");
    EXPECT_EQ(applied->outcome, policy::Outcome::eligible);
    return applied->id;
  }
  void to_the_approval(const std::vector<ApplicationId>& applications) {
    review(second, applications);
    notice(applications);
    desk.set_day(Date(2022, 3, 9));
  }
  std::int64_t used(ExpansionId id) {
    return desk.database()
        .read_value<std::int64_t>([&](store::Reader& tx) -> Result<std::int64_t> {
          TRY(const auto row, store::find<store::ScopeExpansionRow>(tx, desk.unit(), id));
          return row->used;
        })
        .value();
  }

  const ClaimedGroup expanded{TargetGroup::expanded, "临时困难人员"};
  std::vector<PostId> posts;
  AnnouncementId round;
  AnnouncementId second;
};

TEST_P(Expansion, needs_a_round_that_left_posts_unfilled_and_the_government_s_document) {
  RecordExpansion bureau = expansion();
  bureau.approver = ExpansionApprover::bureau;
  EXPECT_EQ(told(desk.run(county, bureau)), "expansion_needs_government");
  RecordExpansion early = expansion();
  early.from_day = Date(2022, 2, 28);
  EXPECT_EQ(told(desk.run(county, early)), "expansion_before_document");
  RecordExpansion running = expansion();
  running.unfilled_announcement = second;  // open until the 31st of March
  EXPECT_EQ(told(desk.run(county, running)), "round_not_over");
  RecordExpansion same_day = expansion();
  same_day.document_day = same_day.from_day = Date(2022, 2, 20);
  EXPECT_EQ(told(desk.run(county, same_day)), "round_not_over");
  RecordExpansion nothing = expansion(0);
  EXPECT_EQ(told(desk.run(county, nothing)), "expansion_quota");
  RecordExpansion unnamed = expansion();
  unnamed.name = "a;b";
  EXPECT_EQ(told(desk.run(county, unnamed)), "expanded_name");
  RecordExpansion undocumented = expansion();
  undocumented.document.clear();
  EXPECT_EQ(told(desk.run(county, undocumented)), "text_missing");
  RecordExpansion backwards = expansion();
  backwards.until_day = Date(2022, 2, 1);
  EXPECT_EQ(told(desk.run(county, backwards)), "period_reversed");
  RecordExpansion urban = expansion();
  urban.side = Side::urban;
  EXPECT_EQ(told(desk.run(county, urban)), "post_of_other_side");
  EXPECT_EQ(told(desk.run(desk.actor(Role::DEPT), expansion())), "role_may_not");
  Actor elsewhere = county;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(told(desk.run(elsewhere, expansion())), "not_found");
  Actor sleepy = county;
  sleepy.stepped_up = false;
  EXPECT_EQ(told(desk.run(sleepy, expansion())), "step_up_needed");
  for (const PostId post : posts)
    ASSERT_EQ(told(desk.run(county, AbolishPost{post, "撤销"})), "done");
  EXPECT_EQ(told(desk.run(county, expansion())), "round_was_filled");
}

TEST_P(Expansion, one_approval_takes_one_of_the_quota_and_the_next_is_refused) {
  const auto before = desk.run(
      town, ApplyForPost{second, person("孙桂英", Date(1990, 5, 5), 300), {expanded}, {}, false});
  ASSERT_EQ(told(before), "done");
  EXPECT_EQ(before->headline, policy::Reason::expansion_not_open);
  const ExpansionId id = open(expansion(1));
  const ApplicationId first = apply_as({expanded}, 301);
  const ApplicationId other = apply_as({expanded}, 302);
  to_the_approval({first, other});
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{first, posts[0], ""})), "done");
  EXPECT_EQ(used(id), 1);
  const auto late = desk.run(county2, ApproveApplication{other, posts[1], ""});
  ASSERT_EQ(told(late), "not_eligible");
  EXPECT_EQ(late.error().params[1],
            std::pair(std::string("reasons"), std::string("expansion_not_open")));
  EXPECT_EQ(late.error().params[2].first, "turning");
  EXPECT_FALSE(late.error().params[2].second.empty());
  // What is taken back gives its place back.
  desk.set_day(Date(2022, 3, 10));
  ASSERT_EQ(told(desk.run(county, WithdrawApproval{first, "本人放弃"})), "done");
  EXPECT_EQ(used(id), 0);
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{other, posts[1], ""})), "done");
  EXPECT_EQ(used(id), 1);
}

// One qualifying group is enough: a second claim that does not qualify leaves the approval resting
// on the expansion, one that does qualify leaves the quota alone.
TEST_P(Expansion, the_quota_counts_whenever_no_other_claim_qualifies) {
  const ExpansionId id = open(expansion(2));
  const ApplicationId unlisted =
      apply_as({{TargetGroup::low_income, ""}, expanded}, 303);  // on no register
  const ApplicationId older = apply_as({{TargetGroup::older, ""}, expanded}, 304, Date(1969, 3, 8));
  to_the_approval({unlisted, older});
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{unlisted, posts[0], ""})), "done");
  EXPECT_EQ(used(id), 1);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{older, posts[1], ""})), "done");
  EXPECT_EQ(used(id), 1);
}

TEST_P(Expansion, of_two_overlapping_ones_the_second_is_used_when_the_first_is_full) {
  const ExpansionId first = open(expansion(1));
  RecordExpansion later = expansion(1);
  later.from_day = Date(2022, 3, 2);
  const ExpansionId next = open(later);
  const ApplicationId one = apply_as({expanded}, 305);
  const ApplicationId two = apply_as({expanded}, 306);
  to_the_approval({one, two});
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{one, posts[0], ""})), "done");
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{two, posts[1], ""})), "done");
  EXPECT_EQ(used(first), 1);
  EXPECT_EQ(used(next), 1);
}

// Six approvals at once on a quota of three.
TEST_P(Expansion, parallel_approvals_never_exceed_the_quota) {
  const ExpansionId id = open(expansion(3));
  std::vector<ApplicationId> applications;
  for (int i = 0; i < 6; ++i) applications.push_back(apply_as({expanded}, 310 + i));
  to_the_approval(applications);
  std::vector<std::thread> threads;
  std::vector<std::string> answers(applications.size());
  for (std::size_t i = 0; i < applications.size(); ++i)
    threads.emplace_back([&, i] {
      const auto reply = perform(*desk, Request{county2, "quota-key-" + std::to_string(i), "body"},
                                 ApproveApplication{applications[i], posts[i], ""});
      answers[i] = reply ? "done" : reply.error().code;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count(answers.begin(), answers.end(), "done"), 3);
  EXPECT_EQ(used(id), 3);
}

YIGANG_EACH_ENGINE(Expansion);

}  // namespace

}  // namespace yigang::usecase
