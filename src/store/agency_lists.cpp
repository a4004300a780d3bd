#include "store/agency_lists.h"

#include "store/list_page.h"

namespace yigang::store {

namespace {

// ?1 the scope's unit, ?2 the unit that is asked for, ?3 the organisation, ?4 the day, ?5 whether
// it runs on it (-1: either).
constexpr std::string_view kFrom =
    " FROM agency_contract c JOIN organisation o ON o.id = c.organisation_id WHERE (?1 = 371500 OR "
    "c.unit = ?1) AND (?2 = 0 OR c.unit = ?2) AND (?3 = 0 OR c.organisation_id = ?3) AND (?5 = -1 "
    "OR (?5 = 1) = (c.from_day <= ?4 AND c.until_day >= ?4))";

Args args_of(const ListScope& scope, const AgencyContractFilter& filter,
             std::optional<OrganisationId> of, Date today) {
  return args(scope.unit, filter.unit.value_or(UnitCode{}), of.value_or(OrganisationId{}), today,
              filter.running ? std::int64_t(*filter.running) : std::int64_t(-1));
}

// ?1 the scope's unit, ?2 the unit that is asked for, ?3 the organisation, ?4 words of the name.
constexpr std::string_view kAgencies =
    " FROM organisation WHERE kind = 'agency' AND (?1 = 371500 OR unit = ?1) AND (?2 = 0 OR unit = "
    "?2) AND (?3 = 0 OR id = ?3) AND LOWER(name) LIKE ?4 ESCAPE '!'";

Args agency_args(const ListScope& scope, const AgencyFilter& filter,
                 std::optional<OrganisationId> of) {
  return args(scope.unit, filter.unit.value_or(UnitCode{}), of.value_or(OrganisationId{}),
              containing(filter.q));
}

}  // namespace

Result<std::vector<ListedAgencyContract>> list_agency_contracts(Reader& reader,
                                                                const ListScope& scope,
                                                                const AgencyContractFilter& filter,
                                                                std::optional<OrganisationId> of,
                                                                Date today) {
  Args arguments = args_of(scope, filter, of, today);
  arguments.add(filter.after.value_or(AgencyContractId{})).add(filter.limit);
  const std::size_t own = columns_of<AgencyContractRow>().size();
  std::vector<ListedAgencyContract> rows;
  TRY_VOID(reader.each("SELECT " + column_list<AgencyContractRow>("c.") + ", o.name" +
                           std::string(kFrom) + " AND c.id > ?6 ORDER BY c.id LIMIT ?7",
                       arguments, [&](const Row& row) -> Result<> {
                         rows.push_back(
                             {read_row<AgencyContractRow>(row), row.get<std::string>(own)});
                         return {};
                       }));
  return rows;
}

Result<std::int64_t> count_agency_contracts(Reader& reader, const ListScope& scope,
                                            const AgencyContractFilter& filter,
                                            std::optional<OrganisationId> of, Date today) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*)" + std::string(kFrom), args_of(scope, filter, of, today)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<AgencyPlaceRow>> agency_places(Reader& reader, OrganisationId organisation) {
  std::vector<AgencyPlaceRow> places;
  TRY_VOID(
      reader.each("SELECT DISTINCT g.unit, COALESCE(g.place, 0) AS place FROM role_grant g JOIN "
                  "account a ON a.id = g.account_id WHERE a.organisation_id = ?1 AND a.state = "
                  "'active' AND g.role = 'AGENCY' AND g.confirmed_by IS NOT NULL AND g.revoked_by "
                  "IS NULL ORDER BY g.unit, place",
                  args(organisation), [&](const Row& row) -> Result<> {
                    places.push_back({row.get<UnitCode>(0), row.get<PlaceCode>(1)});
                    return {};
                  }));
  return places;
}

Result<std::vector<AgencyRow>> list_agencies(Reader& reader, const ListScope& scope,
                                             const AgencyFilter& filter,
                                             std::optional<OrganisationId> of) {
  Args arguments = agency_args(scope, filter, of);
  arguments.add(filter.after.value_or(OrganisationId{})).add(filter.limit);
  std::vector<AgencyRow> rows;
  TRY_VOID(reader.each(
      "SELECT id, unit, name" + std::string(kAgencies) + " AND id > ?5 ORDER BY id LIMIT ?6",
      arguments, [&](const Row& row) -> Result<> {
        rows.push_back({row.get<OrganisationId>(0), row.get<UnitCode>(1), row.get<std::string>(2)});
        return {};
      }));
  return rows;
}

Result<std::int64_t> count_agencies(Reader& reader, const ListScope& scope,
                                    const AgencyFilter& filter, std::optional<OrganisationId> of) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*)" + std::string(kAgencies), agency_args(scope, filter, of)));
  return row->get<std::int64_t>(0);
}

}  // namespace yigang::store
