#include "usecase/after_loss.h"
#include "usecase/day_attendance.h"
#include "usecase/month_verbs.h"
#include "usecase/payment_verbs.h"
#include "usecase/spot_checks.h"
#include "verbs.h"

namespace yigang::scenarios {

void add_month_verbs(Verbs& verbs) {
  using namespace usecase;
  add_verb<EnterAttendance>(verbs);
  add_verb<RecordDay>(verbs);
  add_verb<RecordSpotCheck>(verbs);
  add_verb<WithdrawSpotCheck>(verbs);
  add_verb<ConfirmOvertime>(verbs);
  add_verb<CloseAttendance>(verbs);
  add_verb<SetScheduledDays>(verbs);
  add_verb<HoldPay>(verbs);
  add_verb<ReleasePay>(verbs);
  add_verb<LeaveOutTown>(verbs);
  add_verb<DecideLeftOut>(verbs);
  add_verb<RunSettlement>(verbs);
  add_verb<LockSettlement>(verbs);
  add_verb<PublishPayNotice>(verbs);
  add_verb<WithdrawPayNotice>(verbs);
  add_verb<CorrectLine>(verbs);
  add_verb<SetBankAccount>(verbs);
  add_verb<ConfirmBankAccount>(verbs);
  add_verb<MakeBankFile>(verbs);
  add_verb<WithdrawBankFile>(verbs);
  add_verb<ReleasePayment>(verbs);
  add_verb<ReadBankFile>(verbs);
  add_verb<TakeBankReturn>(verbs);
  add_verb<ReissuePayment>(verbs);
  add_verb<GiveUpPayment>(verbs);
  add_verb<StateNotAtBank>(verbs);
  add_verb<ConfirmGiveUp>(verbs);
}

}  // namespace yigang::scenarios
