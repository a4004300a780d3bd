// The month: attendance, run, lock, pay list, bank file and what the bank answers.
#include "http/job_route.h"
#include "usecase/after_loss.h"
#include "usecase/day_attendance.h"
#include "usecase/lock_duties.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"

namespace yigang::http {

namespace {

struct ReturnOf {
  UnitCode unit;
};
BOOST_DESCRIBE_STRUCT(ReturnOf, (), (unit))

usecase::TakeBankReturn return_of(const ReturnOf& query) {
  return {query.unit, {}};
}

// A return file of a unit is a few megabytes; whoever sends more has the wrong file.
constexpr std::size_t kReturnBytes = std::size_t{16} << 20;

}  // namespace

void add_month_routes(std::vector<Route>& routes) {
  using namespace usecase;
  routes.push_back(verb_route<EnterAttendance>("/api/v1/attendance"));
  routes.push_back(verb_route<RecordDay>("/api/v1/attendance/day"));
  routes.push_back(verb_route<ConfirmOvertime>("/api/v1/attendance/overtime"));
  routes.push_back(verb_route<AgreeOvertime>("/api/v1/attendance/overtime/agree"));
  routes.push_back(verb_route<CloseAttendance>("/api/v1/attendance/close"));
  routes.push_back(verb_route<SetScheduledDays>("/api/v1/scheduled-days"));
  routes.push_back(verb_route<HoldPay>("/api/v1/holds"));
  routes.push_back(verb_route<ReleasePay>("/api/v1/holds/{id}/release"));
  routes.push_back(verb_route<LeaveOutTown>("/api/v1/settlements/leave-out"));
  routes.push_back(verb_route<DecideLeftOut>("/api/v1/settlements/leave-out/decide"));
  routes.push_back(job_route<RunSettlement>("/api/v1/settlements/run"));
  routes.push_back(
      verb_route<usecase::CountersignSettlement>("/api/v1/settlements/{id}/countersign"));
  routes.push_back(verb_route<LockSettlement>("/api/v1/settlements/{id}/lock"));
  routes.push_back(verb_route<PublishPayNotice>("/api/v1/settlements/pay-notice"));
  routes.push_back(verb_route<WithdrawPayNotice>("/api/v1/notices/{id}/withdraw"));
  routes.push_back(verb_route<CorrectLine>("/api/v1/settlement-lines/correct"));
  routes.push_back(verb_route<WithdrawCorrections>("/api/v1/settlements/{id}/withdraw"));
  routes.push_back(verb_route<SetBankAccount>("/api/v1/bank-accounts"));
  routes.push_back(verb_route<ConfirmBankAccount>("/api/v1/bank-accounts/{id}/confirm"));
  routes.push_back(verb_route<MakeBankFile>("/api/v1/payments/make"));
  routes.push_back(verb_route<WithdrawBankFile>("/api/v1/payments/{id}/withdraw"));
  routes.push_back(verb_route<ReleasePayment>("/api/v1/payments/{id}/release"));
  routes.push_back(verb_route<StateNotAtBank>("/api/v1/payments/{id}/not-at-bank"));
  routes.push_back(verb_route<ReadBankFile>("/api/v1/payments/{id}/file"));
  routes.push_back(
      file_route<TakeBankReturn, &TakeBankReturn::text>("/api/v1/payments/return", &return_of)
          .with_body_limit(kReturnBytes));
  routes.push_back(verb_route<ReissuePayment>("/api/v1/payments/reissue"));
  routes.push_back(verb_route<GiveUpPayment>("/api/v1/payments/give-up"));
  routes.push_back(verb_route<ConfirmGiveUp>("/api/v1/payment-give-ups/{id}/confirm"));
}

}  // namespace yigang::http
