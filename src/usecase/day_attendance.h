// 考勤 of one day, as the village door keeps it: who works in my villages that day, what a full day
// on each post is worth, what is recorded, and the verb that records one person's day. The office
// enters whole months (enter_attendance); both write the same spans (LZ-2022-4 二(三)/2–3).
#pragma once

#include "store/day_lists.h"
#include "usecase/month_verbs.h"
#include "usecase/offers.h"

namespace yigang::usecase {

struct DayRecorded {
  PlacementId placement;
  Date day;
  std::optional<store::LeaveKind> leave;  // nothing: it was taken back
  Hours hours_x10;
  WorkDays days_x10;
  bool changed = true;       // false: this already stood there
  std::int64_t version = 0;  // of the month as it is now entered
  // The town had confirmed the month's overtime, for other hours: it has to again.
  bool confirm_again = false;
};
BOOST_DESCRIBE_STRUCT(DayRecorded, (),
                      (placement, day, leave, hours_x10, days_x10, changed, version, confirm_again))

// A phone may send it days later: `seen` is what it knew of the day when the entry was made. What
// somebody else has recorded otherwise, or taken back, since is not overwritten
// (`day_recorded_otherwise`, with `recorded`: a leave, or `nothing`); a day inside a longer span of
// work has no hours of its own (`day_in_span`). Other days of the month stay as they are, by whom
// they were entered.
struct RecordDay {
  static constexpr std::string_view kVerb = "record_day";
  using Answer = DayRecorded;
  PlacementId placement;
  Date day;
  // none: worked a full day; nothing: what was seen is taken back, and the day is as if never
  // entered
  std::optional<store::LeaveKind> leave;
  std::optional<store::LeaveKind> seen;
};
BOOST_DESCRIBE_STRUCT(RecordDay, (), (placement, day, leave, seen))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const RecordDay&);
[[nodiscard]] Result<DayRecorded> act(Work&, const Grant<RecordDay>&, const RecordDay&);
[[nodiscard]] Result<std::int64_t> version_seen(Work&, const RecordDay&);

struct DayEntry {
  Date from_day;  // of the span that covers the day
  Date until_day;
  store::LeaveKind leave{};
  Hours hours_x10;
  WorkDays days_x10;
  std::string entered_by;
};
BOOST_DESCRIBE_STRUCT(DayEntry, (), (from_day, until_day, leave, hours_x10, days_x10, entered_by))
struct PersonDay {
  PlacementId id;
  std::int64_t placement_number = 0;
  std::string name;  // masked
  std::string post_title;
  Side side{};
  PlaceCode town;
  PlaceCode village;
  std::string village_name;
  Hours full_hours_x10;    // of a full day, rural
  WorkDays full_days_x10;  // urban
  std::optional<DayEntry> recorded;
  std::vector<Offer> actions;  // record_day, or why not
};
BOOST_DESCRIBE_STRUCT(PersonDay, (),
                      (id, placement_number, name, post_title, side, town, village, village_name,
                       full_hours_x10, full_days_x10, recorded, actions))
struct DayPeople {
  Date today;
  Date day;
  bool working_day = true;
  std::vector<PersonDay> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(DayPeople, (), (today, day, working_day, items, next, total))
// `day_in_future`, `holiday_year_missing`.
[[nodiscard]] Result<DayPeople> list_day(Desk& desk, const Actor& actor,
                                         const store::DayFilter& filter);

}  // namespace yigang::usecase
