// Lists of payment batches and their lines for screens. A batch lies in a unit: the scope is a
// mandatory argument of each. Reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/list_queries.h"
#include "store/month_rows.h"
#include "store/payment_rows.h"

namespace yigang::store {

struct BatchFilter {
  std::optional<Month> month;
  std::optional<UnitCode> unit;
  std::optional<BatchState> state;
  std::optional<SettlementRunId> run;
  std::optional<AccountId> not_by;  // neither run, locked nor made by this one
  bool returned = false;            // only those with lines that the bank sent back
  std::optional<PaymentBatchId> after;
  std::int64_t limit = 50;
};
[[nodiscard]] Result<std::vector<PaymentBatchRow>> list_batches(Reader& reader,
                                                                const ListScope& scope,
                                                                const BatchFilter& filter);
[[nodiscard]] Result<std::int64_t> count_batches(Reader& reader, const ListScope& scope,
                                                 const BatchFilter& filter);

// Of all batches that a filter lets through, whatever page is asked for: what was made, and how it
// stands. Whoever stands in several batches is one person.
struct BatchSums {
  std::int64_t persons = 0;
  std::int64_t lines = 0;
  Fen total_fen;
  Fen paid_fen;
  std::int64_t returned_lines = 0;
  Fen given_up_fen;
  std::int64_t unanswered_lines = 0;
};
BOOST_DESCRIBE_STRUCT(BatchSums, (),
                      (persons, lines, total_fen, paid_fen, returned_lines, given_up_fen,
                       unanswered_lines))
[[nodiscard]] Result<BatchSums> sum_batches(Reader& reader, const ListScope& scope,
                                            const BatchFilter& filter);

// How the lines of a batch stand.
struct BatchStanding {
  std::int64_t paid = 0;
  Fen paid_fen;
  std::int64_t returned = 0;  // and not issued again yet
  Fen returned_fen;
  std::int64_t reissued = 0;
  std::int64_t given_up = 0;
  Fen given_up_fen;
  std::int64_t unanswered = 0;
};
[[nodiscard]] Result<BatchStanding> standing_of(Reader& reader, const PaymentBatchRow& batch);

// Lines of a run that pay and that no batch has taken yet, of the scope's towns.
struct DueCount {
  std::int64_t due = 0;
  std::vector<std::int64_t> late;  // placements whose line waits for its correction (late_ends.h)
};
[[nodiscard]] Result<DueCount> count_due(Reader& reader, const ListScope& scope, UnitCode unit,
                                         const SettlementRunRow& run);
// Returned lines of the batches of a run that were not issued again yet, of the scope's towns.
[[nodiscard]] Result<std::int64_t> count_returned(Reader& reader, const ListScope& scope,
                                                  UnitCode unit, SettlementRunId run);

struct BatchLineFilter {
  PaymentBatchId id;
  std::optional<PaymentState> state;
  std::optional<std::int64_t> after;  // the line number
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(BatchLineFilter, (), (id, state, after, limit))
struct ListedBatchLine {
  PaymentLineRow line;
  std::string name;
  std::string account_tail;
  std::int64_t placement_number = 0;
  PlaceCode town;
};
[[nodiscard]] Result<std::vector<ListedBatchLine>> list_batch_lines(Reader& reader, UnitCode unit,
                                                                    const BatchLineFilter& filter);
[[nodiscard]] Result<std::int64_t> count_batch_lines(Reader& reader, UnitCode unit,
                                                     const BatchLineFilter& filter);
// Of all lines that a filter lets through, whatever page is asked for.
struct PaymentSums {
  std::int64_t persons = 0;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(PaymentSums, (), (persons, amount_fen))
[[nodiscard]] Result<PaymentSums> sum_batch_lines(Reader& reader, UnitCode unit,
                                                  const BatchLineFilter& filter);

}  // namespace yigang::store
