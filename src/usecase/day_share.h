// What one full day on a post is worth. Of an urban post: a day. Of a rural post: its part of the
// post's monthly hours, shared out over the working days so that a month of full working days
// makes exactly those hours; on any other day the whole tenths of an even part, so that work
// beyond the post's hours shows as overtime and goes to the town. 本文件未规定 how a day is
// counted; whoever knows the hours enters them for the month instead. Pure.
#pragma once

#include "core/nouns.h"
#include "core/tenths.h"
#include "law/calendar.h"

namespace yigang::usecase {

struct DayShare {
  Hours hours_x10;    // rural
  WorkDays days_x10;  // urban
};
// Refusal `holiday_year_missing`.
[[nodiscard]] Result<DayShare> day_share(const law::Calendar& calendar, Side side, Hours post_hours,
                                         Date day);

}  // namespace yigang::usecase
