#include "demo/cast.h"

#include "store/described_row.h"
#include "store/system_rows.h"
#include "usecase/grants.h"

namespace yigang::demo {

namespace {

using usecase::Actor;

store::OrganisationKind kind_of(Role role, UnitCode unit) {
  using Kind = store::OrganisationKind;
  switch (role) {
    case Role::TOWN:
      return Kind::town;
    case Role::VILL:
      return Kind::village;
    case Role::CNTY_FIN:
      return Kind::finance;
    case Role::BANK:
      return Kind::bank;
    case Role::DEPT:
      return Kind::department;
    default:
      return unit.is_city() ? Kind::city : Kind::unit;
  }
}

}  // namespace

Result<Actor> Cast::member(Role role, const std::string& login, const std::string& name,
                           UnitCode unit, std::optional<PlaceCode> place,
                           std::optional<std::string> department) {
  const store::OrganisationRow organisation{desk_.ids.make<OrganisationId>(0),
                                            kind_of(role, unit),
                                            name,
                                            unit,
                                            place,
                                            store::SecondFactor::off,
                                            1,
                                            std::move(department)};
  TRY_VOID(store::insert(writer_, organisation));
  store::AccountRow account;
  account.id = desk_.ids.make<AccountId>(0);
  account.login = login;
  account.name = name;
  account.organisation_id = organisation.id;
  account.state = store::AccountState::active;
  account.version = 1;
  TRY_VOID(store::insert(writer_, account));
  store::RoleGrantRow grant;
  grant.id = desk_.ids.make<GrantId>(0);
  grant.account_id = account.id;
  grant.role = role;
  grant.unit = unit;
  grant.place = place;
  grant.asked_by = AccountId(0);
  grant.confirmed_by = account.id;
  grant.version = 1;
  grant.seal = usecase::seal_of_grant(desk_, grant);
  TRY_VOID(store::insert(writer_, grant));
  return Actor{account.id,      grant.id,     role, usecase::scope_of(grant),
               organisation.id, std::nullopt, true};
}

Result<CityCast> Cast::city() {
  TRY(Actor planner, member(Role::CITY_HR, "cast-city", "市人社局计划科", kCity, {}));
  return CityCast{std::move(planner)};
}

Result<UnitCast> Cast::unit(const law::Unit& unit) {
  const std::string login = "cast-" + to_text(unit.code) + "-";
  UnitCast cast;
  TRY(cast.developer,
      member(Role::CNTY_HR, login + "develop", unit.name + "人社局岗位开发", unit.code, {}));
  TRY(cast.approver,
      member(Role::CNTY_HR, login + "approve", unit.name + "人社局审批", unit.code, {}));
  TRY(cast.runner, member(Role::CNTY_HR, login + "run", unit.name + "人社局结算", unit.code, {}));
  TRY(cast.locker, member(Role::CNTY_HR, login + "lock", unit.name + "人社局复核", unit.code, {}));
  TRY(cast.payer, member(Role::CNTY_HR, login + "pay", unit.name + "人社局发放", unit.code, {}));
  TRY(cast.treasurer,
      member(Role::CNTY_FIN, login + "release", unit.name + "财政局", unit.code, {}));
  TRY(cast.bank, member(Role::BANK, login + "bank", unit.name + "代发银行", unit.code, {}));
  TRY(cast.recogniser, member(Role::DEPT, login + "department", unit.name + "公共就业服务中心",
                              unit.code, {}, "公共就业服务机构"));
  for (const auto& [owner, suffix] :
       {std::pair("乡村振兴局", "villages"), std::pair("民政局", "civil-affairs"),
        std::pair("残联", "disabled-persons")}) {
    TRY(const Actor actor,
        member(Role::DEPT, login + suffix, unit.name + owner, unit.code, {}, owner));
    cast.register_owners.emplace(owner, actor);
  }
  return cast;
}

Result<TownCast> Cast::town(const law::Town& town) {
  const std::string login = "cast-" + to_text(town.code) + "-";
  TownCast cast;
  TRY(cast.clerk, member(Role::TOWN, login + "clerk", town.name + "经办", town.unit, town.code));
  TRY(cast.publisher,
      member(Role::TOWN, login + "publish", town.name + "复核", town.unit, town.code));
  return cast;
}

Result<Actor> Cast::village(const law::Village& village, UnitCode unit) {
  return member(Role::VILL, "cast-" + to_text(village.code), village.name, unit, village.code);
}

}  // namespace yigang::demo
