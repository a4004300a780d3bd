// Organisations, accounts and roles: the administrators' work.
#include "http/verb_route.h"
#include "usecase/account_reads.h"
#include "usecase/account_verbs.h"
#include "usecase/agency_contract.h"
#include "usecase/agency_reads.h"
#include "usecase/note_export.h"
#include "usecase/reset_factor.h"

namespace yigang::http {

namespace {

Result<wire::Page<usecase::AccountLine>> accounts(Call& call, const usecase::AccountQuery& query) {
  return usecase::list_accounts(call.app->desk(), actor_of(call), query);
}

Result<wire::Page<usecase::ContractLine>> contracts(Call& call,
                                                    const store::AgencyContractFilter& filter) {
  return usecase::list_agency_contracts(call.app->desk(), actor_of(call), filter);
}
Result<wire::Page<usecase::AgencyLine>> agencies(Call& call, const store::AgencyFilter& query) {
  return usecase::list_agencies(call.app->desk(), actor_of(call), query);
}
Result<wire::Page<usecase::OrganisationLine>> organisations(
    Call& call, const usecase::OrganisationQuery& query) {
  return usecase::list_organisations(call.app->desk(), actor_of(call), query);
}

}  // namespace

void add_account_routes(std::vector<Route>& routes) {
  routes.push_back(verb_route<usecase::CreateOrganisation>("/api/v1/organisations"));
  routes.push_back(get<usecase::OrganisationQuery, wire::Page<usecase::OrganisationLine>>(
      "/api/v1/organisations", "list_organisations", &organisations));
  routes.push_back(verb_route<usecase::SetDepartment>("/api/v1/organisations/{id}/department"));
  routes.push_back(verb_route<usecase::NoteExport>("/api/v1/exports"));
  routes.push_back(verb_route<usecase::RecordAgencyContract>("/api/v1/agency-contracts"));
  routes.push_back(verb_route<usecase::EndAgencyContract>("/api/v1/agency-contracts/{id}/end"));
  routes.push_back(get<store::AgencyContractFilter, wire::Page<usecase::ContractLine>>(
      "/api/v1/agency-contracts", "list_agency_contracts", &contracts));
  routes.push_back(get<store::AgencyFilter, wire::Page<usecase::AgencyLine>>(
      "/api/v1/agencies", "list_agencies", &agencies));
  routes.push_back(verb_route<usecase::CreateAccount>("/api/v1/accounts"));
  routes.push_back(get<usecase::AccountQuery, wire::Page<usecase::AccountLine>>(
      "/api/v1/accounts", "list_accounts", &accounts));
  routes.push_back(verb_route<usecase::CloseAccount>("/api/v1/accounts/{id}/close"));
  routes.push_back(verb_route<usecase::TieAccount>("/api/v1/accounts/{id}/person"));
  routes.push_back(
      verb_route<usecase::ResetSecondFactor>("/api/v1/accounts/{account}/second-factor/reset"));
  routes.push_back(verb_route<usecase::ConfirmReset>("/api/v1/second-factor-resets/{id}/confirm"));
  routes.push_back(verb_route<usecase::AskRole>("/api/v1/accounts/{account}/roles"));
  routes.push_back(verb_route<usecase::ConfirmRole>("/api/v1/roles/{id}/confirm"));
  routes.push_back(verb_route<usecase::RevokeRole>("/api/v1/roles/{id}/revoke"));
}

}  // namespace yigang::http
