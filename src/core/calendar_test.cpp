#include "core/calendar.h"

#include <gtest/gtest.h>

namespace yigang {

namespace {

TEST(calendar, adding_months_keeps_the_day_and_clamps_it) {
  // policy-rules, Calendar: 1968-02-29 + 60y10m = 2028-12-29.
  EXPECT_EQ(add_months(Date(1968, 2, 29), 730), Date(2028, 12, 29));
  EXPECT_EQ(add_months(Date(1976, 2, 29), 12 * 46), Date(2022, 2, 28));
  EXPECT_EQ(add_months(Date(2022, 1, 31), 1), Date(2022, 2, 28));
  EXPECT_EQ(add_months(Date(2024, 1, 31), 1), Date(2024, 2, 29));
  EXPECT_EQ(add_months(Date(2022, 3, 31), -1), Date(2022, 2, 28));
  EXPECT_EQ(add_months(Date(2022, 12, 15), 1), Date(2023, 1, 15));
}

TEST(calendar, a_leap_birthday_is_reached_on_1_march_of_a_common_year) {
  // T18: born 1976-02-29, 45 on 2021-03-01 or, by the other setting, on 2021-02-28.
  const Date birth(1976, 2, 29);
  EXPECT_EQ(birthday_at_age(birth, 45, LeapBirthday::march_1), Date(2021, 3, 1));
  EXPECT_EQ(birthday_at_age(birth, 45, LeapBirthday::february_28), Date(2021, 2, 28));
  EXPECT_EQ(age_on(birth, Date(2021, 2, 28), LeapBirthday::march_1), 44);
  EXPECT_EQ(age_on(birth, Date(2021, 3, 1), LeapBirthday::march_1), 45);
  EXPECT_EQ(age_on(birth, Date(2024, 2, 28), LeapBirthday::march_1), 47);
  EXPECT_EQ(age_on(birth, Date(2024, 2, 29), LeapBirthday::march_1), 48);
}

TEST(calendar, an_age_is_reached_on_the_birthday_not_the_day_before) {
  const Date birth(1981, 11, 22);
  EXPECT_EQ(age_on(birth, Date(2026, 11, 21), LeapBirthday::march_1), 44);
  EXPECT_EQ(age_on(birth, Date(2026, 11, 22), LeapBirthday::march_1), 45);
}

TEST(calendar, days_and_months_are_read_strictly) {
  EXPECT_EQ(*parse_date("2022-02-28"), Date(2022, 2, 28));
  EXPECT_EQ(to_text(Date(2022, 2, 8)), "2022-02-08");
  for (const char* text :
       {"2022-02-29", "2022-13-01", "2022-00-10", "2022-1-01", "20220101", "2022/01/01",
        "2022-01-01 ", "1899-12-31", "2200-01-01", "", "2022-01-0x", "长期"})
    EXPECT_EQ(parse_date(text).error().code, "bad_date") << text;
  EXPECT_EQ(*parse_month("2022-03"), Month(2022, 3));
  for (const char* text : {"2022-13", "2022-3", "202203", "2022-03-01", ""})
    EXPECT_EQ(parse_month(text).error().code, "bad_month") << text;
}

TEST(calendar, a_number_in_the_place_of_a_day_is_not_repeated) {
  const auto told = [](const Problem& problem) { return problem.params.front().second; };
  EXPECT_EQ(told(parse_date("2022/02/30").error()), "2022/02/30");
  EXPECT_EQ(told(parse_date("372599196903080024").error()), "…");
  EXPECT_EQ(told(parse_month("37259919690308002X").error()), "…");
}

TEST(calendar, months_have_first_and_last_days_and_distances) {
  EXPECT_EQ(Month(2024, 2).last_day(), Date(2024, 2, 29));
  EXPECT_EQ(Month(2022, 12).plus(1), Month(2023, 1));
  EXPECT_EQ(Month(2023, 3) - Month(2022, 12), 3);
  EXPECT_EQ(Month::of(Date(2022, 3, 31)), Month(2022, 3));
}

TEST(calendar, the_day_in_china_begins_at_16_utc_of_the_day_before) {
  const Instant before(std::chrono::milliseconds(1'646'063'999'999));  // 2022-02-28T15:59:59.999Z
  EXPECT_EQ(day_in_china(before), Date(2022, 2, 28));
  EXPECT_EQ(day_in_china(before + std::chrono::milliseconds(1)), Date(2022, 3, 1));
}

TEST(calendar, a_day_that_does_not_exist_is_a_bug_inside_the_program) {
  EXPECT_DEATH((void)Date(2022, 2, 29), "CHECK");
}

}  // namespace

}  // namespace yigang
