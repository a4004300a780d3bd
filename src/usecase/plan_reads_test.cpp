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

class PlanReads : public Chain {
 protected:
  // With so many rural posts for 冠县, the rest of its 3,100 for 莘县.
  static IssuePlan plan_of_2023(std::int64_t posts, Date effective_from) {
    IssuePlan plan = annex_1();
    plan.year = 2023;
    plan.document = "聊人社字〔2022〕90号";
    plan.issued_on = Date(2022, 12, 20);
    plan.effective_from = effective_from;
    plan.reason = "按年度下达";
    plan.units[4].rural += plan.units[3].rural - posts;
    plan.units[3].rural = posts;
    return plan;
  }
  // 冠县 (371525) on the report of 2022: version, rural plan and people on duty.
  std::string report_on(std::optional<Date> day) {
    const auto report = plan_report(*desk, city, {2022, day});
    if (!report) return report.error().code + " at " + report.error().field;
    for (const PlanReportLine& line : report->lines)
      if (line.unit == desk.unit())
        return "version " + std::to_string(report->plan_version.value_or(0)) + ": " +
               std::to_string(line.plan_rural) + ", on duty " + std::to_string(line.on_duty);
    return "no line";
  }
};

// 一/6: 100 rural posts go from 冠县 to 莘县 on the first of June, for the whole of the year.
TEST_P(PlanReads, after_a_revision_an_earlier_day_still_gives_the_number_of_that_day) {
  issue_the_plan();
  IssuePlan revision = annex_1();
  revision.document = "聊人社字〔2022〕30号";
  revision.issued_on = Date(2022, 6, 1);
  revision.reason = "就业形势变化，动态调整";
  revision.units[3].rural -= 100;
  revision.units[4].rural += 100;
  desk.set_day(Date(2022, 6, 1));
  ASSERT_EQ(told(desk.run(city, revision)), "done");
  EXPECT_EQ(report_on({}), "version 2: 3000, on duty 0");
  EXPECT_EQ(report_on(Date(2022, 6, 1)), "version 2: 3000, on duty 0");
  EXPECT_EQ(report_on(Date(2022, 5, 31)), "version 1: 3100, on duty 0");
  EXPECT_EQ(report_on(Date(2022, 2, 11)), "version 0: 0, on duty 0");
  EXPECT_EQ(report_on(Date(2022, 6, 2)), "day_in_future at on");
}

TEST_P(PlanReads, people_on_duty_are_counted_on_the_day_of_the_report) {
  issue_the_plan();
  const std::vector<PostId> posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  on_duty(announcement, person("王秀英", Date(1969, 3, 8), 2), posts[0]);
  EXPECT_EQ(report_on(Date(2022, 3, 8)), "version 1: 3100, on duty 0");
  EXPECT_EQ(report_on(Date(2022, 3, 9)), "version 1: 3100, on duty 1");
  EXPECT_EQ(report_on({}), "version 1: 3100, on duty 1");
  // A share of a year's plan has only that year's posts in it, and its number opens them.
  const auto later = plan_report(*desk, county, {2023, {}});
  ASSERT_EQ(told(later), "done");
  EXPECT_EQ(later->lines[0].on_duty, 0);
  const auto rows = [&](std::int64_t year, std::optional<Date> on, std::optional<bool> beyond) {
    store::PlacementFilter filter;
    filter.year = year;
    filter.on = on;
    filter.self_increase = beyond;
    return list_placements(*desk, county, filter)->total.value();
  };
  EXPECT_EQ(rows(2022, Date(2022, 3, 9), {}), 1);
  EXPECT_EQ(rows(2022, Date(2022, 3, 8), {}), 0);
  EXPECT_EQ(rows(2023, {}, {}), 0);
  EXPECT_EQ(rows(2022, {}, false), 1);
  EXPECT_EQ(rows(2022, {}, true), 0);
}

// The created and the filled posts of the report of a past day are those of that day.
TEST_P(PlanReads, the_number_of_a_past_day_opens_the_posts_of_that_day) {
  issue_the_plan();
  const std::vector<PostId> posts = open_posts(2);  // created on the 1st
  const AnnouncementId announcement = announce(posts);
  on_duty(announcement, person("王秀英", Date(1969, 3, 8), 2), posts[0]);  // on the 9th
  const auto rows = [&](Date day) {
    store::PostFilter created;
    created.year = 2022;
    created.on = day;
    created.created = true;
    store::PostFilter filled = created;
    filled.created = {};
    filled.ever_filled = true;
    return std::pair(list_posts(*desk, city, created)->total.value(),
                     list_posts(*desk, city, filled)->total.value());
  };
  const auto reported = [&](Date day) {
    const auto report = plan_report(*desk, city, {2022, day});
    std::pair<std::int64_t, std::int64_t> sums;
    for (const PlanReportLine& line : report->lines) {
      sums.first += line.created;
      sums.second += line.completed_rural + line.completed_urban;
    }
    return sums;
  };
  using Both = std::pair<std::int64_t, std::int64_t>;
  EXPECT_EQ(rows(Date(2022, 2, 28)), Both(0, 0));
  EXPECT_EQ(rows(Date(2022, 3, 1)), Both(2, 0));
  EXPECT_EQ(rows(Date(2022, 3, 8)), Both(2, 0));
  EXPECT_EQ(rows(Date(2022, 3, 9)), Both(2, 1));
  for (const Date day : {Date(2022, 3, 1), Date(2022, 3, 9)}) EXPECT_EQ(rows(day), reported(day));
}

// A choice among many posts is searched by the words of the title, the number and the village.
TEST_P(PlanReads, posts_are_found_by_title_number_and_place) {
  issue_the_plan();
  open_posts(3);
  const auto found = [&](std::optional<std::string> q, std::optional<PlaceCode> place) {
    store::PostFilter filter;
    filter.q = std::move(q);
    filter.place = place;
    return list_posts(*desk, county, filter)->total.value();
  };
  const PostLine first = list_posts(*desk, county, {})->items.at(0);
  EXPECT_EQ(found({}, {}), 3);
  EXPECT_EQ(found(first.title, {}), 3);
  EXPECT_EQ(found(std::to_string(first.number), first.place) > 0, true);
  EXPECT_EQ(found("%", {}), 0);
  EXPECT_EQ(found("没有这样的岗位", {}), 0);
  EXPECT_EQ(found({}, PlaceCode(371525999999)), 0);
}

// 二(二): 自行增加的岗位 fill nothing of the plan, and are shown apart.
TEST_P(PlanReads, people_on_posts_beyond_the_plan_are_counted_apart) {
  issue_the_plan();
  const auto added = desk.run(county, AddSelfIncrease{desk.unit(), 2022, Side::rural, 1,
                                                      "县政府专题会议纪要", Date(2022, 3, 1)});
  ASSERT_EQ(told(added), "done");
  ProposePosts proposal_beyond = proposal(register_host("新立社区"), 1);
  proposal_beyond.self_increase = true;
  const auto proposed = desk.run(town, proposal_beyond);
  ASSERT_EQ(told(proposed), "done");
  ASSERT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "done");
  const std::vector<PostId> planned = open_posts(1);
  const AnnouncementId announcement = announce({planned[0], proposed->ids[0]});
  on_duty(announcement, person("王秀英", Date(1969, 3, 8), 2), planned[0]);
  on_duty(announcement, person("李秀兰", Date(1968, 7, 7), 4), proposed->ids[0]);
  const auto report = plan_report(*desk, county, {2022, {}});
  ASSERT_EQ(told(report), "done");
  ASSERT_EQ(report->lines.size(), 1U);
  EXPECT_EQ(report->lines[0].on_duty, 2);
  EXPECT_EQ(report->lines[0].on_duty_self_increase, 1);
}

TEST_P(PlanReads, the_last_day_on_the_post_is_a_day_on_duty) {
  issue_the_plan();
  const std::vector<PostId> posts = open_posts(1);
  const PlacementStarted started =
      on_duty(announce(posts), person("王秀英", Date(1969, 3, 8), 2), posts[0]);
  desk.set_day(Date(2022, 3, 31));
  ExitPlacement leaves{started.id, Date(2022, 3, 31), registry::ExitReason::own_request, false,
                       "本人申请"};
  ASSERT_EQ(told(desk.run(town, leaves)), "done");
  EXPECT_EQ(report_on({}), "version 1: 3100, on duty 1");
  desk.set_day(Date(2022, 4, 1));
  EXPECT_EQ(report_on(Date(2022, 3, 31)), "version 1: 3100, on duty 1");
  EXPECT_EQ(report_on({}), "version 1: 3100, on duty 0");
}

// 二(二)/10: the clock of a vacancy does not begin with a late report.
TEST_P(PlanReads, a_post_is_vacant_from_the_day_of_leaving) {
  issue_the_plan();
  const std::vector<PostId> posts = open_posts(1);
  const PlacementStarted started =
      on_duty(announce(posts), person("王秀英", Date(1969, 3, 8), 2), posts[0]);
  desk.set_day(Date(2022, 4, 20));
  ExitPlacement leaves{started.id, Date(2022, 3, 31), registry::ExitReason::own_request, false,
                       "本人申请"};
  ASSERT_EQ(told(desk.run(town, leaves)), "done");
  const auto vacancies = list_vacancies(*desk, county, {});
  ASSERT_EQ(told(vacancies), "done");
  ASSERT_EQ(vacancies->items.size(), 1U);
  EXPECT_EQ(vacancies->items[0].opened_on, Date(2022, 3, 31));
}

// 一/6: what would be behind the version in force on every day to come is no revision.
TEST_P(PlanReads, a_revision_does_not_begin_before_the_version_in_force) {
  issue_the_plan();
  IssuePlan revision = annex_1();
  revision.reason = "动态调整";
  revision.effective_from = Date(2022, 2, 20);
  ASSERT_EQ(told(desk.run(city, revision)), "done");
  revision.effective_from = Date(2022, 2, 19);
  const auto behind = desk.run(city, revision);
  ASSERT_EQ(told(behind), "plan_before_version");
  EXPECT_EQ(behind.error().field, "effective_from");
  revision.effective_from = Date(2022, 2, 20);
  EXPECT_EQ(told(desk.run(city, revision)), "done");
}

TEST_P(PlanReads, a_document_of_tomorrow_is_not_issued_today) {
  IssuePlan plan = annex_1();
  plan.issued_on = Date(2022, 3, 2);
  const auto early = desk.run(city, plan);
  ASSERT_EQ(told(early), "day_in_future");
  EXPECT_EQ(early.error().field, "issued_on");
  plan.issued_on = Date(2022, 3, 1);
  EXPECT_EQ(told(desk.run(city, plan)), "done");
}

// 二(二)/1: the plan of 2022 came on 2022-02-12, that of 2023 before its year.
TEST_P(PlanReads, a_plan_that_was_not_issued_before_its_year_is_marked) {
  issue_the_plan();
  IssuePlan next = annex_1();
  next.year = 2023;
  next.document = "聊人社字〔2022〕90号";
  next.issued_on = Date(2022, 12, 20);
  next.effective_from = Date(2023, 1, 1);
  desk.set_day(Date(2022, 12, 20));
  ASSERT_EQ(told(desk.run(city, next)), "done");
  desk.set_day(Date(2023, 1, 10));
  EXPECT_TRUE(plan_report(*desk, city, {2022, {}})->issued_late);
  const auto report = plan_report(*desk, city, {2023, {}});
  ASSERT_EQ(told(report), "done");
  EXPECT_FALSE(report->issued_late);
  EXPECT_EQ(report->issued_on, Date(2022, 12, 20));
}

// 二(二)/1: 提前下达 is for this: towns and posts of the year are ready on its first day.
TEST_P(PlanReads, a_year_is_prepared_by_the_plan_that_was_issued_for_it_in_advance) {
  issue_the_plan();
  desk.set_day(Date(2022, 12, 20));
  const AllocateTowns towns{desk.unit(), 2023, Side::rural, {{desk.town(), 1}}};
  EXPECT_EQ(told(desk.run(county, towns)), "no_plan");
  ASSERT_EQ(told(desk.run(city, plan_of_2023(3100, Date(2023, 1, 1)))), "done");
  // A revision of the year to come does not govern its first days.
  ASSERT_EQ(told(desk.run(city, plan_of_2023(3000, Date(2023, 3, 1)))), "done");
  const auto report = plan_report(*desk, county, {2023, {}});
  ASSERT_EQ(told(report), "done");
  EXPECT_EQ(report->plan_version, 1);
  EXPECT_EQ(report->lines[0].plan_rural, 3100);
  ASSERT_EQ(told(desk.run(county, towns)), "done");
  ASSERT_EQ(told(desk.run(county, AddSelfIncrease{desk.unit(), 2023, Side::rural, 1, "会议纪要",
                                                  Date(2023, 1, 1)})),
            "done");
  ProposePosts posts = proposal(register_host(), 2);
  posts.year = 2023;
  const auto proposed = desk.run(town, posts);
  ASSERT_EQ(told(proposed), "done");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "beyond_town_share");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{{proposed->ids[0]}})), "done");
  posts.self_increase = true;
  posts.count = 1;
  const auto beyond = desk.run(town, posts);
  ASSERT_EQ(told(beyond), "done");
  EXPECT_EQ(told(desk.run(county, ApprovePosts{beyond->ids})), "done");
  EXPECT_EQ(plan_report(*desk, county, {2023, {}})->lines[0].created, 1);
  EXPECT_EQ(plan_report(*desk, county, {2023, Date(2022, 12, 19)})->plan_version, std::nullopt);
  desk.set_day(Date(2023, 3, 1));
  EXPECT_EQ(plan_report(*desk, county, {2023, {}})->lines[0].plan_rural, 3000);
}

// What is prepared in December begins with the year: nobody works on its posts before.
TEST_P(PlanReads, nobody_starts_on_a_post_before_its_year) {
  issue_the_plan();
  const std::vector<PostId> posts = open_posts(1);
  ASSERT_EQ(told(desk.database().write([&](store::Writer& tx) -> Result<> {
              TRY_VOID(tx.execute("UPDATE post SET year = 2023"));
              return {};
            })),
            "done");
  const AnnouncementId announcement = announce(posts);
  const ApplicationId id = apply(announcement, person("王秀英", Date(1969, 3, 8), 2)).id;
  review(announcement, {id});
  notice({id});
  const Date day(2022, 12, 28);
  desk.set_day(day);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{id, posts[0], ""})), "done");
  ASSERT_EQ(told(desk.run(town, SignAgreement{id, day, Date(2023, 12, 27), day})), "done");
  ASSERT_EQ(told(desk.run(
                town, RecordTraining{desk.town(), day, "安全", "讲师", Hours(40), {{id, true}}})),
            "done");
  const auto early = desk.run(town, StartPlacement{id, Date(2022, 12, 28)});
  ASSERT_EQ(told(early), "post_year_to_come");
  EXPECT_EQ(early.error().field, "started_on");
  EXPECT_EQ(early.error().params, (Params{{"year", "2023"}, {"first", "2023-01-01"}}));
  desk.set_day(Date(2023, 1, 1));
  EXPECT_EQ(told(desk.run(town, StartPlacement{id, Date(2022, 12, 31)})), "post_year_to_come");
  EXPECT_EQ(told(desk.run(town, StartPlacement{id, Date(2023, 1, 1)})), "done");
}

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
  store::AnnouncementFilter outside;
  outside.off_season = true;
  const auto reported = list_announcements(*desk, county, outside);
  EXPECT_EQ(reported->total, 1);
  ASSERT_EQ(reported->items.size(), 1U);
  EXPECT_EQ(reported->items[0].opens_on, late.opens_on);
  outside.off_season = false;
  EXPECT_EQ(list_announcements(*desk, county, outside)->total, 1);
}

YIGANG_EACH_ENGINE(PlanReads);

}  // namespace

}  // namespace yigang::usecase
