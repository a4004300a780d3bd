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

TEST(GuessMeter, counts_a_network_and_not_each_of_its_addresses) {
  EXPECT_EQ(guesser_of("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(guesser_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(guesser_of("2001:DB8:1:2:ffff::1"), guesser_of("2001:db8:1:2::9"));
  EXPECT_NE(guesser_of("2001:db8:1:3::9"), guesser_of("2001:db8:1:2::9"));
  EXPECT_EQ(guesser_of("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(guesser_of("fe80::1%eth0"), "fe80::/64");
  EXPECT_EQ(guesser_of("unknown"), "unknown");
}

TEST(GuessMeter, keeps_ten_thousand_at_most_and_forgets_whose_window_ends_first) {
  GuessMeter meter;
  const Instant start = from_milliseconds(1'640'000'000'000);
  for (int i = 0; i < GuessMeter::kMost; ++i) (void)meter.take("often", start);
  for (std::size_t i = 0; i < GuessMeter::kKept + 50; ++i)
    (void)meter.take("once " + std::to_string(i), start);
  EXPECT_EQ(meter.kept(), GuessMeter::kKept);
  EXPECT_NE(meter.take("often", start), std::nullopt) << "who guesses much is not forgotten";
  (void)meter.take("later", start + GuessMeter::kWindow * 2);
  EXPECT_EQ(meter.kept(), 1U);
}

}  // namespace

}  // namespace yigang::http
