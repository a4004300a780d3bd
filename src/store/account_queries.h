// Accounts, grants and sessions.
#pragma once

#include <vector>

#include "crypto/digest.h"
#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

[[nodiscard]] Result<std::optional<AccountRow>> account_by_login(Reader& reader,
                                                                 std::string_view login);
[[nodiscard]] Result<std::optional<AccountRow>> account_by_id(Reader& reader, AccountId id);
[[nodiscard]] Result<std::optional<OrganisationRow>> organisation_by_id(Reader& reader,
                                                                        OrganisationId id);
// A failed proof of the person, counted in one statement, so that none of twenty at once is lost:
// the `most`-th locks the account until `locked_until` and starts the count anew. While it is
// locked nothing is counted. True when this one locked it.
[[nodiscard]] Result<bool> count_failed_proof(Writer& writer, AccountId id, std::int64_t most,
                                              Instant now, Instant locked_until);
// A proof that held: the count starts anew, and the step of the second factor (0: none) is used up.
// False when the account was locked meanwhile or the step was used before.
[[nodiscard]] Result<bool> count_good_proof(Writer& writer, AccountId id, std::int64_t totp_step,
                                            Instant now);
// A lock until `from` ends at `until`; one that has been changed meanwhile stays.
[[nodiscard]] Result<> shorten_lock(Writer& writer, AccountId id, Instant from, Instant until);
[[nodiscard]] Result<std::int64_t> count_accounts(Reader& reader);
// Confirmed and not revoked, oldest first.
[[nodiscard]] Result<std::vector<RoleGrantRow>> standing_grants(Reader& reader, AccountId account);
// Whether it ever had a role that was taken from it.
[[nodiscard]] Result<bool> lost_a_role(Reader& reader, AccountId account);
[[nodiscard]] Result<std::optional<RoleGrantRow>> grant_by_id(Reader& reader, GrantId id);
[[nodiscard]] Result<> put_session(Writer& writer, const SessionRow& row);
[[nodiscard]] Result<std::optional<SessionRow>> session_by_token(Reader& reader,
                                                                 const crypto::Digest& token_hash);
[[nodiscard]] Result<> touch_session(Writer& writer, const crypto::Digest& token_hash,
                                     Instant seen_at);
[[nodiscard]] Result<> mark_step_up(Writer& writer, const crypto::Digest& token_hash, Instant at);
// The session acts by another grant; what was proved for the former one is not proved any more.
[[nodiscard]] Result<> act_by_grant(Writer& writer, const crypto::Digest& token_hash,
                                    GrantId grant);
[[nodiscard]] Result<> end_session(Writer& writer, const crypto::Digest& token_hash);
[[nodiscard]] Result<> end_sessions_of(Writer& writer, AccountId account);

}  // namespace yigang::store
