#include "registry/application.h"

#include "base/text.h"
#include "core/nouns.h"

namespace yigang::registry {

namespace {

Step after(Step step) {
  return static_cast<Step>(static_cast<int>(step) + 1);
}

ApplicationState state_after(Step step) {
  switch (step) {
    case Step::none:
    case Step::announcement:
    case Step::application:
      return ApplicationState::applied;
    case Step::review:
      return ApplicationState::reviewed;
    case Step::notice:
      return ApplicationState::noticed;
    case Step::approval:
      return ApplicationState::approved;
    case Step::agreement:
      return ApplicationState::agreed;
    case Step::training:
      return ApplicationState::trained;
    case Step::start:
      return ApplicationState::started;
  }
  CHECK(false);
  return ApplicationState::applied;
}

// LZ-2022-4 二(二): 发布公告…安排上岗等环节, in order.
Result<Advance> take(const Progress& now, Step step, Date day, StepKind kind) {
  if (!is_open(now.state))
    return fail(conflict("application_ended")
                    .with("state", std::string(word(now.state)))
                    .by("LZ-2022-4 二(二)"));
  if (now.last_step >= step)
    return fail(conflict("step_already_taken")
                    .with("step", std::string(word(step)))
                    .by("LZ-2022-4 二(二)"));
  if (after(now.last_step) != step)
    return fail(refused("step_out_of_order")
                    .with("step", std::string(word(step)))
                    .with("missing", std::string(word(after(now.last_step))))
                    .by("LZ-2022-4 二(二)"));
  if (day < now.last_day)
    return fail(refused("step_before_the_last")
                    .with("day", to_text(day))
                    .with("last_day", to_text(now.last_day))
                    .by("LZ-2022-4 二(二)"));
  return Advance{step, kind, state_after(step)};
}

}  // namespace

bool is_open(ApplicationState state) {
  switch (state) {
    case ApplicationState::applied:
    case ApplicationState::reviewed:
    case ApplicationState::noticed:
    case ApplicationState::approved:
    case ApplicationState::agreed:
    case ApplicationState::trained:
    case ApplicationState::reserve:
      return true;
    case ApplicationState::started:
    case ApplicationState::refused:
    case ApplicationState::withdrawn:
    case ApplicationState::lapsed:
      return false;
  }
  CHECK(false);
  return false;
}

bool may_be_waived(Step step) {
  return step == Step::review || step == Step::notice || step == Step::agreement ||
         step == Step::training;
}

Result<Advance> pass_review(const Progress& now, Date day) {
  return take(now, Step::review, day, StepKind::done);
}

Result<Advance> fail_review(const Progress& now, Date day) {
  TRY(Advance advance, take(now, Step::review, day, StepKind::done));
  advance.state = ApplicationState::refused;
  return advance;
}

Result<Advance> publish_notice(const Progress& now, Date day) {
  return take(now, Step::notice, day, StepKind::done);
}

Result<Advance> approve(const Progress& now, Date day, const NoticeStanding& notice) {
  TRY(const Advance advance, take(now, Step::approval, day, StepKind::done));
  if (notice.waived) return advance;
  // policy-rules, Notice: approval is possible from the day after the last day; an open objection
  // stops it.
  if (day <= notice.last_day)
    return fail(refused("notice_not_over")
                    .with("last_day", to_text(notice.last_day))
                    .with("first_approval_day", to_text(notice.last_day.plus_days(1)))
                    .by("LZ-2022-4 二(二)"));
  if (notice.open_objections > 0)
    return fail(refused("objection_open")
                    .with("count", std::to_string(notice.open_objections))
                    .by("LZ-2022-4 二(二)"));
  if (notice.upheld_objections > 0) return fail(refused("objection_upheld").by("LZ-2022-4 二(二)"));
  return advance;
}

Result<Advance> refuse(const Progress& now, Date) {
  if (!is_open(now.state) || now.last_step >= Step::approval)
    return fail(conflict("application_ended").with("state", std::string(word(now.state))));
  return Advance{Step::none, StepKind::done, ApplicationState::refused};
}

Result<Advance> sign_agreement(const Progress& now, Date day) {
  return take(now, Step::agreement, day, StepKind::done);
}

Result<Advance> pass_training(const Progress& now, Date day) {
  return take(now, Step::training, day, StepKind::done);
}

Result<Advance> start(const Progress& now, Date day) {
  return take(now, Step::start, day, StepKind::done);
}

Result<Advance> waive(const Progress& now, Step step, Date day, std::string_view reason) {
  // "一般包括": a step may be left out, but never without a reason, and never these three.
  if (!may_be_waived(step))
    return fail(refused("step_cannot_be_waived")
                    .with("step", std::string(word(step)))
                    .by("LZ-2022-4 二(二)"));
  if (trim(reason).empty()) return fail(bad_input("waiver_without_reason").at("reason"));
  return take(now, step, day, StepKind::waived);
}

Result<Advance> withdraw(const Progress& now) {
  if (!is_open(now.state))
    return fail(conflict("application_ended").with("state", std::string(word(now.state))));
  return Advance{Step::none, StepKind::done, ApplicationState::withdrawn};
}

Result<Advance> lapse(const Progress& now) {
  if (!is_open(now.state) || now.last_step < Step::approval)
    return fail(conflict("nothing_to_lapse"));
  return Advance{Step::none, StepKind::done, ApplicationState::lapsed};
}

}  // namespace yigang::registry
