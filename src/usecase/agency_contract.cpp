#include "usecase/agency_contract.h"

#include "store/account_queries.h"
#include "store/described_row.h"
#include "usecase/places.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const RecordAgencyContract& command) {
  TRY(const std::optional<store::OrganisationRow> organisation,
      store::organisation_by_id(reader, command.organisation));
  if (!organisation) return fail(not_found("not_found"));
  if (organisation->unit.is_city()) return Location{};
  return location_of_unit(areas, organisation->unit);
}

Result<Changed<AgencyContractId>> act(Work& work, const Grant<RecordAgencyContract>& grant,
                                      const RecordAgencyContract& command) {
  TRY_VOID(require_text(command.document, "document"));
  TRY_VOID(limit_text(command.document, 200, "document"));
  TRY_VOID(limit_text(command.services, 500, "services"));
  if (command.until_day < command.from_day)
    return fail(bad_input("period_reversed").at("until_day"));
  if (command.fee_fen && command.fee_fen->is_negative())
    return fail(bad_input("bad_money").at("fee"));
  TRY(const std::optional<store::OrganisationRow> organisation,
      store::organisation_by_id(work.tx, command.organisation));
  if (organisation->kind != store::OrganisationKind::agency)
    return fail(bad_input("not_an_agency").at("organisation"));
  const store::AgencyContractRow row{
      organisation->unit,   work.make_id<AgencyContractId>(organisation->unit),
      organisation->id,     command.from_day,
      command.until_day,    command.document,
      command.services,     command.fee_fen,
      grant.actor().account};
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "agency_contract", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<AgencyContractId>{row.id, 1};
}

Result<> check_agency_end(Work& work, const store::OrganisationRow& organisation,
                          const std::optional<Date>& expires_on) {
  if (organisation.kind != store::OrganisationKind::agency) return {};
  if (!expires_on) return fail(refused("agency_needs_end").by("LZ-2022-4 二(三)").at("expires_on"));
  TRY(const std::optional<Date> end, store::contract_end(work.tx, organisation.id, work.today));
  if (!end)
    return fail(refused("agency_without_contract").by("LZ-2022-4 二(三)").at("organisation"));
  if (*expires_on > *end)
    return fail(refused("agency_beyond_contract")
                    .with("until_day", to_text(*end))
                    .by("LZ-2022-4 二(三)")
                    .at("expires_on"));
  return {};
}

}  // namespace yigang::usecase
