// The town closes its sheet; the urban host's scheduled days; a town that is late is left out by
// two persons.
#include "policy/reader.h"
#include "store/described_row.h"
#include "store/plan_rows.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

Result<store::TownAttendance> town_of(Work& work, UnitCode unit, PlaceCode town, Month month) {
  TRY(const std::vector<store::TownAttendance> towns,
      store::town_attendance(work.tx, unit, month, town));
  return towns.empty() ? store::TownAttendance{.town = town} : towns.front();
}

// policy-rules.md, Allowance: the working days are the default. A host has its own days beside
// them, but few scheduled days turn little work into a full month's pay, and it enters both itself.
Result<> check_scheduled(const Work& work, UnitCode unit, const SetScheduledDays& command) {
  const Month next = Month::of(work.today).plus(1);
  if (command.month > next)
    return fail(bad_input("scheduled_days_early")
                    .with("month", to_text(command.month))
                    .with("latest", to_text(next))
                    .at("month"));
  const std::int64_t days = days_between(command.month.first_day(), command.month.last_day()) + 1;
  if (command.days_x10.x10() <= 0 || command.days_x10.x10() > days * 10)
    return fail(bad_input("scheduled_days_range").with("most", std::to_string(days)).at("days"));
  TRY(const int working, work.law().calendar().working_days_in(command.month));
  policy::LawReader reader(work.law(), unit);
  TRY(const std::int64_t below,
      reader.integer(law::Figure::scheduled_days_below, command.month.first_day()));
  const std::int64_t least = working - below;
  if (command.days_x10.x10() < least * 10)
    return fail(refused("scheduled_days_few")
                    .with("days", to_text(command.days_x10))
                    .with("working", std::to_string(working))
                    .with("least", std::to_string(least))
                    .by("LZ-2022-4 二(四)")
                    .at("days"));
  return {};
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const CloseAttendance& command) {
  return location_of_town(areas, command.town);
}

Result<AttendanceClosed> act(Work& work, const Grant<CloseAttendance>& grant,
                             const CloseAttendance& command) {
  const UnitCode unit = grant.location().unit;
  TRY_VOID(month_is_over(command.month, work.today));
  TRY(std::optional<store::AttendanceSheetRow> sheet,
      store::sheet_of(work.tx, unit, command.town, command.month));
  if (sheet) return fail(conflict("sheet_closed").with("month", to_text(command.month)));
  TRY(const store::TownAttendance town, town_of(work, unit, command.town, command.month));
  TRY_VOID(store::insert(work.tx, store::AttendanceSheetRow{unit, command.town, command.month,
                                                            store::SheetState::closed,
                                                            grant.actor().account, work.today, 1}));
  work.note({unit, "attendance_sheet", command.town.value(), "", wire::to_json(command), "", ""});
  return AttendanceClosed{command.town, command.month, town.placements, town.entered};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const SetScheduledDays& command) {
  TRY(const UnitCode unit, unit_of_id(areas, command.host));
  TRY(const std::optional<store::HostRow> host,
      store::find<store::HostRow>(reader, unit, command.host));
  if (!host) return fail(not_found("not_found"));
  return Location{unit, host->place.town(), host->place.is_village() ? host->place : PlaceCode{},
                  std::nullopt, host->id};
}

Result<Changed<HostId>> act(Work& work, const Grant<SetScheduledDays>& grant,
                            const SetScheduledDays& command) {
  const UnitCode unit = grant.location().unit;
  TRY_VOID(check_scheduled(work, unit, command));
  // A host whose people were all left out enters its days late; what is locked stays as it was.
  TRY(const bool settled, store::host_is_settled(work.tx, unit, command.host, command.month));
  if (settled) return fail(conflict("month_locked").with("month", to_text(command.month)));
  TRY(const std::optional<store::ScheduledDaysRow> before,
      store::scheduled_days_of(work.tx, unit, command.host, command.month));
  const std::int64_t version = before ? before->version : 0;
  TRY(const bool written,
      store::put_scheduled_days(work.tx, {unit, command.host, command.month, command.days_x10,
                                          grant.actor().account, version}));
  if (!written) return fail(conflict("stale_version"));
  work.note({unit, "scheduled_days", command.host.value(),
             before ? to_text(before->days_x10) : std::string(), wire::to_json(command), "", ""});
  return Changed<HostId>{command.host, version + 1};
}

Result<Location> locate(store::Reader&, const law::Areas& areas, const LeaveOutTown& command) {
  return location_of_town(areas, command.town);
}

Result<TownLeftOut> act(Work& work, const Grant<LeaveOutTown>& grant, const LeaveOutTown& command) {
  const UnitCode unit = grant.location().unit;
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(const store::TownAttendance town, town_of(work, unit, command.town, command.month));
  if (town.closed) return fail(conflict("sheet_closed").with("month", to_text(command.month)));
  TRY(const auto before, store::left_out_row(work.tx, unit, command.month, command.town));
  if (before) return fail(conflict("left_out_before"));
  TRY_VOID(store::insert(
      work.tx, store::SettlementLeftOutRow{unit, command.month, command.town, command.reason,
                                           grant.actor().account, std::nullopt}));
  work.note({unit, "settlement_left_out", command.town.value(), "", wire::to_json(command),
             command.reason, ""});
  return TownLeftOut{unit, command.month, command.town, false};
}

Result<Location> locate(store::Reader&, const law::Areas& areas, const DecideLeftOut& command) {
  return location_of_town(areas, command.town);
}

// policy-rules.md: a town that has not closed its attendance is left out by a second person's
// decision.
Result<TownLeftOut> act(Work& work, const Grant<DecideLeftOut>& grant,
                        const DecideLeftOut& command) {
  const UnitCode unit = grant.location().unit;
  TRY(const auto asked, store::left_out_row(work.tx, unit, command.month, command.town));
  if (!asked) return fail(not_found("not_found"));
  TRY_VOID(require_other_person(grant.actor(), asked->asked_by, "leave_out_town"));
  TRY(const bool decided, store::decide_left_out_row(work.tx, unit, command.month, command.town,
                                                     grant.actor().account));
  if (!decided) return fail(conflict("left_out_before"));
  work.note({unit, "settlement_left_out", command.town.value(), "asked", wire::to_json(command),
             asked->reason, ""});
  return TownLeftOut{unit, command.month, command.town, true};
}

}  // namespace yigang::usecase
