// Who is on duty on one day, with what was entered for that day and what stands against entering
// it: two statements a page, however many rows it has. The scope is a mandatory argument.
#pragma once

#include <vector>

#include "settle/pauses.h"
#include "store/list_queries.h"
#include "store/month_queries.h"

namespace yigang::store {

struct DayFilter {
  std::optional<Date> day;  // nothing: today
  std::optional<PlaceCode> village;
  std::optional<PlacementId> placement;
  std::optional<PlacementId> after;
  std::int64_t limit = 100;
};
BOOST_DESCRIBE_STRUCT(DayFilter, (), (day, village, placement, after, limit))

// The span that covers the day; it may be longer than the day.
struct DaySpan {
  Date from_day;
  Date until_day;
  Hours hours_x10;
  WorkDays days_x10;
  LeaveKind leave{};
  std::string entered_by;  // the account's name
};
struct ListedDay {
  PlacementId placement;
  UnitCode unit;
  std::int64_t number = 0;
  std::string name;
  std::string post_title;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  Hours post_hours;
  std::optional<DaySpan> span;
  AttendanceStanding month;
  std::vector<settle::DayStretch> paused;  // in the day's month
};
// `filter.day` has to be given.
[[nodiscard]] Result<std::vector<ListedDay>> list_day(Reader& reader, const ListScope& scope,
                                                      const DayFilter& filter);
[[nodiscard]] Result<std::int64_t> count_day(Reader& reader, const ListScope& scope,
                                             const DayFilter& filter);

}  // namespace yigang::store
