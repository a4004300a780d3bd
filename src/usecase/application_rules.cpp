#include "usecase/application_rules.h"

#include "usecase/application_steps.h"
#include "usecase/work.h"

namespace yigang::usecase {

namespace {

// domain.md §7.1: enterer, reviewer and approver of one case are different persons.
Result<> check_duties(const ApplicationCase& found, const Actor& actor) {
  TRY_VOID(require_other_person(actor, found.application.entered_by, "apply_for_post"));
  if (found.reviewer) TRY_VOID(require_other_person(actor, *found.reviewer, "open_review"));
  if (found.notice)
    TRY_VOID(require_other_person(actor, found.notice->published_by, "publish_notice"));
  if (actor.person && *actor.person == found.application.person_key)
    return fail(forbidden("own_case"));
  return {};
}

// LZ-2022-4 二(二): what follows the approval rests on one that still stands on its day.
Result<> check_stands(const std::optional<store::ApprovalRow>& approval, Date day) {
  if (!approval) return fail(conflict("nothing_to_lapse"));
  if (day > approval->lapses_on)
    return fail(refused("approval_lapsed")
                    .with("lapses_on", to_text(approval->lapses_on))
                    .by("LZ-2022-4 二(二)"));
  return {};
}

}  // namespace

Result<ApplicationCase> case_of(store::Reader& reader, store::ApplicationRow application) {
  ApplicationCase found;
  found.application = std::move(application);
  const UnitCode unit = found.application.unit;
  const ApplicationId id = found.application.id;
  TRY(const std::vector<store::ApplicationStepRow> steps, store::steps_of(reader, unit, id));
  found.progress.state = found.application.state;
  if (!steps.empty()) {
    found.progress.last_step = static_cast<registry::Step>(steps.back().step_no);
    found.progress.last_day = steps.back().day;
    found.notice_waived = found.progress.last_step == registry::Step::notice &&
                          steps.back().kind == registry::StepKind::waived;
  }
  TRY(found.notice, store::notice_of(reader, unit, id));
  TRY(found.reviewer, store::reviewer_of(reader, unit, id));
  TRY(found.approval, store::standing_approval(reader, unit, id));
  return found;
}

Result<registry::Advance> may_approve(const ApplicationCase& found, const Actor& actor,
                                      Date today) {
  registry::NoticeStanding standing;
  standing.waived = true;
  TRY_VOID(registry::approve(found.progress, today, standing));
  TRY_VOID(check_duties(found, actor));
  standing.waived = found.notice_waived;
  if (found.notice) {
    standing.last_day = found.notice->last_day;
    standing.open_objections = found.notice->open_objections;
    standing.upheld_objections = found.notice->upheld_objections;
  }
  return registry::approve(found.progress, today, standing);
}

Result<registry::Advance> may_refuse(const store::ApplicationRow& application,
                                     const registry::Progress& progress, const Actor& actor,
                                     Date today) {
  TRY(const registry::Advance advance, registry::refuse(progress, today));
  TRY_VOID(require_other_person(actor, application.entered_by, "apply_for_post"));
  return advance;
}

Result<registry::Advance> may_waive(const store::ApplicationRow& application,
                                    const registry::Progress& progress,
                                    const std::optional<store::ApprovalRow>& approval,
                                    const Actor& actor, registry::Step step, Date today,
                                    std::string_view reason) {
  TRY(const registry::Advance advance, registry::waive(progress, step, today, reason));
  if (step > registry::Step::approval) TRY_VOID(check_stands(approval, today));
  TRY_VOID(require_other_person(actor, application.entered_by, "apply_for_post"));
  return advance;
}

Result<registry::Advance> may_sign(const registry::Progress& progress,
                                   const std::optional<store::ApprovalRow>& approval, Date day) {
  TRY(const registry::Advance advance, registry::sign_agreement(progress, day));
  TRY_VOID(check_stands(approval, day));
  return advance;
}

Result<registry::Advance> may_train(const registry::Progress& progress,
                                    const std::optional<store::ApprovalRow>& approval, Date day) {
  TRY(const registry::Advance advance, registry::pass_training(progress, day));
  TRY_VOID(check_stands(approval, day));
  return advance;
}

Result<registry::Advance> may_start(const registry::Progress& progress,
                                    const std::optional<store::ApprovalRow>& approval, Date day) {
  TRY(const registry::Advance advance, registry::start(progress, day));
  TRY_VOID(check_stands(approval, day));
  return advance;
}

Result<registry::Advance> may_lapse(const registry::Progress& progress,
                                    const std::optional<store::ApprovalRow>& approval, Date today) {
  TRY(const registry::Advance advance, registry::lapse(progress));
  if (approval && today <= approval->lapses_on)
    return fail(refused("approval_still_stands").with("lapses_on", to_text(approval->lapses_on)));
  return advance;
}

Result<> may_object(Date last_day, Date today) {
  if (today <= last_day) return {};
  return fail(
      refused("objection_too_late").with("last_day", to_text(last_day)).by("LZ-2022-4 二(二)"));
}

}  // namespace yigang::usecase
