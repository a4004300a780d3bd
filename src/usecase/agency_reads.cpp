#include "usecase/agency_reads.h"

#include <algorithm>

#include "store/account_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kVerb = "list_agency_contracts";

// Whose contracts the actor sees: an agency its own, nothing: all of the scope.
Result<std::optional<OrganisationId>> own_agency(const Desk& desk, store::Reader& reader,
                                                 const Actor& actor) {
  if (desk.authority.reach(kVerb, actor.role) != "contract") return std::optional<OrganisationId>();
  TRY(const std::optional<store::AccountRow> account,
      store::select_one<store::AccountRow>(reader, "id = ?1", store::args(actor.account)));
  if (!account) return fail(not_found("not_found"));
  return std::optional(account->organisation_id);
}

ContractState state_of(const store::AgencyContractRow& row, Date today) {
  if (today < row.from_day) return ContractState::upcoming;
  return today > row.until_day ? ContractState::over : ContractState::running;
}

Result<ContractLine> line_of(store::Reader& reader, const store::ListedAgencyContract& listed,
                             Date today) {
  const store::AgencyContractRow& row = listed.contract;
  ContractLine line{row.id,
                    row.unit,
                    row.organisation_id,
                    listed.organisation_name,
                    row.from_day,
                    row.until_day,
                    row.agreed_until,
                    0,
                    state_of(row, today),
                    row.document,
                    row.services,
                    row.fee_fen,
                    row.end_reason,
                    {},
                    row.version};
  if (line.state != ContractState::over)
    line.days_left = days_between(std::max(today, row.from_day), row.until_day) + 1;
  TRY(const std::vector<store::AgencyPlaceRow> places,
      store::agency_places(reader, row.organisation_id));
  for (const store::AgencyPlaceRow& one : places)
    line.places.push_back({one.unit, one.place.empty() ? std::nullopt : std::optional(one.place)});
  return line;
}

}  // namespace

Result<wire::Page<ContractLine>> list_agency_contracts(Desk& desk, const Actor& actor,
                                                       const store::AgencyContractFilter& filter) {
  TRY_VOID(desk.authority.check(kVerb, actor, own_location(actor)));
  TRY_VOID(check_limit(filter.limit));
  const store::ListScope scope = list_scope(actor);
  store::AgencyContractFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<wire::Page<ContractLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<ContractLine>> {
        TRY(const Date today, store::business_day(reader, desk.clock));
        TRY(const std::optional<OrganisationId> of, own_agency(desk, reader, actor));
        TRY(const auto rows, store::list_agency_contracts(reader, scope, one_more, of, today));
        TRY(const std::int64_t total,
            store::count_agency_contracts(reader, scope, filter, of, today));
        return page_from<ContractLine>(
            rows, filter.limit, total,
            [&](const store::ListedAgencyContract& row) { return line_of(reader, row, today); },
            [](const ContractLine& line) { return to_text(line.id); });
      });
}

Result<wire::Page<AgencyLine>> list_agencies(Desk& desk, const Actor& actor,
                                             const store::AgencyFilter& filter) {
  TRY_VOID(desk.authority.check("list_agencies", actor, own_location(actor)));
  TRY_VOID(check_limit(filter.limit));
  const store::ListScope scope = list_scope(actor);
  store::AgencyFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<wire::Page<AgencyLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<AgencyLine>> {
        TRY(const std::optional<OrganisationId> own, own_agency(desk, reader, actor));
        TRY(const auto rows, store::list_agencies(reader, scope, one_more, own));
        TRY(const std::int64_t total, store::count_agencies(reader, scope, filter, own));
        return page_from<AgencyLine>(
            rows, filter.limit, total,
            [](const store::AgencyRow& row) { return AgencyLine{row.id, row.unit, row.name}; },
            [](const AgencyLine& line) { return to_text(line.id); });
      });
}

}  // namespace yigang::usecase
