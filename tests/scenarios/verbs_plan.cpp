#include "usecase/application_verbs.h"
#include "usecase/plan_table.h"
#include "usecase/plan_verbs.h"
#include "usecase/post_verbs.h"
#include "verbs.h"

namespace yigang::scenarios {

void add_plan_verbs(Verbs& verbs) {
  using namespace usecase;
  add_verb<IssuePlan>(verbs);
  add_verb<IssuePlanTable>(verbs);
  add_verb<AddSelfIncrease>(verbs);
  add_verb<AllocateTowns>(verbs);
  add_verb<RegisterHost>(verbs);
  add_verb<RecordPayStandard>(verbs);
  add_verb<ConfirmPayStandard>(verbs);
  add_verb<WithdrawPayStandard>(verbs);
  add_verb<ProposePosts>(verbs);
  add_verb<ApprovePosts>(verbs);
  add_verb<AbolishPost>(verbs);
  add_verb<DraftAnnouncement>(verbs);
  add_verb<PublishAnnouncement>(verbs);
}

}  // namespace yigang::scenarios
