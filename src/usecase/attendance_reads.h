// What was entered for one placement and month, as it stands: the spans with hours or days and
// leave, by whom and when, whether overtime was confirmed and whether the town has closed the month
// (LZ-2022-4 二(三)/2–3). Within the actor's scope; the name is masked. Reads only.
#pragma once

#include "store/month_rows.h"
#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct AttendanceQuery {
  PlacementId placement;
  Month month;
};
BOOST_DESCRIBE_STRUCT(AttendanceQuery, (), (placement, month))

struct SpanView {
  std::int64_t span_no = 0;
  Date from_day;
  Date until_day;
  Hours hours_x10;    // rural
  WorkDays days_x10;  // urban
  store::LeaveKind leave = store::LeaveKind::none;
  std::string entered_by;
  bool own = false;                // by the account that reads
  std::optional<Date> entered_on;  // nothing: before it was kept
  std::optional<std::string> overtime_confirmed_by;
};
BOOST_DESCRIBE_STRUCT(SpanView, (),
                      (span_no, from_day, until_day, hours_x10, days_x10, leave, entered_by, own,
                       entered_on, overtime_confirmed_by))

struct AttendanceView {
  PlacementId placement;
  std::int64_t number = 0;
  std::string name;  // masked
  Side side{};
  PlaceCode town;
  Month month;
  std::vector<SpanView> spans;  // none: nothing was entered
  std::int64_t version = 0;     // of what was entered, for If-Match; 0: nothing yet
  bool closed = false;          // the town has confirmed the month
  std::optional<std::string> closed_by;
  std::optional<Date> closed_on;
};
BOOST_DESCRIBE_STRUCT(AttendanceView, (),
                      (placement, number, name, side, town, month, spans, version, closed,
                       closed_by, closed_on))
[[nodiscard]] Result<AttendanceView> read_attendance(Desk& desk, const Actor& actor,
                                                     const AttendanceQuery& query);

}  // namespace yigang::usecase
