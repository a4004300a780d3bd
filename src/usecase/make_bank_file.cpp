// 银行代发: made from locked lines only, released by a third person, read by the bank.
#include <unordered_map>

#include "crypto/digest.h"
#include "store/described_row.h"
#include "store/late_ends.h"
#include "usecase/after_loss.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"
#include "usecase/own_pay.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

namespace {

// A month is paid in the next one. Arrears are paid later than that, and go to the account of the
// month that is paid beside them: the old one may be closed by then (domain.md §7.1).
Month account_month(Month settled, Date today) {
  return std::max(settled, Month::of(today).plus(-1));
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const MakeBankFile& command) {
  TRY(const store::SettlementRunRow run, run_row(reader, areas, command.run));
  return Location{run.unit, {}, {}};
}

Result<BatchSummary> act(Work& work, const Grant<MakeBankFile>& grant,
                         const MakeBankFile& command) {
  const UnitCode unit = grant.location().unit;
  TRY(const store::SettlementRunRow run, run_row(work.tx, work.areas(), command.run));
  TRY(const store::UnpaidLines unpaid, store::unpaid_lines(work.tx, unit, run));
  store::DueCount count{static_cast<std::int64_t>(unpaid.due.size()), {}};
  for (const store::LateLine& late : unpaid.late) count.late.push_back(late.end.placement_number);
  TRY_VOID(file_verdict(work.tx, run, count, grant.actor()));
  TRY(const std::vector<store::PersonAccount> accounts,
      store::accounts_for(work.tx, unit, account_month(run.month, work.today)));
  std::unordered_map<std::int64_t, BankAccountId> account_of;
  for (const store::PersonAccount& account : accounts)
    account_of[account.person.value()] = account.account;
  std::vector<NewPayment> payments;
  std::int64_t missing = 0;
  for (const store::DueLine& line : unpaid.due) {
    const auto found = account_of.find(line.person.value());
    if (found == account_of.end()) {
      ++missing;
      continue;
    }
    payments.push_back({line.line, line.placement, found->second, line.amount, std::nullopt});
  }
  if (missing > 0) return fail(conflict("accounts_missing").with("count", std::to_string(missing)));
  TRY(BatchSummary batch, issue_batch(work, unit, run.id, run.month, payments));
  batch.placements_to_correct = std::move(count.late);
  return batch;
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ReleasePayment& command) {
  TRY(const store::PaymentBatchRow batch, batch_row(reader, areas, command.id));
  return Location{batch.unit, {}, {}};
}

Result<BatchSummary> act(Work& work, const Grant<ReleasePayment>& grant,
                         const ReleasePayment& command) {
  TRY(store::PaymentBatchRow batch, batch_row(work.tx, work.areas(), command.id));
  if (batch.state == store::BatchState::made && batch.version != command.version)
    return fail(conflict("stale_version"));
  TRY(const store::SettlementRunRow run, run_row(work.tx, work.areas(), batch.run_id));
  TRY_VOID(may_release(batch, run, grant.actor()));
  TRY_VOID(check_not_own(work.tx, batch, grant.actor()));
  TRY_VOID(check_file_stands(work.tx, batch));
  TRY(const std::string text, bank_file_text(work, batch));
  const crypto::Digest digest = crypto::sm3(text);
  if (!std::ranges::equal(digest, batch.file_digest))
    return fail(failure("bank_file_differs").with("number", std::to_string(batch.number)));
  batch.state = store::BatchState::released;
  batch.released_by = grant.actor().account;
  batch.released_on = work.today;
  TRY_VOID(store::save(work.tx, batch));
  TRY(const std::int64_t sent, store::send_lines(work.tx, batch.unit, batch.id));
  CHECK(sent == batch.line_count);
  work.note({batch.unit, "payment_batch", batch.id.value(), "made", "released", "", ""});
  return summary_of(batch);
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ReadBankFile& command) {
  TRY(const store::PaymentBatchRow batch, batch_row(reader, areas, command.id));
  return Location{batch.unit, {}, {}};
}

Result<BankFile> act(Work& work, const Grant<ReadBankFile>&, const ReadBankFile& command) {
  TRY(store::PaymentBatchRow batch, batch_row(work.tx, work.areas(), command.id));
  TRY_VOID(may_read_file(batch));
  TRY_VOID(may_go_to_bank(work.tx, batch));
  TRY(const std::string text, bank_file_text(work, batch));
  const crypto::Digest digest = crypto::sm3(text);
  if (!std::ranges::equal(digest, batch.file_digest))
    return fail(failure("bank_file_differs").with("number", std::to_string(batch.number)));
  if (batch.state == store::BatchState::released) {
    batch.state = store::BatchState::sent;
    TRY_VOID(store::save(work.tx, batch));
  }
  work.note({batch.unit, "payment_batch", batch.id.value(), "", "read", "", ""});
  return BankFile{batch.id, text, to_hex(batch.signature)};
}

}  // namespace yigang::usecase
