// Who may lock a month and when (domain.md §7.1, policy-rules.md "Notice and review"): where the
// office has switched pay_notice_gate on, only after the public pay list was out for its days; and
// one who approved a placement doesn't lock that month of the same town alone, nor one who left a
// row out of it by a hold, as a town is left out by two: a third person, who neither ran nor locks
// it and approved nobody there in that month, countersigns the run.
#pragma once

#include "store/month_rows.h"
#include "usecase/answers.h"
#include "usecase/work.h"

namespace yigang::usecase {

struct CountersignSettlement {
  static constexpr std::string_view kVerb = "countersign_settlement";
  using Answer = Changed<SettlementRunId>;
  SettlementRunId id;
  std::int64_t version = 0;  // of the run that was looked at
};
BOOST_DESCRIBE_STRUCT(CountersignSettlement, (), (id, version))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&,
                                      const CountersignSettlement&);
[[nodiscard]] Result<Changed<SettlementRunId>> act(Work&, const Grant<CountersignSettlement>&,
                                                   const CountersignSettlement&);

// `pay_notice_missing`, `pay_notice_not_over`; nothing while the gate is off.
[[nodiscard]] Result<> check_pay_notice(store::Reader& reader, const law::LawSnapshot& law,
                                        const store::SettlementRunRow& run, Date today);
// `approver_locks_alone`.
[[nodiscard]] Result<> check_not_alone(store::Reader& reader, const store::SettlementRunRow& run,
                                       AccountId locker);
// `left_out_locks_alone`: who put a row of the run on hold is not the one person by whom it stays
// unpaid.
[[nodiscard]] Result<> check_left_out(store::Reader& reader, const store::SettlementRunRow& run,
                                      const Actor& locker);
// Neither the runner nor somebody who approved there in that month, and only once.
[[nodiscard]] Result<> may_countersign(store::Reader& reader, const store::SettlementRunRow& run,
                                       const Actor& actor);

}  // namespace yigang::usecase
