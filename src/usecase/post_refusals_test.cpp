// What a post of this programme may not be, on both engines: one for veterans, one beyond what the
// county decided, one that is abolished and still waits for somebody.
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/expansion.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class PostRefusals : public Chain {
 protected:
  PostRefusals() {
    issue_the_plan();
    host = register_host("第三网格");
  }

  ProposePosts proposal(std::int64_t count) const { return Chain::proposal(host, count); }

  HostId host;
};

// LZ-2022-4 尾: 退役士兵专项公益性岗位按现行规定执行; no way in.
TEST_P(PostRefusals, posts_for_veterans_are_another_programme) {
  ProposePosts posts = proposal(1);
  posts.title = "退役士兵专项公益性岗位";
  const auto titled = desk.run(town, posts);
  ASSERT_EQ(told(titled), "veterans_post");
  EXPECT_EQ(titled.error().field, "title");
  EXPECT_EQ(titled.error().clause, "LZ-2022-4 尾");
  posts = proposal(1);
  posts.post_type = "退役军人";
  const auto typed = desk.run(town, posts);
  ASSERT_EQ(told(typed), "veterans_post");
  EXPECT_EQ(typed.error().field, "post_type");

  EXPECT_EQ(
      told(desk.run(
          town,
          RegisterHost{desk.village(), HostKind::town_or_village, "退役士兵专项岗位办公室", {}})),
      "veterans_post");
  EXPECT_EQ(
      told(desk.run(town,
                    RegisterHost{desk.village(), HostKind::town_or_village, "退役军人服务站", {}})),
      "done");
  EXPECT_EQ(told(desk.run(county, RecordPayStandard{desk.unit(), Side::rural, "退役士兵", "40h",
                                                    Fen(1800), Date(2022, 3, 1),
                                                    "冠政办字〔2022〕3号", Date(2022, 2, 20)})),
            "veterans_post");
  posts = proposal(1);
  posts.band = "退役士兵";
  const auto banded = desk.run(town, posts);
  ASSERT_EQ(told(banded), "veterans_post");
  EXPECT_EQ(banded.error().field, "band");
  const auto paid = desk.run(
      county, RecordPayStandard{desk.unit(), Side::rural, "村庄保洁", "退役士兵", Fen(1800),
                                Date(2022, 3, 1), "冠政办字〔2022〕3号", Date(2022, 2, 20)});
  ASSERT_EQ(told(paid), "veterans_post");
  EXPECT_EQ(paid.error().field, "band");
  RecordExpansion opened;
  opened.unit = desk.unit();
  opened.name = "退役士兵";
  const auto expanded = desk.run(county, opened);
  ASSERT_EQ(told(expanded), "veterans_post");
  EXPECT_EQ(expanded.error().field, "name");
  LoadRegister list;
  list.unit = desk.unit();
  list.register_name = "退役士兵专项岗位名单";
  list.owner = "县乡村振兴局";
  list.true_on = Date(2022, 2, 1);
  list.deputy_reason = "代为录入";
  const auto loaded = desk.run(county, list);
  ASSERT_EQ(told(loaded), "veterans_post");
  EXPECT_EQ(loaded.error().field, "register_name");

  DraftAnnouncement draft;
  draft.unit = desk.unit();
  draft.town = desk.town();
  draft.title = "退役士兵岗位招聘公告";
  draft.body = "同等条件下退役军人优先";
  draft.opens_on = Date(2022, 3, 1);
  draft.closes_on = Date(2022, 3, 31);
  draft.posts = open_posts(1);
  EXPECT_EQ(told(desk.run(town, draft)), "veterans_post");
  draft.title = "公益性岗位招聘公告";
  draft.body = "其中退役士兵专项岗位 2 个";
  EXPECT_EQ(told(desk.run(town, draft)), "veterans_post");
  draft.body = "同等条件下退役军人优先";
  EXPECT_EQ(told(desk.run(town, draft)), "done");
  draft.body = "招聘 5 名。退役士兵专项公益性岗位按现行规定执行，不在本公告范围。";
  EXPECT_EQ(told(desk.run(town, draft)), "done");
}

// LZ-2022-4 一/7: 可…适当增加, as many as the county's own documents say, per year and side.
TEST_P(PostRefusals, what_goes_beyond_the_plan_is_decided_first) {
  ProposePosts more = proposal(3);
  more.self_increase = true;
  const auto proposed = desk.run(town, more);
  ASSERT_EQ(told(proposed), "done");
  const ApprovePosts first{{proposed->ids[0]}};
  const auto nothing_decided = desk.run(county, first);
  ASSERT_EQ(told(nothing_decided), "beyond_self_increase");
  EXPECT_EQ(nothing_decided.error().clause, "LZ-2022-4 一");
  const auto decide = [&](std::int64_t year, Side side, std::int64_t posts, Date from) {
    return desk.run(county,
                    AddSelfIncrease{desk.unit(), year, side, posts, "冠政办〔2022〕1号", from});
  };
  // A year without a plan has nothing to go beyond. Another side, a later day: neither is a
  // decision on these posts.
  ASSERT_EQ(told(decide(2023, Side::rural, 5, Date(2023, 1, 10))), "no_plan");
  ASSERT_EQ(told(decide(2022, Side::urban, 5, Date(2022, 1, 10))), "done");
  ASSERT_EQ(told(decide(2022, Side::rural, 5, Date(2022, 12, 31))), "done");
  const auto outside = decide(2022, Side::rural, 5, Date(2023, 1, 10));
  ASSERT_EQ(told(outside), "increase_outside_year");
  EXPECT_EQ(outside.error().field, "effective_from");
  EXPECT_EQ(told(desk.run(county, first)), "beyond_self_increase");
  ASSERT_EQ(told(decide(2022, Side::rural, 2, Date(2022, 1, 10))), "done");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "beyond_self_increase");
  ASSERT_EQ(told(desk.run(county, first)), "done");
  EXPECT_EQ(told(desk.run(county, first)), "post_state");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "post_state");
  const auto beyond = desk.run(county, ApprovePosts{{proposed->ids[1], proposed->ids[2]}});
  ASSERT_EQ(told(beyond), "beyond_self_increase");
  EXPECT_EQ(beyond.error().params, (Params{{"decided", "2"}, {"created", "1"}, {"asked", "2"}}));
  EXPECT_EQ(told(desk.run(county, ApprovePosts{{proposed->ids[1]}})), "done");
  // Posts of the plan are counted for themselves.
  EXPECT_EQ(open_posts(1).size(), 1U);
}

TEST_P(PostRefusals, a_post_is_not_developed_twice_at_once) {
  const auto proposed = desk.run(town, proposal(1));
  ASSERT_EQ(told(proposed), "done");
  const auto twice = desk.run(county, ApprovePosts{{proposed->ids[0], proposed->ids[0]}});
  ASSERT_EQ(told(twice), "post_twice");
  EXPECT_EQ(twice.error().field, "posts");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "done");
}

// LZ-2022-4 一: the county allocates its number to the towns; what it adds itself is counted apart.
TEST_P(PostRefusals, a_town_develops_no_more_than_the_county_gave_it) {
  const auto share = [&](PlaceCode of, Side side, std::int64_t posts) {
    return told(desk.run(county, AllocateTowns{desk.unit(), 2022, side, {{of, posts}}}));
  };
  // Another town's number and the other side's say nothing about this one.
  ASSERT_EQ(share(PlaceCode(371525002), Side::rural, 1), "done");
  ASSERT_EQ(share(desk.town(), Side::urban, 1), "done");
  ASSERT_EQ(open_posts(2).size(), 2U);
  ASSERT_EQ(share(desk.town(), Side::rural, 3), "done");
  ProposePosts posts = proposal(2);
  const auto proposed = desk.run(town, posts);
  ASSERT_EQ(told(proposed), "done");
  const auto beyond = desk.run(county, ApprovePosts{proposed->ids});
  ASSERT_EQ(told(beyond), "beyond_town_share");
  EXPECT_EQ(beyond.error().params, (Params{{"allocated", "3"}, {"created", "2"}, {"asked", "2"}}));
  EXPECT_EQ(beyond.error().clause, "LZ-2022-4 一");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{{proposed->ids[0]}})), "done");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{{proposed->ids[1]}})), "beyond_town_share");
  // A revision of the city's plan leaves the county's numbers for its towns as they are.
  IssuePlan revision = annex_1();
  revision.document = "聊人社字〔2022〕9号";
  revision.reason = "动态调整";
  ASSERT_EQ(told(desk.run(desk.actor(Role::CITY_HR), revision)), "done");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{{proposed->ids[1]}})), "beyond_town_share");
  posts.self_increase = true;
  const auto added = desk.run(town, posts);
  ASSERT_EQ(told(desk.run(county, AddSelfIncrease{desk.unit(), 2022, Side::rural, 2,
                                                  "冠政办〔2022〕1号", Date(2022, 1, 10)})),
            "done");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{added->ids})), "done");
  ASSERT_EQ(share(desk.town(), Side::rural, 4), "done");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{{proposed->ids[1]}})), "done");
}

YIGANG_EACH_ENGINE(PostRefusals);

}  // namespace

}  // namespace yigang::usecase
