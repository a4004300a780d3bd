#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/account_verbs.h"
#include "usecase/agency_contract.h"
#include "usecase/grants.h"
#include "usecase/passwords.h"
#include "usecase/places.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

// Accounts and grants are reference rows: they lie at the city, where the three administrators sit.
Result<Location> at_city() {
  return Location{};
}

// The place must lie inside the unit; the city has none.
Result<> check_place(const Work& work, UnitCode unit, const std::optional<PlaceCode>& place) {
  if (!unit.is_city() && work.areas().unit(unit) == nullptr)
    return fail(bad_input("unknown_unit").with("unit", to_text(unit)).at("unit"));
  if (!place) return {};
  const auto found = work.areas().unit_of_town(*place);
  const bool known = !place->is_village() || work.areas().village(*place) != nullptr;
  if (!found || *found != unit || !known) return fail(bad_input("bad_place_code").at("place"));
  return {};
}

// Off only in the demo (reliability.md §5.1: two factors where it matters).
Result<> check_factor(Work& work, store::SecondFactor factor) {
  if (factor != store::SecondFactor::off) return {};
  TRY(const bool demo, store::is_demo(work.tx));
  if (!demo) return fail(refused("second_factor_off_demo_only").at("second_factor"));
  return {};
}

// LZ-2022-4 二(一)/11: what a department may hand in follows from which one it is.
Result<> check_department(const Work& work, store::OrganisationKind kind,
                          const std::optional<std::string>& department) {
  if (!department) return {};
  if (kind != store::OrganisationKind::department)
    return fail(bad_input("no_department").at("department"));
  if (!work.law().registers().knows(*department))
    return fail(bad_input("unknown_department")
                    .with("departments", work.law().registers().departments())
                    .at("department"));
  return {};
}

bool login_is_plain(std::string_view login) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
  };
  return login.size() >= 3 && login.size() <= 40 && std::all_of(login.begin(), login.end(), plain);
}

Result<store::AccountRow> account_of(store::Reader& reader, AccountId id) {
  TRY(std::optional<store::AccountRow> row, store::account_by_id(reader, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

// Does the role belong to the account's organisation, to its level, and to what the account is
// already? Asked again when it is confirmed, since other roles may have been confirmed since.
Result<> check_role(const Work& work, const store::AccountRow& account, Role role, UnitCode unit,
                    const std::optional<PlaceCode>& place) {
  const RoleRules& rules = work.desk.authority.roles();
  TRY(const std::optional<store::OrganisationRow> organisation,
      store::organisation_by_id(work.tx, account.organisation_id));
  CHECK(organisation.has_value());
  TRY_VOID(rules.check(role, *organisation, unit, place));
  TRY(const std::vector<store::RoleGrantRow> standing, store::standing_grants(work.tx, account.id));
  return rules.check_beside(role, standing);
}

Result<store::RoleGrantRow> grant_of(store::Reader& reader, GrantId id) {
  TRY(std::optional<store::RoleGrantRow> row, store::grant_by_id(reader, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

}  // namespace

Result<Location> locate(store::Reader&, const law::Areas&, const CreateOrganisation&) {
  return at_city();
}

Result<Changed<OrganisationId>> act(Work& work, const Grant<CreateOrganisation>&,
                                    const CreateOrganisation& command) {
  TRY_VOID(require_text(command.name, "name"));
  TRY_VOID(limit_text(command.name, 100, "name"));
  TRY_VOID(check_place(work, command.unit, command.place));
  TRY_VOID(check_factor(work, command.second_factor));
  TRY_VOID(check_department(work, command.kind, command.department));
  const store::OrganisationRow row{work.make_id<OrganisationId>(kCity),
                                   command.kind,
                                   command.name,
                                   command.unit,
                                   command.place,
                                   command.second_factor,
                                   1,
                                   command.department};
  TRY_VOID(store::insert(work.tx, row));
  work.note({kCity, "organisation", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<OrganisationId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas&, const SetDepartment& command) {
  TRY(const std::optional<store::OrganisationRow> row,
      store::organisation_by_id(reader, command.id));
  if (!row) return fail(not_found("not_found"));
  return at_city();
}

Result<Changed<OrganisationId>> act(Work& work, const Grant<SetDepartment>&,
                                    const SetDepartment& command) {
  TRY(std::optional<store::OrganisationRow> row, store::organisation_by_id(work.tx, command.id));
  TRY_VOID(check_department(work, row->kind, command.department));
  const std::string before = row->department.value_or("");
  row->department = command.department;
  TRY_VOID(store::save(work.tx, *row));
  work.note(
      {kCity, "organisation", row->id.value(), before, command.department.value_or("-"), "", ""});
  return Changed<OrganisationId>{row->id, row->version};
}

Result<Location> locate(store::Reader&, const law::Areas&, const CreateAccount&) {
  return at_city();
}

Result<AccountCreated> act(Work& work, const Grant<CreateAccount>&, const CreateAccount& command) {
  if (!login_is_plain(command.login)) return fail(bad_input("login_shape").at("login"));
  TRY_VOID(require_text(command.name, "name"));
  TRY_VOID(limit_text(command.name, 60, "name"));
  TRY(const std::optional<store::OrganisationRow> organisation,
      store::organisation_by_id(work.tx, command.organisation));
  if (!organisation) return fail(not_found("not_found").at("organisation"));
  // LZ-2022-4 二(三): an agency's account ends with its contract.
  TRY_VOID(check_agency_end(work, *organisation, command.expires_on));
  TRY(const std::optional<store::AccountRow> known,
      store::account_by_login(work.tx, command.login));
  if (known) return fail(conflict("login_taken").at("login"));
  const std::string password = new_password(work.desk.random);
  store::AccountRow row;
  row.id = work.make_id<AccountId>(kCity);
  row.login = command.login;
  row.name = command.name;
  row.organisation_id = command.organisation;
  TRY(row.password_hash, work.desk.passwords.hash(password));
  row.expires_on = command.expires_on;
  row.state = store::AccountState::active;
  row.must_change_password = true;
  row.version = 1;
  TRY_VOID(store::insert(work.tx, row));
  work.note(
      {kCity, "account", row.id.value(), "", to_text(row.organisation_id), "", command.login});
  return AccountCreated{row.id, password};
}

Result<Location> locate(store::Reader& reader, const law::Areas&, const CloseAccount& command) {
  TRY_VOID(account_of(reader, command.id));
  return at_city();
}

Result<Changed<AccountId>> act(Work& work, const Grant<CloseAccount>& grant,
                               const CloseAccount& command) {
  TRY(store::AccountRow row, account_of(work.tx, command.id));
  if (grant.actor().is(row.id)) return fail(forbidden("own_case"));
  row.state = store::AccountState::closed;
  TRY_VOID(store::save(work.tx, row));
  TRY_VOID(store::end_sessions_of(work.tx, row.id));
  work.note({kCity, "account", row.id.value(), "active", "closed", "", ""});
  return Changed<AccountId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas&, const AskRole& command) {
  TRY_VOID(account_of(reader, command.account));
  return at_city();
}

Result<Changed<GrantId>> act(Work& work, const Grant<AskRole>& grant, const AskRole& command) {
  TRY_VOID(check_place(work, command.unit, command.place));
  if (grant.actor().is(command.account)) return fail(forbidden("own_case"));
  TRY(const store::AccountRow account, account_of(work.tx, command.account));
  TRY_VOID(check_role(work, account, command.role, command.unit, command.place));
  store::RoleGrantRow row;
  row.id = work.make_id<GrantId>(kCity);
  row.account_id = command.account;
  row.role = command.role;
  row.unit = command.unit;
  row.place = command.place;
  row.asked_by = grant.actor().account;
  row.version = 1;
  row.seal = seal_of_grant(work.desk, row);
  TRY_VOID(store::insert(work.tx, row));
  work.note({kCity, "role_grant", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<GrantId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas&, const ConfirmRole& command) {
  TRY_VOID(grant_of(reader, command.id));
  return at_city();
}

Result<Changed<GrantId>> act(Work& work, const Grant<ConfirmRole>& grant,
                             const ConfirmRole& command) {
  TRY(store::RoleGrantRow row, grant_of(work.tx, command.id));
  if (row.confirmed_by || row.revoked_by) return fail(conflict("confirmed_before"));
  TRY_VOID(require_other_person(grant.actor(), row.asked_by, "ask_role"));
  if (grant.actor().is(row.account_id)) return fail(forbidden("own_case"));
  if (!grant_is_whole(work.desk, row)) return fail(failure("grant_tampered"));
  TRY(const store::AccountRow account, account_of(work.tx, row.account_id));
  TRY_VOID(check_role(work, account, row.role, row.unit, row.place));
  row.confirmed_by = grant.actor().account;
  row.seal = seal_of_grant(work.desk, row);
  TRY_VOID(store::save(work.tx, row));
  work.note({kCity, "role_grant", row.id.value(), "asked", "confirmed", "", ""});
  return Changed<GrantId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas&, const RevokeRole& command) {
  TRY_VOID(grant_of(reader, command.id));
  return at_city();
}

Result<Changed<GrantId>> act(Work& work, const Grant<RevokeRole>& grant,
                             const RevokeRole& command) {
  TRY(store::RoleGrantRow row, grant_of(work.tx, command.id));
  if (row.revoked_by) return fail(conflict("revoked_before"));
  row.revoked_by = grant.actor().account;
  row.seal = seal_of_grant(work.desk, row);
  TRY_VOID(store::save(work.tx, row));
  TRY_VOID(store::end_sessions_of(work.tx, row.account_id));
  work.note({kCity, "role_grant", row.id.value(), "confirmed", "revoked", "", ""});
  return Changed<GrantId>{row.id, row.version};
}

}  // namespace yigang::usecase
