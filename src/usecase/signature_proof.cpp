// Signatures held against what they were given for (ledger_proof.h): approvals, locks and the
// bank's files. Half a millisecond each; only with the keys, which hold the unit's public one.
#include "crypto/signature.h"
#include "store/ledger_checks.h"
#include "usecase/application_steps.h"
#include "usecase/ledger_proof.h"
#include "usecase/month_steps.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

Result<> prove_signatures(const LedgerProof& proof) {
  if (proof.keys == nullptr) return {};
  TRY(const std::vector<store::ApprovalRow> approvals,
      store::approvals_of_unit(proof.reader, proof.unit));
  TRY(const std::vector<store::SettlementRunRow> runs,
      store::locked_runs(proof.reader, proof.unit));
  TRY(const std::vector<store::PaymentBatchRow> batches,
      store::batches_of_unit(proof.reader, proof.unit));
  if (approvals.empty() && runs.empty() && batches.empty()) return {};
  TRY(const crypto::VerifyingKey key, proof.keys->verifying_key(to_text(proof.unit)));
  const auto check = [&](std::string_view text, const Bytes& signature, std::string_view code,
                         std::int64_t id) {
    if (!crypto::verify(key, bytes_of(text), signature)) proof.faults.add(code, id);
  };
  for (const store::ApprovalRow& row : approvals)
    check(approval_text(row), row.signature, "approval_signature_bad", row.id.value());
  for (const store::SettlementRunRow& run : runs)
    check(lock_text(run), run.signature.value_or(Bytes{}), "lock_signature_bad", run.id.value());
  for (const store::PaymentBatchRow& batch : batches) {
    // A file that cannot be made anew is no file that was signed.
    const auto text = bank_file_text(proof.reader, *proof.keys, batch);
    check(text.value_or(""), batch.signature, "file_signature_bad", batch.id.value());
  }
  return {};
}

}  // namespace yigang::usecase
