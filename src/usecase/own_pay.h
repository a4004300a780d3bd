// domain.md §7.1, "staff can't handle a relative or themselves": whose own line stands in a run or
// in a bank file neither locks the one nor makes or releases the other (`own_case`). Who computes a
// run decides about nobody: all lines are the kernel's. Known of accounts that are tied to a
// person.
#pragma once

#include "store/month_rows.h"
#include "store/payment_rows.h"
#include "usecase/actor.h"

namespace yigang::usecase {

[[nodiscard]] Result<> check_not_own(store::Reader& reader, const store::SettlementRunRow& run,
                                     const Actor& actor);
[[nodiscard]] Result<> check_not_own(store::Reader& reader, const store::PaymentBatchRow& batch,
                                     const Actor& actor);

}  // namespace yigang::usecase
