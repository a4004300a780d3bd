// After a restore of an older backup (docs/operating/backup-and-restore.md, reliability.md P5 and
// fault 18): between the newest entry of the backup and the restore the bank may have been given a
// file that this database knows nothing of, and the same money can be made into the same file once
// more. Of every month that had begun by then a released file stays here until a second person has
// asked the bank and states that it has not had it; what it has had is answered by its return.
#pragma once

#include "usecase/payment_verbs.h"

namespace yigang::usecase {

struct StateNotAtBank {
  static constexpr std::string_view kVerb = "state_not_at_bank";
  using Answer = BatchSummary;
  PaymentBatchId id;
  std::int64_t version = 0;
  std::string reason;  // who of the bank said so, and when
};
BOOST_DESCRIBE_STRUCT(StateNotAtBank, (), (id, version, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const StateNotAtBank&);
[[nodiscard]] Result<BatchSummary> act(Work&, const Grant<StateNotAtBank>&, const StateNotAtBank&);

// Conflict `bank_may_have_it` for a released file that waits for the statement.
[[nodiscard]] Result<> may_go_to_bank(store::Reader& reader, const store::PaymentBatchRow& batch);
// Whether `actor` may state it of this file.
[[nodiscard]] Result<> may_state_not_at_bank(store::Reader& reader,
                                             const store::PaymentBatchRow& batch,
                                             const Actor& actor);

}  // namespace yigang::usecase
