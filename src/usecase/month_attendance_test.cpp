// 考勤表 of a month, person × day (LZ-2022-4 二(三)/2–3), on both engines.
#include "usecase/month_attendance.h"

#include "store/counting_database_fixture.h"
#include "usecase/day_attendance.h"
#include "usecase/month_fixture.h"
#include "usecase/month_reads.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

// The sixth of April 2022 is today; everybody is on duty from the first of March on.
class MonthAttendance : public MonthFixture {
 protected:
  MonthPeople sheet(const Actor& actor, Month month = Month(2022, 3)) {
    const auto read = list_month(*desk, actor, {.month = month});
    EXPECT_EQ(told(read), "done");
    return read.value_or(MonthPeople{});
  }
  int statements() {
    store::CountingDatabase counting(desk.database());
    Desk counted{counting,     desk->law, desk->authority, desk->clock,
                 desk->random, desk->ids, desk->keys,      desk->passwords};
    EXPECT_EQ(told(list_month(counted, village, {.month = kMarch})), "done");
    return counting.statements();
  }
};

std::string shut(const PersonMonth& line) {
  std::string text;
  for (const ShutDays& days : line.shut)
    text += to_text(days.from_day) + ".." + to_text(days.until_day) + " " +
            std::string(word(days.why)) + ";";
  return text;
}

TEST_P(MonthAttendance, the_days_are_those_of_the_calendar) {
  place(1);
  const MonthPeople april = sheet(village, Month(2022, 4));
  EXPECT_EQ(april.today, Date(2022, 4, 6));
  ASSERT_EQ(april.days.size(), 30U);
  EXPECT_TRUE(april.days[0].working);  // a Friday
  EXPECT_TRUE(april.days[1].working);  // a Saturday that is worked for 清明
  EXPECT_EQ(april.days[1].name, "清明");
  EXPECT_FALSE(april.days[4].working);  // a Tuesday, 清明
  EXPECT_TRUE(april.days[5].name.empty());
  EXPECT_FALSE(april.days[8].working);  // a Saturday
  EXPECT_EQ(april.most_hours_x10, Hours(240));
  EXPECT_EQ(april.most_days_x10, WorkDays(10));
}

TEST_P(MonthAttendance, full_days_of_a_month_make_the_hours_of_the_post) {
  place(1);
  place(2, Side::urban);
  const MonthPeople march = sheet(village);
  ASSERT_EQ(march.items.size(), 2U);
  const PersonMonth& rural = march.items[0];
  ASSERT_EQ(rural.full_hours_x10.size(), 31U);
  EXPECT_TRUE(rural.full_days_x10.empty());
  Hours whole;
  for (std::size_t at = 0; at < 31; ++at)
    if (march.days[at].working) whole = whole + rural.full_hours_x10[at];
  EXPECT_EQ(whole, rural.post_hours_x10);
  EXPECT_EQ(whole, Hours(400));
  // What a phone records as a full day is what the sheet says of it.
  const Date day(2022, 3, 16);
  const auto recorded = desk.run(village, RecordDay{rural.id, day, store::LeaveKind::none, {}});
  ASSERT_EQ(told(recorded), "done");
  EXPECT_EQ(recorded->hours_x10, rural.full_hours_x10[15]);
  const PersonMonth& urban = march.items[1];
  EXPECT_TRUE(urban.full_hours_x10.empty());
  EXPECT_EQ(urban.full_days_x10, std::vector<WorkDays>(31, WorkDays(10)));
}

TEST_P(MonthAttendance, days_off_the_post_are_shut_and_say_why) {
  place(1);
  place(3, Side::rural, Date(2022, 3, 20));
  const PlacementId paused = place(5);
  ASSERT_EQ(told(desk.run(town, PausePlacement{paused, Date(2022, 3, 10), "住院"})), "done");
  ASSERT_EQ(told(desk.run(town, ResumePlacement{paused, Date(2022, 3, 14)})), "done");
  const MonthPeople march = sheet(village);
  ASSERT_EQ(march.items.size(), 3U);
  EXPECT_EQ(shut(march.items[0]), "");
  EXPECT_EQ(shut(march.items[1]), "2022-03-21..2022-03-31 after;");
  EXPECT_EQ(shut(march.items[2]), "2022-03-10..2022-03-13 paused;");
  const MonthPeople april = sheet(village, Month(2022, 4));
  ASSERT_EQ(april.items.size(), 2U);
  EXPECT_EQ(shut(april.items[0]), "2022-04-07..2022-04-30 to_come;");
  // A shut day is one that the verb refuses, an open one is entered.
  const auto entered = [&](PlacementId id, Date day) {
    return told(
        desk.run(village, EnterAttendance{id, Month::of(day), {{day, day, Hours(10), {}, {}}}}));
  };
  EXPECT_EQ(entered(paused, Date(2022, 3, 13)), "span_on_paused_day");
  EXPECT_EQ(entered(paused, Date(2022, 3, 14)), "done");
  EXPECT_EQ(entered(paused, Date(2022, 4, 7)), "span_in_future");
  EXPECT_EQ(entered(paused, Date(2022, 4, 6)), "done");
}

TEST_P(MonthAttendance, what_stands_comes_with_its_version_and_with_who_entered_it) {
  const PlacementId one = place(1);
  place(2);
  ASSERT_EQ(
      told(desk.run(
          village,
          EnterAttendance{one,
                          kMarch,
                          {{Date(2022, 3, 1), Date(2022, 3, 15), Hours(205), {}, {}},
                           {Date(2022, 3, 16), Date(2022, 3, 17), {}, {}, store::LeaveKind::sick},
                           {Date(2022, 3, 18), Date(2022, 3, 31), Hours(200), {}, {}}}})),
      "done");
  ASSERT_EQ(told(desk.run(town, ConfirmOvertime{one, kMarch})), "done");
  const MonthPeople march = sheet(village);
  ASSERT_EQ(march.items.size(), 2U);
  ASSERT_EQ(march.items[0].spans.size(), 3U);
  EXPECT_EQ(march.items[0].name, "李*国");
  EXPECT_EQ(march.items[0].spans[1].leave, store::LeaveKind::sick);
  EXPECT_EQ(march.items[0].spans[2].hours_x10, Hours(200));
  EXPECT_TRUE(march.items[0].overtime_confirmed);
  EXPECT_EQ(march.items[0].version, 2);
  EXPECT_TRUE(march.items[1].spans.empty());
  EXPECT_EQ(march.items[1].version, 0);
  // The rows are those of the list with the same question.
  for (const std::optional<bool> entered :
       {std::optional<bool>(), std::optional(true), std::optional(false)}) {
    const store::AttendanceFilter filter{.month = kMarch, .entered = entered};
    const auto page = list_month(*desk, village, filter);
    const auto list = list_attendance(*desk, village, filter);
    ASSERT_EQ(page->items.size(), list->items.size());
    EXPECT_EQ(page->total, list->total);
    for (std::size_t at = 0; at < page->items.size(); ++at)
      EXPECT_EQ(page->items[at].id, list->items[at].id);
  }
}

TEST_P(MonthAttendance, a_closed_month_says_why_and_a_role_without_the_right_gets_no_offer) {
  const PlacementId late = place(1);
  place(2);
  ASSERT_EQ(sheet(village).items.size(), 2U);
  EXPECT_TRUE(sheet(village).items[0].actions.at(0).allowed);
  EXPECT_TRUE(sheet(county).items[0].actions.empty());
  ASSERT_EQ(
      told(desk.run(county, HoldPay{late, store::HoldKind::waiting, kMarch, "考勤迟到", kMarch})),
      "done");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  const MonthPeople march = sheet(village);
  EXPECT_TRUE(march.items[0].actions.at(0).allowed);
  EXPECT_EQ(march.items[1].actions.at(0).reason_code, "sheet_closed");
}

TEST_P(MonthAttendance, within_the_scope_a_page_at_a_time_and_by_whom_the_matrix_names) {
  const PlacementId first = place(1);
  const PlacementId second = place(2);
  const auto page = list_month(*desk, village, {.month = kMarch, .limit = 1});
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].id, first);
  EXPECT_EQ(page->total, 2);
  EXPECT_EQ(page->next, to_text(first));
  const auto rest = list_month(*desk, village, {.month = kMarch, .after = first, .limit = 1});
  ASSERT_EQ(rest->items.size(), 1U);
  EXPECT_EQ(rest->items[0].id, second);
  EXPECT_FALSE(rest->next);
  Actor elsewhere = village;
  elsewhere.scope.village = PlaceCode(371525001041);
  EXPECT_TRUE(sheet(elsewhere).items.empty());
  EXPECT_EQ(told(list_month(*desk, finance, {.month = kMarch})), "role_may_not");
  EXPECT_EQ(told(list_month(*desk, village, {.month = kMarch, .limit = 201})),
            "limit_out_of_range");
  EXPECT_EQ(told(list_month(*desk, village, {.month = Month(2099, 1)})), "holiday_year_missing");
}

TEST_P(MonthAttendance, twelve_people_cost_no_more_statements_than_two) {
  for (int n = 1; n <= 2; ++n) place(n);
  (void)statements();  // the law is read
  const int two = statements();
  for (int n = 3; n <= 12; ++n) place(n);
  EXPECT_EQ(statements(), two);
}

YIGANG_EACH_ENGINE(MonthAttendance);

}  // namespace

}  // namespace yigang::usecase
