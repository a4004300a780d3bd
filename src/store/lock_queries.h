// What stands between a computed run and its lock: the public pay list, and who approved whom.
#pragma once

#include <optional>
#include <vector>

#include "store/database.h"
#include "store/month_rows.h"

namespace yigang::store {

struct SettlementCountersignRow {
  static constexpr std::string_view kTable = "settlement_countersign";
  UnitCode unit;
  SettlementRunId run_id;
  AccountId signed_by;
  Date signed_on;
  Bytes signature;
};
BOOST_DESCRIBE_STRUCT(SettlementCountersignRow, (), (unit, run_id, signed_by, signed_on, signature))

// Lines of the run that pay somebody against the pay lists of its month: how many stand in none
// with the amount of the run, and the latest end of those in which the others stand.
struct PayListStanding {
  std::int64_t unlisted = 0;
  std::optional<Date> last_day;
};
[[nodiscard]] Result<PayListStanding> pay_list_standing(Reader& reader,
                                                        const SettlementRunRow& run);
// Likewise of one place of the run; a town or village of 0: of all.
[[nodiscard]] Result<std::int64_t> unlisted_in(Reader& reader, const SettlementRunRow& run,
                                               PlaceCode town, PlaceCode village);
// Rows of a pay list whose amounts a locked run pays: the list is then what its lock rests on.
[[nodiscard]] Result<std::int64_t> rows_locked_by(Reader& reader, UnitCode unit, NoticeId list);
// False when it was withdrawn before.
[[nodiscard]] Result<bool> withdraw_notice(Writer& writer, UnitCode unit, NoticeId id);
// Whether the account approved, in the run's month, a placement of a town that the run pays.
[[nodiscard]] Result<bool> approved_in_month(Reader& reader, const SettlementRunRow& run,
                                             AccountId account);
// By whose standing holds rows of the run stay unpaid.
[[nodiscard]] Result<std::vector<AccountId>> who_left_out(Reader& reader,
                                                          const SettlementRunRow& run);
// Whether this person has a line in the run, or in a bank file of one.
[[nodiscard]] Result<bool> has_line_in_run(Reader& reader, const SettlementRunRow& run,
                                           PersonKey person);
[[nodiscard]] Result<bool> has_line_in_batch(Reader& reader, UnitCode unit, PaymentBatchId batch,
                                             PersonKey person);
[[nodiscard]] Result<std::vector<AccountId>> countersigners(Reader& reader, UnitCode unit,
                                                            SettlementRunId run);

}  // namespace yigang::store
