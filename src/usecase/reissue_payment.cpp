// 退票重发: a returned line is closed as re-issued and a new one names it; the index of live
// payments lets no settled line have two.
#include <set>

#include "store/described_row.h"
#include "usecase/month_steps.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

namespace {

Result<BankAccountId> account_now(Work& work, const store::PlacementRow& placement,
                                  std::int64_t line_no) {
  TRY(const std::optional<store::BankAccountRow> account,
      store::usable_account(work.tx, placement.unit, placement.person_id, Month::of(work.today)));
  if (!account)
    return fail(
        conflict("accounts_missing").with("count", "1").at("line " + std::to_string(line_no)));
  return account->id;
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ReissuePayment& command) {
  TRY(const store::PaymentBatchRow batch, batch_row(reader, areas, command.batch));
  return Location{batch.unit, {}, {}};
}

Result<BatchSummary> act(Work& work, const Grant<ReissuePayment>& grant,
                         const ReissuePayment& command) {
  const UnitCode unit = grant.location().unit;
  if (command.line_numbers.empty()) return fail(bad_input("nothing_chosen").at("line_numbers"));
  TRY(const store::PaymentBatchRow batch, batch_row(work.tx, work.areas(), command.batch));
  TRY(std::vector<store::PaymentLineRow> lines, store::lines_of_batch(work.tx, unit, batch.id));
  const std::set<std::int64_t> wanted(command.line_numbers.begin(), command.line_numbers.end());
  std::vector<NewPayment> payments;
  for (const std::int64_t number : wanted) {
    if (number < 1 || number > static_cast<std::int64_t>(lines.size()))
      return fail(not_found("not_found").at("line_numbers"));
    store::PaymentLineRow& line = lines[static_cast<std::size_t>(number - 1)];
    if (line.state != store::PaymentState::returned)
      return fail(conflict("line_not_returned")
                      .with("line", std::to_string(number))
                      .with("state", std::string(word(line.state))));
    TRY(const store::PlacementRow placement,
        placement_row(work.tx, work.areas(), line.placement_id));
    TRY(const BankAccountId account, account_now(work, placement, number));
    line.state = store::PaymentState::reissued;
    TRY_VOID(store::save(work.tx, line));
    payments.push_back(
        {line.settlement_line_id, line.placement_id, account, line.amount_fen, line.id});
  }
  return issue_batch(work, unit, batch.run_id, batch.month, payments);
}

}  // namespace yigang::usecase
