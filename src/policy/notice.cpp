#include "policy/notice.h"

#include <fmt/format.h>

#include <tuple>

namespace yigang::policy {

using law::Figure;

// LZ-2022-4 二(二) 审核公示.
Result<NoticeSpan> notice_span(const law::Calendar& calendar, Date published, int working_days,
                               NoticeFirstDay first_day) {
  NoticeSpan span{.published = published, .working_days = working_days};
  // With same_day the day of publication counts, if it is a working day at all.
  const Date start = first_day == NoticeFirstDay::same_day ? published.plus_days(-1) : published;
  TRY(span.last_day, calendar.working_day_after(start, working_days));
  span.approval_from = span.last_day.plus_days(1);
  return span;
}

Result<NoticeSpan> explain_notice(LawReader& reader, Trace* trace, Date published) {
  (void)reader.take_reads();
  TRY(const std::int64_t days, reader.integer(Figure::notice_working_days, published));
  TRY(const NoticeFirstDay first,
      reader.setting<NoticeFirstDay>(Figure::notice_first_day, published));
  TRY(const NoticeSpan span,
      notice_span(reader.law().calendar(), published, static_cast<int>(days), first));
  if (trace == nullptr) return span;
  trace->add(TraceNode{
      .id = "notice",
      .say = {"trace.notice",
              {{"last", to_text(span.last_day)}, {"approval_from", to_text(span.approval_from)}}},
      .facts = {{"published_on", to_text(published), "", ""}},
      .cite = notice_clause("二(二)", "审核公示"),
      .expr = "published_on + working_days",
      .expr_filled = fmt::format("{} + {} = {}", to_text(published), days, to_text(span.last_day)),
      .value = to_text(span.last_day),
      .state = NodeState::by_parameter,
      .provisional = true,
      .deps = reader.take_reads()});
  return span;
}

// LZ-2022-4 二(二) 民主评议.
bool review_passes(int agree, int present, ReviewMajority majority) {
  if (present <= 0) return false;
  switch (majority) {
    case ReviewMajority::half_of_present:
      return agree * 2 > present;
    case ReviewMajority::two_thirds_of_present:
      return agree * 3 >= present * 2;
  }
  CHECK(false);
}

int votes_needed(int present, ReviewMajority majority) {
  int agree = 0;
  while (agree < present && !review_passes(agree, present, majority)) ++agree;
  return agree;
}

Result<bool> explain_review(LawReader& reader, Trace* trace, Date day, int agree, int present) {
  (void)reader.take_reads();
  TRY(const ReviewMajority majority, reader.setting<ReviewMajority>(Figure::review_majority, day));
  const bool passes = review_passes(agree, present, majority);
  if (trace == nullptr) return passes;
  const bool half = majority == ReviewMajority::half_of_present;
  trace->add(
      TraceNode{.id = "review",
                .say = {passes ? "trace.review_passed" : "trace.review_failed",
                        {{"agree", std::to_string(agree)}, {"present", std::to_string(present)}}},
                .facts = {{"agree", std::to_string(agree), "", ""},
                          {"present", std::to_string(present), "", ""},
                          {"majority", std::string(word(majority)), "", ""}},
                .cite = notice_clause("二(二)", "民主评议"),
                .expr = half ? "agree × 2 > present" : "agree × 3 ≥ present × 2",
                .expr_filled = half ? fmt::format("{} × 2, {}", agree, present)
                                    : fmt::format("{} × 3, {} × 2", agree, present),
                .value = passes ? "passed" : "failed",
                .state = passes ? NodeState::met : NodeState::not_met,
                .provisional = true,
                .deps = reader.take_reads()});
  return passes;
}

bool stands_before(const ReservePlace& a, const ReservePlace& b) {
  return std::tuple(-a.votes, !a.re_recognised, a.applied_at) <
         std::tuple(-b.votes, !b.re_recognised, b.applied_at);
}

}  // namespace yigang::policy
