// The sheet of a notice before it is put up, on both engines: whom it would name and until when
// (LZ-2022-4 二(二), policy-rules.md "Notice and review").
#include "usecase/notice_preview.h"

#include "store/described_row.h"
#include "usecase/chain_fixture.h"
#include "usecase/notice_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class NoticePreviewTest : public Chain {
 protected:
  void pass(int persons) {
    issue_the_plan();
    announcement = announce(open_posts(persons));
    for (int i = 0; i < persons; ++i)
      ids.push_back(apply(announcement, person("王秀英", Date(1969, 3, 8 + i), 2 * i + 2)).id);
    review(announcement, ids);
  }
  NoticePreview preview(const Actor& actor, const NoticePreviewQuery& query = {}) {
    const auto seen = preview_notice(*desk, actor, query);
    EXPECT_EQ(told(seen), "done");
    return seen.value_or(NoticePreview{});
  }
  AnnouncementId announcement;
  std::vector<ApplicationId> ids;
};

TEST_P(NoticePreviewTest, the_sheet_is_what_will_be_put_up) {
  pass(2);
  const NoticePreview before = preview(town2);
  EXPECT_EQ(before.total, 2);
  EXPECT_EQ(before.place, desk.town());
  ASSERT_EQ(before.items.size(), 2U);
  EXPECT_EQ(before.items[0].name, "王*英");
  EXPECT_EQ(before.items[0].post, "村容保洁员");
  EXPECT_EQ(before.working_days, 5);
  ASSERT_EQ(before.actions.size(), 1U);
  EXPECT_TRUE(before.actions[0].allowed);

  const NoticePublished published = notice({ids[0]});
  EXPECT_EQ(published.last_day, before.last_day);
  EXPECT_EQ(published.approval_from, before.approval_from);
  const auto shown = read_public_notice(*desk, {published.id});
  ASSERT_EQ(told(shown), "done");
  EXPECT_EQ(shown->notice.place_name, before.place_name);
  EXPECT_EQ(shown->items[0].name, before.items[0].name);
  EXPECT_EQ(shown->items[0].post, before.items[0].post);
  EXPECT_EQ(shown->items[0].village, before.items[0].village_name);
  EXPECT_EQ(preview(town2).total, 1) << "who is in a notice waits for none";
}

TEST_P(NoticePreviewTest, without_a_town_the_towns_are_counted_and_then_there_is_one_towns_sheet) {
  pass(1);
  Actor wide = town2;
  wide.scope.town = {};
  const NoticePreview whole = preview(wide);
  EXPECT_EQ(whole.total, 1);
  ASSERT_EQ(whole.places.size(), 1U);
  EXPECT_EQ(whole.places[0].place, desk.town());
  EXPECT_FALSE(whole.place.has_value());
  EXPECT_TRUE(whole.items.empty());
  NoticePreviewQuery of;
  of.town = desk.town();
  EXPECT_EQ(preview(wide, of).items.size(), 1U);
  of.village = desk.village();
  const NoticePreview village_sheet = preview(wide, of);
  EXPECT_EQ(village_sheet.place, desk.village());
  EXPECT_EQ(village_sheet.items.size(), 1U);
}

TEST_P(NoticePreviewTest, nothing_of_another_place_is_shown) {
  pass(1);
  Actor elsewhere = town2;
  elsewhere.scope.town = PlaceCode(371525002);
  EXPECT_EQ(preview(elsewhere).total, 0);
  NoticePreviewQuery of;
  of.town = PlaceCode(371525002);
  const NoticePreview other = preview(town2, of);
  EXPECT_EQ(other.total, 0);
  EXPECT_FALSE(other.place.has_value());
  of.town = PlaceCode(371522001);
  Actor wide = town2;
  wide.scope.town = {};
  EXPECT_EQ(preview(wide, of).total, 0);
  // Who may see what was put up does not see what will be.
  EXPECT_EQ(told(preview_notice(*desk, desk.actor(Role::PUB), {})), "role_may_not");
}

YIGANG_EACH_ENGINE(NoticePreviewTest);

}  // namespace

}  // namespace yigang::usecase
