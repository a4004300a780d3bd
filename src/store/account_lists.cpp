#include "store/account_lists.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {
constexpr std::string_view kNamedAccounts =
    " FROM account a JOIN organisation o ON o.id = a.organisation_id WHERE (?1 = '' OR "
    "a.login <> REPLACE(a.login, ?1, '') OR a.name <> REPLACE(a.name, ?1, '') OR "
    "o.name <> REPLACE(o.name, ?1, ''))";
}  // namespace

Result<std::vector<ListedAccount>> list_accounts(Reader& reader, const std::string& words,
                                                 AccountId after, std::int64_t limit) {
  std::vector<ListedAccount> accounts;
  TRY_VOID(reader.each(
      "SELECT a.id, a.login, a.name, a.organisation_id, o.name, a.state, a.expires_on, CASE WHEN "
      "a.totp_secret IS NULL THEN 0 ELSE 1 END" +
          std::string(kNamedAccounts) + " AND a.id > ?2 ORDER BY a.id LIMIT ?3",
      args(words, after, limit), [&](const Row& row) -> Result<> {
        accounts.push_back({row.get<AccountId>(0), row.get<std::string>(1), row.get<std::string>(2),
                            row.get<OrganisationId>(3), row.get<std::string>(4),
                            row.get<AccountState>(5), row.get<std::optional<Date>>(6),
                            row.get<bool>(7)});
        return {};
      }));
  return accounts;
}

Result<std::int64_t> count_named_accounts(Reader& reader, const std::string& words) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*)" + std::string(kNamedAccounts), args(words)));
  return row->get<std::int64_t>(0);
}

namespace {
// Of a text that is looked for whatever signs it has.
constexpr std::string_view kNamed = "(REPLACE(name, ?1, '') <> name OR ?1 = '')";
}  // namespace

Result<std::vector<OrganisationRow>> list_organisations(Reader& reader, const std::string& words,
                                                        OrganisationId after, std::int64_t limit) {
  return select_all<OrganisationRow>(
      reader, std::string(kNamed) + " AND id > ?2 ORDER BY id LIMIT ?3", args(words, after, limit));
}

Result<std::int64_t> count_organisations(Reader& reader, const std::string& words) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM organisation WHERE " + std::string(kNamed),
                       args(words)));
  return row->get<std::int64_t>(0);
}

Result<std::string> account_name(Reader& reader, AccountId id) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT name FROM account WHERE id = ?1", args(id)));
  return row ? row->get<std::string>(0) : std::string();
}

Result<WhoRow> who_is(Reader& reader, AccountId id) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT a.name, o.name FROM account a JOIN organisation o ON o.id = "
                       "a.organisation_id WHERE a.id = ?1",
                       args(id)));
  if (!row) return WhoRow{};
  return WhoRow{row->get<std::string>(0), row->get<std::string>(1)};
}

Result<std::vector<RoleGrantRow>> grants_between(Reader& reader, AccountId first, AccountId last) {
  return select_all<RoleGrantRow>(
      reader, "account_id >= ?1 AND account_id <= ?2 ORDER BY account_id, id", args(first, last));
}

}  // namespace yigang::store
