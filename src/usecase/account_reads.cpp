#include "usecase/account_reads.h"

#include "store/account_lists.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

GrantState state_of(const store::RoleGrantRow& grant) {
  if (grant.revoked_by) return GrantState::revoked;
  return grant.confirmed_by ? GrantState::standing : GrantState::asked;
}

Result<std::vector<AccountLine>> lines(store::Reader& reader, const std::string& words,
                                       AccountId after, std::int64_t limit) {
  TRY(const std::vector<store::ListedAccount> accounts,
      store::list_accounts(reader, words, after, limit));
  std::vector<AccountLine> list;
  if (accounts.empty()) return list;
  TRY(const std::vector<store::RoleGrantRow> grants,
      store::grants_between(reader, accounts.front().id, accounts.back().id));
  auto grant = grants.begin();
  for (const store::ListedAccount& account : accounts) {
    AccountLine line{account.id,
                     account.login,
                     account.name,
                     account.organisation,
                     account.organisation_name,
                     account.state,
                     account.expires_on,
                     account.second_factor_set,
                     {}};
    for (; grant != grants.end() && grant->account_id == account.id; ++grant)
      line.grants.push_back({grant->id, grant->role, grant->unit, grant->place, state_of(*grant)});
    list.push_back(std::move(line));
  }
  return list;
}

}  // namespace

Result<wire::Page<AccountLine>> list_accounts(Desk& desk, const Actor& actor,
                                              const AccountQuery& query) {
  TRY_VOID(desk.authority.check("list_accounts", actor,
                                {actor.scope.unit, actor.scope.town, actor.scope.village}));
  if (query.limit < 1 || query.limit > kPageMax)
    return fail(
        bad_input("limit_out_of_range").with("maximum", std::to_string(kPageMax)).at("limit"));
  const std::string words = query.q.value_or(std::string());
  return desk.database.read_value<wire::Page<AccountLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<AccountLine>> {
        wire::Page<AccountLine> page;
        TRY(page.items, lines(reader, words, query.after.value_or(AccountId{}), query.limit + 1));
        TRY(page.total, store::count_named_accounts(reader, words));
        if (static_cast<std::int64_t>(page.items.size()) > query.limit) {
          page.items.pop_back();
          page.next = to_text(page.items.back().id);
        }
        return page;
      });
}

Result<wire::Page<OrganisationLine>> list_organisations(Desk& desk, const Actor& actor,
                                                        const OrganisationQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_organisations"));
  TRY_VOID(check_limit(query.limit));
  const std::string words = query.q.value_or(std::string());
  return desk.database.read_value<wire::Page<OrganisationLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<OrganisationLine>> {
        TRY(const std::vector<store::OrganisationRow> rows,
            store::list_organisations(reader, words, query.after.value_or(OrganisationId{}),
                                      query.limit + 1));
        TRY(const std::int64_t total, store::count_organisations(reader, words));
        return page_from<OrganisationLine>(
            rows, query.limit, total,
            [](const store::OrganisationRow& row) {
              return OrganisationLine{row.id,    row.kind,          row.name,       row.unit,
                                      row.place, row.second_factor, row.department, row.version};
            },
            [](const OrganisationLine& line) { return to_text(line.id); });
      });
}

Result<std::vector<AccountLine>> all_accounts(store::Database& database) {
  return database.read_value<std::vector<AccountLine>>(
      [](store::Reader& reader) { return lines(reader, {}, AccountId{}, INT64_MAX); });
}

}  // namespace yigang::usecase
