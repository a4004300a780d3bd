// 第三方机构协助管理 (LZ-2022-4 二(三)/10): the county records the contract; accounts of the agency
// end with it at the latest, and on a day without a contract nobody of the agency signs in.
#pragma once

#include "store/access_queries.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

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

// `agency_needs_end`, `agency_without_contract`, `agency_beyond_contract`; nothing for others.
[[nodiscard]] Result<> check_agency_end(Work& work, const store::OrganisationRow& organisation,
                                        const std::optional<Date>& expires_on);

}  // namespace yigang::usecase
