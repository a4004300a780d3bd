#include "usecase/month_rules.h"

#include "policy/reader.h"
#include "store/lock_queries.h"
#include "usecase/work.h"

namespace yigang::usecase {

namespace {

Problem wrong_state(const store::SettlementRunRow& run) {
  return conflict("run_state").with("state", std::string(word(run.state)));
}

Problem wrong_state(const store::PaymentBatchRow& batch) {
  return conflict("batch_state").with("state", std::string(word(batch.state)));
}

}  // namespace

Result<> month_is_over(Month month, Date today) {
  if (month > Month::of(today))
    return fail(bad_input("month_in_future").with("month", to_text(month)).at("month"));
  if (today < month.last_day())
    return fail(refused("month_not_over")
                    .with("month", to_text(month))
                    .with("last_day", to_text(month.last_day()))
                    .by("LZ-2022-4 二(三)")
                    .at("month"));
  return {};
}

Result<> may_lock(const store::SettlementRunRow& run, const Actor& actor) {
  if (run.state != store::RunState::computed) return fail(wrong_state(run));
  TRY_VOID(require_other_person(actor, run.run_by, "run_settlement"));
  if (run.problem_count > 0)
    return fail(refused("problems_stand")
                    .with("count", std::to_string(run.problem_count))
                    .by("LZ-2022-4 二(四)"));
  return {};
}

Result<bool> province_missing(const law::LawSnapshot& law, const store::SettlementRunRow& run) {
  if (run.total_fen == run.original_fen) return false;
  TRY(const law::FigureRow* row,
      law.row(law::Figure::province_share, run.month.first_day(), run.unit));
  return !row->office;
}

Result<> may_correct_line(const store::SettlementRunRow& run,
                          const store::SettlementLineRow& line) {
  if (run.state != store::RunState::locked)
    return fail(conflict("run_not_locked").with("month", to_text(run.month)));
  const bool settled = line.status == store::LineStatus::payable ||
                       line.status == store::LineStatus::nothing ||
                       line.status == store::LineStatus::tenure_over;
  if (line.kind != store::LineKind::pay || !settled)
    return fail(conflict("line_not_settled").with("status", std::string(word(line.status))));
  return {};
}

Result<std::optional<store::SettlementRunRow>> open_correction(
    const std::vector<store::SettlementRunRow>& runs_of_month, const Actor& actor) {
  for (const store::SettlementRunRow& run : runs_of_month) {
    if (run.state != store::RunState::computed && run.state != store::RunState::running) continue;
    if (run.kind != store::RunKind::correction || run.run_by != actor.account)
      return fail(conflict("correction_waits").with("month", to_text(run.month)));
    return std::optional(run);
  }
  return std::optional<store::SettlementRunRow>();
}

Result<> may_publish_pay(const store::SettlementRunRow& run) {
  if (run.state == store::RunState::computed) return {};
  return fail(wrong_state(run));
}

Result<> check_unlisted(store::Reader& reader, const store::SettlementRunRow& run,
                        const Location& place) {
  TRY(const std::int64_t unlisted, store::unlisted_in(reader, run, place.town, place.village));
  if (unlisted > 0) return {};
  return fail(conflict("pay_notice_exists").with("month", to_text(run.month)));
}

Result<> may_make_file(const store::SettlementRunRow& run, std::int64_t due) {
  if (run.state != store::RunState::locked)
    return fail(conflict("bank_file_not_locked").with("month", to_text(run.month)));
  if (due == 0) return fail(conflict("nothing_to_pay").with("month", to_text(run.month)));
  return {};
}

Result<> may_release(const store::PaymentBatchRow& batch, const store::SettlementRunRow& run,
                     const Actor& actor) {
  if (batch.state != store::BatchState::made) return fail(wrong_state(batch));
  TRY_VOID(require_other_person(actor, run.run_by, "run_settlement"));
  TRY_VOID(require_other_person(actor, *run.locked_by, "lock_settlement"));
  return require_other_person(actor, batch.made_by, "make_bank_file");
}

Result<> may_withdraw(const store::PaymentBatchRow& batch) {
  if (batch.state != store::BatchState::made) return fail(wrong_state(batch));
  return {};
}

Result<> may_read_file(const store::PaymentBatchRow& batch) {
  if (batch.state != store::BatchState::made && batch.state != store::BatchState::withdrawn)
    return {};
  return fail(wrong_state(batch));
}

}  // namespace yigang::usecase
