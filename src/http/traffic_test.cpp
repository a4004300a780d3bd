// What a server keeps of its last hours.
#include "http/traffic.h"

#include <gtest/gtest.h>

namespace yigang::http {

namespace {

using namespace std::chrono_literals;

constexpr Instant kHalfPast{std::chrono::hours(460'000) + 30min};

TEST(Traffic, an_hour_counts_what_came_in_it_and_how_it_ended) {
  SetClock clock(kHalfPast);
  Traffic traffic(clock);
  traffic.count(200, 4ms);
  traffic.count(422, 2ms);
  traffic.count(503, 30ms);
  clock.move(std::chrono::hours(1));
  traffic.count(304, 1ms);
  const auto rows = traffic.hours();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].from, kHalfPast - 30min);
  EXPECT_EQ(rows[0].requests, 3);
  EXPECT_EQ(rows[0].refusals, 1);
  EXPECT_EQ(rows[0].failures, 1);
  EXPECT_EQ(rows[0].mean_us, 12'000);
  EXPECT_EQ(rows[0].slowest_us, 30'000);
  EXPECT_EQ(rows[1].requests, 1);
  EXPECT_EQ(rows[1].refusals, 0);
}

TEST(Traffic, hours_without_a_request_stand_there_too_and_none_from_before_the_start) {
  SetClock clock(kHalfPast);
  Traffic traffic(clock);
  EXPECT_EQ(traffic.since(), kHalfPast);
  ASSERT_EQ(traffic.hours().size(), 1U);
  clock.move(std::chrono::hours(3));
  const auto rows = traffic.hours();
  ASSERT_EQ(rows.size(), 4U);
  for (const TrafficHour& row : rows) EXPECT_EQ(row.requests, 0);
}

TEST(Traffic, a_day_later_an_hour_is_forgotten) {
  SetClock clock(kHalfPast);
  Traffic traffic(clock);
  traffic.count(200, 1ms);
  clock.move(std::chrono::hours(Traffic::kHours));
  auto rows = traffic.hours();
  ASSERT_EQ(std::ssize(rows), Traffic::kHours);
  EXPECT_EQ(rows.back().requests, 0);
  EXPECT_EQ(rows.front().from, kHalfPast - 30min + 1h);
  traffic.count(500, 1ms);
  rows = traffic.hours();
  EXPECT_EQ(rows.back().requests, 1);
  EXPECT_EQ(rows.back().failures, 1);
}

}  // namespace

}  // namespace yigang::http
