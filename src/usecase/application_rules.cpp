#include "usecase/application_rules.h"

#include "store/described_row.h"
#include "store/placement_queries.h"
#include "store/plan_rows.h"
#include "usecase/application_steps.h"
#include "usecase/placement_steps.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kEntered = "apply_for_post";
constexpr std::string_view kApproved = "approve_application";

Result<> not_own(const ApplicationCase& found, const Actor& actor) {
  if (actor.person && *actor.person == found.application.person_key)
    return fail(forbidden("own_case"));
  return {};
}

// domain.md §7.1: enterer, reviewer and approver of one case are different persons, and nobody
// decides his own case. Who waived a step took it.
Result<> check_duties(const ApplicationCase& found, const Actor& actor) {
  for (const StepTaker& taker : found.takers)
    TRY_VOID(require_other_person(actor, taker.account, taker.verb));
  return not_own(found, actor);
}

std::string_view verb_of(const store::ApplicationStepRow& step) {
  if (step.kind == registry::StepKind::waived) return "waive_step";
  switch (static_cast<registry::Step>(step.step_no)) {
    case registry::Step::review:
      return "close_review";
    case registry::Step::notice:
      return "publish_notice";
    case registry::Step::approval:
      return kApproved;
    // Who entered the case is in its row; the others prepare or carry out what was decided.
    case registry::Step::none:
    case registry::Step::announcement:
    case registry::Step::application:
    case registry::Step::agreement:
    case registry::Step::training:
    case registry::Step::start:
      return {};
  }
  CHECK(false);
  return {};
}

// Who entered, reviewed and approved: whose steps a decision or a waiver may not be another of.
Result<std::vector<StepTaker>> takers_of(store::Reader& reader,
                                         const store::ApplicationRow& application,
                                         const std::vector<store::ApplicationStepRow>& steps) {
  std::vector<StepTaker> takers{{application.entered_by, kEntered}};
  TRY(const std::optional<AccountId> reviewer,
      store::reviewer_of(reader, application.unit, application.id));
  if (reviewer) takers.push_back({*reviewer, "open_review"});
  for (const store::ApplicationStepRow& step : steps)
    if (const std::string_view verb = verb_of(step); !verb.empty())
      takers.push_back({step.actor, verb});
  return takers;
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
  TRY(found.takers, takers_of(reader, found.application, steps));
  TRY(found.approval, store::standing_approval(reader, unit, id));
  TRY(found.agreement, store::last_agreement(reader, unit, id));
  if (found.progress.state == registry::ApplicationState::noticed) {
    TRY(found.post_waits, store::post_waits_for(reader, found.application));
  }
  TRY(const store::TimeOnPosts time, store::time_on_posts(reader, found.application.person_key));
  found.left_on = time.left_on;
  if (found.application.post_id) {
    TRY(const std::optional<store::PostRow> post,
        store::find<store::PostRow>(reader, unit, *found.application.post_id));
    CHECK(post.has_value());
    found.post_year = post->year;
  }
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

Result<registry::Advance> may_approve_some_post(const ApplicationCase& found, const Actor& actor,
                                                Date today) {
  TRY(const registry::Advance advance, may_approve(found, actor, today));
  // LZ-2022-4 二(二): only an announced post takes a person, and each takes one.
  if (!found.post_waits) return fail(refused("no_open_post").by("LZ-2022-4 二(二)"));
  return advance;
}

Result<registry::Advance> may_refuse(const ApplicationCase& found, const Actor& actor, Date today) {
  TRY(const registry::Advance advance, registry::refuse(found.progress, today));
  TRY_VOID(check_duties(found, actor));
  return advance;
}

Result<registry::Advance> may_waive(const ApplicationCase& found, const Actor& actor,
                                    registry::Step step, Date today, std::string_view reason) {
  TRY(const registry::Advance advance, registry::waive(found.progress, step, today, reason));
  // What may still be left out after the approval rests on it.
  if (step > registry::Step::approval) TRY_VOID(check_stands(found.approval, today));
  // Who leaves out what others should have seen neither entered the case nor approved it.
  for (const StepTaker& taker : found.takers)
    if (taker.verb == kEntered || taker.verb == kApproved)
      TRY_VOID(require_other_person(actor, taker.account, taker.verb));
  TRY_VOID(not_own(found, actor));
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

Result<registry::Advance> may_start(const ApplicationCase& found, Date day) {
  TRY(const registry::Advance advance, registry::start(found.progress, day));
  TRY_VOID(check_stands(found.approval, day));
  if (found.post_year) TRY_VOID(check_year_begun(*found.post_year, day, "started_on"));
  // LZ-2022-4 二(三): one person one post, also on the day on which one is left for another.
  if (found.left_on && day <= *found.left_on)
    return fail(refused("on_post_that_day")
                    .with("last_day", to_text(*found.left_on))
                    .with("first", to_text(found.left_on->plus_days(1)))
                    .by("LZ-2022-4 二(三)")
                    .at("started_on"));
  // LZ-2022-4 二(二)/9: 协议签订 before 安排上岗, so that nobody works on days that no agreement
  // covers.
  const std::optional<store::AgreementRow>& agreed = found.agreement;
  if (agreed && (day < agreed->from_day || day > agreed->until_day))
    return fail(refused("start_outside_agreement")
                    .with("day", to_text(day))
                    .with("from_day", to_text(agreed->from_day))
                    .with("until_day", to_text(agreed->until_day))
                    .by("LZ-2022-4 二(二)")
                    .at("started_on"));
  return advance;
}

Result<registry::Advance> may_withdraw(const registry::Progress& progress) {
  TRY(const registry::Advance advance, registry::withdraw(progress));
  // LZ-2022-4 二(三): what the county has approved, the county takes back.
  if (progress.last_step >= registry::Step::approval)
    return fail(conflict("approved_already").by("LZ-2022-4 二(三)"));
  return advance;
}

Result<registry::Advance> may_withdraw_approval(const ApplicationCase& found, const Actor& actor) {
  TRY(const registry::Advance advance, registry::withdraw(found.progress));
  if (!found.approval) return fail(conflict("no_standing_approval"));
  TRY_VOID(require_other_person(actor, found.application.entered_by, kEntered));
  TRY_VOID(not_own(found, actor));
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
