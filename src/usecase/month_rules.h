// May this actor do this with a run or a payment batch where it stands? The one answer that both
// the verbs and the offers on the screens have (offers.h); domain.md §7.1: payroll runner ≠ payroll
// locker ≠ fund releaser. Pure.
#pragma once

#include "law/snapshot.h"
#include "store/month_rows.h"
#include "store/payment_rows.h"
#include "usecase/actor.h"

namespace yigang::usecase {

// Nobody is paid for days that have not come: a sheet is closed and a month is run from its last
// day on (LZ-2022-4 二(三), 二(四)). `month_in_future`, `month_not_over`.
[[nodiscard]] Result<> month_is_over(Month month, Date today);
// A computed run without problems, by another person than the runner (LZ-2022-4 二(四): a row below
// the floor is not paid, and stops the month until it is mended). `run_state`, `problems_stand`.
[[nodiscard]] Result<> may_lock(const store::SettlementRunRow& run, const Actor& actor);
// 省补助未录入，按 0 计: provisional, so that whoever locks has to stand for it by name.
[[nodiscard]] Result<bool> province_missing(const law::LawSnapshot& law,
                                            const store::SettlementRunRow& run);
// A line of pay of a locked run that was settled, while nobody else's run of the month is open.
// `run_not_locked`, `line_not_settled`, `correction_waits`.
[[nodiscard]] Result<> may_correct_line(const store::SettlementRunRow& run,
                                        const store::SettlementLineRow& line);
// The run that a correction of the month goes into: the actor's open one, or nothing, which is a
// new one.
[[nodiscard]] Result<std::optional<store::SettlementRunRow>> open_correction(
    const std::vector<store::SettlementRunRow>& runs_of_month, const Actor& actor);
// Before the lock, which rests on the list. `run_state`.
[[nodiscard]] Result<> may_publish_pay(const store::SettlementRunRow& run);
// `pay_notice_exists`: everybody whom the run pays there stands on a list with the same amount.
[[nodiscard]] Result<> check_unlisted(store::Reader& reader, const store::SettlementRunRow& run,
                                      const Location& place);
// `due`: lines that a file would pay now. `bank_file_not_locked`, `nothing_to_pay`.
[[nodiscard]] Result<> may_make_file(const store::SettlementRunRow& run, std::int64_t due);
// By neither the runner, the locker nor the maker of the file. `batch_state`.
[[nodiscard]] Result<> may_release(const store::PaymentBatchRow& batch,
                                   const store::SettlementRunRow& run, const Actor& actor);
// Only as long as it was not released. `batch_state`.
[[nodiscard]] Result<> may_withdraw(const store::PaymentBatchRow& batch);
// Only a released file is read by the bank and answered. `batch_state`.
[[nodiscard]] Result<> may_read_file(const store::PaymentBatchRow& batch);

}  // namespace yigang::usecase
