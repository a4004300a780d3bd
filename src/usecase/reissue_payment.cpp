// 退票重发: a returned line is closed as re-issued and a new one names it; the index of live
// payments lets no settled line have two.
#include <set>

#include "store/described_row.h"
#include "store/late_ends.h"
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

// A debt that a locked correction has taken back, that is doubted, or that rests on days after an
// end, does not leave again.
Result<Fen> amount_now(Work& work, const store::PaymentLineRow& line, Month month) {
  const std::string number = std::to_string(line.line_no);
  TRY(const bool held, store::pay_is_held(work.tx, line.unit, line.placement_id, month));
  if (held)
    return fail(
        conflict("payment_held").with("line", number).by("LZ-2022-4 二(四)").at("line_numbers"));
  TRY(const std::optional<store::LateEnd> end,
      store::late_end_of(work.tx, line.unit, line.settlement_line_id));
  if (end)
    return fail(conflict("line_after_end")
                    .with("line", number)
                    .with("placement", std::to_string(end->placement_number))
                    .with("last_day", to_text(end->last_day))
                    .by("LZ-2022-4 二(四)")
                    .at("line_numbers"));
  TRY(const store::LineBalance balance,
      store::line_balance(work.tx, line.unit, line.settlement_line_id));
  if (balance.payable() <= Fen())
    return fail(conflict("line_taken_back")
                    .with("line", number)
                    .with("amount", to_text(balance.own))
                    .at("line_numbers"));
  return balance.payable();
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
    // What has come back holds no money any more.
    TRY(const Fen amount, amount_now(work, line, batch.month));
    payments.push_back({line.settlement_line_id, line.placement_id, account, amount, line.id});
  }
  return issue_batch(work, unit, batch.run_id, batch.month, payments);
}

}  // namespace yigang::usecase
