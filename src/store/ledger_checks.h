// Questions by which the record is held against the money: locked runs and their lock's entry,
// payments against the lines that they pay, units whose journal is gone. For verification only:
// each reads whole tables of a unit.
#pragma once

#include <optional>
#include <vector>

#include "store/journal_queries.h"
#include "store/month_rows.h"

namespace yigang::store {

[[nodiscard]] Result<std::vector<SettlementRunRow>> locked_runs(Reader& reader, UnitCode unit);

// Canonical bytes of the last entry about this object by this verb; nothing if there is none.
[[nodiscard]] Result<std::optional<Bytes>> last_entry_about(Reader& reader, UnitCode unit,
                                                            std::string_view table,
                                                            std::int64_t object,
                                                            std::string_view verb);

struct PaymentFaults {
  std::int64_t lines = 0;    // more than the settled line, or less than its corrections left
  std::int64_t batches = 0;  // another total or count than their lines
};
[[nodiscard]] Result<PaymentFaults> payment_faults(Reader& reader, UnitCode unit);

// Units that have given out numbers or settled, and have no head of a journal.
[[nodiscard]] Result<std::vector<UnitCode>> units_without_journal(Reader& reader);

}  // namespace yigang::store
