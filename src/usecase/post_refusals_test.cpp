// What a post of this programme may not be, on both engines: one for veterans, one beyond what the
// county decided, one that is abolished and still waits for somebody.
#include "store/described_row.h"
#include "store/plan_queries.h"
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class PostRefusals : public Chain {
 protected:
  PostRefusals() {
    issue_the_plan();
    const auto made =
        desk.run(town, RegisterHost{desk.village(), HostKind::town_or_village, "第三网格", {}});
    EXPECT_EQ(told(made), "done");
    host = made.value_or(Changed<HostId>{}).id;
  }

  ProposePosts proposal(int count) const {
    ProposePosts posts;
    posts.host = host;
    posts.place = desk.village();
    posts.year = 2022;
    posts.title = "村容保洁员";
    posts.items = {{2, 2}};
    posts.department = "农业农村局";
    posts.post_type = "ordinary";
    posts.band = "40h";
    posts.count = count;
    return posts;
  }

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
}

YIGANG_EACH_ENGINE(PostRefusals);

}  // namespace

}  // namespace yigang::usecase
