// Which posts the county may approve a person for, on both engines: 发布公告 comes first
// (LZ-2022-4 二(二)).
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class AnnouncedPosts : public Chain {
 protected:
  AnnouncedPosts() {
    issue_the_plan();
    posts = open_posts(3);
    other_town.scope.town = kOtherVillage.town();
  }

  // An application of a person of the own town that has come to its approval.
  ApplicationId ready(AnnouncementId announcement) {
    const Applied applied = apply(announcement, person("王秀英", Date(1969, 3, 8), 2));
    review(announcement, {applied.id});
    notice({applied.id});
    desk.set_day(Date(2022, 3, 9));
    return applied.id;
  }

  PostId post_in_other_town() {
    const auto host = desk.run(
        other_town, RegisterHost{kOtherVillage, HostKind::town_or_village, "第五网格", {}});
    EXPECT_EQ(told(host), "done");
    ProposePosts proposal;
    proposal.host = host->id;
    proposal.place = kOtherVillage;
    proposal.year = 2022;
    proposal.title = "村容保洁员";
    proposal.items = {{2, 2}};
    proposal.department = "农业农村局";
    proposal.post_type = "ordinary";
    proposal.band = "40h";
    const auto proposed = desk.run(other_town, proposal);
    EXPECT_EQ(told(proposed), "done");
    EXPECT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "done");
    return proposed->ids[0];
  }

  DraftAnnouncement draft(PlaceCode of_town, std::vector<PostId> of_posts) const {
    DraftAnnouncement draft;
    draft.unit = desk.unit();
    draft.town = of_town;
    draft.title = "2022 年第二批乡村公益性岗位招聘公告";
    draft.body = "详见附件";
    draft.opens_on = Date(2022, 3, 1);
    draft.closes_on = Date(2022, 3, 31);
    draft.posts = std::move(of_posts);
    return draft;
  }

  std::vector<PostId> posts;
  const PlaceCode kOtherVillage = PlaceCode(371525002036);
  Actor other_town = desk.actor(Role::TOWN, 2);
};

TEST_P(AnnouncedPosts, a_post_that_nobody_was_told_of_takes_nobody) {
  const AnnouncementId announcement = announce({posts[0]});
  ASSERT_EQ(told(desk.run(town, draft(desk.town(), {posts[2]}))), "done");
  const ApplicationId id = ready(announcement);
  const auto refusal = desk.run(county2, ApproveApplication{id, posts[1], ""});
  ASSERT_EQ(told(refusal), "post_not_announced");
  EXPECT_EQ(refusal.error().field, "post");
  EXPECT_EQ(refusal.error().clause, "LZ-2022-4 二(二)");
  // A draft tells nobody.
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{id, posts[2], ""})), "post_not_announced");
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], ""})), "done");
}

TEST_P(AnnouncedPosts, who_waits_in_reserve_takes_a_post_of_an_earlier_round_of_the_own_town) {
  announce({posts[0]});
  const AnnouncementId second = announce({posts[1]});
  const ApplicationId id = ready(second);
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], ""})), "done");
}

TEST_P(AnnouncedPosts, another_town_s_announcement_is_not_for_this_person) {
  const PostId elsewhere = post_in_other_town();
  const auto drafted = desk.run(other_town, draft(kOtherVillage.town(), {elsewhere}));
  ASSERT_EQ(told(drafted), "done");
  ASSERT_EQ(told(desk.run(county, PublishAnnouncement{drafted->id})), "done");
  const ApplicationId id = ready(announce({posts[0]}));
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{id, elsewhere, ""})), "post_of_other_town");
  EXPECT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], ""})), "done");
}

YIGANG_EACH_ENGINE(AnnouncedPosts);

}  // namespace

}  // namespace yigang::usecase
