// The list of a day costs the same number of statements however many people it shows.
#include "store/counting_database_fixture.h"
#include "store/described_row.h"
#include "store/system_rows.h"
#include "usecase/day_attendance.h"
#include "usecase/month_fixture.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

class DayPeopleTest : public MonthFixture {
 protected:
  struct Read {
    DayPeople people;
    int statements = 0;
  };
  Read read(Date day) {
    store::CountingDatabase counting(desk.database());
    Desk counted{counting,     desk->law, desk->authority, desk->clock,
                 desk->random, desk->ids, desk->keys,      desk->passwords};
    store::DayFilter filter;
    filter.day = day;
    const auto people = list_day(counted, village, filter);
    EXPECT_EQ(told(people), "done");
    return {people.value_or(DayPeople{}), counting.statements()};
  }
  void record(PlacementId placement, Date day) {
    ASSERT_EQ(told(desk.run(village, RecordDay{placement, day, store::LeaveKind::sick, {}})),
              "done");
  }
};

TEST_P(DayPeopleTest, twelve_people_cost_no_more_statements_than_two) {
  const Date day(2022, 3, 16);
  for (int n = 1; n <= 2; ++n) record(place(n), day);
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  (void)read(day);  // the law is read
  const Read two = read(day);
  ASSERT_EQ(two.people.items.size(), 2U);
  for (int n = 3; n <= 12; ++n) place(n);
  const Read twelve = read(day);
  ASSERT_EQ(twelve.people.items.size(), 12U);
  EXPECT_EQ(twelve.statements, two.statements);
}

TEST_P(DayPeopleTest, each_row_says_by_whom_it_is_recorded_and_what_stands_against_it) {
  const Date day(2022, 3, 16);
  const PlacementId ill = place(1);
  const PlacementId paused = place(3);
  const PlacementId back = place(5);
  record(ill, day);
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(store::insert(tx, store::OrganisationRow{OrganisationId(1),
                                                      store::OrganisationKind::village,
                                                      "戴屯社区",
                                                      unit,
                                                      {},
                                                      store::SecondFactor::off,
                                                      1}));
    store::AccountRow clerk;
    clerk.id = village.account;
    clerk.login = "clerk";
    clerk.name = "村考勤员";
    clerk.organisation_id = OrganisationId(1);
    clerk.state = store::AccountState::active;
    clerk.version = 1;
    return store::insert(tx, clerk);
  });
  ASSERT_EQ(told(desk.run(town, PausePlacement{paused, Date(2022, 3, 10), "住院"})), "done");
  ASSERT_EQ(told(desk.run(town, PausePlacement{back, Date(2022, 3, 10), "住院"})), "done");
  ASSERT_EQ(told(desk.run(town, ResumePlacement{back, Date(2022, 3, 14)})), "done");
  const std::vector<PersonDay> rows = read(day).people.items;
  ASSERT_EQ(rows.size(), 3U);
  ASSERT_TRUE(rows[0].recorded);
  EXPECT_EQ(rows[0].recorded->entered_by, "村考勤员");
  EXPECT_TRUE(rows[0].actions.at(0).allowed);
  EXPECT_EQ(rows[1].actions.at(0).reason_code, "span_on_paused_day");
  EXPECT_TRUE(rows[2].actions.at(0).allowed);
  ASSERT_EQ(
      told(desk.run(county, HoldPay{ill, store::HoldKind::waiting, kMarch, "考勤迟到", kMarch})),
      "done");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  const std::vector<PersonDay> closed = read(day).people.items;
  EXPECT_TRUE(closed[0].actions.at(0).allowed);
  EXPECT_EQ(closed[2].actions.at(0).reason_code, "sheet_closed");
}

YIGANG_EACH_ENGINE(DayPeopleTest);

}  // namespace

}  // namespace yigang::usecase
