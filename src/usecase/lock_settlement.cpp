// The lock: another person seals the run, and nothing in it is ever changed again. Whatever has
// moved since the run was computed sends it back.
#include "policy/reader.h"
#include "store/described_row.h"
#include "usecase/correction_facts.h"
#include "usecase/lock_duties.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"
#include "usecase/own_pay.h"

namespace yigang::usecase {

namespace {

// A run that pays is computed again from the facts of this moment; only its digest is compared.
Result<> check_unmoved(Work& work, const store::SettlementRunRow& run) {
  TRY_VOID(check_same_law(work, run));
  if (run.kind == store::RunKind::correction) {
    TRY(const std::string facts, facts_digest_of(work.tx, run));
    if (facts != run.input_digest)
      return fail(conflict("facts_moved").with("month", to_text(run.month)));
    return {};
  }
  TRY(settle::MonthInputs inputs,
      store::load_month(work.tx, run.unit, run.month,
                        {run.kind == store::RunKind::supplement, std::nullopt}));
  inputs.social_fund = run.social_offer_fen;
  if (input_digest(inputs) != run.input_digest)
    return fail(conflict("facts_moved").with("month", to_text(run.month)));
  return {};
}

Result<store::RunProof> prove(Work& work, const store::SettlementRunRow& run) {
  TRY(const store::RunProof proof, store::prove_run(work.tx, run));
  const policy::FundingParts parts{run.province_fen, run.city_fen, run.county_fen, run.social_fen,
                                   run.original_fen};
  if (proof.total != run.total_fen || proof.parts != parts || proof.unbalanced != 0 ||
      proof.lines != run.line_count || proof.problems != run.problem_count)
    return fail(failure("run_unbalanced").with("month", to_text(run.month)));
  if (proof.settled_before > 0)
    return fail(conflict("settled_before").with("count", std::to_string(proof.settled_before)));
  TRY(const std::vector<store::SettlementLineRow> lines,
      store::lines_of_run(work.tx, run.unit, run.id));
  std::vector<std::string> sealed;
  sealed.reserve(lines.size());
  for (const store::SettlementLineRow& line : lines) sealed.push_back(canonical_of(line));
  if (seal_root(sealed) != run.root)
    return fail(failure("run_unbalanced").with("month", to_text(run.month)));
  return proof;
}

// The last guard: the run's rows know what other units had paid when it was computed, and the
// digest what they have paid since; two locks of the same moment meet here.
Result<> claim_months(Work& work, const store::SettlementRunRow& run) {
  TRY(const store::PaidClaim claim, store::claim_paid_months(work.tx, run));
  if (claim.refused == 0) return {};
  std::string numbers;
  for (const std::int64_t number : claim.numbers)
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
  return fail(conflict("paid_elsewhere")
                  .with("count", std::to_string(claim.refused))
                  .with("month", to_text(run.month))
                  .with("placements", numbers)
                  .by("LZ-2022-4 二(四)"));
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const LockSettlement& command) {
  TRY(const store::SettlementRunRow run, run_row(reader, areas, command.id));
  return Location{run.unit, {}, {}};
}

Result<RunSummary> act(Work& work, const Grant<LockSettlement>& grant,
                       const LockSettlement& command) {
  TRY(store::SettlementRunRow run, run_row(work.tx, work.areas(), command.id));
  if (run.state == store::RunState::computed && run.version != command.version)
    return fail(conflict("stale_version"));
  TRY_VOID(may_lock(run, grant.actor()));
  TRY_VOID(check_not_own(work.tx, run, grant.actor()));
  TRY(const bool missing, province_missing(work.law(), run));
  if (missing && !command.province_zero_confirmed)
    return fail(refused("province_not_entered")
                    .with("month", to_text(run.month))
                    .by("LZ-2022-4 三(二)")
                    .at("province_zero_confirmed"));
  TRY_VOID(check_not_alone(work.tx, run, grant.actor().account));
  TRY_VOID(check_left_out(work.tx, run, grant.actor()));
  TRY_VOID(check_pay_notice(work.tx, work.law(), run, work.today));
  TRY_VOID(check_unmoved(work, run));
  TRY(const store::RunProof proof, prove(work, run));
  const std::string before = run_text(run);
  TRY_VOID(claim_months(work, run));
  run.state = store::RunState::locked;
  run.locked_by = grant.actor().account;
  run.locked_on = work.today;
  run.province_zero_confirmed = missing;
  const std::string signed_text = lock_text(run);
  TRY(run.signature, work.desk.keys.sign(to_text(run.unit), bytes_of(signed_text)));
  TRY_VOID(store::save(work.tx, run));
  if (run.kind == store::RunKind::correction) TRY_VOID(store::give_back_months(work.tx, run));
  work.note({run.unit, "settlement_run", run.id.value(), before, signed_text, "", ""});
  return summary_of(run, proof.waiting, missing);
}

}  // namespace yigang::usecase
