// Accounts with their organisations and every grant they have or had, for the administrators.
// Accounts are city-wide: there is no scope; the matrix alone says who may look. Pages go by id.
#pragma once

#include "store/database.h"
#include "store/system_rows.h"

namespace yigang::store {

struct ListedAccount {
  AccountId id;
  std::string login;
  std::string name;
  OrganisationId organisation;
  std::string organisation_name;
  AccountState state = AccountState::active;
  std::optional<Date> expires_on;
  bool second_factor_set = false;
};
// Those whose name, login or organisation holds the words, and all without any, by their ids.
[[nodiscard]] Result<std::vector<ListedAccount>> list_accounts(Reader& reader,
                                                               const std::string& words,
                                                               AccountId after, std::int64_t limit);
[[nodiscard]] Result<std::int64_t> count_named_accounts(Reader& reader, const std::string& words);
// Those whose name holds the words, and all without any, by their ids.
[[nodiscard]] Result<std::vector<OrganisationRow>> list_organisations(Reader& reader,
                                                                      const std::string& words,
                                                                      OrganisationId after,
                                                                      std::int64_t limit);
[[nodiscard]] Result<std::int64_t> count_organisations(Reader& reader, const std::string& words);
// Empty for an account that is none of the database's.
[[nodiscard]] Result<std::string> account_name(Reader& reader, AccountId id);
// Name and organisation of an account; both empty for one that is none of the database's.
struct WhoRow {
  std::string name;
  std::string organisation;
};
[[nodiscard]] Result<WhoRow> who_is(Reader& reader, AccountId id);
// Grants of the accounts from `first` to `last`, by account and id; asked, standing and revoked.
[[nodiscard]] Result<std::vector<RoleGrantRow>> grants_between(Reader& reader, AccountId first,
                                                               AccountId last);

}  // namespace yigang::store
