// What limits an account beside its grants: the contract of its agency, a lost second factor that
// two administrators take away, and the day of its password.
#pragma once

#include <optional>

#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

struct AgencyContractRow {
  static constexpr std::string_view kTable = "agency_contract";
  UnitCode unit;
  AgencyContractId id;
  OrganisationId organisation_id;
  Date from_day;
  Date until_day;
  std::string document;
  std::string services;
  std::optional<Fen> fee_fen;
  AccountId recorded_by;
  std::optional<Date> agreed_until = {};  // of one that was ended before it: `until_day` is the end
  std::optional<AccountId> ended_by = {};
  std::string end_reason = {};
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(AgencyContractRow, (),
                      (unit, id, organisation_id, from_day, until_day, document, services, fee_fen,
                       recorded_by, agreed_until, ended_by, end_reason, version))

struct SecondFactorResetRow {
  static constexpr std::string_view kTable = "second_factor_reset";
  FactorResetId id;
  AccountId account_id;
  std::string reason;
  AccountId asked_by;
  Date asked_on;
  std::optional<AccountId> confirmed_by;
  std::optional<Date> confirmed_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SecondFactorResetRow, (),
                      (id, account_id, reason, asked_by, asked_on, confirmed_by, confirmed_on,
                       version))

// The last day of the agency's contracts that are not over on `day`; nothing: there is none.
[[nodiscard]] Result<std::optional<Date>> contract_end(Reader& reader, OrganisationId organisation,
                                                       Date day);
// Whether the organisation may work on the day: every one but an agency without a contract for it.
[[nodiscard]] Result<bool> may_work_on(Reader& reader, OrganisationId organisation, Date day);

[[nodiscard]] Result<std::optional<SecondFactorResetRow>> factor_reset(Reader& reader,
                                                                       FactorResetId id);
// False when it was confirmed before.
[[nodiscard]] Result<bool> confirm_factor_reset(Writer& writer, FactorResetId id, AccountId by,
                                                Date day);

[[nodiscard]] Result<std::optional<Date>> password_day(Reader& reader, AccountId account);
[[nodiscard]] Result<> put_password_day(Writer& writer, AccountId account, Date day);
// The session of the next sign-in opens only the change of the password.
[[nodiscard]] Result<> demand_new_password(Writer& writer, AccountId account);

}  // namespace yigang::store
