#include "usecase/own_pay.h"

#include "store/lock_queries.h"

namespace yigang::usecase {

Result<> check_not_own(store::Reader& reader, const store::SettlementRunRow& run,
                       const Actor& actor) {
  if (!actor.person) return {};
  TRY(const bool own, store::has_line_in_run(reader, run, *actor.person));
  if (own) return fail(forbidden("own_case"));
  return {};
}

Result<> check_not_own(store::Reader& reader, const store::PaymentBatchRow& batch,
                       const Actor& actor) {
  if (!actor.person) return {};
  TRY(const bool own, store::has_line_in_batch(reader, batch.unit, batch.id, *actor.person));
  if (own) return fail(forbidden("own_case"));
  return {};
}

}  // namespace yigang::usecase
