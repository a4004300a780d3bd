#include "usecase/after_loss.h"

#include "store/described_row.h"
#include "store/payment_queries.h"
#include "store/restore_mark.h"
#include "usecase/payment_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// The restore after which the bank may have had this file; nothing when none is in doubt.
Result<std::optional<store::RestoreMark>> doubt(store::Reader& reader,
                                                const store::PaymentBatchRow& batch) {
  if (batch.state != store::BatchState::released) return std::optional<store::RestoreMark>();
  TRY(const std::optional<store::RestoreMark> mark, store::restore_mark(reader));
  // What was settled in the time that is lost is settled again now, so that the day of the lock
  // says nothing; only a month that had not begun cannot have been paid.
  if (!mark || batch.month > Month::of(mark->day)) return std::optional<store::RestoreMark>();
  TRY(const bool stated, store::stated_not_at_bank(reader, batch.unit, batch.id, mark->at));
  if (stated) return std::optional<store::RestoreMark>();
  return mark;
}

Problem in_doubt(const store::PaymentBatchRow& batch, const store::RestoreMark& mark) {
  return conflict("bank_may_have_it")
      .with("number", std::to_string(batch.number))
      .with("restored_at", wire::instant_text(mark.at))
      .with("newest", mark.newest ? wire::instant_text(*mark.newest) : "-")
      .by("LZ-2022-4 二(四)");
}

}  // namespace

Result<> may_go_to_bank(store::Reader& reader, const store::PaymentBatchRow& batch) {
  TRY(const std::optional<store::RestoreMark> mark, doubt(reader, batch));
  if (mark) return fail(in_doubt(batch, *mark));
  return {};
}

Result<> may_state_not_at_bank(store::Reader& reader, const store::PaymentBatchRow& batch,
                               const Actor& actor) {
  TRY(const std::optional<store::RestoreMark> mark, doubt(reader, batch));
  if (!mark) return fail(conflict("bank_not_in_doubt"));
  // A return is the bank's own word that it has had the file.
  TRY(const std::int64_t returns, store::count_returns(reader, batch.unit, batch.id));
  if (returns > 0) return fail(conflict("bank_has_answered"));
  TRY_VOID(require_other_person(actor, batch.made_by, "make_bank_file"));
  return require_other_person(actor, *batch.released_by, "release_payment");
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const StateNotAtBank& command) {
  TRY(const store::PaymentBatchRow batch, batch_row(reader, areas, command.id));
  return Location{batch.unit, {}, {}};
}

Result<BatchSummary> act(Work& work, const Grant<StateNotAtBank>& grant,
                         const StateNotAtBank& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::PaymentBatchRow batch, batch_row(work.tx, work.areas(), command.id));
  if (batch.state == store::BatchState::released && batch.version != command.version)
    return fail(conflict("stale_version"));
  TRY_VOID(may_state_not_at_bank(work.tx, batch, grant.actor()));
  TRY(const std::optional<store::RestoreMark> mark, store::restore_mark(work.tx));
  TRY_VOID(store::save(work.tx, batch));
  TRY_VOID(store::state_not_at_bank(work.tx, batch.unit, batch.id, mark->at, command.reason,
                                    grant.actor().account, work.today));
  work.note({batch.unit, "payment_not_at_bank", batch.id.value(), "",
             "restored " + wire::instant_text(mark->at), command.reason, ""});
  return summary_of(batch);
}

}  // namespace yigang::usecase
