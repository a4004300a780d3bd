// What the city reads by town and by the two trees of places: every figure is the number of rows of
// a list with the same filter, and both trees are the same city.
#include "usecase/place_report.h"

#include "usecase/chain_fixture.h"
#include "usecase/goal_report.h"
#include "usecase/plan_versions.h"
#include "usecase/reads.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class PlaceReport : public Chain {
 protected:
  // Two posts in the town, somebody on the first since the 9th, who leaves it on the 31st.
  void one_has_left() {
    issue_the_plan();
    const std::vector<PostId> posts = open_posts(2);
    const PlacementStarted started =
        on_duty(announce(posts), person("王秀英", Date(1969, 3, 8), 2), posts[0]);
    desk.set_day(Date(2022, 4, 20));
    ExitPlacement leaves{started.id, Date(2022, 3, 31), registry::ExitReason::own_request, false,
                         "本人申请"};
    ASSERT_EQ(told(desk.run(town, leaves)), "done");
  }
  std::int64_t vacancies(const Actor& actor, std::optional<Date> day,
                         std::optional<std::int64_t> year = 2022,
                         std::optional<UnitCode> area = {}) {
    store::VacancyFilter filter;
    filter.on = day;
    filter.year = year;
    filter.area = area;
    return list_vacancies(*desk, actor, filter)->total.value();
  }
};

TEST_P(PlaceReport, a_vacancy_counts_from_the_day_of_leaving_and_opens_its_rows) {
  one_has_left();
  const auto reported = [&](Date day) {
    const auto report = plan_report(*desk, county, {2022, day});
    return report->lines.at(0).vacant;
  };
  EXPECT_EQ(reported(Date(2022, 3, 30)), 0);
  EXPECT_EQ(reported(Date(2022, 3, 31)), 1);
  EXPECT_EQ(reported(Date(2022, 4, 20)), 1);
  for (const Date day : {Date(2022, 3, 30), Date(2022, 3, 31), Date(2022, 4, 20)})
    EXPECT_EQ(vacancies(county, day), reported(day));
  EXPECT_EQ(vacancies(county, Date(2022, 4, 20), 2023), 0);
  EXPECT_EQ(vacancies(county, {}, {}), 1);
}

// A figure of the whole county beside one of the town says nothing, and is beyond a town's reach.
TEST_P(PlaceReport, whoever_sees_a_town_gets_the_figures_of_that_town_only) {
  one_has_left();
  const AllocateTowns towns{desk.unit(), 2022, Side::rural, {{desk.town(), 30}}};
  ASSERT_EQ(told(desk.run(county, towns)), "done");
  const auto line_of = [&](const Actor& actor) {
    const auto report = plan_report(*desk, actor, {2022, Date(2022, 3, 20)});
    const PlanReportLine& line = report->lines.at(0);
    return std::to_string(report->town.value_or(PlaceCode()).value()) + ": " +
           std::to_string(line.plan_rural) + " " + std::to_string(line.created) + " " +
           std::to_string(line.completed_rural) + " " + std::to_string(line.on_duty);
  };
  Actor other = town;
  other.scope.town = PlaceCode(371525002);
  EXPECT_EQ(line_of(county), "0: 3100 2 1 1");
  EXPECT_EQ(line_of(town), "371525001: 30 2 1 1");
  EXPECT_EQ(line_of(other), "371525002: 0 0 0 0");
  EXPECT_EQ(plan_report(*desk, town, {2022, {}})->town_name, "清泉街道");

  // Before the plan nobody has a number of it.
  const Date before(2022, 1, 15);
  EXPECT_EQ(plan_report(*desk, town, {2022, before})->lines.at(0).plan_rural, 0);
  const auto towns_before = town_report(*desk, county, {2022, desk.unit(), before});
  for (const TownReportLine& one : towns_before->towns) EXPECT_EQ(one.plan_rural, 0);

  const auto goal_of = [&](const Actor& actor) {
    const auto report = goal_report(*desk, actor, {});
    return std::to_string(report->planned_rural) + " " + std::to_string(report->completed_rural);
  };
  EXPECT_EQ(goal_of(county), "3100 1");
  EXPECT_EQ(goal_of(town), "30 1");
  EXPECT_EQ(goal_of(other), "0 0");

  const auto tree = tree_report(*desk, other, {2022, {}});
  EXPECT_EQ(tree->town, other.scope.town);
  EXPECT_EQ(tree->by_unit, TreeFigures{});
}

TEST_P(PlaceReport, a_county_sees_its_towns_and_a_town_its_own_line) {
  one_has_left();
  const AllocateTowns towns{desk.unit(), 2022, Side::rural, {{desk.town(), 30}}};
  ASSERT_EQ(told(desk.run(county, towns)), "done");
  const auto report = town_report(*desk, county, {2022, desk.unit(), Date(2022, 3, 20)});
  ASSERT_EQ(told(report), "done");
  EXPECT_GT(report->towns.size(), 10U);
  const auto own = std::ranges::find(report->towns, desk.town(), &TownReportLine::town);
  ASSERT_NE(own, report->towns.end());
  EXPECT_EQ(own->plan_rural, 30);
  EXPECT_EQ(own->created, 2);
  EXPECT_EQ(own->completed_rural, 1);
  EXPECT_EQ(own->on_duty, 1);
  EXPECT_EQ(own->vacant, 0);
  // The towns add up to the unit.
  TownReportLine sum;
  for (const TownReportLine& line : report->towns) {
    sum.created += line.created;
    sum.on_duty += line.on_duty;
  }
  const auto whole = plan_report(*desk, county, {2022, Date(2022, 3, 20)});
  EXPECT_EQ(sum.created, whole->lines.at(0).created);
  EXPECT_EQ(sum.on_duty, whole->lines.at(0).on_duty);
  const auto of_town = town_report(*desk, town, {2022, desk.unit(), {}});
  ASSERT_EQ(told(of_town), "done");
  ASSERT_EQ(of_town->towns.size(), 1U);
  EXPECT_EQ(of_town->towns[0].town, desk.town());
  EXPECT_EQ(of_town->towns[0].vacant, 1);
  EXPECT_EQ(told(town_report(*desk, county, {2022, UnitCode(371502), {}})), "not_found");
  EXPECT_EQ(told(town_report(*desk, county, {2022, desk.unit(), Date(2022, 4, 21)})),
            "day_in_future");
  EXPECT_EQ(told(town_report(*desk, city, {2022, UnitCode(371502), {}})), "done");
}

// 附1: the three zones lie in 东昌府区 by the divisions, and are units of their own in the
// programme.
TEST_P(PlaceReport, both_trees_add_up_to_the_same_city) {
  one_has_left();
  const auto report = tree_report(*desk, city, {2022, {}});
  ASSERT_EQ(told(report), "done");
  EXPECT_EQ(report->units.size(), 11U);
  EXPECT_EQ(report->areas.size(), 8U);
  EXPECT_EQ(report->equal, true);
  EXPECT_EQ(report->by_unit.plan_rural, 24000);
  EXPECT_EQ(report->by_area->plan_urban, 3600);
  EXPECT_EQ(report->by_area->created, 2);
  EXPECT_EQ(report->by_area->vacant, 1);
  EXPECT_EQ(report->plan_version, 1);
  const auto area = std::ranges::find(report->areas, UnitCode(371502), &TreeArea::area);
  ASSERT_NE(area, report->areas.end());
  EXPECT_EQ(area->units.size(), 4U);
  EXPECT_EQ(area->figures.plan_rural, 2550 + 400 + 600 + 550);
  for (const TreeUnit& unit : report->units)
    EXPECT_EQ(unit.towns.empty(), unit.kind == law::UnitKind::statutory) << unit.name;
  const auto own = tree_report(*desk, county, {2022, {}});
  ASSERT_EQ(told(own), "done");
  EXPECT_EQ(own->units.size(), 1U);
  EXPECT_TRUE(own->areas.empty());
  EXPECT_FALSE(own->equal.has_value());
}

TEST_P(PlaceReport, a_divisions_number_opens_the_rows_of_its_towns) {
  one_has_left();
  const UnitCode own(371525);
  const UnitCode other(371502);
  store::PostFilter posts;
  posts.created = true;
  posts.area = own;
  EXPECT_EQ(list_posts(*desk, city, posts)->total, 2);
  posts.area = other;
  EXPECT_EQ(list_posts(*desk, city, posts)->total, 0);
  store::PlacementFilter people;
  people.on = Date(2022, 3, 20);
  people.area = own;
  EXPECT_EQ(list_placements(*desk, city, people)->total, 1);
  people.area = other;
  EXPECT_EQ(list_placements(*desk, city, people)->total, 0);
  EXPECT_EQ(vacancies(city, Date(2022, 4, 20), 2022, own), 1);
  EXPECT_EQ(vacancies(city, Date(2022, 4, 20), 2022, other), 0);
}

// 一/6: 100 rural posts go from 冠县 to 莘县.
TEST_P(PlaceReport, the_versions_of_a_plan_stand_side_by_side) {
  issue_the_plan();
  IssuePlan revision = annex_1();
  revision.document = "聊人社字〔2022〕30号";
  revision.issued_on = Date(2022, 6, 1);
  revision.reason = "就业形势变化，动态调整";
  revision.units[3].rural -= 100;
  revision.units[4].rural += 100;
  desk.set_day(Date(2022, 6, 1));
  ASSERT_EQ(told(desk.run(city, revision)), "done");
  const auto all = list_plan_versions(*desk, city, {2022, {}});
  ASSERT_EQ(told(all), "done");
  ASSERT_EQ(all->versions.size(), 2U);
  EXPECT_EQ(all->versions[0].document, annex_1().document);
  EXPECT_EQ(all->versions[1].document, revision.document);
  EXPECT_EQ(all->versions[1].reason, revision.reason);
  for (const PlanVersion& version : all->versions) {
    EXPECT_EQ(version.rural, 24000);
    EXPECT_EQ(version.urban, 3600);
  }
  ASSERT_EQ(all->units.size(), 11U);
  EXPECT_EQ(all->units[3].posts[0].rural, 3100);
  EXPECT_EQ(all->units[3].posts[1].rural, 3000);
  // What was not issued yet is not known; a county reads its own line.
  EXPECT_EQ(list_plan_versions(*desk, city, {2022, Date(2022, 5, 31)})->versions.size(), 1U);
  const auto own = list_plan_versions(*desk, county, {2022, {}});
  ASSERT_EQ(told(own), "done");
  ASSERT_EQ(own->units.size(), 1U);
  EXPECT_EQ(own->versions[1].rural, 3000);
  EXPECT_TRUE(list_plan_versions(*desk, city, {2023, {}})->versions.empty());
  EXPECT_EQ(told(list_plan_versions(*desk, city, {2022, Date(2022, 6, 2)})), "day_in_future");
}

YIGANG_EACH_ENGINE(PlaceReport);

}  // namespace

}  // namespace yigang::usecase
