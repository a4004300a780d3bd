// 考勤: the village or host enters, the town confirms what goes beyond the post's hours.
#include "store/described_row.h"
#include "store/placement_queries.h"
#include "store/plan_rows.h"
#include "usecase/attendance_steps.h"
#include "usecase/month_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// A month that runs is entered as it goes; work of a day that has not come is no attendance.
Result<> check_come(const std::vector<AttendanceSpan>& spans, Date today) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool begun = spans[i].from_day <= today;
    const Date day = begun ? spans[i].until_day : spans[i].from_day;
    if (day > today)
      return fail(bad_input("span_in_future")
                      .with("day", to_text(day))
                      .with("today", to_text(today))
                      .at("spans[" + std::to_string(i) + (begun ? "].until_day" : "].from_day")));
  }
  return {};
}

Result<AttendanceEntered> answer_of(Work& work, const store::PlacementRow& placement, Month month,
                                    const std::vector<store::AttendanceRow>& rows) {
  TRY(const std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, placement.unit, placement.post_id));
  CHECK(post.has_value());
  AttendanceEntered entered{
      .placement = placement.id, .month = month, .spans = static_cast<std::int64_t>(rows.size())};
  for (const store::AttendanceRow& row : rows) {
    entered.hours_x10 = entered.hours_x10 + row.hours_x10;
    entered.days_x10 = entered.days_x10 + row.days_x10;
  }
  entered.overtime = placement.side == Side::rural && entered.hours_x10 > post->hours_x10;
  entered.version = version_of(rows);
  return entered;
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const EnterAttendance& command) {
  return location_of(reader, areas, command.placement);
}

Result<std::int64_t> version_seen(Work& work, const EnterAttendance& command) {
  return version_of_month(work, command.placement, command.month);
}

Result<> check_unseen(Work& work, const EnterAttendance& command) {
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  TRY(const std::vector<store::AttendanceRow> rows,
      store::attendance_of(work.tx, placement.unit, placement.id, command.month));
  const AccountId own = work.actor.account;
  for (const store::AttendanceRow& row : rows)
    if (row.entered_by != own || row.overtime_confirmed_by.value_or(own) != own)
      return fail(conflict("others_entry_unseen").at("If-Match"));
  return {};
}

Result<AttendanceEntered> act(Work& work, const Grant<EnterAttendance>& grant,
                              const EnterAttendance& command) {
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  if (command.month > Month::of(work.today))
    return fail(bad_input("month_in_future").with("month", to_text(command.month)).at("month"));
  TRY(const std::vector<store::AttendanceRow> before,
      store::attendance_of(work.tx, placement.unit, placement.id, command.month));
  if (command.spans.empty() && before.empty()) return fail(bad_input("nothing_chosen").at("spans"));
  TRY_VOID(attendance_open(work.tx, placement, command.month));
  TRY(const std::vector<settle::DayStretch> paused,
      store::paused_days(work.tx, placement.unit, placement.id, command.month));
  TRY(const std::vector<AttendanceSpan> spans,
      checked_spans(command.spans, command.month, placement.side,
                    {placement.started_on, placement.ended_on, paused}));
  TRY_VOID(check_come(command.spans, work.today));
  TRY_VOID(store::remove_attendance(work.tx, placement.unit, placement.id, command.month));
  std::vector<store::AttendanceRow> rows =
      attendance_rows(spans, placement, command.month, grant.actor().account);
  TRY(const std::int64_t version, next_version(work, placement, before));
  for (store::AttendanceRow& row : rows) {
    row.entered_on = work.today;
    row.version = version;
    TRY_VOID(store::insert(work.tx, row));
  }
  work.note({placement.unit, "attendance", placement.id.value(),
             before.empty() ? "" : std::to_string(before.front().version), wire::to_json(command),
             "", ""});
  return answer_of(work, placement, command.month, rows);
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmOvertime& command) {
  return location_of(reader, areas, command.placement);
}

Result<std::int64_t> version_seen(Work& work, const ConfirmOvertime& command) {
  return version_of_month(work, command.placement, command.month);
}

Result<AttendanceEntered> act(Work& work, const Grant<ConfirmOvertime>& grant,
                              const ConfirmOvertime& command) {
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  TRY(const std::vector<store::AttendanceRow> rows,
      store::attendance_of(work.tx, placement.unit, placement.id, command.month));
  if (rows.empty()) return fail(conflict("no_attendance_yet"));
  TRY_VOID(attendance_unsettled(work.tx, placement, command.month));
  for (const store::AttendanceRow& row : rows)
    TRY_VOID(require_other_person(grant.actor(), row.entered_by, "enter_attendance"));
  TRY(AttendanceEntered entered, answer_of(work, placement, command.month, rows));
  if (!entered.overtime) return fail(conflict("no_overtime"));
  ++entered.version;
  TRY_VOID(store::confirm_overtime_rows(work.tx, placement.unit, placement.id, command.month,
                                        grant.actor().account));
  work.note({placement.unit, "attendance", placement.id.value(), "overtime", wire::to_json(entered),
             "", ""});
  return entered;
}

}  // namespace yigang::usecase
