// Contracts of agencies with whose they are, the agencies that one can be made with, and the places
// in which the accounts of an agency work. The scope is a mandatory argument of the lists. Reads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/access_queries.h"
#include "store/list_queries.h"

namespace yigang::store {

struct AgencyContractFilter {
  std::optional<UnitCode> unit;
  std::optional<bool> running;  // on the day of the reading, or not
  std::optional<AgencyContractId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(AgencyContractFilter, (), (unit, running, after, limit))
struct ListedAgencyContract {
  AgencyContractRow contract;
  std::string organisation_name;
};
// `of`: of this organisation alone.
[[nodiscard]] Result<std::vector<ListedAgencyContract>> list_agency_contracts(
    Reader& reader, const ListScope& scope, const AgencyContractFilter& filter,
    std::optional<OrganisationId> of, Date today);
[[nodiscard]] Result<std::int64_t> count_agency_contracts(Reader& reader, const ListScope& scope,
                                                          const AgencyContractFilter& filter,
                                                          std::optional<OrganisationId> of,
                                                          Date today);

// Where open accounts of the organisation stand as AGENCY; without a place: in the whole unit.
struct AgencyPlaceRow {
  UnitCode unit;
  PlaceCode place;
};
[[nodiscard]] Result<std::vector<AgencyPlaceRow>> agency_places(Reader& reader,
                                                                OrganisationId organisation);

struct AgencyRow {
  OrganisationId id;
  UnitCode unit;
  std::string name;
};
struct AgencyFilter {
  std::optional<UnitCode> unit;
  std::optional<std::string> q;  // in its name
  std::optional<OrganisationId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(AgencyFilter, (), (unit, q, after, limit))
// `of`: this organisation alone.
[[nodiscard]] Result<std::vector<AgencyRow>> list_agencies(Reader& reader, const ListScope& scope,
                                                           const AgencyFilter& filter,
                                                           std::optional<OrganisationId> of);
[[nodiscard]] Result<std::int64_t> count_agencies(Reader& reader, const ListScope& scope,
                                                  const AgencyFilter& filter,
                                                  std::optional<OrganisationId> of);

}  // namespace yigang::store
