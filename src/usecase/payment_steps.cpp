#include "usecase/payment_steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/digest.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/bank_file.h"
#include "usecase/month_rules.h"
#include "usecase/own_pay.h"

namespace yigang::usecase {

Result<store::PaymentBatchRow> batch_row(store::Reader& reader, const law::Areas& areas,
                                         PaymentBatchId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PaymentBatchRow> row,
      store::find<store::PaymentBatchRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

namespace {

// An account that was confirmed before entries were checked for it: a resident number is written
// into no new file. Files of the past are proved as they were sent.
Result<> check_accounts(store::Reader& reader, const crypto::Keyring& keys,
                        const store::PaymentBatchRow& batch) {
  TRY(const std::vector<store::FileLine> lines, store::file_lines(reader, batch.unit, batch.id));
  for (const store::FileLine& line : lines) {
    TRY(const std::string account,
        open_account(keys, batch.unit, line.account, line.account_sealed));
    if (!is_resident_number(account)) continue;
    TRY(const auto person, store::find<store::PersonRow>(reader, batch.unit, line.person));
    return fail(conflict("payee_account_is_resident_number")
                    .with("number", std::to_string(person ? person->number : 0)));
  }
  return {};
}

}  // namespace

Result<std::string> open_account(Work& work, UnitCode unit, BankAccountId id, const Bytes& sealed) {
  return open_account(work.desk.keys, unit, id, sealed);
}

Result<std::string> open_account(const crypto::Keyring& keys, UnitCode unit, BankAccountId id,
                                 const Bytes& sealed) {
  const std::string code = to_text(unit);
  return keys.open_text({"bank_account", "account_sealed", code, id.value()}, sealed);
}

Result<std::string> bank_file_text(Work& work, const store::PaymentBatchRow& batch) {
  TRY_VOID(check_accounts(work.tx, work.desk.keys, batch));
  return bank_file_text(work.tx, work.desk.keys, batch);
}

Result<std::string> bank_file_text(store::Reader& reader, const crypto::Keyring& keys,
                                   const store::PaymentBatchRow& batch) {
  const std::string unit = to_text(batch.unit);
  TRY(const std::vector<store::FileLine> lines, store::file_lines(reader, batch.unit, batch.id));
  std::vector<BankFileRow> rows;
  rows.reserve(lines.size());
  for (const store::FileLine& line : lines) {
    BankFileRow row{.line = line.line_no, .holder = line.holder_name, .amount = line.amount};
    TRY(row.account, open_account(keys, batch.unit, line.account, line.account_sealed));
    TRY(row.resident_number,
        keys.open_text({"person", "resident_sealed", unit, line.person.value()},
                       line.resident_sealed));
    row.remark = "公益性岗位补贴" + to_text(batch.month);
    rows.push_back(std::move(row));
  }
  return write_bank_file({batch.unit, batch.number, batch.month}, rows);
}

namespace {

// The first of them; the sentence says how many there are.
std::string named(const std::vector<std::int64_t>& numbers) {
  constexpr std::size_t kNamed = 20;
  std::string text;
  for (std::size_t i = 0; i < std::min(numbers.size(), kNamed); ++i)
    text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]);
  return text;
}

}  // namespace

// Never paid: after death, after exit.
Result<> file_verdict(store::Reader& reader, const store::SettlementRunRow& run,
                      const store::DueCount& lines, const Actor& actor) {
  const auto late = static_cast<std::int64_t>(lines.late.size());
  TRY_VOID(may_make_file(run, lines.due + late));
  TRY_VOID(check_not_own(reader, run, actor));
  if (lines.due > 0) return {};
  return fail(conflict("pay_after_end")
                  .with("count", std::to_string(late))
                  .with("month", to_text(run.month))
                  .with("placements", named(lines.late))
                  .by("LZ-2022-4 二(四)"));
}

Result<> check_file_stands(store::Reader& reader, const store::PaymentBatchRow& batch) {
  TRY(const std::vector<std::int64_t> moved, store::moved_lines(reader, batch));
  if (moved.empty()) return {};
  return fail(conflict("payment_moved")
                  .with("count", std::to_string(moved.size()))
                  .with("lines", named(moved))
                  .by("LZ-2022-4 二(四)"));
}

std::string made_text(const store::PaymentBatchRow& batch) {
  return to_text(batch.total_fen) + "|" + to_hex(batch.file_digest);
}

namespace {

std::string_view answer_word(store::PaymentState state) {
  switch (state) {
    case store::PaymentState::pending:
    case store::PaymentState::withdrawn:
    case store::PaymentState::sent:
      return "open";
    case store::PaymentState::paid:
      return "paid";
    case store::PaymentState::returned:
    case store::PaymentState::reissued:
    case store::PaymentState::given_up:
      return "returned";
  }
  CHECK(false);
  return "";
}

}  // namespace

std::string outcome_text(const store::PaymentBatchRow& batch,
                         const std::vector<store::PaymentLineRow>& lines) {
  std::string text =
      fmt::format("yigang.outcome/1|{}|{}\n", to_text(batch.unit), to_text(batch.id));
  for (const store::PaymentLineRow& line : lines)
    text += fmt::format("{}|{}|{}|{}|{}|{}\n", line.line_no, to_text(line.amount_fen),
                        answer_word(line.state), line.return_code, line.return_reason,
                        line.bank_reference);
  return text;
}

std::string return_text(const store::BankReturnRow& row) {
  return fmt::format("yigang.return/1|{}|{}|{}|{}|{}|{}|{}|{}|{}", to_hex(row.file_digest),
                     to_text(row.batch_id), row.return_no, row.paid_count, to_text(row.paid_fen),
                     row.returned_count, to_text(row.returned_fen), to_text(row.taken_by),
                     to_text(row.taken_on));
}

std::string usable_text(const store::BankAccountRow& row) {
  return row.usable_from_month ? to_text(*row.usable_from_month) : "at once";
}

BatchSummary summary_of(const store::PaymentBatchRow& batch) {
  return {batch.id,     batch.number,     batch.run_id,    batch.month,
          batch.state,  batch.line_count, batch.total_fen, to_hex(batch.file_digest),
          batch.version};
}

Result<BatchSummary> issue_batch(Work& work, UnitCode unit, SettlementRunId run, Month month,
                                 const std::vector<NewPayment>& payments) {
  store::PaymentBatchRow batch;
  batch.unit = unit;
  batch.id = work.make_id<PaymentBatchId>(unit);
  TRY(batch.number, store::take_numbers(work.tx, unit, "payment_batch"));
  batch.run_id = run;
  batch.month = month;
  batch.state = store::BatchState::made;
  batch.made_by = work.actor.account;
  batch.version = 1;
  std::vector<store::PaymentLineRow> lines;
  for (const NewPayment& payment : payments) {
    store::PaymentLineRow line;
    line.unit = unit;
    line.id = work.make_id<PaymentLineId>(unit);
    line.batch_id = batch.id;
    line.line_no = static_cast<std::int64_t>(lines.size() + 1);
    line.settlement_line_id = payment.line;
    line.placement_id = payment.placement;
    line.account_id = payment.account;
    line.amount_fen = payment.amount;
    line.state = store::PaymentState::pending;
    line.reissue_of = payment.reissue_of;
    line.version = 1;
    batch.total_fen += line.amount_fen;
    lines.push_back(std::move(line));
  }
  batch.line_count = static_cast<std::int64_t>(lines.size());
  TRY_VOID(store::insert(work.tx, batch));
  TRY_VOID(store::insert_payment_lines(work.tx, lines));
  TRY(const std::string text, bank_file_text(work, batch));
  const crypto::Digest digest = crypto::sm3(text);
  batch.file_digest = Bytes(digest.begin(), digest.end());
  TRY(batch.signature, work.desk.keys.sign(to_text(unit), bytes_of(text)));
  TRY_VOID(store::save(work.tx, batch));
  work.note({unit, "payment_batch", batch.id.value(), "", made_text(batch), "", ""});
  return summary_of(batch);
}

}  // namespace yigang::usecase
