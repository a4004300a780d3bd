#include "usecase/application_verbs.h"
#include "usecase/exit_reports.h"
#include "usecase/online_applications.h"
#include "usecase/person_verbs.h"
#include "usecase/placement_verbs.h"
#include "usecase/vacancy_refill.h"
#include "verbs.h"

namespace yigang::scenarios {

void add_person_verbs(Verbs& verbs) {
  using namespace usecase;
  add_verb<RegisterPerson>(verbs);
  add_verb<RecordFact>(verbs);
  add_verb<EndFact>(verbs);
  add_verb<WithdrawFact>(verbs);
  add_verb<ConfirmCategory>(verbs);
  add_verb<RecordRecognition>(verbs);
  add_verb<LoadRegister>(verbs);
  add_verb<RecordPriorMonths>(verbs);
  add_verb<ConfirmPriorMonths>(verbs);
  add_verb<ApplyForPost>(verbs);
  add_verb<SubmitOnlineApplication>(verbs);
  add_verb<OpenOnlineApplication>(verbs);
  add_verb<AcceptOnlineApplication>(verbs);
  add_verb<ReturnOnlineApplication>(verbs);
  add_verb<OpenReview>(verbs);
  add_verb<CloseReview>(verbs);
  add_verb<PublishNotice>(verbs);
  add_verb<LodgeObjection>(verbs);
  add_verb<AnswerObjection>(verbs);
  add_verb<ApproveApplication>(verbs);
  add_verb<RecordReserveCall>(verbs);
  add_verb<RefuseApplication>(verbs);
  add_verb<WithdrawApplication>(verbs);
  add_verb<WithdrawApproval>(verbs);
  add_verb<WaiveStep>(verbs);
  add_verb<LapseApproval>(verbs);
  add_verb<SignAgreement>(verbs);
  add_verb<RecordTraining>(verbs);
  add_verb<StartPlacement>(verbs);
  add_verb<PausePlacement>(verbs);
  add_verb<ResumePlacement>(verbs);
  add_verb<ExitPlacement>(verbs);
  add_verb<OrderExit>(verbs);
  add_verb<ReportExit>(verbs);
  add_verb<TakeExitReport>(verbs);
  add_verb<TurnDownExitReport>(verbs);
  add_verb<RenewAgreement>(verbs);
  add_verb<RecordExtension>(verbs);
  add_verb<ApproveExtension>(verbs);
}

}  // namespace yigang::scenarios
