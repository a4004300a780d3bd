#include "store/access_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::optional<Date>> contract_end(Reader& reader, OrganisationId organisation, Date day) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT MAX(until_day) FROM agency_contract WHERE organisation_id = ?1 AND "
                       "until_day >= ?2",
                       args(organisation, day)));
  return row->get<std::optional<Date>>(0);
}

Result<bool> may_work_on(Reader& reader, OrganisationId organisation, Date day) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT 1 FROM organisation o WHERE o.id = ?1 AND (o.kind <> 'agency' OR "
                       "EXISTS (SELECT 1 FROM agency_contract c WHERE c.organisation_id = o.id AND "
                       "c.from_day <= ?2 AND c.until_day >= ?2))",
                       args(organisation, day)));
  return row.has_value();
}

Result<std::optional<SecondFactorResetRow>> factor_reset(Reader& reader, FactorResetId id) {
  return select_one<SecondFactorResetRow>(reader, "id = ?1", args(id));
}

Result<bool> confirm_factor_reset(Writer& writer, FactorResetId id, AccountId by, Date day) {
  TRY(const std::int64_t count,
      writer.execute("UPDATE second_factor_reset SET confirmed_by = ?2, confirmed_on = ?3, version "
                     "= version + 1 WHERE id = ?1 AND confirmed_by IS NULL",
                     args(id, by, day)));
  return count == 1;
}

Result<std::optional<Date>> password_day(Reader& reader, AccountId account) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT set_on FROM password_day WHERE account_id = ?1", args(account)));
  if (!row) return std::optional<Date>();
  return std::optional(row->get<Date>(0));
}

Result<> put_password_day(Writer& writer, AccountId account, Date day) {
  TRY_VOID(
      writer.execute("INSERT INTO password_day (account_id, set_on) VALUES (?1, ?2) ON "
                     "CONFLICT (account_id) DO UPDATE SET set_on = ?2",
                     args(account, day)));
  return {};
}

Result<> demand_new_password(Writer& writer, AccountId account) {
  TRY_VOID(
      writer.execute("UPDATE account SET must_change_password = 1 WHERE id = ?1", args(account)));
  return {};
}

}  // namespace yigang::store
