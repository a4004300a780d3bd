#include "usecase/ledger_proof.h"

#include "crypto/digest.h"
#include "record/entry.h"
#include "store/ledger_checks.h"
#include "store/month_queries.h"
#include "usecase/month_steps.h"

namespace yigang::usecase {

namespace {

// The lines give the root, and the sums and counts beside it.
Result<bool> lines_are_as_locked(store::Reader& reader, const store::SettlementRunRow& run) {
  TRY(const std::vector<store::SettlementLineRow> lines,
      store::lines_of_run(reader, run.unit, run.id));
  std::vector<std::string> sealed;
  sealed.reserve(lines.size());
  for (const store::SettlementLineRow& line : lines) sealed.push_back(canonical_of(line));
  if (seal_root(sealed) != run.root) return false;
  TRY(const store::RunProof proof, store::prove_run(reader, run));
  const policy::FundingParts parts{run.province_fen, run.city_fen, run.county_fen, run.social_fen,
                                   run.original_fen};
  return proof.total == run.total_fen && proof.parts == parts && proof.unbalanced == 0 &&
         proof.lines == run.line_count;
}

// The entry of the lock is of the run as it stands now.
Result<bool> lock_is_in_journal(store::Reader& reader, const store::SettlementRunRow& run) {
  if (!run.locked_by || !run.locked_on) return false;
  TRY(const std::optional<Bytes> bytes,
      store::last_entry_about(reader, run.unit, store::SettlementRunRow::kTable, run.id.value(),
                              "lock_settlement"));
  if (!bytes) return false;
  const Result<record::Entry> entry = record::decode_entry(*bytes);
  return entry && entry->hash_after == crypto::sm3(lock_text(run));
}

}  // namespace

Result<std::vector<Problem>> ledger_faults(store::Reader& reader, UnitCode unit) {
  std::vector<Problem> faults;
  TRY(const std::vector<store::SettlementRunRow> runs, store::locked_runs(reader, unit));
  for (const store::SettlementRunRow& run : runs) {
    TRY(const bool lines, lines_are_as_locked(reader, run));
    TRY(const bool lock, lock_is_in_journal(reader, run));
    if (lines && lock) continue;
    faults.push_back(failure("run_not_as_locked")
                         .with("unit", to_text(unit))
                         .with("month", to_text(run.month))
                         .with("run", std::to_string(run.run_no)));
  }
  TRY(const store::PaymentFaults payments, store::payment_faults(reader, unit));
  if (payments.lines > 0)
    faults.push_back(failure("payment_not_as_settled")
                         .with("unit", to_text(unit))
                         .with("count", std::to_string(payments.lines)));
  if (payments.batches > 0)
    faults.push_back(failure("batch_not_as_made")
                         .with("unit", to_text(unit))
                         .with("count", std::to_string(payments.batches)));
  return faults;
}

}  // namespace yigang::usecase
