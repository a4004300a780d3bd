// Which natural person an account belongs to, so that one person with two accounts counts as one
// wherever two persons are asked for. A number is kept by its blind index alone; a person of the
// register stands behind it by the claim of that number, also after a merge. The view same_person
// (migration 015) pairs the accounts of one person for statements.
#pragma once

#include <optional>
#include <vector>

#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

struct AccountPersonRow {
  static constexpr std::string_view kTable = "account_person";
  AccountId account_id;
  Bytes resident_index;
  std::string proof;
  AccountId tied_by;
  Date tied_on;
};
BOOST_DESCRIBE_STRUCT(AccountPersonRow, (), (account_id, resident_index, proof, tied_by, tied_on))

[[nodiscard]] Result<std::optional<AccountPersonRow>> account_person(Reader& reader,
                                                                     AccountId account);
// Replaces what stood before.
[[nodiscard]] Result<> put_account_person(Writer& writer, const AccountPersonRow& row);
// All accounts of the natural person behind this one, this one among them.
[[nodiscard]] Result<std::vector<AccountId>> accounts_of_person(Reader& reader, AccountId account);
// The key of the person of the register that stands behind the account's number now.
[[nodiscard]] Result<std::optional<PersonKey>> person_behind(Reader& reader, AccountId account);
// Accounts that are tied by this number are tied to nobody by key any more: it is somebody else's.
[[nodiscard]] Result<> untie_key(Writer& writer, const Bytes& resident_index);

}  // namespace yigang::store
