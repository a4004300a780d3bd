// How a person leaves a post, on both engines (domain.md §7, "exit"): reported by the village, the
// host or the person, taken by the town, or ordered by the county.
#include "usecase/exit_reports.h"

#include "usecase/chain_fixture.h"
#include "usecase/confirmation_reads.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

namespace {

using registry::ExitReason;
using store::engine_name;
using store::engines_here;
using store::told;

class ExitReports : public Chain {
 protected:
  void somebody_on_duty() {
    issue_the_plan();
    const auto posts = open_posts(2);
    announcement = announce(posts);
    who = person("王秀英", Date(1969, 3, 8), 2);
    placement = on_duty(announcement, who, posts[0]).id;
    desk.set_day(Date(2022, 3, 31));
  }
  ReportExit report(ExitReason reason = ExitReason::employed) const {
    return {placement, Date(2022, 3, 25), reason, false, "到企业就业"};
  }
  OrderExit order() const {
    return {placement, Date(2022, 3, 25), ExitReason::discipline, true, "多次旷工"};
  }
  ExitReportId reported(const Actor& actor) {
    const auto row = desk.run(actor, report());
    EXPECT_EQ(told(row), "done");
    return row ? row->id : ExitReportId(0);
  }
  std::string takes(const Actor& actor, ExitReportId id) {
    return told(desk.run(actor, TakeExitReport{id}));
  }
  std::int64_t waiting(const Actor& actor) {
    ConfirmationQuery query;
    query.kind = store::ConfirmationKind::exit_report;
    const auto list = list_confirmations(*desk, actor, query);
    EXPECT_EQ(told(list), "done");
    return list ? list->total.value() : -1;
  }
  bool on_the_post() {
    return list_placements(*desk, county, {})->items.at(0).state != registry::PlacementState::ended;
  }

  AnnouncementId announcement;
  PersonId who;
  PlacementId placement;
};

TEST_P(ExitReports, the_village_reports_and_the_town_takes_it) {
  somebody_on_duty();
  const ExitReportId id = reported(village);
  EXPECT_TRUE(on_the_post());
  EXPECT_EQ(told(desk.run(desk.actor(Role::HOST), report())), "exit_reported");
  EXPECT_EQ(waiting(town), 1);
  EXPECT_EQ(takes(village, id), "role_may_not");
  EXPECT_EQ(takes(county, id), "role_may_not");
  Actor elsewhere = town;
  elsewhere.scope.town = PlaceCode(371525002);
  EXPECT_EQ(takes(elsewhere, id), "not_found");
  EXPECT_EQ(waiting(elsewhere), 0);
  Actor both = town;
  both.account = village.account;
  EXPECT_EQ(takes(both, id), "same_person_two_steps");
  ASSERT_EQ(takes(town, id), "done");
  EXPECT_FALSE(on_the_post());
  EXPECT_EQ(waiting(town), 0);
  const VacancyLine vacancy = list_vacancies(*desk, county, {})->items.at(0);
  EXPECT_EQ(vacancy.opened_on, Date(2022, 3, 25));
  EXPECT_EQ(vacancy.days_vacant, 6);
  EXPECT_EQ(takes(town, id), "exit_report_decided");
}

TEST_P(ExitReports, nobody_serves_beyond_his_death) {
  somebody_on_duty();
  ASSERT_EQ(told(desk.run(
                town, RecordFact{who, policy::Reason::deceased, Date(2022, 3, 24), {}, "公安"})),
            "done");
  const auto refused = desk.run(village, report(ExitReason::death));
  ASSERT_EQ(told(refused), "exit_after_death");
  EXPECT_EQ(refused.error().field, "last_day");
  EXPECT_EQ(told(desk.run(county, order())), "exit_after_death");
  ExitPlacement exit{placement, Date(2022, 3, 25), ExitReason::death, false, "去世"};
  EXPECT_EQ(told(desk.run(town, exit)), "exit_after_death");
  exit.last_day = Date(2022, 3, 24);
  EXPECT_EQ(told(desk.run(town, exit)), "done");
}

TEST_P(ExitReports, a_report_that_is_turned_down_is_made_anew) {
  somebody_on_duty();
  const ExitReportId id = reported(desk.actor(Role::HOST));
  EXPECT_EQ(told(desk.run(town, TurnDownExitReport{id, " "})), "text_missing");
  ASSERT_EQ(told(desk.run(town, TurnDownExitReport{id, "本人仍在岗"})), "done");
  EXPECT_EQ(takes(town, id), "exit_report_decided");
  EXPECT_TRUE(on_the_post());
  EXPECT_EQ(takes(town, reported(village)), "done");
}

TEST_P(ExitReports, what_the_town_records_itself_settles_the_report) {
  somebody_on_duty();
  const ExitReportId id = reported(village);
  ASSERT_EQ(told(desk.run(
                town, ExitPlacement{placement, Date(2022, 3, 28), ExitReason::employed, true, ""})),
            "done");
  EXPECT_EQ(waiting(town), 0);
  EXPECT_EQ(takes(town, id), "exit_report_decided");
  EXPECT_EQ(told(desk.run(village, report())), "placement_state");
}

TEST_P(ExitReports, a_person_reports_the_own_exit_only) {
  somebody_on_duty();
  Actor self = desk.actor(Role::SELF);
  self.person = PersonKey(who.value() + 1);
  EXPECT_EQ(told(desk.run(self, report())), "not_found");
  self.person = PersonKey(who.value());
  EXPECT_EQ(told(desk.run(self, report(ExitReason::own_request))), "done");
  EXPECT_EQ(told(desk.run(desk.actor(Role::AGENCY), report())), "role_may_not");
}

TEST_P(ExitReports, a_report_is_held_against_the_rules_of_an_exit) {
  somebody_on_duty();
  ReportExit wrong = report();
  wrong.last_day = Date(2022, 4, 1);
  EXPECT_EQ(told(desk.run(village, wrong)), "day_in_future");
  wrong = report(ExitReason::transfer);
  EXPECT_EQ(told(desk.run(village, wrong)), "exit_is_no_transfer");
  wrong = report();
  wrong.employment_wanted = {};
  EXPECT_EQ(told(desk.run(village, wrong)), "exit_without_answer");
  EXPECT_EQ(waiting(town), 0);
}

TEST_P(ExitReports, the_county_orders_an_exit_and_says_why) {
  somebody_on_duty();
  const ExitReportId id = reported(village);
  for (const Actor& actor : {town, village, desk.actor(Role::HOST)})
    EXPECT_EQ(told(desk.run(actor, order())), "role_may_not");
  OrderExit silent = order();
  silent.remark = " ";
  EXPECT_EQ(told(desk.run(county, silent)), "text_missing");
  ASSERT_EQ(told(desk.run(county, order())), "done");
  EXPECT_FALSE(on_the_post());
  EXPECT_EQ(takes(town, id), "exit_report_decided");
  EXPECT_EQ(told(desk.run(county, order())), "placement_state");
}

YIGANG_EACH_ENGINE(ExitReports);

}  // namespace

}  // namespace yigang::usecase
