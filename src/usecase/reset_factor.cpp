#include "usecase/reset_factor.h"

#include "store/account_queries.h"
#include "store/described_row.h"
#include "usecase/places.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas&,
                        const ResetSecondFactor& command) {
  TRY(const std::optional<store::AccountRow> account,
      store::account_by_id(reader, command.account));
  if (!account) return fail(not_found("not_found"));
  return Location{};
}

Result<Changed<FactorResetId>> act(Work& work, const Grant<ResetSecondFactor>& grant,
                                   const ResetSecondFactor& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY_VOID(limit_text(command.reason, 200, "reason"));
  if (grant.actor().is(command.account)) return fail(forbidden("own_case"));
  TRY(const std::optional<store::AccountRow> account,
      store::account_by_id(work.tx, command.account));
  if (!account->totp_secret) return fail(conflict("no_second_factor"));
  const store::SecondFactorResetRow row{work.make_id<FactorResetId>(kCity),
                                        command.account,
                                        command.reason,
                                        grant.actor().account,
                                        work.today,
                                        std::nullopt,
                                        std::nullopt,
                                        1};
  TRY_VOID(store::insert(work.tx, row));
  work.note({kCity, "second_factor_reset", row.id.value(), "", "account/" + to_text(row.account_id),
             command.reason, ""});
  return Changed<FactorResetId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas&, const ConfirmReset& command) {
  TRY(const std::optional<store::SecondFactorResetRow> row,
      store::factor_reset(reader, command.id));
  if (!row) return fail(not_found("not_found"));
  return Location{};
}

Result<Changed<FactorResetId>> act(Work& work, const Grant<ConfirmReset>& grant,
                                   const ConfirmReset& command) {
  TRY(const std::optional<store::SecondFactorResetRow> row,
      store::factor_reset(work.tx, command.id));
  TRY_VOID(require_other_person(grant.actor(), row->asked_by, "reset_second_factor"));
  if (grant.actor().is(row->account_id)) return fail(forbidden("own_case"));
  TRY(const bool confirmed,
      store::confirm_factor_reset(work.tx, row->id, grant.actor().account, work.today));
  if (!confirmed) return fail(conflict("confirmed_before"));
  TRY(std::optional<store::AccountRow> account, store::account_by_id(work.tx, row->account_id));
  account->totp_secret.reset();
  account->totp_last_step = 0;
  TRY_VOID(store::save(work.tx, *account));
  TRY_VOID(store::end_sessions_of(work.tx, account->id));
  work.note({kCity, "account", account->id.value(), "second factor", "no second factor",
             row->reason, ""});
  return Changed<FactorResetId>{row->id, row->version + 1};
}

}  // namespace yigang::usecase
