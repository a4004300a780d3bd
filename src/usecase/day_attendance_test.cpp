// One day of one person, recorded on the spot (LZ-2022-4 二(三)/2–3), on both engines.
#include "usecase/day_attendance.h"

#include "usecase/attendance_reads.h"
#include "usecase/day_share.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::LeaveKind;
using store::told;

class DayAttendance : public MonthFixture {
 protected:
  // `seen` is what the phone knew.
  std::string record(const Actor& actor, PlacementId placement, Date day, LeaveKind leave,
                     std::optional<LeaveKind> seen = std::nullopt) {
    return told(desk.run(actor, RecordDay{placement, day, leave, seen}));
  }
  AttendanceView month_of(PlacementId placement) {
    return read_attendance(*desk, village, {placement, kMarch}).value_or(AttendanceView{});
  }
  DayPeople people(const Actor& actor, store::DayFilter filter) {
    const auto read = list_day(*desk, actor, filter);
    EXPECT_EQ(told(read), "done");
    return read.value_or(DayPeople{});
  }
  static store::DayFilter on(Date day) {
    store::DayFilter filter;
    filter.day = day;
    return filter;
  }
  const law::Calendar& calendar() {
    edition_ = desk.database()
                   .read_value<LawShelf::Edition>(
                       [&](store::Reader& reader) { return desk->law.edition(reader); })
                   .value();
    return edition_.snapshot->calendar();
  }
  LawShelf::Edition edition_;
};

TEST_P(DayAttendance, a_month_of_full_days_makes_the_hours_of_the_post) {
  const PlacementId one = place(1);
  for (Date day(2022, 3, 1); day <= Date(2022, 3, 31); day = day.plus_days(1)) {
    if (!calendar().is_working_day(day).value()) continue;
    ASSERT_EQ(record(village, one, day, LeaveKind::none), "done") << to_text(day);
  }
  std::int64_t hours = 0;
  for (const SpanView& span : month_of(one).spans) hours += span.hours_x10.x10();
  EXPECT_EQ(hours, 400);
  EXPECT_EQ(told(desk.run(town, ConfirmOvertime{one, kMarch})), "no_overtime");
  // A Saturday beside them is beyond the post's hours, for which the town has to stand.
  ASSERT_EQ(record(village, one, Date(2022, 3, 5), LeaveKind::none), "done");
  EXPECT_EQ(told(desk.run(town, ConfirmOvertime{one, kMarch})), "done");
}

TEST_P(DayAttendance, the_share_of_a_day_is_an_even_part_of_the_month) {
  // 40 hours over the 23 working days of March 2022: 1.7 or 1.8 hours, on a Saturday 1.7.
  const auto share = [&](Side side, Date day) {
    return day_share(calendar(), side, Hours(400), day).value();
  };
  EXPECT_EQ(share(Side::rural, Date(2022, 3, 1)).hours_x10, Hours(17));
  EXPECT_EQ(share(Side::rural, Date(2022, 3, 31)).hours_x10, Hours(18));
  EXPECT_EQ(share(Side::rural, Date(2022, 3, 5)).hours_x10, Hours(17));
  EXPECT_EQ(share(Side::urban, Date(2022, 3, 5)).days_x10, WorkDays(10));
  EXPECT_EQ(share(Side::urban, Date(2022, 3, 5)).hours_x10, Hours(0));
  EXPECT_EQ(told(day_share(calendar(), Side::rural, Hours(400), Date(2150, 3, 5))),
            "holiday_year_missing");
}

TEST_P(DayAttendance, what_somebody_else_recorded_is_not_overwritten_unseen) {
  const PlacementId one = place(1);
  const Date day(2022, 3, 8);
  ASSERT_EQ(record(village, one, day, LeaveKind::sick), "done");
  const Actor other = desk.actor(Role::VILL, 1);
  EXPECT_EQ(record(other, one, day, LeaveKind::none), "day_recorded_otherwise");
  EXPECT_EQ(month_of(one).version, 1);
  // The same again, from a second phone, is no conflict and writes nothing.
  const auto again = desk.run(other, RecordDay{one, day, LeaveKind::sick, std::nullopt});
  ASSERT_EQ(told(again), "done");
  EXPECT_FALSE(again->changed);
  EXPECT_EQ(again->version, 1);
  // Who has seen it may change it.
  EXPECT_EQ(record(other, one, day, LeaveKind::none, LeaveKind::sick), "done");
  EXPECT_EQ(month_of(one).spans.at(0).leave, LeaveKind::none);
  EXPECT_EQ(month_of(one).spans.at(0).hours_x10, Hours(18));
}

TEST_P(DayAttendance, what_was_taken_back_since_is_not_entered_as_if_it_stood) {
  const PlacementId one = place(1);
  const Date day(2022, 3, 8);
  ASSERT_EQ(record(village, one, day, LeaveKind::sick), "done");
  // The month is entered anew without that day.
  ASSERT_EQ(
      told(desk.run(
          village,
          EnterAttendance{one, kMarch, {{Date(2022, 3, 1), Date(2022, 3, 4), Hours(60), {}, {}}}})),
      "done");
  const auto refused = desk.run(village, RecordDay{one, day, LeaveKind::none, LeaveKind::sick});
  ASSERT_EQ(told(refused), "day_recorded_otherwise");
  EXPECT_EQ(refused.error().kind, ProblemKind::conflict);
  EXPECT_EQ(refused.error().params, (Params{{"day", "2022-03-08"}, {"recorded", "nothing"}}));
  EXPECT_EQ(month_of(one).spans.size(), 1U);
  EXPECT_EQ(record(village, one, day, LeaveKind::none), "done");
}

TEST_P(DayAttendance, a_day_that_was_seen_is_taken_back_and_one_that_was_not_is_not) {
  const PlacementId one = place(1);
  const Date day(2022, 3, 8);
  ASSERT_EQ(record(village, one, Date(2022, 3, 7), LeaveKind::none), "done");
  ASSERT_EQ(record(village, one, day, LeaveKind::sick), "done");
  const auto back = [&](std::optional<LeaveKind> seen) {
    return desk.run(village, RecordDay{one, day, std::nullopt, seen});
  };
  // Whoever believes in another day, or in none, takes nothing back.
  EXPECT_EQ(told(back(LeaveKind::none)), "day_recorded_otherwise");
  EXPECT_EQ(told(back(std::nullopt)), "day_recorded_otherwise");
  EXPECT_EQ(month_of(one).spans.size(), 2U);
  const auto done = back(LeaveKind::sick);
  ASSERT_EQ(told(done), "done");
  EXPECT_TRUE(done->changed);
  EXPECT_FALSE(done->leave);
  // The other day stays, and the version of the month goes on.
  const AttendanceView month = month_of(one);
  ASSERT_EQ(month.spans.size(), 1U);
  EXPECT_EQ(month.spans.at(0).from_day, Date(2022, 3, 7));
  EXPECT_EQ(month.version, done->version);
  // What is gone already is as it was meant, whatever was seen.
  for (const std::optional<LeaveKind> seen : {std::optional(LeaveKind::sick), {}}) {
    const auto again = back(seen);
    ASSERT_EQ(told(again), "done");
    EXPECT_FALSE(again->changed);
  }
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(
      told(desk.run(village, RecordDay{one, Date(2022, 3, 7), std::nullopt, LeaveKind::none})),
      "sheet_closed");
}

TEST_P(DayAttendance, one_key_is_one_entry) {
  const PlacementId one = place(1);
  const RecordDay entry{one, Date(2022, 3, 8), LeaveKind::absent, std::nullopt};
  ASSERT_EQ(told(desk.run(village, entry, "a-key-of-the-phone")), "done");
  ASSERT_EQ(told(desk.run(village, entry, "a-key-of-the-phone")), "done");
  EXPECT_TRUE(desk.last_repeated);
  EXPECT_EQ(month_of(one).version, 1);
}

TEST_P(DayAttendance, other_days_stay_as_they_were_entered_and_by_whom) {
  const PlacementId one = place(1);
  const EnterAttendance ill{one,
                            kMarch,
                            {{Date(2022, 3, 1), Date(2022, 3, 4), Hours(60), {}, {}},
                             {Date(2022, 3, 7), Date(2022, 3, 11), {}, {}, LeaveKind::sick}}};
  const Actor other = desk.actor(Role::VILL, 1);
  ASSERT_EQ(told(desk.run(other, ill)), "done");
  // A day within a total has no hours of its own.
  EXPECT_EQ(record(village, one, Date(2022, 3, 2), LeaveKind::absent, LeaveKind::none),
            "day_in_span");
  // A day within a leave falls out of it.
  ASSERT_EQ(record(village, one, Date(2022, 3, 9), LeaveKind::none, LeaveKind::sick), "done");
  const AttendanceView month = month_of(one);
  ASSERT_EQ(month.spans.size(), 4U);
  EXPECT_EQ(month.version, 2);
  EXPECT_EQ(month.spans[1].until_day, Date(2022, 3, 8));
  EXPECT_EQ(month.spans[2].hours_x10, Hours(17));
  EXPECT_EQ(month.spans[3].from_day, Date(2022, 3, 10));
  const auto rows = desk.database().read_value<std::vector<store::AttendanceRow>>(
      [&](store::Reader& reader) { return store::attendance_of(reader, unit, one, kMarch); });
  ASSERT_EQ(rows->size(), 4U);
  for (const std::size_t at : {0U, 1U, 3U}) EXPECT_EQ(rows->at(at).entered_by, other.account) << at;
  EXPECT_EQ(rows->at(2).entered_by, village.account);
}

TEST_P(DayAttendance, not_before_after_or_outside_of_what_is_open) {
  const PlacementId one = place(1);
  const PlacementId left = place(2, Side::rural, Date(2022, 3, 15));
  EXPECT_EQ(record(village, one, Date(2022, 4, 7), LeaveKind::none), "day_in_future");
  EXPECT_EQ(record(village, one, Date(2022, 2, 28), LeaveKind::none), "span_before_start");
  EXPECT_EQ(record(village, left, Date(2022, 3, 16), LeaveKind::none), "span_outside_placement");
  EXPECT_EQ(record(finance, one, Date(2022, 3, 1), LeaveKind::none), "role_may_not");
  EXPECT_EQ(record(town, one, Date(2022, 3, 1), LeaveKind::none), "role_may_not");
  Actor elsewhere = village;
  elsewhere.scope.village = PlaceCode(371525001041);
  EXPECT_EQ(record(elsewhere, one, Date(2022, 3, 1), LeaveKind::none), "not_found");
  ASSERT_EQ(record(village, one, Date(2022, 3, 1), LeaveKind::none), "done");
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  EXPECT_EQ(record(village, one, Date(2022, 3, 2), LeaveKind::none), "sheet_closed");
  // What stands there already may be sent again.
  EXPECT_EQ(record(village, one, Date(2022, 3, 1), LeaveKind::none), "done");
}

TEST_P(DayAttendance, the_list_says_who_works_that_day_and_what_a_day_is_worth) {
  const PlacementId rural = place(1);
  const PlacementId urban = place(3, Side::urban);
  place(5, Side::rural, Date(2022, 3, 15));
  ASSERT_EQ(record(village, rural, Date(2022, 3, 16), LeaveKind::personal), "done");
  DayPeople day = people(village, on(Date(2022, 3, 16)));
  EXPECT_EQ(day.today, Date(2022, 4, 6));
  EXPECT_TRUE(day.working_day);
  ASSERT_EQ(day.items.size(), 2U);
  EXPECT_EQ(day.total, 2);
  EXPECT_EQ(day.items[0].name, "李*国");
  EXPECT_EQ(day.items[0].full_hours_x10, Hours(17));
  ASSERT_TRUE(day.items[0].recorded);
  EXPECT_EQ(day.items[0].recorded->leave, LeaveKind::personal);
  EXPECT_EQ(day.items[1].id, urban);
  EXPECT_EQ(day.items[1].full_days_x10, WorkDays(10));
  EXPECT_FALSE(day.items[1].recorded);
  ASSERT_EQ(day.items[0].actions.size(), 1U);
  EXPECT_TRUE(day.items[0].actions[0].allowed);
  EXPECT_EQ(people(village, on(Date(2022, 3, 15))).items.size(), 3U);
  EXPECT_EQ(people(village, {}).day, Date(2022, 4, 6));
  // A page, and the next one.
  store::DayFilter first = on(Date(2022, 3, 16));
  first.limit = 1;
  day = people(village, first);
  EXPECT_EQ(day.items.size(), 1U);
  EXPECT_EQ(day.next, to_text(rural));
  first.placement = urban;
  EXPECT_EQ(people(village, first).items.at(0).id, urban);
  // The town looks on; a closed sheet says why nothing is recorded.
  EXPECT_TRUE(people(town, on(Date(2022, 3, 16))).items.at(0).actions.empty());
  ASSERT_EQ(told(desk.run(town, CloseAttendance{desk.town(), kMarch})), "done");
  const Offer closed = people(village, on(Date(2022, 3, 16))).items.at(0).actions.at(0);
  EXPECT_FALSE(closed.allowed);
  EXPECT_EQ(closed.reason_code, "sheet_closed");
  EXPECT_EQ(told(list_day(*desk, village, on(Date(2022, 4, 7)))), "day_in_future");
  EXPECT_EQ(told(list_day(*desk, finance, {})), "role_may_not");
}

YIGANG_EACH_ENGINE(DayAttendance);

}  // namespace

}  // namespace yigang::usecase
