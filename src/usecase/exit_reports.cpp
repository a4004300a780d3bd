#include "usecase/exit_reports.h"

#include "policy/eligibility.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/placement_queries.h"
#include "usecase/application_steps.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

namespace {

// What every way out says.
struct Leaving {
  Date last_day;
  registry::ExitReason reason;
  std::optional<bool> employment_wanted;
  std::string remark;
};

// Nobody serves beyond his death; the vacancy's clock would run from a wrong day. What was written
// of him later, before the death was known, stays: the way out ends with the last of it.
Result<> check_alive(Work& work, PersonKey person, Date last_day, Date last_event_on) {
  TRY(const std::vector<store::PersonFactRow> facts, store::facts_of_person(work.tx, person));
  for (const store::PersonFactRow& fact : facts)
    if (fact.fact == word(policy::Reason::deceased) &&
        last_day > std::max(fact.from_day, last_event_on))
      return fail(refused("exit_after_death").with("day", to_text(fact.from_day)).at("last_day"));
  return {};
}

Result<registry::PlacementChange> check_leaving(Work& work, const store::PlacementRow& row,
                                                const Leaving& leaving) {
  TRY_VOID(not_in_future(work, leaving.last_day, "last_day"));
  // Who is transferred stays; it is an act of its own, by the county.
  if (leaving.reason == registry::ExitReason::transfer)
    return fail(bad_input("exit_is_no_transfer").at("reason"));
  TRY(const registry::PlacementStanding standing, standing_of(work, row));
  TRY_VOID(check_alive(work, row.person_key, leaving.last_day, standing.last_event_on));
  return registry::exit(standing, leaving.last_day, leaving.employment_wanted);
}

Result<Changed<ExitReportId>> decide(Work& work, store::ExitReportRow& report,
                                     store::ExitReportState state, std::string_view reason) {
  report.state = state;
  report.decided_by = work.actor.account;
  TRY_VOID(store::save(work.tx, report));
  work.note({report.unit, "exit_report", report.id.value(), "asked", std::string(word(state)),
             std::string(reason), ""});
  return Changed<ExitReportId>{report.id, report.version};
}

// An exit frees person and post and opens the vacancy with its clock; a report of it is settled.
Result<Exited> leave(Work& work, PlacementId id, const Leaving& leaving) {
  TRY(store::PlacementRow row, placement_row(work.tx, work.areas(), id));
  TRY(const registry::PlacementChange change, check_leaving(work, row, leaving));
  TRY(std::optional<store::ExitReportRow> report,
      store::asked_exit_report(work.tx, row.unit, row.id));
  row.ended_on = leaving.last_day;
  row.end_reason = leaving.reason;
  row.employment_wanted = *leaving.employment_wanted;
  TRY_VOID(write_event(work, row, change, leaving.last_day, leaving.remark));
  TRY_VOID(store::release_holder(work.tx, row.person_key));
  TRY(const VacancyId vacancy, open_vacancy(work, row));
  if (report) TRY_VOID(decide(work, *report, store::ExitReportState::taken, ""));
  return Exited{row.id, vacancy, row.version};
}

Result<store::ExitReportRow> report_of(store::Reader& reader, const law::Areas& areas,
                                       ExitReportId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::ExitReportRow> row, store::find<store::ExitReportRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of_report(store::Reader& reader, const law::Areas& areas,
                                    ExitReportId id) {
  TRY(const store::ExitReportRow report, report_of(reader, areas, id));
  return location_of(reader, areas, report.placement_id);
}

Result<> still_waits(const store::ExitReportRow& report) {
  if (report.state == store::ExitReportState::asked) return {};
  return fail(conflict("exit_report_decided").with("state", std::string(word(report.state))));
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ExitPlacement& command) {
  return location_of(reader, areas, command.id);
}

Result<Exited> act(Work& work, const Grant<ExitPlacement>&, const ExitPlacement& command) {
  return leave(work, command.id,
               {command.last_day, command.reason, command.employment_wanted, command.remark});
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const OrderExit& command) {
  return location_of(reader, areas, command.id);
}

Result<Exited> act(Work& work, const Grant<OrderExit>&, const OrderExit& command) {
  TRY_VOID(require_text(command.remark, "remark"));
  return leave(work, command.id,
               {command.last_day, command.reason, command.employment_wanted, command.remark});
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const ReportExit& command) {
  return location_of(reader, areas, command.placement);
}

Result<Changed<ExitReportId>> act(Work& work, const Grant<ReportExit>& grant,
                                  const ReportExit& command) {
  TRY(const store::PlacementRow row, placement_row(work.tx, work.areas(), command.placement));
  TRY_VOID(check_leaving(
      work, row, {command.last_day, command.reason, command.employment_wanted, command.remark}));
  TRY(const auto before, store::asked_exit_report(work.tx, row.unit, row.id));
  if (before) return fail(conflict("exit_reported").with("day", to_text(before->last_day)));
  store::ExitReportRow report;
  report.unit = row.unit;
  report.id = work.make_id<ExitReportId>(row.unit);
  report.placement_id = row.id;
  report.last_day = command.last_day;
  report.reason = command.reason;
  report.employment_wanted = *command.employment_wanted;
  report.remark = command.remark;
  report.reported_by = grant.actor().account;
  report.reported_on = work.today;
  report.state = store::ExitReportState::asked;
  report.version = 1;
  TRY_VOID(store::insert(work.tx, report));
  work.note({row.unit, "exit_report", report.id.value(), "", "asked", command.remark, ""});
  return Changed<ExitReportId>{report.id, report.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const TakeExitReport& command) {
  return location_of_report(reader, areas, command.id);
}

Result<Exited> act(Work& work, const Grant<TakeExitReport>& grant, const TakeExitReport& command) {
  TRY(const store::ExitReportRow report, report_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(report));
  TRY_VOID(require_other_person(grant.actor(), report.reported_by, "report_exit"));
  return leave(work, report.placement_id,
               {report.last_day, report.reason, report.employment_wanted, report.remark});
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const TurnDownExitReport& command) {
  return location_of_report(reader, areas, command.id);
}

Result<Changed<ExitReportId>> act(Work& work, const Grant<TurnDownExitReport>&,
                                  const TurnDownExitReport& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::ExitReportRow report, report_of(work.tx, work.areas(), command.id));
  TRY_VOID(still_waits(report));
  return decide(work, report, store::ExitReportState::turned_down, command.reason);
}

}  // namespace yigang::usecase
