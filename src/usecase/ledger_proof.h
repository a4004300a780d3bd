// Holds the money of a unit against its journal: the proof of design.md habit 11 on the far side of
// the disk, for `yigang journal verify` and after a restore. What the journal has must stand in the
// tables as it was noted, and the tables hold no more than that:
//   runs      each lock has its run, with the root, the sums and the signed text of the lock
//   months    paid_month is what the locked lines pay
//   batches   each batch made, with its total and file, its releaser, and its lines as the bank
//             answered; each answer with its sums
//   payments  each pays a line of its run, to an account of that line's person
//   accounts  each as it was entered and confirmed
//   files     each behind a review or a day as it was added
// With the keys also what is sealed and signed: account numbers against their commitments, the
// bank's file made anew, and the signatures of approvals, locks and files. Reads only; O(lines +
// payments).
#pragma once

#include "crypto/keyring.h"
#include "store/database.h"
#include "usecase/ledger_notes.h"

namespace yigang::usecase {

// What a proof looks at and where it tells its faults. `keys` may be missing.
struct LedgerProof {
  store::Reader& reader;
  const crypto::Keyring* keys = nullptr;
  UnitCode unit;
  const LedgerNotes& notes;
  FaultList& faults;
};

[[nodiscard]] Result<> prove_ledger(const LedgerProof& proof);
// The part of it that is about payments and the accounts they go to.
[[nodiscard]] Result<> prove_payments(const LedgerProof& proof);
// Whether approvals, locks and files are what the unit's key signed.
[[nodiscard]] Result<> prove_signatures(const LedgerProof& proof);

}  // namespace yigang::usecase
