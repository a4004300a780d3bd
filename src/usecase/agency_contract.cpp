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

namespace {

Result<store::AgencyContractRow> contract_row(store::Reader& reader, const law::Areas& areas,
                                              AgencyContractId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::AgencyContractRow> row,
      store::find<store::AgencyContractRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const EndAgencyContract& command) {
  TRY(const store::AgencyContractRow row, contract_row(reader, areas, command.id));
  return location_of_unit(areas, row.unit);
}

// LZ-2022-4 二(三): 委托第三方人力资源服务机构 for as long as the contract, and no longer.
Result<Changed<AgencyContractId>> act(Work& work, const Grant<EndAgencyContract>& grant,
                                      const EndAgencyContract& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::AgencyContractRow row, contract_row(work.tx, work.areas(), command.id));
  if (row.ended_by)
    return fail(conflict("contract_ended_before").with("until_day", to_text(row.until_day)));
  if (command.last_day >= row.until_day)
    return fail(refused("contract_end_not_earlier")
                    .with("until_day", to_text(row.until_day))
                    .at("last_day"));
  if (command.last_day < work.today || command.last_day < row.from_day)
    return fail(refused("contract_end_past").at("last_day"));
  row.agreed_until = row.until_day;
  row.until_day = command.last_day;
  row.ended_by = grant.actor().account;
  row.end_reason = command.reason;
  TRY_VOID(store::save(work.tx, row));
  work.note({row.unit, "agency_contract", row.id.value(), to_text(*row.agreed_until),
             to_text(row.until_day), command.reason, ""});
  return Changed<AgencyContractId>{row.id, row.version};
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
