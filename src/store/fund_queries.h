// Money of locked months by unit and month, and the payments made of it, for the page of the funds
// and for what its numbers open. A run and a batch lie in a unit; a scope that is narrower sees
// what of them lies in its towns. The scope is a mandatory argument of each. Reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/list_queries.h"
#include "store/month_rows.h"
#include "store/payment_rows.h"

namespace yigang::store {

struct FundDue {
  UnitCode unit;
  Month month;
  Fen total;
  Fen province;
  Fen city;
  Fen county;
  Fen social;
  Fen original;
};
// What the locked runs of the months from … until come to, corrections taken in.
[[nodiscard]] Result<std::vector<FundDue>> due_by_month(Reader& reader, const ListScope& scope,
                                                        Month from, Month until);

struct FundPaid {
  UnitCode unit;
  Month month;
  PaymentState state{};
  std::int64_t lines = 0;
  Fen amount;
};
// Lines of payments of these months by how they stand.
[[nodiscard]] Result<std::vector<FundPaid>> paid_by_month(Reader& reader, const ListScope& scope,
                                                          Month from, Month until);

// Lines of payments whatever their batch.
struct MonthPaymentFilter {
  std::optional<Month> from;  // of the month that was settled
  std::optional<Month> until;
  std::optional<UnitCode> unit;
  std::optional<PaymentState> state;
  std::optional<bool> under_way;  // in a file, and the bank has not answered
  std::optional<PaymentLineId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(MonthPaymentFilter, (), (from, until, unit, state, under_way, after, limit))
struct ListedPayment {
  PaymentLineRow line;
  Month month;
  std::int64_t batch_number = 0;
  std::string name;
  std::string account_tail;
  std::int64_t placement_number = 0;
  PlaceCode town;
};
[[nodiscard]] Result<std::vector<ListedPayment>> list_month_payments(
    Reader& reader, const ListScope& scope, const MonthPaymentFilter& filter);
struct MonthPaymentSums {
  std::int64_t persons = 0;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(MonthPaymentSums, (), (persons, amount_fen))
struct MonthPaymentTotals {
  std::int64_t lines = 0;
  MonthPaymentSums sums;
};
[[nodiscard]] Result<MonthPaymentTotals> total_month_payments(Reader& reader,
                                                              const ListScope& scope,
                                                              const MonthPaymentFilter& filter);

struct BatchCount {
  BatchState state{};
  std::int64_t batches = 0;
  std::int64_t lines = 0;
  Fen total;
};
// Batches of these months by how they stand; `unit` narrows the scope.
[[nodiscard]] Result<std::vector<BatchCount>> batches_by_state(Reader& reader,
                                                               const ListScope& scope,
                                                               std::optional<UnitCode> unit,
                                                               std::optional<Month> month);
struct PaymentCount {
  PaymentState state{};
  std::int64_t lines = 0;
  Fen amount;
};
[[nodiscard]] Result<std::vector<PaymentCount>> payments_by_state(Reader& reader,
                                                                  const ListScope& scope,
                                                                  std::optional<UnitCode> unit,
                                                                  std::optional<Month> month);

}  // namespace yigang::store
