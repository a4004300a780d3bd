// What the verbs of money on its way do alike: fetch a batch, write one with its lines, and give
// the bytes of its file, which are the same whenever they are asked for.
#pragma once

#include "store/payment_lists.h"
#include "store/payment_queries.h"
#include "usecase/payment_verbs.h"
#include "usecase/places.h"

namespace yigang::usecase {

[[nodiscard]] Result<store::PaymentBatchRow> batch_row(store::Reader& reader,
                                                       const law::Areas& areas, PaymentBatchId id);
[[nodiscard]] Result<std::string> open_account(Work& work, UnitCode unit, BankAccountId id,
                                               const Bytes& sealed);
[[nodiscard]] Result<std::string> open_account(const crypto::Keyring& keys, UnitCode unit,
                                               BankAccountId id, const Bytes& sealed);
[[nodiscard]] Result<std::string> bank_file_text(Work& work, const store::PaymentBatchRow& batch);
[[nodiscard]] Result<std::string> bank_file_text(store::Reader& reader, const crypto::Keyring& keys,
                                                 const store::PaymentBatchRow& batch);

// May this actor make a file of what is due of the run? Where nothing is due but what rests on days
// after an exit or a death: conflict `pay_after_end` with the placements.
[[nodiscard]] Result<> file_verdict(store::Reader& reader, const store::SettlementRunRow& run,
                                    const store::DueCount& lines, const Actor& actor);
// Nothing that the made file would pay was held or taken back since, and no end became known before
// its days: conflict `payment_moved` with the lines of the file, which is then withdrawn and made
// anew.
[[nodiscard]] Result<> check_file_stands(store::Reader& reader,
                                         const store::PaymentBatchRow& batch);

// What the journal holds of rows, so that `journal verify` can hold the rows against it.
// Of a batch that was made: its total and its file.
[[nodiscard]] std::string made_text(const store::PaymentBatchRow& batch);
// Of a batch after an answer of the bank: each line as paid, returned or open. A line that was
// issued again is one that was returned.
[[nodiscard]] std::string outcome_text(const store::PaymentBatchRow& batch,
                                       const std::vector<store::PaymentLineRow>& lines);
[[nodiscard]] std::string return_text(const store::BankReturnRow& row);
// Of a confirmed account: from which month on it is used.
[[nodiscard]] std::string usable_text(const store::BankAccountRow& row);

// One line of a new batch; the rest follows from the batch.
struct NewPayment {
  SettlementLineId line;
  PlacementId placement;
  BankAccountId account;
  Fen amount;
  std::optional<PaymentLineId> reissue_of;
};
// Writes batch and lines, numbers them, signs the file in the unit's name and notes it.
[[nodiscard]] Result<BatchSummary> issue_batch(Work& work, UnitCode unit, SettlementRunId run,
                                               Month month,
                                               const std::vector<NewPayment>& payments);
[[nodiscard]] BatchSummary summary_of(const store::PaymentBatchRow& batch);

}  // namespace yigang::usecase
