// Whoever was on duty in a month with all spans that were entered for it, the paused days and what
// stands against entering more: three statements a page, however many rows it has. The rows, their
// order and their number are those of list_attendance. The scope is a mandatory argument.
#pragma once

#include <vector>

#include "settle/pauses.h"
#include "store/day_lists.h"
#include "store/month_lists.h"
#include "store/month_queries.h"

namespace yigang::store {

struct ListedMonth {
  PlacementId placement;
  UnitCode unit;
  std::int64_t number = 0;
  std::string name;
  std::string post_title;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  Hours post_hours;
  Date started;
  std::optional<Date> ended;
  AttendanceStanding standing;
  std::vector<settle::DayStretch> paused;  // in the month
  std::vector<DaySpan> spans;              // by their first day
  bool overtime_confirmed = false;
  std::int64_t version = 0;  // of what was entered; 0: nothing
};
[[nodiscard]] Result<std::vector<ListedMonth>> list_month(Reader& reader, const ListScope& scope,
                                                          const AttendanceFilter& filter);

}  // namespace yigang::store
