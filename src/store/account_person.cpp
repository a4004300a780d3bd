#include "store/account_person.h"

#include <algorithm>

#include "store/described_row.h"

namespace yigang::store {

Result<std::optional<AccountPersonRow>> account_person(Reader& reader, AccountId account) {
  return select_one<AccountPersonRow>(reader, "account_id = ?1", args(account));
}

Result<> put_account_person(Writer& writer, const AccountPersonRow& row) {
  TRY_VOID(
      writer.execute("DELETE FROM account_person WHERE account_id = ?1", args(row.account_id)));
  return insert(writer, row);
}

Result<std::vector<AccountId>> accounts_of_person(Reader& reader, AccountId account) {
  std::vector<AccountId> accounts;
  TRY_VOID(
      reader.each("SELECT DISTINCT same_id FROM same_person WHERE account_id = ?1 ORDER BY same_id",
                  args(account), [&](const Row& row) -> Result<> {
                    accounts.push_back(row.get<AccountId>(0));
                    return {};
                  }));
  // Of whom nothing is proved that account is all that is known.
  if (std::ranges::find(accounts, account) == accounts.end()) accounts.push_back(account);
  return accounts;
}

Result<std::optional<PersonKey>> person_behind(Reader& reader, AccountId account) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT p.person_key FROM account_person t JOIN person_claim c ON "
                       "c.resident_index = t.resident_index JOIN person p ON p.unit = c.unit AND "
                       "p.id = c.person_id WHERE t.account_id = ?1",
                       args(account)));
  if (!row) return std::optional<PersonKey>();
  return std::optional(row->get<PersonKey>(0));
}

Result<> untie_key(Writer& writer, const Bytes& resident_index) {
  TRY_VOID(writer.execute(
      "UPDATE account SET person_key = NULL, version = version + 1 WHERE id IN (SELECT account_id "
      "FROM account_person WHERE resident_index = ?1) AND person_key IS NOT NULL",
      args(resident_index)));
  return {};
}

}  // namespace yigang::store
