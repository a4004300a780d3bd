// 招聘进度 by month (LZ-2022-4 二(二): 原则上每年第一季度集中开展), on both engines.
#include "usecase/season_report.h"

#include "usecase/chain_fixture.h"
#include "usecase/reads.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class SeasonReports : public Chain {
 protected:
  SeasonReport report(const Actor& actor, const SeasonQuery& query = {2022, {}, {}}) {
    const auto read = season_report(*desk, actor, query);
    EXPECT_EQ(told(read), "done");
    return read.value_or(SeasonReport{});
  }
  // Announcements, those outside of the season, applications, approvals, starts.
  static std::string told_of(const SeasonReport& report, std::size_t month) {
    if (report.months.size() != 12) return "no months";
    const SeasonMonth& line = report.months[month - 1];
    return std::to_string(line.announcements) + "/" + std::to_string(line.off_season) + "/" +
           std::to_string(line.applications) + "/" + std::to_string(line.approvals) + "/" +
           std::to_string(line.starts);
  }
  AnnouncementId announce_late(const std::vector<PostId>& posts) {
    DraftAnnouncement late;
    late.unit = desk.unit();
    late.town = desk.town();
    late.title = "2022 年第二批乡村公益性岗位招聘公告";
    late.body = "详见附件";
    late.opens_on = Date(2022, 5, 1);
    late.closes_on = Date(2022, 5, 20);
    late.off_season_reason = "汛期增设防汛岗位";
    late.posts = posts;
    const auto drafted = desk.run(town, late);
    EXPECT_EQ(told(drafted), "done");
    // A draft is no announcement yet.
    EXPECT_EQ(told_of(report(county), 5), "0/0/0/0/0");
    EXPECT_EQ(told(desk.run(county, PublishAnnouncement{drafted->id})), "done");
    return drafted->id;
  }
  // Two apply in March, one of them is on duty since the 9th; a batch of May has its reason.
  void a_year() {
    issue_the_plan();
    const std::vector<PostId> posts = open_posts(2);
    const AnnouncementId first = announce(posts);
    on_duty(first, person("王秀英", Date(1969, 3, 8), 2), posts[0]);
    apply(first, person("杨玉兰", Date(1970, 1, 1), 12));
    late_ = announce_late({posts[1]});
    desk.set_day(Date(2022, 5, 2));
    apply(late_, person("李桂荣", Date(1969, 5, 6), 4));
  }
  AnnouncementId late_;
};

TEST_P(SeasonReports, each_month_has_what_was_announced_applied_for_approved_and_started) {
  a_year();
  const SeasonReport year = report(county);
  EXPECT_EQ(year.clause, "LZ-2022-4 二(二)");
  EXPECT_EQ(told_of(year, 1), "0/0/0/0/0");
  EXPECT_EQ(told_of(year, 3), "1/0/2/1/1");
  EXPECT_EQ(told_of(year, 5), "1/1/1/0/0");
  for (std::size_t at = 0; at < 12; ++at) EXPECT_EQ(year.months[at].in_season, at < 3) << at;
  EXPECT_EQ(year.total.applications, 3);
  EXPECT_EQ(year.in_season.applications, 2);
  EXPECT_EQ(year.in_season.announcements, 1);
  EXPECT_EQ(year.total.off_season, 1);
}

TEST_P(SeasonReports, a_batch_outside_of_the_season_stands_with_its_reason) {
  a_year();
  const SeasonReport year = report(county);
  ASSERT_EQ(year.batches.size(), 1U);
  EXPECT_EQ(year.batches[0].id, late_);
  EXPECT_EQ(year.batches[0].off_season_reason, "汛期增设防汛岗位");
  EXPECT_EQ(year.batches[0].applications, 1);
  EXPECT_EQ(year.batches[0].opens_on, Date(2022, 5, 1));
}

// Every number opens its rows: the lists with the same days have as many.
TEST_P(SeasonReports, each_number_is_the_total_of_its_list) {
  a_year();
  const SeasonReport year = report(county);
  for (const SeasonMonth& line : year.months) {
    const Date first = line.month.first_day();
    const Date last = line.month.last_day();
    store::AnnouncementFilter announced;
    announced.state = store::AnnouncementState::published;
    announced.opens_from = first;
    announced.opens_until = last;
    EXPECT_EQ(list_announcements(*desk, county, announced)->total, line.announcements);
    announced.off_season = true;
    EXPECT_EQ(list_announcements(*desk, county, announced)->total, line.off_season);
    ApplicationQuery applied;
    applied.applied_from = first;
    applied.applied_until = last;
    EXPECT_EQ(list_applications(*desk, county, applied)->total, line.applications);
    ApplicationQuery approved;
    approved.approved_from = first;
    approved.approved_until = last;
    EXPECT_EQ(list_applications(*desk, county, approved)->total, line.approvals);
    store::PlacementFilter started;
    started.started_from = first;
    started.started_until = last;
    EXPECT_EQ(list_placements(*desk, county, started)->total, line.starts);
  }
}

TEST_P(SeasonReports, of_the_own_place_by_whom_the_matrix_names_and_of_a_year_of_the_plan) {
  a_year();
  EXPECT_EQ(report(city).total.applications, 3);
  EXPECT_EQ(report(city, {2022, UnitCode(371522), {}}).total.applications, 0);
  EXPECT_EQ(report(city, {2022, desk.unit(), desk.town()}).total.starts, 1);
  EXPECT_EQ(report(county, {2022, {}, PlaceCode(371525002)}).total.starts, 0);
  EXPECT_EQ(report(county, {2023, {}, {}}).total.announcements, 0);
  Actor elsewhere = county;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  const SeasonReport other = report(elsewhere);
  EXPECT_EQ(other.total.announcements, 0);
  EXPECT_EQ(other.total.approvals, 0);
  EXPECT_TRUE(other.batches.empty());
  EXPECT_EQ(told(season_report(*desk, desk.actor(Role::BANK), {2022, {}, {}})), "role_may_not");
  EXPECT_EQ(told(season_report(*desk, county, {1999, {}, {}})), "bad_year");
}

YIGANG_EACH_ENGINE(SeasonReports);

}  // namespace

}  // namespace yigang::usecase
