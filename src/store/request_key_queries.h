// Idempotency keys (engines.md §7): the row goes in with the effect, in one transaction.
#pragma once

#include <string_view>

#include "crypto/digest.h"
#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

// True for a new key. On PostgreSQL this waits for another transaction that holds the same key.
[[nodiscard]] Result<bool> claim_request_key(Writer& writer, UnitCode unit, AccountId actor,
                                             std::string_view key, std::string_view verb,
                                             const crypto::Digest& body_hash, Instant now);
[[nodiscard]] Result<RequestKeyRow> read_request_key(Reader& reader, UnitCode unit, AccountId actor,
                                                     std::string_view key);
[[nodiscard]] Result<> put_request_answer(Writer& writer, UnitCode unit, AccountId actor,
                                          std::string_view key, const Bytes& answer);

}  // namespace yigang::store
