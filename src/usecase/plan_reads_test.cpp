// What the city and the counties read about plan and campaign: the reason of a batch outside the
// season, and the plan as it was issued on an earlier day.
#include "usecase/chain_fixture.h"
#include "usecase/reads.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class PlanReads : public Chain {};

TEST_P(PlanReads, the_list_of_announcements_shows_why_one_is_outside_the_season) {
  issue_the_plan();
  const std::vector<PostId> posts = open_posts(1);
  announce(posts);
  DraftAnnouncement late;
  late.unit = desk.unit();
  late.town = desk.town();
  late.title = "2022 年第二批乡村公益性岗位招聘公告";
  late.body = "详见附件";
  late.opens_on = Date(2022, 5, 1);
  late.closes_on = Date(2022, 5, 20);
  late.off_season_reason = "汛期增设防汛岗位";
  late.posts = posts;
  ASSERT_EQ(told(desk.run(town, late)), "done");
  const auto listed = list_announcements(*desk, county, {});
  ASSERT_EQ(told(listed), "done");
  ASSERT_EQ(listed->items.size(), 2U);
  for (const AnnouncementLine& line : listed->items)
    EXPECT_EQ(line.off_season_reason, line.opens_on == late.opens_on ? "汛期增设防汛岗位" : "");
}

YIGANG_EACH_ENGINE(PlanReads);

}  // namespace

}  // namespace yigang::usecase
