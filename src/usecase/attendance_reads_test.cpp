// What was entered for a placement and month is read again (LZ-2022-4 二(三)/2–3), on both engines.
#include "usecase/attendance_reads.h"

#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class AttendanceReads : public MonthFixture {
 protected:
  AttendanceView view(const Actor& actor, PlacementId placement) {
    const auto read = read_attendance(*desk, actor, {placement, kMarch});
    EXPECT_EQ(told(read), "done");
    return read.value_or(AttendanceView{});
  }
};

TEST_P(AttendanceReads, spans_stand_as_they_were_entered_until_the_town_closes_them) {
  const PlacementId one = place(1);
  EXPECT_TRUE(view(village, one).spans.empty());
  EXPECT_EQ(view(village, one).version, 0);
  const EnterAttendance entered{
      one,
      kMarch,
      {{Date(2022, 3, 1), Date(2022, 3, 15), Hours(205), {}, {}},
       {Date(2022, 3, 16), Date(2022, 3, 17), {}, {}, store::LeaveKind::sick},
       {Date(2022, 3, 18), Date(2022, 3, 31), Hours(200), {}, {}}}};
  ASSERT_EQ(told(desk.run(village, entered)), "done");
  AttendanceView read = view(town, one);
  ASSERT_EQ(read.spans.size(), 3U);
  EXPECT_EQ(read.name, "李*国");
  EXPECT_EQ(read.version, 1);
  EXPECT_EQ(read.spans[0].hours_x10, Hours(205));
  EXPECT_EQ(read.spans[1].leave, store::LeaveKind::sick);
  EXPECT_EQ(read.spans[2].from_day, Date(2022, 3, 18));
  EXPECT_EQ(read.spans[2].entered_on, Date(2022, 4, 6));
  EXPECT_FALSE(read.spans[0].overtime_confirmed_by);
  EXPECT_FALSE(read.spans[0].own);
  EXPECT_TRUE(view(village, one).spans[0].own);
  EXPECT_FALSE(view(desk.actor(Role::VILL, 1), one).spans[0].own);
  EXPECT_FALSE(read.closed);
  // 40.5 hours are more than the post's 40.
  ASSERT_EQ(told(desk.run(town, ConfirmOvertime{one, kMarch})), "done");
  EXPECT_TRUE(view(village, one).spans[0].overtime_confirmed_by);
  EXPECT_EQ(view(village, one).version, 2);
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  read = view(village, one);
  EXPECT_TRUE(read.closed);
  EXPECT_EQ(read.closed_on, Date(2022, 4, 6));
  // April is another month.
  EXPECT_TRUE(read_attendance(*desk, county, {one, Month(2022, 4)})->spans.empty());
}

TEST_P(AttendanceReads, within_the_scope_and_by_whom_the_matrix_names) {
  const PlacementId one = place(1);
  EXPECT_EQ(told(read_attendance(*desk, finance, {one, kMarch})), "role_may_not");
  Actor elsewhere = town;
  elsewhere.scope.town = PlaceCode(371525002);
  EXPECT_EQ(told(read_attendance(*desk, elsewhere, {one, kMarch})), "not_found");
  EXPECT_EQ(told(read_attendance(*desk, county, {id<PlacementId>(9), kMarch})), "not_found");
  Actor self = desk.actor(Role::SELF);
  self.person = PersonKey(1);
  EXPECT_EQ(told(read_attendance(*desk, self, {one, kMarch})), "not_found");
}

YIGANG_EACH_ENGINE(AttendanceReads);

}  // namespace

}  // namespace yigang::usecase
