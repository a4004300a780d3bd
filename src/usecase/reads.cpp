#include "usecase/reads.h"

#include "core/person_name.h"
#include "store/account_lists.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/list_queries.h"
#include "store/plan_queries.h"
#include "store/setting_queries.h"
#include "store/town_counts.h"
#include "usecase/application_rules.h"
#include "usecase/application_steps.h"
#include "usecase/page_reads.h"
#include "usecase/plan_verbs.h"

namespace yigang::usecase {

namespace {

ApplicationLine line_of(const store::ListedApplication& row) {
  return {row.id,   row.number, masked_name(row.name), row.unit,     row.town, row.village,
          row.side, row.state,  row.applied_on,        row.votes_for};
}

// LZ-2022-4 二(二)/9: 县级审批、协议签订、岗前培训、安排上岗.
bool is_on_its_way(registry::ApplicationState state) {
  using enum registry::ApplicationState;
  return state == approved || state == agreed || state == trained || state == started;
}

Result<> add_ways(store::Reader& reader, std::vector<ApplicationLine>& lines) {
  for (ApplicationLine& line : lines) {
    if (!is_on_its_way(line.state)) continue;
    TRY(line.way, store::way_of(reader, line.unit, line.id));
  }
  return {};
}

// The numbers of the county's distribution, and the posts made beyond them.
Result<> fill_town(store::Reader& reader, PlanReport& report,
                   const std::vector<store::CompletionCount>& counts) {
  for (PlanReportLine& line : report.lines) {
    TRY(line.plan_rural,
        store::town_allocation(reader, line.unit, *report.town, report.year, Side::rural));
    TRY(line.plan_urban,
        store::town_allocation(reader, line.unit, *report.town, report.year, Side::urban));
    line.self_increase = 0;
    for (const store::CompletionCount& count : counts)
      if (count.unit == line.unit) line.self_increase += count.self_increase_created;
  }
  return {};
}

Result<> fill_plan(store::Reader& reader, PlanReport& report, const store::PlanRow& plan) {
  report.plan_version = plan.plan_version;
  report.document = plan.document;
  report.rural_approximate = plan.rural_approximate;
  report.urban_approximate = plan.urban_approximate;
  report.issued_on = plan.issued_on;
  report.effective_from = plan.effective_from;
  // LZ-2022-4 二(二): 市级提前下达年度岗位开发计划; a revision in the year is not late.
  TRY(const std::optional<store::PlanRow> first, store::first_plan(reader, report.year));
  report.issued_late = first && first->issued_on.year() >= report.year;
  TRY(const std::vector<store::PlanAllocationRow> rows,
      store::allocations_of_plan(reader, plan.id));
  for (PlanReportLine& line : report.lines)
    for (const store::PlanAllocationRow& row : rows)
      if (row.unit == line.unit)
        (row.side == Side::rural ? line.plan_rural : line.plan_urban) = row.posts;
  return {};
}

void fill_counts(PlanReport& report, const std::vector<store::CompletionCount>& counts,
                 const std::vector<store::OnDutyCount>& on_duty,
                 const std::vector<store::TownPeople>& vacant) {
  for (PlanReportLine& line : report.lines) {
    for (const store::TownPeople& count : vacant)
      if (count.unit == line.unit) line.vacant += count.count;
    for (const store::CompletionCount& count : counts) {
      if (count.unit != line.unit) continue;
      line.created += count.created;
      (count.side == Side::rural ? line.completed_rural : line.completed_urban) = count.completed;
    }
    for (const store::OnDutyCount& count : on_duty)
      if (count.unit == line.unit) {
        line.on_duty = count.count;
        line.on_duty_self_increase = count.self_increase;
      }
  }
}

}  // namespace

Result<law::LawPtr> law_of(Desk& desk) {
  return desk.database.read_value<law::LawPtr>([&](store::Reader& reader) -> Result<law::LawPtr> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    return edition.snapshot;
  });
}

Result<std::string> law_version(Desk& desk) {
  return desk.database.read_value<std::string>([&](store::Reader& reader) -> Result<std::string> {
    TRY(LawShelf::Edition edition, desk.law.edition(reader));
    return std::move(edition.digest);
  });
}

Result<Date> today(Desk& desk) {
  return desk.database.read_value<Date>(
      [&](store::Reader& reader) { return store::business_day(reader, desk.clock); });
}

Result<PlanReport> plan_report(Desk& desk, const Actor& actor, const PlanReportQuery& query) {
  TRY_VOID(desk.authority.check("list_plans", actor,
                                {actor.scope.unit, actor.scope.town, actor.scope.village}));
  TRY_VOID(check_plan_year(query.year));
  return desk.database.read_value<PlanReport>(
      [&](store::Reader& reader) { return plan_report_in(desk, reader, actor, query); });
}

Result<PlanReport> plan_report_in(Desk& desk, store::Reader& reader, const Actor& actor,
                                  const PlanReportQuery& query) {
  TRY(const LawShelf::Edition edition, desk.law.edition(reader));
  TRY(const Date today, store::business_day(reader, desk.clock));
  const Date day = query.on.value_or(today);
  if (day > today) return fail(bad_input("day_in_future").with("day", to_text(day)).at("on"));
  PlanReport report;
  report.year = query.year;
  report.on = day;
  for (const law::Unit& unit : edition.snapshot->areas().units())
    if (actor.scope.unit.is_city() || actor.scope.unit == unit.code)
      report.lines.push_back({unit.code, unit.name, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  TRY(const std::optional<store::PlanRow> plan, store::governing_plan(reader, query.year, day));
  if (plan) TRY_VOID(fill_plan(reader, report, *plan));
  for (PlanReportLine& line : report.lines)
    for (const Side side : {Side::rural, Side::urban}) {
      TRY(const std::int64_t added, store::self_increase_in_force(reader, line.unit, query.year,
                                                                  side, plan_day(query.year, day)));
      line.self_increase += added;
    }
  TRY(const std::vector<store::CompletionCount> counts,
      store::completion_counts(reader, list_scope(actor), query.year, day));
  TRY(const std::vector<store::OnDutyCount> on_duty,
      store::on_duty_by_unit(reader, list_scope(actor), query.year, day));
  TRY(const std::vector<store::TownPeople> vacant,
      store::vacant_by_town(reader, list_scope(actor), query.year, day));
  fill_counts(report, counts, on_duty, vacant);
  if (!actor.scope.town.empty()) {
    report.town = actor.scope.town;
    const law::Town* town = edition.snapshot->areas().town(*report.town);
    report.town_name = town == nullptr ? to_text(*report.town) : town->name;
    if (plan) TRY_VOID(fill_town(reader, report, counts));
  }
  return report;
}

Result<wire::Page<ApplicationLine>> list_applications(Desk& desk, const Actor& actor,
                                                      const ApplicationQuery& query) {
  TRY_VOID(desk.authority.check("list_applications", actor, own_location(actor)));
  TRY_VOID(check_limit(query.limit));
  store::ApplicationFilter filter{query.state,
                                  query.unit,
                                  query.town,
                                  std::nullopt,
                                  query.after.value_or(ApplicationId{}),
                                  query.limit + 1,  // one more tells of another page
                                  whose(desk.authority, actor, "list_applications"),
                                  query.village,
                                  query.announcement,
                                  query.review,
                                  query.passed};
  filter.sort = query.sort;
  filter.descending = query.descending.value_or(false);
  filter.applied_from = query.applied_from;
  filter.applied_until = query.applied_until;
  filter.approved_from = query.approved_from;
  filter.approved_until = query.approved_until;
  return desk.database.read_value<wire::Page<ApplicationLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<ApplicationLine>> {
        if (query.decidable.value_or(false)) {
          TRY(filter.decidable_on, store::business_day(reader, desk.clock));
        }
        TRY(const std::vector<store::ListedApplication> rows,
            store::list_applications(reader, list_scope(actor), filter));
        TRY(const std::int64_t total, store::count_applications(reader, list_scope(actor), filter));
        TRY(auto page, page_from<ApplicationLine>(
                           rows, query.limit, total, &line_of,
                           [](const ApplicationLine& line) { return to_text(line.id); }));
        TRY_VOID(add_ways(reader, page.items));
        return page;
      });
}

Result<ApplicationView> read_application(Desk& desk, const Actor& actor, ApplicationId id) {
  TRY_VOID(desk.authority.check_role("list_applications", actor));
  return desk.database.read_value<ApplicationView>([&](store::Reader& reader)
                                                       -> Result<ApplicationView> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const store::ApplicationRow row, application_of(reader, edition.snapshot->areas(), id));
    TRY_VOID(desk.authority.check("list_applications", actor, location_of(row)));
    TRY(const std::optional<store::ListedApplication> listed,
        store::one_application(reader, row.unit, id));
    ApplicationView view;
    view.line = line_of(*listed);
    if (is_on_its_way(row.state)) {
      TRY(view.line.way, store::way_of(reader, row.unit, id));
    }
    view.version = row.version;
    view.person = row.person_id;
    view.post = row.post_id;
    view.target_groups = row.target_groups;
    TRY(const std::vector<store::ApplicationStepRow> steps, store::steps_of(reader, row.unit, id));
    for (const store::ApplicationStepRow& step : steps) {
      TRY(const store::WhoRow who, store::who_is(reader, step.actor));
      view.steps.push_back({static_cast<registry::Step>(step.step_no), step.kind, step.day,
                            step.actor, who.name, who.organisation, step.evidence, step.reason});
    }
    TRY(const std::vector<store::ListedDecision> decisions,
        store::decisions_about(reader, row.unit, id.value()));
    for (const store::ListedDecision& decision : decisions)
      view.decisions.push_back(
          {decision.id, decision.kind, decision.day, decision.outcome, decision.headline});
    TRY(view.ended, end_of(reader, row.unit, id));
    TRY(const Date day, store::business_day(reader, desk.clock));
    TRY(const ApplicationCase found, case_of(reader, row));
    view.actions = application_offers(desk.authority, actor, found, day);
    return view;
  });
}

Result<wire::RawJson> read_trace(Desk& desk, const Actor& actor, ExplanationId id) {
  TRY_VOID(desk.authority.check_role("explain_decision", actor));
  return desk.database.read_value<wire::RawJson>(
      [&](store::Reader& reader) -> Result<wire::RawJson> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        TRY(const UnitCode unit, unit_of_id(edition.snapshot->areas(), id));
        TRY(const std::optional<store::ExplanationRow> row,
            store::find<store::ExplanationRow>(reader, unit, id));
        if (!row) return fail(not_found("not_found"));
        // Screening, approval and refusal are decisions about an application and lie where it lies.
        TRY(const store::ApplicationRow subject,
            application_of(reader, edition.snapshot->areas(), ApplicationId(row->subject_id)));
        TRY_VOID(desk.authority.check("explain_decision", actor, location_of(subject)));
        return wire::RawJson{row->trace};
      });
}

}  // namespace yigang::usecase
