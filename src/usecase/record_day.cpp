// 到 / 没到 / 请假: one day of one person into the spans of its month.
#include <algorithm>

#include "store/described_row.h"
#include "store/placement_queries.h"
#include "store/plan_rows.h"
#include "usecase/attendance_steps.h"
#include "usecase/day_attendance.h"
#include "usecase/day_share.h"
#include "usecase/month_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

using Rows = std::vector<store::AttendanceRow>;

Rows::iterator covering(Rows& rows, Date day) {
  return std::ranges::find_if(rows, [&](const store::AttendanceRow& row) {
    return row.from_day <= day && day <= row.until_day;
  });
}

Problem recorded_otherwise(Date day, std::string_view recorded) {
  return conflict("day_recorded_otherwise")
      .with("day", to_text(day))
      .with("recorded", std::string(recorded));
}

// May what stands for the day be replaced by what was entered?
Result<> check_replace(const store::AttendanceRow& standing, const RecordDay& command) {
  if (command.seen != standing.leave_kind)
    return fail(recorded_otherwise(command.day, word(standing.leave_kind)));
  if (standing.from_day != standing.until_day && standing.leave_kind == store::LeaveKind::none)
    return fail(conflict("day_in_span")
                    .with("day", to_text(command.day))
                    .with("first", to_text(standing.from_day))
                    .with("last", to_text(standing.until_day)));
  return {};
}

// Leave has no hours: a longer stretch of it falls into what lies before and after the day.
void take_out(Rows& rows, Rows::iterator at, Date day) {
  store::AttendanceRow before = *at;
  store::AttendanceRow after = *at;
  rows.erase(at);
  before.until_day = day.plus_days(-1);
  after.from_day = day.plus_days(1);
  if (before.from_day <= before.until_day) rows.push_back(before);
  if (after.from_day <= after.until_day) rows.push_back(after);
}

Result<AttendanceSpan> span_of_day(Work& work, const store::PlacementRow& placement,
                                   const RecordDay& command) {
  AttendanceSpan span{command.day, command.day, {}, {}, *command.leave};
  if (span.leave != store::LeaveKind::none) return span;
  TRY(const std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, placement.unit, placement.post_id));
  CHECK(post.has_value());
  TRY(const DayShare share,
      day_share(work.law().calendar(), placement.side, post->hours_x10, command.day));
  span.hours_x10 = share.hours_x10;
  span.days_x10 = share.days_x10;
  return span;
}

// Does what was entered already stand there?
bool stands_alike(const Rows& rows, Rows::const_iterator standing, const RecordDay& command) {
  if (standing == rows.end()) return !command.leave;
  return standing->leave_kind == command.leave;
}

// The day as it was entered, behind the other spans of the month; the span as it was taken.
Result<AttendanceSpan> add_day(Work& work, const store::PlacementRow& placement,
                               const RecordDay& command, AccountId by, Rows& rows) {
  const Month month = Month::of(command.day);
  TRY(const AttendanceSpan span, span_of_day(work, placement, command));
  TRY(const std::vector<settle::DayStretch> paused,
      store::paused_days(work.tx, placement.unit, placement.id, month));
  TRY_VOID(checked_spans({span}, month, placement.side,
                         {placement.started_on, placement.ended_on, paused}));
  Rows added = attendance_rows({span}, placement, month, by);
  added.front().entered_on = work.today;
  rows.push_back(std::move(added.front()));
  return span;
}

Result<> write_month(Work& work, const store::PlacementRow& placement, Month month, Rows& rows,
                     std::int64_t version) {
  std::ranges::sort(rows, {}, &store::AttendanceRow::from_day);
  TRY_VOID(store::remove_attendance(work.tx, placement.unit, placement.id, month));
  std::int64_t number = 0;
  for (store::AttendanceRow& row : rows) {
    row.span_no = ++number;
    row.version = version;
    row.overtime_confirmed_by.reset();  // it was for other hours
    TRY_VOID(store::insert(work.tx, row));
  }
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const RecordDay& command) {
  return location_of(reader, areas, command.placement);
}

Result<std::int64_t> version_seen(Work& work, const RecordDay& command) {
  return version_of_month(work, command.placement, Month::of(command.day));
}

Result<DayRecorded> act(Work& work, const Grant<RecordDay>& grant, const RecordDay& command) {
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  if (command.day > work.today)
    return fail(bad_input("day_in_future").with("day", to_text(command.day)).at("day"));
  const Month month = Month::of(command.day);
  TRY(Rows rows, store::attendance_of(work.tx, placement.unit, placement.id, month));
  const std::int64_t version = version_of(rows);
  TRY(const std::int64_t next, next_version(work, placement, rows));
  const auto standing = covering(rows, command.day);
  // Also what changes nothing: whoever sent it was answered.
  work.note({placement.unit, "attendance", placement.id.value(),
             version == 0 ? "" : std::to_string(version), wire::to_json(command), "", ""});
  // What somebody else recorded alike, or a second phone sent, is as it was meant.
  if (stands_alike(rows, standing, command)) {
    DayRecorded same{placement.id, command.day, command.leave, {}, {}, false, version};
    if (standing == rows.end()) return same;
    same.hours_x10 = standing->hours_x10;
    same.days_x10 = standing->days_x10;
    return same;
  }
  TRY_VOID(attendance_open(work.tx, placement, month));
  if (standing != rows.end()) {
    TRY_VOID(check_replace(*standing, command));
    take_out(rows, standing, command.day);
  } else if (command.seen) {
    // What was seen has been taken back by somebody since.
    return fail(recorded_otherwise(command.day, "nothing"));
  }
  AttendanceSpan span;
  if (command.leave) {
    TRY(span, add_day(work, placement, command, grant.actor().account, rows));
  }
  const bool confirmed = std::ranges::any_of(
      rows, [](const store::AttendanceRow& row) { return row.overtime_confirmed_by.has_value(); });
  TRY_VOID(write_month(work, placement, month, rows, next));
  return DayRecorded{placement.id,  command.day, command.leave, span.hours_x10,
                     span.days_x10, true,        next,          confirmed};
}

}  // namespace yigang::usecase
