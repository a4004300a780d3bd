#include "usecase/gate.h"

#include "store/described_row.h"
#include "store/plan_queries.h"
#include "store/setting_queries.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kCertificate = "procurement_gate";

std::int64_t percent_of(std::int64_t done, std::int64_t planned) {
  policy::SideCount count;
  count.planned = static_cast<int>(planned);
  count.completed = static_cast<int>(done);
  return count.percent();
}

GateSide side_view(Side side, const policy::SideCount& count, std::int64_t self_increase) {
  GateSide view;
  view.side = side;
  view.planned = count.planned;
  view.created = count.created;
  view.completed = count.completed;
  view.percent = count.percent();
  view.self_increase_planned = self_increase;
  view.self_increase_completed = count.self_increase_completed;
  // Over-completion of the plan doesn't stand for posts that the county promised itself.
  view.percent_with_self_increase =
      percent_of(std::min(count.completed, count.planned) +
                     std::min<std::int64_t>(count.self_increase_completed, self_increase),
                 count.planned + self_increase);
  return view;
}

Result<policy::SideCount> count_of(store::Reader& reader, UnitCode unit, PlanId plan, Side side,
                                   const std::vector<store::CompletionCount>& counts) {
  policy::SideCount count;
  TRY(const std::int64_t planned, store::unit_allocation(reader, unit, plan, side));
  count.planned = static_cast<int>(planned);
  for (const store::CompletionCount& one : counts) {
    if (one.unit != unit || one.side != side) continue;
    count.created = static_cast<int>(one.created);
    count.completed = static_cast<int>(one.completed);
    count.self_increase_completed = static_cast<int>(one.self_increase_completed);
  }
  return count;
}

// The year's plan in force that day (P17), counted from the posts of that year by that day.
Result<GateView> gate_on(store::Reader& reader, UnitCode unit, Date day) {
  GateView view;
  view.unit = unit;
  view.year = day.year();
  view.day = day;
  TRY(const std::optional<store::PlanRow> plan, store::plan_in_force(reader, view.year, day));
  if (!plan)
    return fail(refused("no_plan").with("year", std::to_string(view.year)).by("LZ-2022-4 二(二)"));
  view.plan_version = plan->plan_version;
  view.document = plan->document;
  TRY(const std::vector<store::CompletionCount> counts,
      store::completion_counts(reader, {unit, {}, {}}, view.year, day));
  policy::GateFacts facts;
  facts.year = day.year();
  facts.day = day;
  facts.unit = unit;
  facts.plan_version = std::to_string(plan->plan_version);
  TRY(facts.rural, count_of(reader, unit, plan->id, Side::rural, counts));
  TRY(facts.urban, count_of(reader, unit, plan->id, Side::urban, counts));
  for (const Side side : {Side::rural, Side::urban}) {
    TRY(const std::int64_t added,
        store::self_increase_in_force(reader, unit, view.year, side, day));
    view.sides.push_back(side_view(side, side == Side::rural ? facts.rural : facts.urban, added));
  }
  const policy::GateVerdict verdict = policy::explain_gate(facts);
  view.allowed = verdict.allowed;
  view.nodes = explained(verdict.trace);
  return view;
}

}  // namespace

Result<GateView> read_gate(Desk& desk, const Actor& actor, const GateQuery& query) {
  return desk.database.read_value<GateView>([&](store::Reader& reader) -> Result<GateView> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Location place, location_of_unit(edition.snapshot->areas(), query.unit));
    TRY_VOID(desk.authority.check("read_gate", actor,
                                  {place.unit, actor.scope.town, actor.scope.village}));
    TRY(const Date today, store::business_day(reader, desk.clock));
    const Date day = query.on.value_or(today);
    if (day > today) return fail(bad_input("day_in_future").with("day", to_text(day)).at("on"));
    return gate_on(reader, query.unit, day);
  });
}

Result<Location> locate(store::Reader&, const law::Areas& areas, const IssueCertificate& command) {
  return location_of_unit(areas, command.unit);
}

Result<CertificateIssued> act(Work& work, const Grant<IssueCertificate>&,
                              const IssueCertificate& command) {
  TRY_VOID(require_text(command.project, "project"));
  TRY_VOID(limit_text(command.project, 200, "project"));
  TRY(GateView gate, gate_on(work.tx, command.unit, work.today));
  StoredTrace stored;
  stored.decision = std::string(kCertificate);
  stored.day = work.today;
  stored.outcome = gate.allowed ? "allowed" : "not_allowed";
  stored.nodes = gate.nodes;
  for (ExplainedNode& node : stored.nodes)
    if (node.id == "gate") node.facts.push_back({"project", command.project, "", ""});
  TRY(const store::ExplanationRow row,
      store_trace(work, command.unit, command.unit.value(), std::move(stored)));
  work.note({row.unit, "explanation", row.id.value(), "", row.trace, "", ""});
  return CertificateIssued{row.id, gate.allowed, std::move(gate)};
}

Result<wire::RawJson> read_certificate(Desk& desk, const Actor& actor,
                                       const OneCertificate& query) {
  TRY_VOID(desk.authority.check_role("read_certificate", actor));
  return desk.database.read_value<wire::RawJson>(
      [&](store::Reader& reader) -> Result<wire::RawJson> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        TRY(const UnitCode unit, unit_of_id(edition.snapshot->areas(), query.id));
        TRY(const std::optional<store::ExplanationRow> row,
            store::find<store::ExplanationRow>(reader, unit, query.id));
        if (!row || row->kind != kCertificate) return fail(not_found("not_found"));
        TRY_VOID(desk.authority.check("read_certificate", actor,
                                      {unit, actor.scope.town, actor.scope.village}));
        return wire::RawJson{row->trace};
      });
}

}  // namespace yigang::usecase
