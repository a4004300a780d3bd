#include "policy/retirement.h"

#include <gtest/gtest.h>

namespace yigang::policy {
namespace {

using enum RetirementCategory;

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

RetirementAnswer answer(RetirementCategory category, Date birth, Date on = Date(2025, 1, 1)) {
  LawReader reader(shipped(), kCity);
  return explain_retirement(reader, nullptr, on, category, birth).value();
}

Date day(std::string_view text) {
  return parse_date(text).value();
}

struct Example {
  RetirementCategory category;
  const char* birth;
  int delay;
  const char* retires;
  const char* under_5_years;
};

// domain.md §3.2: 22 worked examples, law from 2025-01-01.
constexpr Example kExamples[] = {{M60, "1964-12-31", 0, "2024-12-31", "2020-01-01"},
                                 {M60, "1965-01-01", 1, "2025-02-01", "2020-02-02"},
                                 {M60, "1965-04-30", 1, "2025-05-30", "2020-05-31"},
                                 {M60, "1965-05-01", 2, "2025-07-01", "2020-07-02"},
                                 {M60, "1966-03-15", 4, "2026-07-15", "2021-07-16"},
                                 {M60, "1968-02-29", 10, "2028-12-29", "2023-12-30"},
                                 {M60, "1970-08-20", 17, "2032-01-20", "2027-01-21"},
                                 {M60, "1971-11-22", 21, "2033-08-22", "2028-08-23"},
                                 {M60, "1976-08-31", 35, "2039-07-31", "2034-08-01"},
                                 {M60, "1976-09-01", 36, "2039-09-01", "2034-09-02"},
                                 {F50, "1974-12-31", 0, "2024-12-31", "2020-01-01"},
                                 {F50, "1975-01-01", 1, "2025-02-01", "2020-02-02"},
                                 {F50, "1975-03-01", 2, "2025-05-01", "2020-05-02"},
                                 {F50, "1976-02-29", 7, "2026-09-29", "2021-09-30"},
                                 {F50, "1978-10-10", 23, "2030-09-10", "2025-09-11"},
                                 {F50, "1981-11-22", 42, "2035-05-22", "2030-05-23"},
                                 {F50, "1984-10-31", 59, "2039-09-30", "2034-10-01"},
                                 {F50, "1984-11-01", 60, "2039-11-01", "2034-11-02"},
                                 {F55, "1969-12-31", 0, "2024-12-31", "2020-01-01"},
                                 {F55, "1972-02-29", 7, "2027-09-29", "2022-09-30"},
                                 {F55, "1981-08-31", 35, "2039-07-31", "2034-08-01"},
                                 {F55, "1981-09-01", 36, "2039-09-01", "2034-09-02"}};

TEST(retirement, the_22_worked_examples_come_out_to_the_day) {
  for (const Example& example : kExamples) {
    const RetirementAnswer got = answer(example.category, day(example.birth));
    EXPECT_EQ(got.delay_months, example.delay) << example.birth;
    EXPECT_EQ(to_text(got.day), example.retires) << example.birth;
    EXPECT_EQ(to_text(got.first_day_under_5_years), example.under_5_years) << example.birth;
  }
}

TEST(retirement, the_cap_holds_for_every_later_birth) {
  EXPECT_EQ(answer(M60, Date(1990, 1, 1)).delay_months, 36);
  EXPECT_EQ(answer(F50, Date(1999, 12, 31)).delay_months, 60);
}

TEST(retirement, the_law_before_2025_knows_no_delay) {
  EXPECT_EQ(answer(M60, Date(1965, 5, 1), Date(2024, 12, 31)).day, Date(2025, 5, 1));
  EXPECT_EQ(answer(F55, Date(1981, 9, 1), Date(2024, 12, 31)).day, Date(2036, 9, 1));
  EXPECT_EQ(answer(F50, Date(1972, 2, 29), Date(2024, 12, 31)).day, Date(2022, 2, 28));
  EXPECT_EQ(answer(M60, Date(1965, 5, 1), Date(2024, 12, 31)).first_day_under_5_years,
            Date(2020, 5, 2));
}

TEST(retirement, less_than_five_years_is_strict) {
  EXPECT_FALSE(is_closer_than(Date(2025, 9, 10), Date(2030, 9, 10), 60));
  EXPECT_TRUE(is_closer_than(Date(2025, 9, 11), Date(2030, 9, 10), 60));
  EXPECT_FALSE(is_closer_than(Date(2025, 9, 9), Date(2030, 9, 10), 60));
}

TEST(retirement, the_first_day_under_is_the_border_of_the_condition_for_all_month_ends) {
  for (Date retires = Date(2027, 1, 1); retires < Date(2033, 1, 1);
       retires = retires.plus_days(1)) {
    const Date first = first_day_closer_than(retires, 60);
    ASSERT_TRUE(is_closer_than(first, retires, 60)) << to_text(retires);
    ASSERT_FALSE(is_closer_than(first.plus_days(-1), retires, 60)) << to_text(retires);
  }
}

TEST(retirement, the_trace_shows_table_and_sum) {
  Trace trace;
  LawReader reader(shipped(), kCity, &trace);
  ASSERT_TRUE(explain_retirement(reader, &trace, Date(2025, 1, 1), M60, Date(1965, 5, 1)));
  const TraceNode* node = trace.find("retirement:M60@2025-01-01");
  ASSERT_NE(node, nullptr);
  EXPECT_EQ(node->expr_filled, "1965-05-01 + 60y + 2m = 2025-07-01");
  for (const std::string& dep : node->deps) EXPECT_NE(trace.find(dep), nullptr) << dep;
  EXPECT_NE(trace.find("figure:retirement_law@2025-01-01"), nullptr);
}

}  // namespace
}  // namespace yigang::policy
