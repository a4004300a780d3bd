#include <gtest/gtest.h>

#include "policy/completion.h"
#include "policy/notice.h"

namespace yigang::policy {
namespace {

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

TEST(notice, the_day_of_publication_is_not_counted_and_approval_waits_for_the_day_after) {
  Trace trace;
  LawReader reader(shipped(), kCity, &trace);
  const auto span = explain_notice(reader, &trace, Date(2022, 3, 1)).value();
  EXPECT_EQ(span.last_day, Date(2022, 3, 8));
  EXPECT_EQ(span.approval_from, Date(2022, 3, 9));
  EXPECT_NE(trace.find("figure:notice_working_days@2022-03-01"), nullptr);
  EXPECT_NE(trace.find("figure:notice_first_day@2022-03-01"), nullptr);
}

TEST(notice, holidays_do_not_count_and_worked_weekends_do) {
  const auto span =
      notice_span(shipped().calendar(), Date(2022, 1, 27), 5, NoticeFirstDay::next_day).value();
  // 28, 29 and 30 January are worked, then the Spring Festival until 6 February.
  EXPECT_EQ(span.last_day, Date(2022, 2, 8));
}

TEST(notice, with_same_day_the_day_of_publication_counts_if_it_is_worked) {
  const law::Calendar& days = shipped().calendar();
  EXPECT_EQ(notice_span(days, Date(2022, 3, 1), 5, NoticeFirstDay::same_day)->last_day,
            Date(2022, 3, 7));
  EXPECT_EQ(notice_span(days, Date(2022, 3, 5), 5, NoticeFirstDay::same_day)->last_day,
            Date(2022, 3, 11));
}

TEST(notice, a_year_without_holidays_is_a_problem) {
  EXPECT_EQ(notice_span(shipped().calendar(), Date(2026, 12, 30), 5, NoticeFirstDay::next_day)
                .error()
                .code,
            "holiday_year_missing");
}

TEST(review, more_than_half_of_those_present_must_agree) {
  EXPECT_FALSE(review_passes(5, 10, ReviewMajority::half_of_present));
  EXPECT_TRUE(review_passes(6, 10, ReviewMajority::half_of_present));
  EXPECT_TRUE(review_passes(6, 11, ReviewMajority::half_of_present));
  EXPECT_FALSE(review_passes(0, 0, ReviewMajority::half_of_present));
  EXPECT_EQ(votes_needed(10, ReviewMajority::half_of_present), 6);
  EXPECT_EQ(votes_needed(11, ReviewMajority::half_of_present), 6);
  EXPECT_EQ(votes_needed(10, ReviewMajority::two_thirds_of_present), 7);
  EXPECT_EQ(votes_needed(9, ReviewMajority::two_thirds_of_present), 6);
  EXPECT_TRUE(review_passes(6, 9, ReviewMajority::two_thirds_of_present));
  EXPECT_FALSE(review_passes(6, 10, ReviewMajority::two_thirds_of_present));
}

TEST(review, the_reserve_list_goes_by_votes_then_old_staff_then_time) {
  EXPECT_TRUE(stands_before({.votes = 9, .applied_at = 5}, {.votes = 8, .re_recognised = true}));
  EXPECT_TRUE(stands_before({.votes = 8, .re_recognised = true, .applied_at = 9},
                            {.votes = 8, .applied_at = 1}));
  EXPECT_TRUE(stands_before({.votes = 8, .applied_at = 1}, {.votes = 8, .applied_at = 2}));
  EXPECT_FALSE(stands_before({.votes = 8, .applied_at = 1}, {.votes = 8, .applied_at = 1}));
}

std::vector<PostFact> posts(Side side, int created, int filled, bool self_increase = false) {
  std::vector<PostFact> list;
  for (int i = 0; i < created; ++i) {
    PostFact post{
        .year = 2022, .side = side, .self_increase = self_increase, .created_on = Date(2022, 2, 1)};
    if (i < filled) post.first_filled_on = Date(2022, 3, 1);
    list.push_back(post);
  }
  return list;
}

// T19
TEST(completion, one_post_short_on_one_side_closes_the_gate) {
  const Date day(2022, 6, 1);
  auto rural = posts(Side::rural, 2'100, 2'099);
  const auto more = posts(Side::rural, 50, 50, true);
  rural.insert(rural.end(), more.begin(), more.end());
  const auto urban_posts = posts(Side::urban, 300, 300);
  SideCount count = count_side(rural, 2022, Side::rural, 2'100, day);
  const SideCount urban = count_side(urban_posts, 2022, Side::urban, 300, day);
  EXPECT_EQ(count.completed, 2'099);
  EXPECT_EQ(count.percent(), 99);
  EXPECT_EQ(count.self_increase_completed, 50);
  EXPECT_FALSE(gate_allows(count, urban));
  rural[2'099].first_filled_on = day;
  count = count_side(rural, 2022, Side::rural, 2'100, day);
  EXPECT_EQ(count.completed, 2'100);
  EXPECT_EQ(count.percent(), 100);
  EXPECT_TRUE(gate_allows(count, urban));
  SideCount short_urban = urban;
  short_urban.completed = 299;
  EXPECT_FALSE(gate_allows(count, short_urban));
}

// T20
TEST(completion, a_post_counts_from_its_first_filling_and_only_in_its_year_and_side) {
  const PostFact post{.year = 2022,
                      .side = Side::rural,
                      .created_on = Date(2022, 2, 1),
                      .first_filled_on = Date(2022, 3, 1)};
  EXPECT_FALSE(is_completed(post, Date(2022, 2, 28)));
  EXPECT_TRUE(is_completed(post, Date(2022, 3, 1)));
  EXPECT_EQ(count_side(std::span(&post, 1), 2023, Side::rural, 1, Date(2023, 1, 1)).completed, 0);
  EXPECT_EQ(count_side(std::span(&post, 1), 2022, Side::urban, 1, Date(2023, 1, 1)).completed, 0);
  PostFact empty = post;
  empty.first_filled_on.reset();
  EXPECT_FALSE(is_completed(empty, Date(2030, 1, 1)));
}

TEST(completion, the_certificate_keeps_figures_plan_version_and_day) {
  const GateVerdict verdict = explain_gate({.year = 2022,
                                            .day = Date(2022, 6, 1),
                                            .unit = UnitCode{371503},
                                            .plan_version = "1",
                                            .rural = {.planned = 2, .completed = 2},
                                            .urban = {.planned = 1, .completed = 0}});
  EXPECT_FALSE(verdict.allowed);
  const TraceNode* gate = verdict.trace.find("gate");
  ASSERT_NE(gate, nullptr);
  EXPECT_EQ(gate->value, "not_allowed");
  EXPECT_EQ(gate->facts[1].value, "1");
  EXPECT_EQ(verdict.trace.find("completion:urban")->state, NodeState::not_met);
}

}  // namespace
}  // namespace yigang::policy
