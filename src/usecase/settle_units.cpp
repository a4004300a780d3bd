#include "usecase/settle_units.h"

#include "base/bytes.h"
#include "store/month_queries.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

Actor owner_of_the_machine() {
  Actor owner;
  owner.role = Role::CNTY_HR;
  owner.scope = {kCity, {}, {}};
  owner.stepped_up = true;
  return owner;
}

Result<RunSummary> settle_unit(Desk& desk, const RunSettlement& command, const std::string& key,
                               Progress& progress) {
  const Request request{owner_of_the_machine(), key, wire::to_json(command), &progress};
  TRY(const Reply reply,
      perform(desk, request, command, {store::kSettlementDeadline, /*alone=*/true}));
  return wire::from_json<RunSummary>(reply.json);
}

Result<std::vector<ProblemCount>> problems_of(Desk& desk, const RunSummary& run) {
  TRY(const auto counts,
      desk.database.read_value<std::vector<store::RunProblemCount>>(
          [&](store::Reader& reader) { return store::run_problems(reader, run.unit, run.id); }));
  std::vector<ProblemCount> problems;
  for (const store::RunProblemCount& one : counts) problems.push_back({one.problem, one.lines});
  return problems;
}

}  // namespace

Result<std::vector<UnitOutcome>> settle_units(Desk& desk, UnitCode unit, Month month,
                                              const UnitBegins& begins) {
  TRY(const law::LawPtr law, law_of(desk));
  if (!unit.is_city() && law->areas().unit(unit) == nullptr)
    return fail(bad_input("unknown_unit").with("unit", to_text(unit)).at("--unit"));
  std::uint8_t random[8];
  desk.random.fill(random);
  const std::string once = "settle-" + to_hex(random) + "-";
  std::vector<UnitOutcome> outcomes;
  for (const law::Unit& one : law->areas().units()) {
    if (!unit.is_city() && one.code != unit) continue;
    UnitOutcome outcome;
    outcome.settled.code = one.code;
    outcome.settled.name = one.name;
    Progress progress;
    begins(one.name, progress);
    // One key is one request in the whole city.
    const Result<RunSummary> run =
        settle_unit(desk, {one.code, month, Fen()}, once + to_text(one.code), progress);
    if (run) {
      outcome.settled.run = *run;
      TRY(outcome.settled.problems, problems_of(desk, *run));
    } else {
      outcome.problem = run.error();
      outcome.settled.refusal = run.error().code;
    }
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

}  // namespace yigang::usecase
