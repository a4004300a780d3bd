// 公示 for the office, on both engines: the working days that a notice still stands, whom it names,
// what was said against it, and the days of its month (LZ-2022-4 二(二), policy-rules.md "Notice
// and review").
#include "usecase/notice_register.h"

#include "store/described_row.h"
#include "usecase/chain_fixture.h"
#include "usecase/notice_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class NoticeRegisterTest : public Chain {
 protected:
  // Put up on Thursday the 3rd of March 2022, so that five working days end on the 10th.
  NoticePublished put_up() {
    issue_the_plan();
    const AnnouncementId announcement = announce(open_posts(2));
    std::vector<ApplicationId> ids;
    for (int i = 0; i < 2; ++i)
      ids.push_back(apply(announcement, person("王秀英", Date(1969, 3, 8 + i), 2 * i + 2)).id);
    review(announcement, ids);
    desk.set_day(Date(2022, 3, 3));
    return notice(ids);
  }
  NoticePage seen(const Actor& actor, const store::NoticeFilter& filter = {}) {
    const auto page = list_notices(*desk, actor, filter);
    EXPECT_EQ(told(page), "done");
    return page.value_or(NoticePage{});
  }
};

TEST_P(NoticeRegisterTest, tells_the_working_days_that_are_left_and_whom_it_names) {
  const NoticePublished published = put_up();
  ASSERT_EQ(to_text(published.last_day), "2022-03-10");
  const NoticePage first = seen(town2);
  ASSERT_EQ(first.items.size(), 1U);
  EXPECT_EQ(first.items[0].items, 2);
  EXPECT_EQ(first.items[0].working_days_left, 5);
  EXPECT_TRUE(first.days.empty()) << "nobody asked for a month";
  desk.set_day(Date(2022, 3, 10));
  EXPECT_EQ(seen(town2).items[0].working_days_left, 1);
  desk.set_day(Date(2022, 3, 11));
  EXPECT_EQ(seen(town2).items[0].working_days_left, 0);
}

TEST_P(NoticeRegisterTest, each_day_of_a_month_counts_the_notices_that_its_list_shows) {
  put_up();
  store::NoticeFilter of_march;
  of_march.days_of = Month(2022, 3);
  const NoticePage month = seen(town2, of_march);
  ASSERT_EQ(month.days.size(), 31U);
  for (const NoticeDay& one : month.days) {
    store::NoticeFilter on;
    on.on = one.day;
    EXPECT_EQ(seen(town2, on).total, one.standing) << to_text(one.day);
    store::NoticeFilter ends;
    ends.ends_on = one.day;
    EXPECT_EQ(seen(town2, ends).total, one.ending) << to_text(one.day);
    const int day = one.day.day();
    EXPECT_EQ(one.standing, day >= 3 && day <= 10 ? 1 : 0) << to_text(one.day);
    EXPECT_EQ(one.ending, day == 10 ? 1 : 0) << to_text(one.day);
  }
  EXPECT_EQ(month.days[4].working, false) << "a Saturday";
  EXPECT_EQ(month.days[6].working, true) << "a Monday";
  of_march.days_of = Month(2022, 5);
  const NoticePage may = seen(town2, of_march);
  EXPECT_EQ(may.days[1].festival, "劳动节");
  EXPECT_EQ(may.days[1].working, false);
  EXPECT_EQ(may.total, 1) << "a month narrows nothing";
  of_march.days_of = Month(2039, 3);
  EXPECT_FALSE(seen(town2, of_march).days[0].working.has_value()) << "holidays are not known";
}

TEST_P(NoticeRegisterTest, objections_are_counted_for_whom_may_list_them) {
  const NoticePublished published = put_up();
  const auto objection = desk.run(town, LodgeObjection{published.id, 1, "邻居说她在外务工"});
  ASSERT_EQ(told(objection), "done");
  EXPECT_EQ(seen(county).items[0].objections, 1);
  EXPECT_EQ(seen(county).items[0].open_objections, 1);
  ASSERT_EQ(told(desk.run(county, AnswerObjection{objection->id, false, "经核实不属实"})), "done");
  EXPECT_EQ(seen(county).items[0].objections, 1);
  EXPECT_EQ(seen(county).items[0].open_objections, 0);
  store::ObjectionFilter against;
  against.notice = published.id;
  EXPECT_EQ(list_objections(*desk, county, against)->total, 1);
  against.notice = NoticeId(published.id.value() + 1);
  EXPECT_EQ(list_objections(*desk, county, against)->total, 0);
}

TEST_P(NoticeRegisterTest, a_town_sees_its_own_and_those_of_the_whole_unit) {
  put_up();
  Actor elsewhere = town2;
  elsewhere.scope.town = PlaceCode(371525002);
  store::NoticeFilter of_march;
  of_march.days_of = Month(2022, 3);
  const NoticePage page = seen(elsewhere, of_march);
  EXPECT_EQ(page.total, 0);
  for (const NoticeDay& one : page.days) EXPECT_EQ(one.standing, 0) << to_text(one.day);
}

TEST_P(NoticeRegisterTest, the_newest_come_first_and_page_by_page) {
  issue_the_plan();
  const AnnouncementId announcement = announce(open_posts(3));
  std::vector<ApplicationId> ids;
  for (int i = 0; i < 3; ++i)
    ids.push_back(apply(announcement, person("王秀英", Date(1969, 3, 8 + i), 2 * i + 2)).id);
  review(announcement, ids);
  int day = 3;
  for (const ApplicationId id : ids) {
    desk.set_day(Date(2022, 3, day++));
    notice({id});
  }
  std::vector<Date> days;
  store::NoticeFilter filter;
  filter.limit = 2;
  while (true) {
    const NoticePage page = seen(town2, filter);
    EXPECT_EQ(page.total, 3);
    for (const NoticeLine& one : page.items) days.push_back(one.published_on);
    if (!page.next) break;
    filter.after = page.items.back().id;
  }
  EXPECT_EQ(days, (std::vector{Date(2022, 3, 5), Date(2022, 3, 4), Date(2022, 3, 3)}));
}

TEST_P(NoticeRegisterTest, a_notice_is_posted_over_or_taken_back) {
  using store::NoticeStanding;
  put_up();
  const auto counted = [&](NoticeStanding standing) {
    store::NoticeFilter filter;
    filter.standing = standing;
    const NoticePage page = seen(town2, filter);
    for (const NoticeLine& one : page.items) EXPECT_EQ(one.standing, standing);
    return page.total;
  };
  desk.set_day(Date(2022, 3, 10));
  EXPECT_EQ(counted(NoticeStanding::posted), 1);
  EXPECT_EQ(counted(NoticeStanding::over), 0);
  desk.set_day(Date(2022, 3, 11));
  EXPECT_EQ(counted(NoticeStanding::posted), 0);
  EXPECT_EQ(counted(NoticeStanding::over), 1);
  EXPECT_EQ(counted(NoticeStanding::withdrawn), 0);
}

YIGANG_EACH_ENGINE(NoticeRegisterTest);

}  // namespace

}  // namespace yigang::usecase
