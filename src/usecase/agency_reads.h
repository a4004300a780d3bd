// 委托合同 (LZ-2022-4 二(三)/10) as they stand: the county's list, and for an agency its own ones
// alone. A contract says how many days are left of it; the places are those in which the accounts
// of the agency stand. Never changes anything.
#pragma once

#include "store/agency_lists.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

BOOST_DEFINE_FIXED_ENUM_CLASS(ContractState, std::uint8_t, upcoming, running, over)

struct ContractPlace {
  UnitCode unit;
  std::optional<PlaceCode> place;  // nothing: the whole unit
};
BOOST_DESCRIBE_STRUCT(ContractPlace, (), (unit, place))
struct ContractLine {
  AgencyContractId id;
  UnitCode unit;
  OrganisationId organisation;
  std::string organisation_name;
  Date from_day;
  Date until_day;
  std::optional<Date> agreed_until;  // of one that was ended before it
  std::int64_t days_left = 0;        // today is one of them; 0: over
  ContractState state{};
  std::string document;
  std::string services;
  std::optional<Fen> fee_fen;
  std::string end_reason;
  std::vector<ContractPlace> places;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ContractLine, (),
                      (id, unit, organisation, organisation_name, from_day, until_day, agreed_until,
                       days_left, state, document, services, fee_fen, end_reason, places, version))
[[nodiscard]] Result<wire::Page<ContractLine>> list_agency_contracts(
    Desk& desk, const Actor& actor, const store::AgencyContractFilter& filter);

// With whom a contract can be made.
struct AgencyLine {
  OrganisationId id;
  UnitCode unit;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(AgencyLine, (), (id, unit, name))
[[nodiscard]] Result<wire::Page<AgencyLine>> list_agencies(Desk& desk, const Actor& actor,
                                                           const store::AgencyFilter& filter);

}  // namespace yigang::usecase
