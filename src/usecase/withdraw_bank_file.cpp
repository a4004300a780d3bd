// A file that was made and not released is taken back; nothing of it has left.
#include "store/described_row.h"
#include "usecase/month_rules.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawBankFile& command) {
  TRY(const store::PaymentBatchRow batch, batch_row(reader, areas, command.id));
  return Location{batch.unit, {}, {}};
}

Result<BatchSummary> act(Work& work, const Grant<WithdrawBankFile>& grant,
                         const WithdrawBankFile& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::PaymentBatchRow batch, batch_row(work.tx, work.areas(), command.id));
  if (batch.state == store::BatchState::made && batch.version != command.version)
    return fail(conflict("stale_version"));
  TRY_VOID(may_withdraw(batch));
  batch.state = store::BatchState::withdrawn;
  batch.withdrawn_by = grant.actor().account;
  batch.withdrawn_on = work.today;
  TRY_VOID(store::save(work.tx, batch));
  TRY(const std::int64_t lines, store::withdraw_lines(work.tx, batch.unit, batch.id));
  CHECK(lines == batch.line_count);
  work.note(
      {batch.unit, "payment_batch", batch.id.value(), "made", "withdrawn", command.reason, ""});
  return summary_of(batch);
}

}  // namespace yigang::usecase
