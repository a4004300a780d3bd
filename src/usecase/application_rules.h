// May this actor take this step of this case on this day? The one answer that both the verbs and
// the offers on the screens have (offers.h); what depends on a command's own contents stays with
// its verb. The order of steps is registry/application.h, separation of duties domain.md §7.1.
// Pure but case_of.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "registry/application.h"
#include "store/application_queries.h"
#include "usecase/work.h"

namespace yigang::usecase {

// Who took a step of the case, and by which verb.
struct StepTaker {
  AccountId account;
  std::string_view verb;
};

// An application with all that decides about its next steps.
struct ApplicationCase {
  store::ApplicationRow application;
  registry::Progress progress;
  bool notice_waived = false;
  std::optional<store::NoticeOfApplication> notice;
  std::vector<StepTaker> takers;  // who entered, reviewed and approved it, or waived that
  std::optional<store::ApprovalRow> approval;
  std::optional<store::AgreementRow> agreement;
  std::optional<std::int64_t> post_year;  // of the plan to which the approved post belongs
  bool post_waits = true;       // before the approval: some post may still take the person
  std::optional<Date> left_on;  // the person's last day on an earlier post, in whatever unit
};
[[nodiscard]] Result<ApplicationCase> case_of(store::Reader& reader,
                                              store::ApplicationRow application);

// 县级审批: first whether it is its turn, then who asks (enterer, reviewer and publisher are other
// persons, nobody decides his own case: `own_case`), then the notice and its objections.
[[nodiscard]] Result<registry::Advance> may_approve(const ApplicationCase& found,
                                                    const Actor& actor, Date today);
// The same before a post is chosen: `no_open_post` where each one that the verb may be asked for
// would be refused.
[[nodiscard]] Result<registry::Advance> may_approve_some_post(const ApplicationCase& found,
                                                              const Actor& actor, Date today);
[[nodiscard]] Result<registry::Advance> may_refuse(const ApplicationCase& found, const Actor& actor,
                                                   Date today);
// Neither who entered the case nor who approved it; and who waived the review or the notice does
// not approve.
[[nodiscard]] Result<registry::Advance> may_waive(const ApplicationCase& found, const Actor& actor,
                                                  registry::Step step, Date today,
                                                  std::string_view reason);
// What follows the approval, done or waived: `approval_lapsed` after its last day.
[[nodiscard]] Result<registry::Advance> may_sign(const registry::Progress& progress,
                                                 const std::optional<store::ApprovalRow>& approval,
                                                 Date day);
[[nodiscard]] Result<registry::Advance> may_train(const registry::Progress& progress,
                                                  const std::optional<store::ApprovalRow>& approval,
                                                  Date day);
// Not before the post's year: `post_year_to_come`; nor on a day on which the person still was on
// another post: `on_post_that_day`; and within the days of the agreement, where none was waived:
// `start_outside_agreement`.
[[nodiscard]] Result<registry::Advance> may_start(const ApplicationCase& found, Date day);
// `approval_still_stands` up to it.
[[nodiscard]] Result<registry::Advance> may_lapse(const registry::Progress& progress,
                                                  const std::optional<store::ApprovalRow>& approval,
                                                  Date today);
// The person's side, before the county has approved: `approved_already`.
[[nodiscard]] Result<registry::Advance> may_withdraw(const registry::Progress& progress);
// The county, between its approval and the start; not who entered the case, nor the own case.
[[nodiscard]] Result<registry::Advance> may_withdraw_approval(const ApplicationCase& found,
                                                              const Actor& actor);
// `objection_too_late` after the notice's last day.
[[nodiscard]] Result<> may_object(Date last_day, Date today);

}  // namespace yigang::usecase
