// The application of one person for a post: the eight steps of LZ-2022-4 二(二)
// 发布公告 报名申请 民主评议 审核公示 县级审批 协议签订 岗前培训 安排上岗, in this order. There is
// no set_status: each function is an event with a legal name; it says which step it takes and the
// state after it, or refuses with the step that is missing. The database repeats the order as a
// foreign key from each step to the one before. Pure; who may do it is usecase/authority.h, whether
// a person qualifies is policy/eligibility.h.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "core/calendar.h"

namespace yigang::registry {

BOOST_DEFINE_FIXED_ENUM_CLASS(Step, std::uint8_t, none, announcement, application, review, notice,
                              approval, agreement, training, start)
BOOST_DEFINE_FIXED_ENUM_CLASS(StepKind, std::uint8_t, done, waived)
// `reserve`: passed the review without a post. The last three are ends.
BOOST_DEFINE_FIXED_ENUM_CLASS(ApplicationState, std::uint8_t, applied, reviewed, noticed, approved,
                              agreed, trained, started, reserve, refused, withdrawn, lapsed)

// Where an application stands: its state, its last step and that step's day.
struct Progress {
  ApplicationState state = ApplicationState::applied;
  Step last_step = Step::none;
  Date last_day;
};

// What an event does: the step row to add (none: only the state changes) and the state after it.
struct Advance {
  Step step = Step::none;
  StepKind kind = StepKind::done;
  ApplicationState state = ApplicationState::applied;
};

[[nodiscard]] bool is_open(ApplicationState state);
// Steps of the person's own doing, the decision and the start itself are never waived.
[[nodiscard]] bool may_be_waived(Step step);

[[nodiscard]] Result<Advance> pass_review(const Progress& now, Date day);
[[nodiscard]] Result<Advance> fail_review(const Progress& now, Date day);
[[nodiscard]] Result<Advance> publish_notice(const Progress& now, Date day);

// The notice as it stands on the decision day.
struct NoticeStanding {
  bool waived = false;
  Date last_day;
  int open_objections = 0;
  int upheld_objections = 0;
};
// Possible from the day after the notice's last day, with no objection open or upheld.
[[nodiscard]] Result<Advance> approve(const Progress& now, Date day, const NoticeStanding& notice);
// The county's no, at any time before its yes.
[[nodiscard]] Result<Advance> refuse(const Progress& now, Date day);
[[nodiscard]] Result<Advance> sign_agreement(const Progress& now, Date day);
[[nodiscard]] Result<Advance> pass_training(const Progress& now, Date day);
[[nodiscard]] Result<Advance> start(const Progress& now, Date day);
[[nodiscard]] Result<Advance> waive(const Progress& now, Step step, Date day,
                                    std::string_view reason);
[[nodiscard]] Result<Advance> withdraw(const Progress& now);
// An approval that was not followed by a start in time.
[[nodiscard]] Result<Advance> lapse(const Progress& now);

}  // namespace yigang::registry
