// What an office enters is what the verbs ask: the month in which the campaign ends and the most
// town staff posts of a town come from the law, and a figure that nothing reads is not taken.
#include "usecase/chain_fixture.h"
#include "usecase/figures.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class FiguresInForce : public Chain {
 protected:
  static EnterFigure of_the_city(std::string figure, std::string value) {
    return {std::move(figure),
            kCity,
            Date(2022, 2, 12),
            {},
            std::move(value),
            "聊人社发〔2022〕9号",
            "一",
            "按此执行",
            store::FigureStatus::confirmed};
  }
  void put(std::string figure, std::string value) {
    const auto entered =
        desk.run(desk.actor(Role::CITY_HR), of_the_city(std::move(figure), std::move(value)));
    ASSERT_EQ(told(entered), "done");
    ASSERT_EQ(told(desk.run(desk.actor(Role::CITY_HR, 1), ConfirmFigure{entered->id})), "done");
  }
  std::string propose_helpers(std::int64_t count) {
    if (!host) host = register_host();
    ProposePosts posts = proposal(*host, count);
    posts.kind = registry::PostKind::town_staff;
    posts.title = "公益性岗位协管员";
    return told(desk.run(town, posts));
  }
  std::string draft(const std::vector<PostId>& posts, Date opens_on) {
    DraftAnnouncement draft;
    draft.unit = desk.unit();
    draft.town = desk.town();
    draft.title = "招聘公告";
    draft.body = "详见附件";
    draft.opens_on = opens_on;
    draft.closes_on = opens_on.plus_days(10);
    draft.posts = posts;
    return told(desk.run(town, draft));
  }

  std::optional<HostId> host;
};

TEST_P(FiguresInForce, the_most_helpers_of_a_town_are_what_the_city_has_entered) {
  EXPECT_EQ(propose_helpers(4), "town_staff_full");
  put("town_special_posts_max", "4");
  EXPECT_EQ(propose_helpers(4), "done");
  EXPECT_EQ(propose_helpers(1), "town_staff_full");
}

TEST_P(FiguresInForce, the_campaign_ends_with_the_month_that_the_city_has_entered) {
  issue_the_plan();
  const std::vector<PostId> posts = open_posts(1);
  EXPECT_EQ(draft(posts, Date(2022, 4, 1)), "off_season_without_reason");
  put("campaign_last_month", "4");
  EXPECT_EQ(draft(posts, Date(2022, 4, 1)), "done");
  EXPECT_EQ(draft(posts, Date(2022, 5, 1)), "off_season_without_reason");
}

YIGANG_EACH_ENGINE(FiguresInForce);

}  // namespace

}  // namespace yigang::usecase
