#include "usecase/day_share.h"

namespace yigang::usecase {

Result<DayShare> day_share(const law::Calendar& calendar, Side side, Hours post_hours, Date day) {
  if (side == Side::urban) return DayShare{Hours(), WorkDays(10)};
  const Month month = Month::of(day);
  TRY(const int in_month, calendar.working_days_in(month));
  CHECK(in_month > 0);
  std::int64_t before = 0;
  for (Date one = month.first_day(); one < day; one = one.plus_days(1)) {
    TRY(const bool works, calendar.is_working_day(one));
    before += works ? 1 : 0;
  }
  TRY(const bool works, calendar.is_working_day(day));
  const std::int64_t hours = post_hours.x10();
  if (!works) return DayShare{Hours(hours / in_month), WorkDays()};
  return DayShare{Hours(hours * (before + 1) / in_month - hours * before / in_month), WorkDays()};
}

}  // namespace yigang::usecase
