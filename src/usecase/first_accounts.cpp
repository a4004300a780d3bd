#include "usecase/first_accounts.h"

#include <algorithm>
#include <limits>
#include <map>

#include "store/access_queries.h"
#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/journal_queries.h"
#include "store/register_lists.h"
#include "store/setting_queries.h"
#include "usecase/account_verbs.h"
#include "usecase/grants.h"
#include "usecase/key_mark.h"
#include "usecase/passwords.h"
#include "usecase/work.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

struct Wanted {
  std::string_view login;
  std::string_view name;
  Role role;
  UnitCode unit;
  std::optional<PlaceCode> place;
  store::OrganisationKind kind;
  std::string_view department = {};
  std::string organisation = {};  // where its name is not the account's
};

// Also the key of the entries: it happens once.
constexpr std::string_view kVerb = "make_first_accounts";
constexpr std::string_view kSeat = "seat_demo_accounts";
constexpr UnitCode kDemoUnit{371525};      // 冠县
constexpr PlaceCode kDemoTown{371525001};  // 清泉街道
constexpr PlaceCode kDemoVillage{371525001042};
constexpr UnitCode kOtherUnit{371522};  // 莘县
constexpr PlaceCode kOtherTown{371522001};
// The demo's agency works as long as the demo may show.
const Date kDemoContractFrom(2022, 1, 1);
const Date kDemoContractUntil(2199, 12, 31);

std::vector<Wanted> wanted_accounts(FirstAccounts kind) {
  using Kind = store::OrganisationKind;
  std::vector<Wanted> wanted{{"sysadm", "系统管理员", Role::SYSADM, kCity, {}, Kind::city},
                             {"secadm1", "安全管理员甲", Role::SECADM, kCity, {}, Kind::city},
                             {"secadm2", "安全管理员乙", Role::SECADM, kCity, {}, Kind::city}};
  if (kind == FirstAccounts::office) return wanted;
  const std::vector<Wanted> demo{
      {"city1", "市人社甲", Role::CITY_HR, kCity, {}, Kind::city},
      {"city2", "市人社乙", Role::CITY_HR, kCity, {}, Kind::city},
      {"cityfin1", "市财政甲", Role::CITY_FIN, kCity, {}, Kind::finance},
      {"cityfin2", "市财政乙", Role::CITY_FIN, kCity, {}, Kind::finance},
      {"county1", "县人社甲", Role::CNTY_HR, kDemoUnit, {}, Kind::unit},
      {"county2", "县人社乙", Role::CNTY_HR, kDemoUnit, {}, Kind::unit},
      {"fin1", "县财政甲", Role::CNTY_FIN, kDemoUnit, {}, Kind::finance},
      {"fin2", "县财政乙", Role::CNTY_FIN, kDemoUnit, {}, Kind::finance},
      {"town1", "街道甲", Role::TOWN, kDemoUnit, kDemoTown, Kind::town},
      {"town2", "街道乙", Role::TOWN, kDemoUnit, kDemoTown, Kind::town},
      {"village1", "村社区", Role::VILL, kDemoUnit, kDemoVillage, Kind::village},
      {"host1", "用人单位", Role::HOST, kDemoUnit, kDemoVillage, Kind::host},
      {"agency1", "第三方机构", Role::AGENCY, kDemoUnit, kDemoTown, Kind::agency},
      {"bank1", "银行", Role::BANK, kDemoUnit, {}, Kind::bank},
      {"audit1", "审计", Role::AUDIT, kCity, {}, Kind::auditor},
      {"dept1", "县乡村振兴局", Role::DEPT, kDemoUnit, {}, Kind::department, "乡村振兴局"},
      {"dept2", "县民政局", Role::DEPT, kDemoUnit, {}, Kind::department, "民政局"},
      {"dept3", "县残联", Role::DEPT, kDemoUnit, {}, Kind::department, "残联"},
      {"dept4",
       "县公共就业服务中心",
       Role::DEPT,
       kDemoUnit,
       {},
       Kind::department,
       "公共就业服务机构"},
      {"ins1", "保险机构", Role::INS, kDemoUnit, {}, Kind::insurer},
      {"prov1", "省人社", Role::PROV, kCity, {}, Kind::province},
      {"audadm", "审计管理员", Role::AUDADM, kCity, {}, Kind::city},
      {"othertown1", "外县乡镇", Role::TOWN, kOtherUnit, kOtherTown, Kind::town}};
  wanted.insert(wanted.end(), demo.begin(), demo.end());
  return wanted;
}

// The owner of the machine asks (0) and the program confirms (the account itself): nobody else
// exists yet.
Actor owner_of_the_machine() {
  Actor owner;
  owner.role = Role::SYSADM;
  return owner;
}

Result<> insert_contract(Work& work, const store::OrganisationRow& agency) {
  const store::AgencyContractRow row{
      agency.unit,        work.make_id<AgencyContractId>(agency.unit),
      agency.id,          kDemoContractFrom,
      kDemoContractUntil, "演示合同",
      "协助管理",         std::nullopt,
      work.actor.account};
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "agency_contract", row.id.value(), "", row.document, "", ""});
  return {};
}

Result<OrganisationId> insert_organisation(Work& work, const Wanted& wanted, FirstAccounts kind) {
  // Who makes accounts and gives roles never signs in by a password alone.
  const auto factor =
      kind == FirstAccounts::demo ? store::SecondFactor::off : store::SecondFactor::required;
  store::OrganisationRow row{
      work.make_id<OrganisationId>(kCity),
      wanted.kind,
      wanted.organisation.empty() ? std::string(wanted.name) : wanted.organisation,
      wanted.unit,
      wanted.place,
      factor,
      1};
  if (!wanted.department.empty()) row.department = std::string(wanted.department);
  TRY_VOID(store::insert(work.tx, row));
  const CreateOrganisation as_by_verb{row.kind,  row.name,          row.unit,
                                      row.place, row.second_factor, row.department};
  work.note({kCity, "organisation", row.id.value(), "", wire::to_json(as_by_verb), "", ""});
  if (row.kind == store::OrganisationKind::agency) TRY_VOID(insert_contract(work, row));
  return row.id;
}

Result<> insert_grant(Work& work, AccountId account, const Wanted& wanted) {
  store::RoleGrantRow row;
  row.id = work.make_id<GrantId>(kCity);
  row.account_id = account;
  row.role = wanted.role;
  row.unit = wanted.unit;
  row.place = wanted.place;
  row.asked_by = work.actor.account;
  row.confirmed_by = account;
  row.version = 1;
  row.seal = seal_of_grant(work.desk, row);
  TRY_VOID(store::insert(work.tx, row));
  const AskRole as_by_verb{account, row.role, row.unit, row.place};
  work.note({kCity, "role_grant", row.id.value(), "", wire::to_json(as_by_verb), "", ""});
  work.note({kCity, "role_grant", row.id.value(), "asked", "confirmed", "", ""});
  return {};
}

// Noted like what create_organisation, create_account, ask_role and confirm_role write.
Result<> insert_one(Work& work, const Wanted& wanted, const std::string& hash, FirstAccounts kind) {
  TRY(const OrganisationId organisation, insert_organisation(work, wanted, kind));
  store::AccountRow account;
  account.id = work.make_id<AccountId>(kCity);
  account.login = wanted.login;
  account.name = wanted.name;
  account.organisation_id = organisation;
  account.password_hash = hash;
  account.state = store::AccountState::active;
  account.must_change_password = kind == FirstAccounts::office;
  account.version = 1;
  TRY_VOID(store::insert(work.tx, account));
  work.note({kCity, "account", account.id.value(), "", to_text(organisation), "", account.login});
  return insert_grant(work, account.id, wanted);
}

// Where most people of the demo's town work, so that its village and host have something to do.
Result<PlaceCode> busiest_village(store::Reader& reader) {
  store::PlacementFilter filter;
  filter.ended = false;
  filter.limit = std::numeric_limits<std::int32_t>::max();
  TRY(const std::vector<store::ListedPlacement> rows,
      store::list_placements(reader, {kDemoUnit, kDemoTown, {}}, filter));
  std::map<PlaceCode, int> people;
  for (const store::ListedPlacement& row : rows)
    if (row.placement.village.is_village()) ++people[row.placement.village];
  const auto most =
      std::ranges::max_element(people, {}, [](const auto& one) { return one.second; });
  return most == people.end() ? kDemoVillage : most->first;
}

// The 用人单位 of that village, by whose name its account sees the people on its posts.
Result<std::string> host_there(store::Reader& reader, PlaceCode village) {
  TRY(const std::vector<store::HostRow> hosts,
      store::list_hosts(reader, {kDemoUnit, kDemoTown, village}, {}));
  return hosts.empty() ? std::string() : hosts.front().name;
}

Result<std::vector<Wanted>> accounts_for(Desk& desk, FirstAccounts kind) {
  std::vector<Wanted> wanted = wanted_accounts(kind);
  if (kind == FirstAccounts::office) return wanted;
  TRY(const PlaceCode village, desk.database.read_value<PlaceCode>(&busiest_village));
  TRY(const std::string host, desk.database.read_value<std::string>([&](store::Reader& reader) {
    return host_there(reader, village);
  }));
  for (Wanted& one : wanted) {
    if (one.place == kDemoVillage) one.place = village;
    if (one.kind == store::OrganisationKind::host) one.organisation = host;
  }
  return wanted;
}

}  // namespace

Result<std::vector<NewAccount>> make_first_accounts(Desk& desk, FirstAccounts kind) {
  TRY(const std::vector<Wanted> wanted, accounts_for(desk, kind));
  std::vector<NewAccount> made;
  std::vector<std::string> hashes;
  for (const Wanted& one : wanted) {
    made.push_back({std::string(one.login), new_password(desk.random), std::string(one.name),
                    one.role, one.unit, one.place});
    TRY(std::string hash, desk.passwords.hash(made.back().password));
    hashes.push_back(std::move(hash));
  }
  const Result<> written = desk.database.write([&](store::Writer& writer) -> Result<> {
    TRY_VOID(keep_key_mark(writer, desk.keys));
    TRY(const std::int64_t existing, store::count_accounts(writer));
    if (existing > 0) return fail(conflict("accounts_exist"));
    if (kind == FirstAccounts::demo) TRY_VOID(store::put_setting(writer, store::kDemoSetting, "1"));
    TRY(LawShelf::Edition law, desk.law.edition(writer));
    TRY(const Date today, store::business_day(writer, desk.clock));
    const Actor owner = owner_of_the_machine();
    Work work(desk, writer, owner, kVerb, kVerb, std::move(law), today);
    for (std::size_t i = 0; i < wanted.size(); ++i)
      TRY_VOID(insert_one(work, wanted[i], hashes[i], kind));
    return write_notes(work);
  });
  if (!written) return fail(written.error());
  return made;
}

namespace {

struct Seat {
  PlaceCode village;
  std::string host;
};
Result<Seat> seat_of_demo(store::Reader& reader) {
  TRY(const PlaceCode village, busiest_village(reader));
  TRY(std::string host, host_there(reader, village));
  return Seat{village, std::move(host)};
}

Result<> move_organisation(Work& work, OrganisationId id, const Seat& seat) {
  TRY(std::optional<store::OrganisationRow> row, store::organisation_by_id(work.tx, id));
  CHECK(row.has_value());
  row->place = seat.village;
  if (row->kind == store::OrganisationKind::host && !seat.host.empty()) row->name = seat.host;
  TRY_VOID(store::save(work.tx, *row));
  const CreateOrganisation as_by_verb{row->kind,  row->name,          row->unit,
                                      row->place, row->second_factor, row->department};
  work.note({kCity, "organisation", row->id.value(), "", wire::to_json(as_by_verb), "", ""});
  return {};
}

Result<> move_grant(Work& work, store::RoleGrantRow row, PlaceCode village) {
  row.place = village;
  row.seal = seal_of_grant(work.desk, row);
  TRY_VOID(store::save(work.tx, row));
  const AskRole as_by_verb{row.account_id, row.role, row.unit, row.place};
  work.note({kCity, "role_grant", row.id.value(), "", wire::to_json(as_by_verb), "", ""});
  return {};
}

Result<> move_account(Work& work, const NewAccount& account, const Seat& seat) {
  TRY(const std::optional<store::AccountRow> row, store::account_by_login(work.tx, account.login));
  CHECK(row.has_value());
  TRY_VOID(move_organisation(work, row->organisation_id, seat));
  TRY(const std::vector<store::RoleGrantRow> grants, store::standing_grants(work.tx, row->id));
  for (const store::RoleGrantRow& grant : grants) TRY_VOID(move_grant(work, grant, seat.village));
  return {};
}

bool sits_in_a_village(const NewAccount& account) {
  return account.place && account.place->is_village();
}

}  // namespace

Result<> seat_demo_accounts(Desk& desk, std::vector<NewAccount>& made) {
  TRY(const Seat seat, desk.database.read_value<Seat>(&seat_of_demo));
  TRY_VOID(desk.database.write([&](store::Writer& writer) -> Result<> {
    TRY(LawShelf::Edition law, desk.law.edition(writer));
    TRY(const Date today, store::business_day(writer, desk.clock));
    const Actor owner = owner_of_the_machine();
    Work work(desk, writer, owner, kVerb, kSeat, std::move(law), today);
    for (const NewAccount& account : made)
      if (sits_in_a_village(account)) TRY_VOID(move_account(work, account, seat));
    return write_notes(work);
  }));
  for (NewAccount& account : made)
    if (sits_in_a_village(account)) account.place = seat.village;
  return {};
}

}  // namespace yigang::usecase
