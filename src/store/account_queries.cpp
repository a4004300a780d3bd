#include "store/account_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::optional<AccountRow>> account_by_login(Reader& reader, std::string_view login) {
  return select_one<AccountRow>(reader, "login = ?1", args(login));
}

Result<std::optional<AccountRow>> account_by_id(Reader& reader, AccountId id) {
  return select_one<AccountRow>(reader, "id = ?1", args(id));
}

Result<std::optional<OrganisationRow>> organisation_by_id(Reader& reader, OrganisationId id) {
  return select_one<OrganisationRow>(reader, "id = ?1", args(id));
}

Result<bool> count_failed_proof(Writer& writer, AccountId id, std::int64_t most, Instant now,
                                Instant locked_until) {
  TRY(const Rows rows,
      writer.query("UPDATE account SET failures = CASE WHEN failures + 1 >= ?2 THEN 0 ELSE "
                   "failures + 1 END, "
                   "locked_until = CASE WHEN failures + 1 >= ?2 THEN ?4 ELSE locked_until END, "
                   "version = version + 1 WHERE id = ?1 AND locked_until <= ?3 RETURNING failures",
                   args(id, most, now, locked_until)));
  return !rows.empty() && rows.front().get<std::int64_t>(0) == 0;
}

Result<bool> count_good_proof(Writer& writer, AccountId id, std::int64_t totp_step, Instant now) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE account SET failures = 0, totp_last_step = CASE WHEN ?2 > 0 THEN ?2 ELSE "
          "totp_last_step END, version = version + 1 WHERE id = ?1 AND locked_until <= ?3 AND "
          "(?2 = 0 OR totp_last_step < ?2)",
          args(id, totp_step, now)));
  return count == 1;
}

Result<> shorten_lock(Writer& writer, AccountId id, Instant from, Instant until) {
  TRY_VOID(
      writer.execute("UPDATE account SET locked_until = ?3, version = version + 1 WHERE id = ?1 "
                     "AND locked_until = ?2 AND locked_until > ?3",
                     args(id, from, until)));
  return {};
}

Result<std::int64_t> count_accounts(Reader& reader) {
  TRY(const std::optional<Row> row, reader.query_one("SELECT COUNT(*) FROM account"));
  return row->get<std::int64_t>(0);
}

Result<std::vector<RoleGrantRow>> standing_grants(Reader& reader, AccountId account) {
  return select_all<RoleGrantRow>(
      reader, "account_id = ?1 AND confirmed_by IS NOT NULL AND revoked_by IS NULL ORDER BY id",
      args(account));
}

Result<bool> lost_a_role(Reader& reader, AccountId account) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT 1 FROM role_grant WHERE account_id = ?1 AND confirmed_by IS NOT "
                       "NULL AND revoked_by IS NOT NULL LIMIT 1",
                       args(account)));
  return row.has_value();
}

Result<std::optional<RoleGrantRow>> grant_by_id(Reader& reader, GrantId id) {
  return select_one<RoleGrantRow>(reader, "id = ?1", args(id));
}

Result<> put_session(Writer& writer, const SessionRow& row) {
  return insert(writer, row);
}

Result<std::optional<SessionRow>> session_by_token(Reader& reader,
                                                   const crypto::Digest& token_hash) {
  return select_one<SessionRow>(reader, "token_hash = ?1", args(ByteView(token_hash)));
}

Result<> touch_session(Writer& writer, const crypto::Digest& token_hash, Instant seen_at) {
  TRY_VOID(writer.execute("UPDATE session SET seen_at = ?2 WHERE token_hash = ?1",
                          args(ByteView(token_hash), seen_at)));
  return {};
}

Result<> mark_step_up(Writer& writer, const crypto::Digest& token_hash, Instant at) {
  TRY_VOID(writer.execute("UPDATE session SET stepped_up_at = ?2 WHERE token_hash = ?1",
                          args(ByteView(token_hash), at)));
  return {};
}

Result<> act_by_grant(Writer& writer, const crypto::Digest& token_hash, GrantId grant) {
  TRY_VOID(writer.execute(
      "UPDATE session SET role_grant_id = ?2, stepped_up_at = ?3 WHERE token_hash = ?1",
      args(ByteView(token_hash), grant, Instant{})));
  return {};
}

Result<> end_session(Writer& writer, const crypto::Digest& token_hash) {
  TRY_VOID(writer.execute("DELETE FROM session WHERE token_hash = ?1", args(ByteView(token_hash))));
  return {};
}

Result<> end_sessions_of(Writer& writer, AccountId account) {
  TRY_VOID(writer.execute("DELETE FROM session WHERE account_id = ?1", args(account)));
  return {};
}

}  // namespace yigang::store
