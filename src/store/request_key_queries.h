// Idempotency keys (engines.md §7): the row goes in with the effect, in one transaction.
#pragma once

#include <optional>
#include <string_view>

#include "crypto/digest.h"
#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

// The request of an account and a key. Where the object lay then is not known of a claim that an
// older program made.
struct RequestClaim {
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::optional<PersonKey> person;  // whom it concerned
};
[[nodiscard]] Result<std::optional<RequestClaim>> find_request_claim(Reader& reader,
                                                                     AccountId actor,
                                                                     std::string_view key);

struct NewRequest {
  AccountId actor;
  std::string_view key;
  std::string_view verb;
  const crypto::Digest& body_hash;
  RequestClaim place;
};
// Nothing for a new key; else the claim that stands, whose row need not lie in the unit asked for:
// a key is the account's in the whole city. On PostgreSQL this waits for another transaction that
// holds the same key.
[[nodiscard]] Result<std::optional<RequestClaim>> claim_request_key(Writer& writer,
                                                                    const NewRequest& request,
                                                                    Instant now);
[[nodiscard]] Result<RequestKeyRow> read_request_key(Reader& reader, UnitCode unit, AccountId actor,
                                                     std::string_view key);
[[nodiscard]] Result<> put_request_answer(Writer& writer, UnitCode unit, AccountId actor,
                                          std::string_view key, const Bytes& answer);

}  // namespace yigang::store
