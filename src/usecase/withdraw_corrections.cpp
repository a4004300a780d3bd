// Corrections that nobody has locked are taken back; the month is free again for new ones and for
// a supplement.
#include "store/described_row.h"
#include "usecase/month_steps.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawCorrections& command) {
  TRY(const store::SettlementRunRow run, run_row(reader, areas, command.id));
  return Location{run.unit, {}, {}};
}

Result<CorrectionsWithdrawn> act(Work& work, const Grant<WithdrawCorrections>&,
                                 const WithdrawCorrections& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::SettlementRunRow run, run_row(work.tx, work.areas(), command.id));
  if (run.kind != store::RunKind::correction || run.state != store::RunState::computed)
    return fail(conflict("run_state").with("state", std::string(word(run.state))));
  if (run.version != command.version) return fail(conflict("stale_version"));
  const std::string before = run_text(run);
  run.state = store::RunState::discarded;
  TRY_VOID(store::save(work.tx, run));
  work.note(
      {run.unit, "settlement_run", run.id.value(), before, run_text(run), command.reason, ""});
  return CorrectionsWithdrawn{run.id, run.month, run.line_count, run.version};
}

}  // namespace yigang::usecase
