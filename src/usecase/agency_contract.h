// 第三方机构协助管理 (LZ-2022-4 二(三)/10): the county records the contract; accounts of the agency
// end with it at the latest, and on a day without a contract nobody of the agency signs in.
#pragma once

#include "store/access_queries.h"
#include "usecase/answers.h"
#include "usecase/version_check.h"
#include "usecase/work.h"

namespace yigang::usecase {

// Ended by who has seen it as it stands.
template <>
inline constexpr std::string_view kVersionedTable<AgencyContractId> = "agency_contract";

struct RecordAgencyContract {
  static constexpr std::string_view kVerb = "record_agency_contract";
  using Answer = Changed<AgencyContractId>;
  OrganisationId organisation;
  Date from_day;
  Date until_day;
  std::string document;
  std::string services;
  std::optional<Fen> fee_fen;
};
BOOST_DESCRIBE_STRUCT(RecordAgencyContract, (),
                      (organisation, from_day, until_day, document, services, fee_fen))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const RecordAgencyContract&);
[[nodiscard]] Result<Changed<AgencyContractId>> act(Work&, const Grant<RecordAgencyContract>&,
                                                    const RecordAgencyContract&);

// Ends it before its last day, which stays written: from the day after `last_day` on nobody of the
// agency signs in or goes on with a session. `contract_ended_before`, `contract_end_not_earlier`,
// `contract_end_past`: what was done under it stays done.
struct EndAgencyContract {
  static constexpr std::string_view kVerb = "end_agency_contract";
  using Answer = Changed<AgencyContractId>;
  AgencyContractId id;
  Date last_day;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndAgencyContract, (), (id, last_day, reason))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const EndAgencyContract&);
[[nodiscard]] Result<Changed<AgencyContractId>> act(Work&, const Grant<EndAgencyContract>&,
                                                    const EndAgencyContract&);

// `agency_needs_end`, `agency_without_contract`, `agency_beyond_contract`; nothing for others.
[[nodiscard]] Result<> check_agency_end(Work& work, const store::OrganisationRow& organisation,
                                        const std::optional<Date>& expires_on);

}  // namespace yigang::usecase
