// How an application ends without a start, and how a step is left out: refusal, withdrawal (by the
// person's side before the approval, by the county after it), lapse, waiver.
#include "registry/post.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/plan_rows.h"
#include "usecase/application_rules.h"
#include "usecase/application_steps.h"
#include "usecase/application_verbs.h"
#include "usecase/person_place.h"

namespace yigang::usecase {

namespace {

Result<ApplicationCase> fetch_case(Work& work, ApplicationId id) {
  TRY(store::ApplicationRow application, application_of(work.tx, work.areas(), id));
  return case_of(work.tx, std::move(application));
}

// 以初次核定其享受补贴时年龄为准 (LZ-2022-4 二(四)): an approval that ends before the start gave
// nobody a subsidy, so that what it froze is taken back and the next approval freezes anew
// (docs/decisions/0020). Who was on duty or paid before keeps what was frozen then.
Result<> unfreeze(Work& work, const store::ApplicationRow& application, Date approved_on) {
  TRY(const bool taken_back,
      store::take_back_first_approval(work.tx, application.person_key, approved_on));
  if (taken_back)
    work.note({application.unit, "first_approval", application.person_id.value(),
               to_text(approved_on), "withdrawn", "", ""});
  return {};
}

// Gives back what an approval had reserved.
Result<> release_reservation(Work& work, const store::ApplicationRow& application,
                             store::ApprovalState state) {
  TRY(const std::optional<store::ApprovalRow> approval,
      store::standing_approval(work.tx, application.unit, application.id));
  if (!approval) return {};
  TRY_VOID(store::end_approval(work.tx, application.unit, approval->id, state));
  TRY_VOID(store::release_holder(work.tx, application.person_key));
  TRY_VOID(unfreeze(work, application, approval->decided_on));
  if (approval->expansion_id)
    TRY_VOID(store::give_back_expansion(work.tx, application.unit, *approval->expansion_id));
  TRY(std::optional<store::PostRow> post,
      store::find<store::PostRow>(work.tx, application.unit, approval->post_id));
  CHECK(post.has_value());
  TRY(post->state, registry::release_post(post->state, post->first_filled_on.has_value()));
  return store::save(work.tx, *post);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const RefuseApplication& command) {
  return location_of_application(reader, areas, command.id);
}

Result<Changed<ApplicationId>> act(Work& work, const Grant<RefuseApplication>& grant,
                                   const RefuseApplication& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(ApplicationCase found, fetch_case(work, command.id));
  store::ApplicationRow& application = found.application;
  TRY(const registry::Advance advance, may_refuse(found, grant.actor(), work.today));
  // The person has a right to the reason: today's verdict is stored beside the county's words.
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), application.person_id));
  TRY(const std::vector<ClaimedGroup> groups, parse_groups(application.target_groups));
  TRY(const GatheredFacts gathered,
      gather_facts(work, person, application.side, groups, work.today));
  TRY_VOID(store_verdict(work, "refusal", application.id.value(), gathered.facts,
                         gathered.tenure_trace, command.reason));
  TRY_VOID(take_step(work, application, advance, {work.today, "", command.reason}));
  return Changed<ApplicationId>{application.id, application.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawApplication& command) {
  return location_of_application(reader, areas, command.id);
}

Result<Changed<ApplicationId>> act(Work& work, const Grant<WithdrawApplication>&,
                                   const WithdrawApplication& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(store::ApplicationRow application, application_of(work.tx, work.areas(), command.id));
  TRY(const registry::Progress progress, progress_of(work.tx, application));
  TRY(const registry::Advance advance, may_withdraw(progress));
  TRY_VOID(take_step(work, application, advance, {work.today, "", command.reason}));
  return Changed<ApplicationId>{application.id, application.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const WithdrawApproval& command) {
  return location_of_application(reader, areas, command.id);
}

Result<Changed<ApplicationId>> act(Work& work, const Grant<WithdrawApproval>& grant,
                                   const WithdrawApproval& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(ApplicationCase found, fetch_case(work, command.id));
  TRY(const registry::Advance advance, may_withdraw_approval(found, grant.actor()));
  TRY_VOID(release_reservation(work, found.application, store::ApprovalState::withdrawn));
  TRY_VOID(take_step(work, found.application, advance, {work.today, "", command.reason}));
  return Changed<ApplicationId>{found.application.id, found.application.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const LapseApproval& command) {
  return location_of_application(reader, areas, command.id);
}

Result<Changed<ApplicationId>> act(Work& work, const Grant<LapseApproval>&,
                                   const LapseApproval& command) {
  TRY(store::ApplicationRow application, application_of(work.tx, work.areas(), command.id));
  TRY(const registry::Progress progress, progress_of(work.tx, application));
  TRY(const std::optional<store::ApprovalRow> approval,
      store::standing_approval(work.tx, application.unit, application.id));
  TRY(const registry::Advance advance, may_lapse(progress, approval, work.today));
  TRY_VOID(release_reservation(work, application, store::ApprovalState::lapsed));
  TRY_VOID(take_step(work, application, advance, {work.today, "", command.reason}));
  return Changed<ApplicationId>{application.id, application.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const WaiveStep& command) {
  return location_of_application(reader, areas, command.id);
}

Result<Changed<ApplicationId>> act(Work& work, const Grant<WaiveStep>& grant,
                                   const WaiveStep& command) {
  TRY(ApplicationCase found, fetch_case(work, command.id));
  TRY(const registry::Advance advance,
      may_waive(found, grant.actor(), command.step, work.today, command.reason));
  TRY_VOID(take_step(work, found.application, advance, {work.today, "", command.reason}));
  return Changed<ApplicationId>{found.application.id, found.application.version};
}

}  // namespace yigang::usecase
