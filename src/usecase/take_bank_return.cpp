// 回盘: each line is resolved once (reliability.md faults 8 and 25). The same bytes again give the
// first result; anything that does not fit the batch refuses the whole file and names the line.
#include "crypto/digest.h"
#include "store/described_row.h"
#include "usecase/bank_file.h"
#include "usecase/bank_words.h"
#include "usecase/month_rules.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

namespace {

Problem at_line(Problem problem, const BankResult& result) {
  problem.with("line", std::to_string(result.line));
  problem.field = "line " + std::to_string(result.file_line);
  return problem;
}

// Books one result on its line; who reads it later reads no full number or name of the payee.
Result<> book(store::PaymentLineRow& line, const BankResult& result, const std::string& account,
              const std::string& holder) {
  if (account != result.account || line.amount_fen != result.amount)
    return fail(at_line(refused("bank_return_altered"), result));
  switch (line.state) {
    case store::PaymentState::sent:
      break;
    case store::PaymentState::paid:
      return fail(at_line(conflict("already_paid"), result));
    case store::PaymentState::returned:
    case store::PaymentState::reissued:
    case store::PaymentState::given_up:
      return fail(at_line(conflict("already_returned"), result));
    case store::PaymentState::pending:
    case store::PaymentState::withdrawn:
      return fail(at_line(conflict("line_not_sent"), result));
  }
  line.state = result.paid() ? store::PaymentState::paid : store::PaymentState::returned;
  line.return_code = without_person(result.code, holder);
  line.return_reason = without_person(result.reason, holder);
  line.bank_reference = reference_without_person(result.reference, account, holder);
  return {};
}

// The lines of the batch as they stand after the answer.
Result<std::vector<store::PaymentLineRow>> book_all(Work& work, const store::PaymentBatchRow& batch,
                                                    const BankAnswer& answer,
                                                    store::BankReturnRow& taken) {
  TRY(std::vector<store::PaymentLineRow> lines,
      store::lines_of_batch(work.tx, batch.unit, batch.id));
  TRY(const std::vector<store::FileLine> file, store::file_lines(work.tx, batch.unit, batch.id));
  CHECK(lines.size() == file.size());
  for (const BankResult& result : answer.results) {
    // Lines are numbered from 1 without a gap.
    if (result.line > static_cast<std::int64_t>(lines.size()))
      return fail(at_line(refused("bank_return_unknown_line"), result));
    const auto place = static_cast<std::size_t>(result.line - 1);
    TRY(const std::string account,
        open_account(work, batch.unit, file[place].account, file[place].account_sealed));
    TRY_VOID(book(lines[place], result, account, file[place].holder_name));
    TRY_VOID(store::save(work.tx, lines[place]));
    if (result.paid()) {
      ++taken.paid_count;
      taken.paid_fen += result.amount;
    } else {
      ++taken.returned_count;
      taken.returned_fen += result.amount;
    }
  }
  return lines;
}

Result<ReturnTaken> answer_of(Work& work, const store::BankReturnRow& row, bool known_before) {
  TRY(const std::int64_t open, store::unanswered_lines(work.tx, row.unit, row.batch_id));
  return ReturnTaken{row.id,       row.batch_id,       row.paid_count,
                     row.paid_fen, row.returned_count, row.returned_fen,
                     open,         known_before};
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas& areas, const TakeBankReturn& command) {
  return location_of_unit(areas, command.unit);
}

Result<ReturnTaken> act(Work& work, const Grant<TakeBankReturn>& grant,
                        const TakeBankReturn& command) {
  const UnitCode unit = grant.location().unit;
  const crypto::Digest digest = crypto::sm3(command.text);
  const Bytes file_digest(digest.begin(), digest.end());
  TRY(const std::optional<store::BankReturnRow> before,
      store::return_by_digest(work.tx, unit, file_digest));
  if (before) {
    work.note({unit, "bank_return", before->id.value(), "known", "known", "", ""});
    return answer_of(work, *before, true);
  }
  TRY(const BankAnswer answer, read_bank_answer(command.text));
  if (answer.unit != unit) return fail(refused("bank_return_other_unit").at("line 1"));
  TRY(std::optional<store::PaymentBatchRow> batch,
      store::batch_by_number(work.tx, unit, answer.batch));
  if (!batch)
    return fail(refused("bank_return_unknown_batch")
                    .with("number", std::to_string(answer.batch))
                    .at("line 1"));
  TRY_VOID(may_read_file(*batch));
  store::BankReturnRow taken;
  taken.unit = unit;
  taken.id = work.make_id<BankReturnId>(unit);
  taken.batch_id = batch->id;
  TRY(const std::int64_t earlier, store::count_returns(work.tx, unit, batch->id));
  taken.return_no = earlier + 1;
  taken.file_digest = file_digest;
  taken.taken_by = grant.actor().account;
  taken.taken_on = work.today;
  TRY(const std::vector<store::PaymentLineRow> lines, book_all(work, *batch, answer, taken));
  TRY_VOID(store::insert(work.tx, taken));
  TRY(const std::int64_t open, store::unanswered_lines(work.tx, unit, batch->id));
  if (open == 0) batch->state = store::BatchState::answered;
  TRY_VOID(store::save(work.tx, *batch));
  work.note({unit, "bank_return", taken.id.value(), "", return_text(taken), "", ""});
  work.note({unit, "payment_batch", batch->id.value(), "", outcome_text(*batch, lines), "", ""});
  return answer_of(work, taken, false);
}

}  // namespace yigang::usecase
