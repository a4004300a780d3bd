#include "usecase/today_dues.h"

#include <algorithm>
#include <limits>

#include "usecase/unpaid_months.h"

namespace yigang::usecase {

namespace {

constexpr std::int64_t kAll = std::numeric_limits<std::int32_t>::max();

// Each in its own unit, where the pay day may be another one.
template <class Rows>
Result<std::optional<Date>> earliest(const TodayAsked& asked, const Rows& rows) {
  std::optional<Date> first;
  for (const auto& row : rows) {
    TRY(const Date due, pay_due(asked.law, row.month, row.unit));
    first = std::min(first.value_or(due), due);
  }
  return first;
}

}  // namespace

Result<std::optional<Date>> due_of_month(const TodayAsked& asked) {
  TRY(const Date due, pay_due(asked.law, asked.month, asked.whole.unit));
  return std::optional(due);
}

Result<std::optional<Date>> due_of_runs(const TodayAsked& asked, store::RunFilter filter) {
  filter.limit = kAll;
  TRY(const std::vector<store::SettlementRunRow> runs,
      store::list_runs(asked.reader, asked.scope, filter));
  return earliest(asked, runs);
}

Result<std::optional<Date>> due_of_batches(const TodayAsked& asked, store::BatchFilter filter) {
  filter.limit = kAll;
  TRY(const std::vector<store::PaymentBatchRow> batches,
      store::list_batches(asked.reader, asked.scope, filter));
  return earliest(asked, batches);
}

DueIt due_of_approvals(registry::ApplicationState state) {
  return [state](const TodayAsked& asked) {
    return store::first_lapse(asked.reader, asked.scope, state);
  };
}

}  // namespace yigang::usecase
