// Thirty look-ups a minute for each account, counted for itself.
#include "http/look_up_meter.h"

#include <gtest/gtest.h>

namespace yigang::http {

namespace {

using std::chrono::milliseconds;

TEST(LookUpMeter, thirty_at_once_then_one_each_two_seconds) {
  LookUpMeter meter;
  const Instant start = from_milliseconds(1'640'000'000'000);
  const AccountId one(1);
  for (int i = 0; i < LookUpMeter::kMost; ++i) EXPECT_EQ(meter.take(one, start), std::nullopt) << i;
  EXPECT_EQ(meter.take(one, start), 2);
  EXPECT_EQ(meter.take(one, start + milliseconds(1999)), 1);
  EXPECT_EQ(meter.take(one, start + milliseconds(2000)), std::nullopt);
  EXPECT_EQ(meter.take(one, start + milliseconds(2000)), 2);
  EXPECT_EQ(meter.take(AccountId(2), start), std::nullopt) << "another account counts for itself";
}

TEST(LookUpMeter, a_question_about_the_wait_counts_nothing) {
  LookUpMeter meter;
  const Instant start = from_milliseconds(1'640'000'000'000);
  const AccountId one(1);
  for (int i = 0; i < 2 * LookUpMeter::kMost; ++i)
    EXPECT_EQ(meter.wait_of(one, start), std::nullopt);
  for (int i = 0; i < LookUpMeter::kMost; ++i) EXPECT_EQ(meter.take(one, start), std::nullopt);
  EXPECT_EQ(meter.wait_of(one, start), 2);
  EXPECT_EQ(meter.wait_of(one, start + milliseconds(2000)), std::nullopt);
}

TEST(LookUpMeter, a_clock_that_goes_back_closes_nobody_out) {
  LookUpMeter meter;
  const Instant start = from_milliseconds(1'640'000'000'000);
  for (int i = 0; i < LookUpMeter::kMost; ++i) (void)meter.take(AccountId(1), start);
  EXPECT_EQ(meter.take(AccountId(1), start - std::chrono::hours(24)), std::nullopt);
}

TEST(LookUpMeter, after_a_minute_without_one_all_are_free_again) {
  LookUpMeter meter;
  const Instant start = from_milliseconds(1'640'000'000'000);
  for (int i = 0; i < LookUpMeter::kMost; ++i) (void)meter.take(AccountId(1), start);
  const Instant later = start + LookUpMeter::kWindow;
  for (int i = 0; i < LookUpMeter::kMost; ++i)
    EXPECT_EQ(meter.take(AccountId(1), later), std::nullopt) << i;
  EXPECT_NE(meter.take(AccountId(1), later), std::nullopt);
}

}  // namespace

}  // namespace yigang::http
