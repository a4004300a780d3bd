// Public notice and review: when a notice ends, from which day on approval is possible, whether a
// review passes, and in which order those without a post stand on the reserve list. Working days
// come from the calendar of the law; a year that is not entered is a problem. Pure.
// Source: LZ-2022-4 二(二), policy-rules.md "Notice and review" (all settings provisional).
#pragma once

#include "core/calendar.h"
#include "law/calendar.h"
#include "policy/reader.h"

namespace yigang::policy {

BOOST_DEFINE_FIXED_ENUM_CLASS(NoticeFirstDay, std::uint8_t, next_day, same_day)
// Whether a month is locked only after its pay list was public for its days.
BOOST_DEFINE_FIXED_ENUM_CLASS(PayNoticeGate, std::uint8_t, off, on)
BOOST_DEFINE_FIXED_ENUM_CLASS(ReviewMajority, std::uint8_t, half_of_present, two_thirds_of_present)

struct NoticeSpan {
  Date published;
  int working_days = 0;
  Date last_day;
  Date approval_from;  // the day after the last day
};
[[nodiscard]] Result<NoticeSpan> notice_span(const law::Calendar& calendar, Date published,
                                             int working_days, NoticeFirstDay first_day);
// By the figures of the day of publication; the node is "notice".
[[nodiscard]] Result<NoticeSpan> explain_notice(LawReader& reader, Trace* trace, Date published);

// Abstention is not agreement: `agree` of those `present`.
[[nodiscard]] bool review_passes(int agree, int present, ReviewMajority majority);
// The fewest votes of agreement with which a review passes.
[[nodiscard]] int votes_needed(int present, ReviewMajority majority);
[[nodiscard]] Result<bool> explain_review(LawReader& reader, Trace* trace, Date day, int agree,
                                          int present);

// The order of the reserve list: votes, then re-recognised staff of the old scheme, then time of
// application.
struct ReservePlace {
  int votes = 0;
  bool re_recognised = false;
  std::int64_t applied_at = 0;  // milliseconds
  friend bool operator==(const ReservePlace&, const ReservePlace&) = default;
};
[[nodiscard]] bool stands_before(const ReservePlace& a, const ReservePlace& b);

}  // namespace yigang::policy
