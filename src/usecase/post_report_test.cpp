// Posts by department and by item, people by target group (LZ-2022-4 三(一)/6, 二(二)/6, 二(一)/2),
// on both engines.
#include "usecase/post_report.h"

#include <algorithm>

#include "base/messages.h"
#include "usecase/chain_fixture.h"
#include "usecase/month_fixture.h"
#include "usecase/reads.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

PostReport report(TestDesk& desk, const Actor& actor, ReportBy by, std::optional<Date> on = {}) {
  const auto answer = post_report(*desk, actor, {by, on});
  EXPECT_EQ(told(answer), "done");
  return answer.value_or(PostReport{});
}
PostReportLine line(const PostReport& report, const std::string& key) {
  const auto found = std::ranges::find(report.lines, key, &PostReportLine::key);
  EXPECT_NE(found, report.lines.end()) << key;
  return found == report.lines.end() ? PostReportLine{} : *found;
}
Actor elsewhere(Actor actor) {
  actor.scope = {UnitCode(371522), {}, {}};
  return actor;
}

class PostReports : public Chain {
 protected:
  PostReports() {
    issue_the_plan();
    host = register_host();
  }
  std::vector<PostId> create(const ProposePosts& posts) {
    const auto proposed = desk.run(town, posts);
    EXPECT_EQ(told(proposed), "done");
    EXPECT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "done");
    return proposed->ids;
  }
  HostId host;
};

TEST_P(PostReports, thirteen_departments_and_other_have_a_row_each) {
  const std::vector<PostId> posts = create(proposal(host, 2));
  ProposePosts culture = proposal(host, 1);
  culture.department = "文化和旅游局";
  create(culture);
  culture.department = "冠县农业农村局（乡村振兴局）";
  create(culture);
  ASSERT_EQ(told(desk.run(town, proposal(host, 1))), "done");  // proposed only: not a post yet
  on_duty(announce(posts), person("王秀英", Date(1969, 3, 8), 2), posts[0]);

  const PostReport now = report(desk, county, ReportBy::department);
  ASSERT_EQ(now.lines.size(), 14U);
  EXPECT_EQ(now.lines[8].name, "农业农村");
  EXPECT_EQ(now.lines[8].posts, 3);
  EXPECT_EQ(now.lines[8].on_duty, 1);
  EXPECT_EQ(now.lines[8].written,
            (std::vector<std::string>{"农业农村局", "冠县农业农村局（乡村振兴局）"}));
  EXPECT_EQ(now.lines[13].key, "other");
  EXPECT_EQ(now.lines[13].posts, 1);
  EXPECT_EQ(now.lines[12].posts, 0) << "乡村振兴";
  EXPECT_EQ(now.total.posts, 4);
  EXPECT_EQ(now.total.on_duty, 1);
  EXPECT_EQ(now.total.on_duty, plan_report(*desk, county, {2022, {}})->lines[0].on_duty);
}

TEST_P(PostReports, an_earlier_day_is_counted_by_the_dates_of_the_rows) {
  const std::vector<PostId> posts = create(proposal(host, 1));  // on the 1st of March
  const PlacementStarted started =
      on_duty(announce(posts), person("王秀英", Date(1969, 3, 8), 2), posts[0]);
  desk.set_day(Date(2022, 4, 1));
  ExitPlacement leaves;
  leaves.id = started.id;
  leaves.last_day = Date(2022, 3, 31);
  leaves.employment_wanted = false;
  ASSERT_EQ(told(desk.run(town, leaves)), "done");
  const auto then = [&](Date day) {
    const PostReportTotal total = report(desk, county, ReportBy::department, day).total;
    return std::to_string(total.posts.value_or(-1)) + "/" + std::to_string(total.on_duty);
  };
  EXPECT_EQ(then(Date(2022, 2, 28)), "0/0");
  EXPECT_EQ(then(Date(2022, 3, 8)), "1/0");
  EXPECT_EQ(then(Date(2022, 3, 9)), "1/1");
  EXPECT_EQ(then(Date(2022, 3, 30)), "1/1");
  EXPECT_EQ(then(Date(2022, 3, 31)), "1/1") << "the last day is a day on the post";
  EXPECT_EQ(then(Date(2022, 4, 1)), "1/0");
  EXPECT_EQ(told(post_report(*desk, county, {ReportBy::item, Date(2022, 4, 2)})), "day_in_future");
}

// 二(二)/6: 综合设岗 stands under each of its items and once in the total, and the report says so.
TEST_P(PostReports, a_combined_post_counts_under_each_item_and_once_in_the_total) {
  const std::vector<PostId> single = create(proposal(host, 2));
  EXPECT_FALSE(report(desk, county, ReportBy::item).note);
  ProposePosts combined = proposal(host, 1);
  combined.items = {{2, 2}, {3, 5}};
  const std::vector<PostId> both = create(combined);
  on_duty(announce(both), person("王秀英", Date(1969, 3, 8), 2), both[0]);

  const PostReport now = report(desk, county, ReportBy::item);
  EXPECT_EQ(now.lines.size(), 39U);
  EXPECT_EQ(line(now, "rural/2/2").name, "村容保洁");
  EXPECT_EQ(line(now, "rural/2/2").posts, 3);
  EXPECT_EQ(line(now, "rural/2/2").on_duty, 1);
  EXPECT_EQ(line(now, "rural/3/5").posts, 1);
  EXPECT_EQ(line(now, "rural/3/5").on_duty, 1);
  EXPECT_EQ(now.total.posts, 3);
  EXPECT_EQ(now.total.on_duty, 1);
  EXPECT_EQ(now.in_several, 1);
  EXPECT_EQ(now.note, "report.combined_posts");
  EXPECT_TRUE(message(*now.note, Language::zh_cn));
}

// 附2: five categories for each side; a post with two items of one category counts once in it, and
// each number is the total of the list of posts that is asked for the same.
TEST_P(PostReports, categories_of_annex_2_count_posts_and_open_them) {
  create(proposal(host, 2));
  ProposePosts combined = proposal(host, 1);
  combined.items = {{2, 2}, {2, 3}, {3, 5}};
  const std::vector<PostId> both = create(combined);
  ASSERT_EQ(told(desk.run(town, proposal(host, 1))), "done");  // proposed only
  const auto category = [](const PostReport& report, const std::string& key) {
    const auto at = std::ranges::find(report.categories, key, &PostReportCategory::key);
    return at == report.categories.end() ? PostReportCategory{} : *at;
  };
  const PostReport now = report(desk, county, ReportBy::item);
  ASSERT_EQ(now.categories.size(), 10U);
  EXPECT_EQ(category(now, "rural/2").posts, 3);
  EXPECT_EQ(category(now, "rural/3").posts, 1);
  EXPECT_EQ(category(now, "urban/1").posts, 0);
  EXPECT_FALSE(category(now, "rural/2").name.empty());
  store::PostFilter posts;
  posts.side = Side::rural;
  posts.stands = true;
  const auto total = [&] { return list_posts(*desk, county, posts)->total; };
  EXPECT_EQ(total(), now.total.posts);
  posts.category = 2;
  EXPECT_EQ(total(), 3);
  posts.item = 3;
  EXPECT_EQ(total(), 1);
  ASSERT_EQ(told(desk.run(county, AbolishPost{both[0], "合并"})), "done");
  EXPECT_EQ(total(), 0);
  posts.stands = false;
  EXPECT_EQ(total(), 1);
  EXPECT_EQ(category(report(desk, county, ReportBy::item), "rural/2").posts, 2);
  EXPECT_TRUE(report(desk, county, ReportBy::department).categories.empty());
}

TEST_P(PostReports, approvals_are_counted_by_the_group_that_was_claimed) {
  const std::vector<PostId> posts = create(proposal(host, 1));
  on_duty(announce(posts), person("王秀英", Date(1969, 3, 8), 2), posts[0]);
  const PostReport now = report(desk, county, ReportBy::category);
  EXPECT_EQ(line(now, "older").approvals, 1);
  EXPECT_EQ(line(now, "older").on_duty, 1);
  EXPECT_EQ(line(now, "older").side, Side::rural);
  EXPECT_EQ(line(now, "older_unemployed").side, Side::urban);
  EXPECT_FALSE(line(now, "older").posts);
  EXPECT_EQ(now.total.approvals, 1);
  // Approved on the 9th of March.
  EXPECT_EQ(report(desk, county, ReportBy::category, Date(2022, 3, 8)).total.approvals, 0);
}

TEST_P(PostReports, a_report_ends_at_the_scope) {
  create(proposal(host, 2));
  for (const ReportBy by : {ReportBy::department, ReportBy::item}) {
    EXPECT_EQ(report(desk, city, by).total.posts, 2);
    EXPECT_EQ(report(desk, town, by).total.posts, 2);
    EXPECT_EQ(report(desk, village, by).total.posts, 2);
    EXPECT_EQ(report(desk, elsewhere(county), by).total.posts, 0);
    Actor other_town = town;
    other_town.scope.town = PlaceCode(371525002);
    EXPECT_EQ(report(desk, other_town, by).total.posts, 0);
  }
  EXPECT_EQ(told(post_report(*desk, desk.actor(Role::BANK), {})), "role_may_not");
}

YIGANG_EACH_ENGINE(PostReports);

class GroupReports : public MonthFixture {
 protected:
  // Persons 1 … n on duty, each with these claims.
  void on_duty_as(const std::vector<std::string>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const auto n = static_cast<std::int64_t>(i) + 1;
      place(n);
      put([&](store::Writer& tx) -> Result<> {
        TRY_VOID(
            tx.execute("UPDATE application SET target_groups = ?3 WHERE unit = ?1 AND number = ?2",
                       store::args(unit, n, groups[i])));
        return {};
      });
    }
  }
};

// 二(一)/2: 脱贫享受政策人口含防止返贫监测帮扶对象: merged, and still shown.
TEST_P(GroupReports, monitored_persons_count_inside_those_out_of_poverty) {
  on_duty_as({"poverty_alleviated", "monitored", "monitored", "low_income"});
  const PostReport now = report(desk, county, ReportBy::category);
  const PostReportLine merged = line(now, "poverty_alleviated");
  EXPECT_EQ(merged.name, "脱贫享受政策人口");
  EXPECT_EQ(merged.on_duty, 3);
  ASSERT_EQ(merged.within.size(), 1U);
  EXPECT_EQ(merged.within[0].key, "monitored");
  EXPECT_EQ(merged.within[0].on_duty, 2);
  EXPECT_EQ(std::ranges::count(now.lines, "monitored", &PostReportLine::key), 0);
  EXPECT_EQ(line(now, "low_income").on_duty, 1);
  EXPECT_EQ(now.total.on_duty, 4);
  EXPECT_EQ(now.in_several, 0);
  EXPECT_FALSE(now.note);
  EXPECT_EQ(report(desk, elsewhere(county), ReportBy::category).total.on_duty, 0);
}

TEST_P(GroupReports, a_person_of_several_groups_counts_under_each_and_once_in_the_total) {
  on_duty_as({"older;disabled", "poverty_alleviated;monitored", "expanded:临时困难人员"});
  const PostReport now = report(desk, county, ReportBy::category);
  EXPECT_EQ(line(now, "older").on_duty, 1);
  EXPECT_EQ(line(now, "disabled").on_duty, 1);
  // Two claims of one merged group are one person of one group.
  EXPECT_EQ(line(now, "poverty_alleviated").on_duty, 1);
  EXPECT_EQ(line(now, "poverty_alleviated").within[0].on_duty, 1);
  EXPECT_EQ(line(now, "expanded:临时困难人员").name, "临时困难人员");
  EXPECT_EQ(now.total.on_duty, 3);
  EXPECT_EQ(now.in_several, 1);
  EXPECT_EQ(now.note, "report.several_groups");
}

YIGANG_EACH_ENGINE(GroupReports);

}  // namespace

}  // namespace yigang::usecase
