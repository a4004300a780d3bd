// 考勤表 of a month, person × day, as a desk fills it in: the days as the calendar has them, who is
// on duty, what a full day of each is worth, on which days nothing can be entered and why, and the
// spans that stand. What is filled in is entered by enter_attendance, a person's month at a time
// (LZ-2022-4 二(三)/2–3). Within the actor's scope, names masked. Reads only.
#pragma once

#include "store/month_people.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "usecase/offers.h"

namespace yigang::usecase {

struct SheetDay {
  Date day;
  bool working = true;
  std::string name;  // of the holiday, or of the weekend that is worked; nothing on other days
};
BOOST_DESCRIBE_STRUCT(SheetDay, (), (day, working, name))

// Before the first day on the post, after the last one, on a pause, or not come yet.
BOOST_DEFINE_FIXED_ENUM_CLASS(DayShut, std::uint8_t, before, after, paused, to_come)
struct ShutDays {
  Date from_day;
  Date until_day;
  DayShut why{};
};
BOOST_DESCRIBE_STRUCT(ShutDays, (), (from_day, until_day, why))

struct MonthSpan {
  Date from_day;
  Date until_day;
  Hours hours_x10;    // rural
  WorkDays days_x10;  // urban
  store::LeaveKind leave{};
  std::string entered_by;
};
BOOST_DESCRIBE_STRUCT(MonthSpan, (), (from_day, until_day, hours_x10, days_x10, leave, entered_by))

struct PersonMonth {
  PlacementId id;
  UnitCode unit;
  std::int64_t placement_number = 0;
  std::string name;  // masked
  std::string post_title;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  std::string village_name;
  Hours post_hours_x10;                 // the post's monthly hours, rural
  std::vector<Hours> full_hours_x10;    // of a full day, for each day of the month; rural
  std::vector<WorkDays> full_days_x10;  // urban
  std::vector<ShutDays> shut;           // one after another
  std::vector<MonthSpan> spans;         // by their first day; none: nothing was entered
  bool overtime_confirmed = false;
  std::int64_t version = 0;    // of what was entered, for If-Match; 0: nothing yet
  std::vector<Offer> actions;  // enter_attendance, or why not
};
BOOST_DESCRIBE_STRUCT(PersonMonth, (),
                      (id, unit, placement_number, name, post_title, side, town, village,
                       village_name, post_hours_x10, full_hours_x10, full_days_x10, shut, spans,
                       overtime_confirmed, version, actions))

// How a day is written on the sheet, the first way as it is shown; without a kind it is a day of
// rest, for which nothing is recorded. 请假 without its kind (△) is none: it has to be asked for.
struct DaySigns {
  std::optional<store::LeaveKind> leave;  // none: worked a full day
  std::vector<std::string> signs;
};
BOOST_DESCRIBE_STRUCT(DaySigns, (), (leave, signs))

struct MonthPeople {
  Month month;
  Date today;
  std::vector<SheetDay> days;
  std::vector<DaySigns> signs;
  Hours most_hours_x10;  // of a day
  WorkDays most_days_x10;
  std::vector<PersonMonth> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(MonthPeople, (),
                      (month, today, days, signs, most_hours_x10, most_days_x10, items, next,
                       total))
// `holiday_year_missing`.
[[nodiscard]] Result<MonthPeople> list_month(Desk& desk, const Actor& actor,
                                             const store::AttendanceFilter& filter);

}  // namespace yigang::usecase
