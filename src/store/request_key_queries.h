// Idempotency keys (engines.md §7): the row goes in with the effect, in one transaction.
#pragma once

#include <optional>
#include <string_view>

#include "crypto/digest.h"
#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

// Nothing for a new key; else the unit that its row lies in, which need not be the one asked for: a
// key is the account's in the whole city. On PostgreSQL this waits for another transaction that
// holds the same key.
[[nodiscard]] Result<std::optional<UnitCode>> claim_request_key(
    Writer& writer, UnitCode unit, AccountId actor, std::string_view key, std::string_view verb,
    const crypto::Digest& body_hash, Instant now);
[[nodiscard]] Result<RequestKeyRow> read_request_key(Reader& reader, UnitCode unit, AccountId actor,
                                                     std::string_view key);
[[nodiscard]] Result<> put_request_answer(Writer& writer, UnitCode unit, AccountId actor,
                                          std::string_view key, const Bytes& answer);

}  // namespace yigang::store
