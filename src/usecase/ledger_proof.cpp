#include "usecase/ledger_proof.h"

#include <set>

#include "crypto/digest.h"
#include "store/attachment_queries.h"
#include "store/ledger_checks.h"
#include "store/month_queries.h"
#include "usecase/attachments.h"
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
bool lock_is_in_journal(const LedgerNotes& notes, const store::SettlementRunRow& run) {
  if (!run.locked_by || !run.locked_on) return false;
  const auto lock = notes.locks.find(run.id.value());
  return lock != notes.locks.end() && lock->second == crypto::sm3(lock_text(run));
}

Result<> prove_runs(const LedgerProof& proof) {
  std::set<std::int64_t> standing;
  TRY(const std::vector<store::SettlementRunRow> runs,
      store::locked_runs(proof.reader, proof.unit));
  for (const store::SettlementRunRow& run : runs) {
    standing.insert(run.id.value());
    TRY(const bool lines, lines_are_as_locked(proof.reader, run));
    if (lines && lock_is_in_journal(proof.notes, run)) continue;
    proof.faults.add(failure("run_not_as_locked")
                         .with("unit", to_text(proof.unit))
                         .with("id", to_text(run.id))
                         .with("month", to_text(run.month))
                         .with("run", std::to_string(run.run_no)));
  }
  for (const auto& [run, lock] : proof.notes.locks)
    if (!standing.contains(run)) proof.faults.add("locked_run_missing", run);
  return {};
}

// LZ-2022-4 二(四): the record by which nobody is paid twice and tenure is counted.
Result<> prove_paid_months(const LedgerProof& proof) {
  TRY(const std::vector<store::PaidMonthFault> months,
      store::paid_month_faults(proof.reader, proof.unit));
  for (const store::PaidMonthFault& one : months)
    proof.faults.add(failure("paid_month_not_as_locked")
                         .with("unit", to_text(proof.unit))
                         .with("month", to_text(one.month))
                         .with("missing", std::to_string(one.missing))
                         .with("unfounded", std::to_string(one.unfounded))
                         .with("marked", std::to_string(one.marked)));
  return {};
}

// LZ-2022-4 二(二), 二(三): a file that was put behind a step stays there, as it was. That a sealed
// content is the file of its digest is proved whenever it is read.
Result<> prove_attachments(const LedgerProof& proof) {
  std::set<std::int64_t> standing;
  TRY_VOID(store::each_attachment(proof.reader, proof.unit, [&](const store::AttachmentRow& row) {
    const std::int64_t id = row.id.value();
    standing.insert(id);
    const auto note = proof.notes.attachments.find(id);
    if (note == proof.notes.attachments.end() || note->second != crypto::sm3(attachment_text(row)))
      proof.faults.add("attachment_not_as_added", id);
  }));
  for (const auto& [id, note] : proof.notes.attachments)
    if (!standing.contains(id)) proof.faults.add("attachment_missing", id);
  return {};
}

}  // namespace

Result<> prove_ledger(const LedgerProof& proof) {
  TRY_VOID(prove_runs(proof));
  TRY_VOID(prove_paid_months(proof));
  TRY_VOID(prove_payments(proof));
  TRY_VOID(prove_attachments(proof));
  return prove_signatures(proof);
}

}  // namespace yigang::usecase
