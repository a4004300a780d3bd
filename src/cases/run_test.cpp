#include "cases/run.h"

#include <gtest/gtest.h>

namespace yigang::cases {
namespace {

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

const std::string kRetirement =
    "case,on,retirement_category,birth_date,expect.date,expect.first_day_under_5_years\n";
const std::string kEligibility =
    "case,on,unit,side,sex,birth_date,retirement_category,groups,recognition_until,facts,"
    "months_used,expect.verdict,expect.reason\n";
const std::string kTenure =
    "case,on,side,birth_date,retirement_category,first_approved_on,prior_months,paid_months,"
    "recovered_months,extension_until,expect.months_used,expect.last_payable_month\n";
const std::string kAllowance =
    "case,unit,side,month,work,scheduled_days,attended_days,rates,expect.amount,expect.problem\n";
const std::string kFunding =
    "case,side,total,province,person_months,social_fund,expect.province,expect.city,"
    "expect.county,expect.social_fund,expect.original_channel\n";

CaseReport run(std::string_view kind, const std::string& text) {
  return run_case_file("x." + std::string(kind) + ".csv", text, shipped());
}

// "passed/failed" and, of the first failure, "line column code nearest".
std::string outcome(std::string_view kind, const std::string& text) {
  const CaseReport report = run(kind, text);
  std::string result = std::to_string(report.passed) + "/" + std::to_string(report.failed);
  if (report.failures.empty()) return result;
  const CaseFailure& first = report.failures.front();
  result += " " + std::to_string(first.line) + " " + first.column + " " + first.problem.code;
  for (const auto& [name, value] : first.problem.params) {
    if (name == "nearest" || name == "actual") result += " " + value;
  }
  return result;
}

std::string eligibility(const std::string& row) {
  return outcome("eligibility", kEligibility + row + "\n");
}
std::string tenure(const std::string& row) {
  return outcome("tenure", kTenure + row + "\n");
}
std::string allowance(const std::string& row) {
  return outcome("allowance", kAllowance + row + "\n");
}
std::string funding(const std::string& row) {
  return outcome("funding", kFunding + row + "\n");
}

TEST(case_files, the_kind_is_the_last_part_of_the_name) {
  EXPECT_EQ(kind_of_file("law/cases/a.b.tenure.csv"), CaseKind::tenure);
  EXPECT_EQ(kind_of_file("law/tenure.csv"), CaseKind::tenure);
  EXPECT_EQ(kind_of_file("law/plain.csv"), std::nullopt);
  EXPECT_EQ(kind_of_file("law.tenure.csv/readme"), std::nullopt);
  EXPECT_EQ(outcome("tenur", kTenure), "0/1 1  case_unknown_word tenure");
  EXPECT_TRUE(is_case_file("x/y.funding.csv"));
  EXPECT_FALSE(is_case_file("x/readme.md"));
}

TEST(case_files, passed_failed_and_unchecked_cells_are_counted_apart) {
  const CaseReport report = run("retirement", kRetirement +
                                                  "a,2025-01-01,M60,1965-05-01,2025-07-01,\n"
                                                  "b,2025-01-01,M60,1965-05-01,,\n"
                                                  "c,2025-01-01,M60,1965-05-01,2025-07-02,x\n"
                                                  "d,2025-01-01,M60,1965-05-01,2025-07-02,"
                                                  "2020-07-02\n");
  EXPECT_EQ(report.passed, 2);
  EXPECT_EQ(report.failed, 2);
  ASSERT_EQ(report.failures.size(), 2U);
  EXPECT_EQ(report.failures[0].line, 4);
  EXPECT_EQ(report.failures[0].problem.code, "bad_date");
  EXPECT_EQ(report.failures[1].line, 5);
  EXPECT_EQ(report.failures[1].column, "expect.date");
  EXPECT_NE(failures_text(report, Language::en)
                .find("x.retirement.csv:5: expect.date (d): expected 2025-07-02, came out as "
                      "2025-07-01"),
            std::string::npos);
  // What is wrong with the whole file has no column.
  const std::string whole = failures_text(run("tenur", kTenure), Language::en);
  EXPECT_EQ(whole.find("::"), std::string::npos) << whole;
  EXPECT_EQ(whole.find(":1: "), whole.find(':')) << whole;
  EXPECT_EQ(totals_text(2, 2), "2 passed, 2 failed\n");
  EXPECT_EQ(report.cases[3].cells.size(), 2U);
  EXPECT_TRUE(report.cases[3].cells[1].ok);
}

TEST(case_files, a_byte_order_mark_line_ends_of_windows_and_padding_are_taken) {
  EXPECT_EQ(outcome("retirement",
                    "\xEF\xBB\xBF"
                    "case,on,retirement_category,birth_date,expect.date,note,,\r\n"
                    "a, 2025-01-01 ,M60,1965-05-01,2025-07-01,\"a, b\",,\r\n"
                    ",,,,,,,\r\n\r\n"),
            "1/0");
}

TEST(case_files, columns_may_stand_in_any_order_and_optional_ones_may_be_absent) {
  EXPECT_EQ(outcome("funding", "expect.city,total,side\n272.01,680.03,rural\n"), "1/0");
}

TEST(case_files, an_unknown_missing_or_doubled_column_fails_the_file_once) {
  EXPECT_EQ(outcome("funding", "case,side,totl\na,rural,5\nb,rural,6\n"),
            "0/1 1 totl case_unknown_column total");
  EXPECT_EQ(outcome("funding", "case,side\na,rural\n"), "0/1 1 total case_column_missing");
  EXPECT_EQ(outcome("funding", "side,total,side\nrural,5,rural\n"), "0/1 1 side case_column_twice");
  EXPECT_EQ(outcome("funding", ""), "0/1 1  case_no_header");
}

TEST(case_files, a_row_with_another_number_of_cells_is_refused) {
  EXPECT_EQ(outcome("funding", "side,total,expect.city\nrural,680.03\n"),
            "0/1 2 expect.city case_cell_count");
  EXPECT_EQ(outcome("funding", "side,total\nrural,680.03,272.01\n"), "0/1 2 total case_cell_count");
  EXPECT_EQ(outcome("funding", "side,total,note\nrural,680.03\n"), "1/0");
}

TEST(case_files, a_file_that_is_no_csv_or_no_utf8_names_the_line) {
  EXPECT_EQ(outcome("funding", "side,total\nrural,\"5\n").substr(0, 20), "0/1 2  csv_open_quot");
  EXPECT_EQ(outcome("funding", "side,total\nrural,5\n\xB4\xF3,5\n"), "0/1 3  not_utf8");
  using std::string_literals::operator""s;
  EXPECT_EQ(outcome("funding", "s\0i\0d\0e\0"s), "0/1 1  not_utf8");
}

TEST(retirement_cases, a_day_is_needed_and_words_are_known) {
  EXPECT_EQ(outcome("retirement", kRetirement + "a,,M60,1965-05-01,,\n"),
            "0/1 2 on case_cell_empty");
  EXPECT_EQ(outcome("retirement", kRetirement + "a,2025-01-01,M6O,1965-05-01,,\n"),
            "0/1 2 retirement_category case_unknown_word M60");
  EXPECT_EQ(outcome("retirement", kRetirement + "a,2025-01,M60,1965-05-01,,\n"),
            "0/1 2 on bad_date");
  EXPECT_EQ(outcome("retirement", kRetirement + "a,2025-01-01,M60,1965-05-01,none,\n"),
            "0/1 2 expect.date case_differs 2025-07-01");
}

TEST(eligibility_cases, groups_periods_and_recognition_are_read) {
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,1990-01-01,,low_income@2022-01-01..2022-06-01,"
                        ",,,eligible,none"),
            "1/0");
  EXPECT_EQ(eligibility("a,2022-06-02,371522,rural,M,1990-01-01,,low_income@2022-01-01..2022-06-01,"
                        ",,,refused,register_missing"),
            "1/0");
  EXPECT_EQ(eligibility("a,2022-06-02,371522,rural,M,1990-01-01,,expanded:退捕渔民;disabled,,,,"
                        "eligible,none"),
            "1/0");
  EXPECT_EQ(eligibility("a,2022-06-02,371522,urban,M,1967-01-01,,expanded:退捕渔民,2022-06-02,,,"
                        "refused,expansion_not_open"),
            "1/0");
  EXPECT_EQ(eligibility("a,2022-06-02,371522,rural,M,1990-01-01,,,,,,refused,not_in_target_group"),
            "1/0");
  EXPECT_EQ(eligibility("a,2022-06-02,371522,rural,M,1970-01-01,,older,,,36,refused,"
                        "tenure_used_up"),
            "1/0");
  EXPECT_EQ(eligibility("a,2022-06-02,371522,rural,M,1970-01-01,,older,,,35,eligible,none"), "1/0");
  EXPECT_EQ(eligibility("a,2022-06-02,371522,rural,M,1970-01-01,,older,,"
                        "registered_business;village_committee_member,,for_decision,"
                        "registered_business;village_committee_member"),
            "1/0");
}

TEST(eligibility_cases, unknown_words_name_the_nearest) {
  EXPECT_EQ(eligibility("a,2022-06-01,371523,rural,M,1970-01-01,,older,,,,,"),
            "0/1 2 unit case_unknown_word 371503");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rurale,M,1970-01-01,,older,,,,,"),
            "0/1 2 side case_unknown_word rural");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,1970-01-01,,oldr,,,,,"),
            "0/1 2 groups case_unknown_word older");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,1970-01-01,,older,,hold_post,,,"),
            "0/1 2 facts case_unknown_word holds_post");
  EXPECT_EQ(
      eligibility("a,2022-06-01,371522,rural,M,1970-01-01,,older,,under_age,,,").substr(0, 31),
      "0/1 2 facts case_unknown_word d");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,1970-01-01,,older,,,,eligable,"),
            "0/1 2 expect.verdict case_unknown_word eligible");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,1970-01-01,,older,,,,,holds_pots"),
            "0/1 2 expect.reason case_unknown_word holds_post");
}

TEST(eligibility_cases, a_row_that_contradicts_itself_is_refused) {
  EXPECT_EQ(eligibility("a,2022-06-01,371522,urban,M,1970-01-01,F50,other_hardship,,,,,"),
            "0/1 2 retirement_category case_category_of_other_sex");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,urban,F,1970-01-01,M60,other_hardship,,,,,"),
            "0/1 2 retirement_category case_category_of_other_sex");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,1970-01-01,,older@2022-01-01..2022-12-31,"
                        ",,,,"),
            "0/1 2 groups case_period_without_register");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,1970-01-01,,disabled@2022-12-31..2022-01-01,"
                        ",,,,"),
            "0/1 2 groups case_range_backwards");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,1970-01-01,,expanded:,,,,,"),
            "0/1 2 groups case_expanded_no_name");
  EXPECT_EQ(eligibility("a,2022-06-01,371522,rural,M,2023-01-01,,older,,,,,"),
            "0/1 2 birth_date case_born_later");
}

TEST(tenure_cases, month_lists_ranges_and_limits_are_read) {
  EXPECT_EQ(tenure("T10,2025-07-31,rural,,,,,2022-03..2022-12;2023-06..2025-07,,,36,2025-07"),
            "1/0");
  EXPECT_EQ(tenure("T12,2025-07-31,rural,,,,,2022-03..2022-12;2023-06..2025-07,2025-01,,35,"
                   "2025-08"),
            "1/0");
  EXPECT_EQ(tenure("T11,2022-03-31,rural,,,,,2022-03;2022-03,,,1,2025-02"), "1/0");
  EXPECT_EQ(tenure("T9,2022-03-31,rural,,,,36,,,,36,none"), "1/0");
  EXPECT_EQ(tenure("T13,2025-09-11,urban,1978-10-10,F50,2025-09-11,0,,,,0,2030-09"), "1/0");
  EXPECT_EQ(tenure("T27,2025-01-31,urban,1965-05-01,M60,2020-05-02,40,,,,40,2025-07"), "1/0");
}

TEST(tenure_cases, a_row_that_contradicts_itself_is_refused) {
  EXPECT_EQ(tenure("a,2022-03-31,rural,,,,,2022-04,,,,"), "0/1 2 paid_months case_month_after_on");
  EXPECT_EQ(tenure("a,2022-03-31,rural,,,,,2022-03,2022-02,,,"),
            "0/1 2 recovered_months case_recovered_not_paid");
  EXPECT_EQ(tenure("a,2022-03-31,rural,,,,,2022-03..2022-01,,,,"),
            "0/1 2 paid_months case_range_backwards");
  EXPECT_EQ(tenure("a,2022-03-31,urban,1970-01-01,,,,,,,,"),
            "0/1 2 retirement_category case_cell_empty");
  EXPECT_EQ(tenure("a,2022-03-31,urban,1970-01-01,M60,,,,,2022-12,,"),
            "0/1 2 extension_until case_urban_extension");
  EXPECT_EQ(tenure("a,2022-03-31,urban,1970-01-01,M60,2022-04-01,,,,,,"),
            "0/1 2 first_approved_on case_approved_after_on");
  EXPECT_EQ(tenure("a,2022-03-31,rural,,,,-1,,,,,"), "0/1 2 prior_months case_bad_count");
  EXPECT_EQ(tenure("a,2022-03-31,rural,,,,,2022-03;;2022-02,,,,"),
            "0/1 2 paid_months case_empty_part");
  EXPECT_EQ(tenure("a,2022-03-31,rural,,,,,2022-03-01,,,,"), "0/1 2 paid_months bad_month");
}

TEST(allowance_cases, work_rates_and_problems_are_read) {
  EXPECT_EQ(allowance("T1,371522,rural,2022-03,2022-03-01..2022-03-31:40,,,2021-10-01:17.00,"
                      "680.00,none"),
            "1/0");
  EXPECT_EQ(allowance("day,371522,rural,2022-03,2022-03-01:24,,,2021-10-01:17,408.00,none"), "1/0");
  EXPECT_EQ(allowance("T3,371522,rural,2022-05,2022-05-01..2022-05-31:40,,,"
                      "2021-10-01:17.00;2022-05-11:18.00,none,needs_split"),
            "1/0");
  EXPECT_EQ(allowance("below,371522,rural,2023-10,2023-10-01..2023-10-31:0,,,2021-10-01:17.00,"
                      "0.00,below_floor"),
            "1/0");
  EXPECT_EQ(allowance("none,371522,rural,2023-10,2023-10-01..2023-10-31:8,,,,none,no_rate"), "1/0");
  EXPECT_EQ(allowance("T26,371522,urban,2022-03,,22,13.5,2021-10-01:1700.00,1043.18,none"), "1/0");
  EXPECT_EQ(allowance("default,371522,urban,2022-03,,,23,2021-10-01:1700.00,1700.00,none"), "1/0");
  // Form 12 counts 30 scheduled days in any month.
  EXPECT_EQ(allowance("a,371522,urban,2022-02,,30,28,2021-10-01:1700,1586.67,none"), "1/0");
  EXPECT_EQ(allowance("a,371522,urban,2022-02,,28,30,2021-10-01:1700,1700.00,none"), "1/0");
  EXPECT_EQ(allowance("all,371522,rural,2023-10,2023-10-01..2023-10-31:8,,,"
                      "2021-10-01:17.00;2023-10-05:19.00,none,needs_split;below_floor"),
            "1/0");
}

TEST(allowance_cases, values_too_fine_and_contradictions_are_refused) {
  EXPECT_EQ(allowance("a,371522,rural,2022-03,2022-03-01:8.25,,,2021-10-01:17,,"),
            "0/1 2 work hours_too_fine");
  EXPECT_EQ(allowance("a,371522,rural,2022-03,2022-03-01:8,,,2021-10-01:17.005,,"),
            "0/1 2 rates money_too_fine");
  EXPECT_EQ(allowance("a,371522,urban,2022-03,,22,13.2,2021-10-01:1700,,"),
            "0/1 2 attended_days days_not_half");
  EXPECT_EQ(allowance("a,371522,urban,2022-03,,22,13.25,2021-10-01:1700,,"),
            "0/1 2 attended_days days_not_half");
  EXPECT_EQ(allowance("a,371522,rural,2022-03,2022-03-01:24.1,,,2021-10-01:17,,"),
            "0/1 2 work case_too_many_hours");
  EXPECT_EQ(allowance("a,371522,rural,2022-03,2022-02-28..2022-03-02:8,,,2021-10-01:17,,"),
            "0/1 2 work case_work_outside_month");
  EXPECT_EQ(allowance("a,371522,rural,2022-03,2022-03-01..2022-03-05:8;2022-03-05:1,,,"
                      "2021-10-01:17,,"),
            "0/1 2 work case_work_overlaps");
  EXPECT_EQ(allowance("a,371522,rural,2022-03,,,5,2021-10-01:17,,"),
            "0/1 2 attended_days case_days_on_rural");
  EXPECT_EQ(allowance("a,371522,urban,2022-03,2022-03-01:8,22,5,2021-10-01:1700,,"),
            "0/1 2 work case_work_on_urban");
  EXPECT_EQ(allowance("a,371522,urban,2022-03,,0,5,2021-10-01:1700,,"),
            "0/1 2 scheduled_days case_no_scheduled_days");
  EXPECT_EQ(allowance("a,371522,urban,2022-03,,22,,2021-10-01:1700,,"),
            "0/1 2 attended_days case_cell_empty");
  EXPECT_EQ(allowance("a,371522,urban,2022-03,,22,32,2021-10-01:1700,,"),
            "0/1 2 attended_days case_more_days_than_month");
  EXPECT_EQ(allowance("a,371522,rural,2022-03,2022-03-01:8,,,2021-10-01:17;2021-10-01:18,,"),
            "0/1 2 rates case_rate_twice");
  EXPECT_EQ(allowance("a,371522,rural,2022-03,2022-03-01:8,,,2021-10-01:17,,waiting").substr(0, 40),
            "0/1 2 expect.problem case_unknown_word n");
  EXPECT_EQ(allowance("a,371522,rural,2016-03,2016-03-01:8,,,2010-10-01:17,,"),
            "0/1 2 month figure_unknown_on_day");
  EXPECT_EQ(allowance("a,371522,urban,2027-03,,,5,2021-10-01:1820,,"),
            "0/1 2 scheduled_days holiday_year_missing");
}

TEST(funding_cases, all_forms_of_the_provincial_share_are_read) {
  EXPECT_EQ(funding("T5,rural,16320000.00,30%,,,4896000.00,4569600.00,6854400.00,0.00,0.00"),
            "1/0");
  EXPECT_EQ(funding("a,rural,1000.00,200.00/person-month,3,50,600.00,160.00,190.00,50.00,0.00"),
            "1/0");
  EXPECT_EQ(funding("a,rural,1000.00,5000.00,,50,1000.00,0.00,0.00,0.00,0.00"), "1/0");
  // Never more than the total, however it is stated.
  EXPECT_EQ(funding("a,rural,1000.00,130%,,,1000.00,0.00,0.00,0.00,0.00"), "1/0");
  EXPECT_EQ(funding("T7,rural,-680.03,,,,0.00,-272.01,-408.02,0.00,0.00"), "1/0");
  EXPECT_EQ(funding("neg,rural,-1000.00,10%,,100.00,-100.00,-360.00,-440.00,-100.00,0.00"), "1/0");
  EXPECT_EQ(funding("T8,urban,1700.00,30%,,100.00,0.00,0.00,0.00,0.00,1700.00"), "1/0");
  // An urban row ignores both, so a correction may carry them with its own sign.
  EXPECT_EQ(funding("T8,urban,-1700.00,-5.00,,-100.00,0.00,0.00,0.00,0.00,-1700.00"), "1/0");
  EXPECT_EQ(funding("huge,rural,1000.00,9999999999999/person-month,10000000,,1000.00,0,0,0,0"),
            "1/0");
}

TEST(funding_cases, what_cannot_be_read_is_refused) {
  EXPECT_EQ(funding("a,rural,680.031,,,,,,,,"), "0/1 2 total money_too_fine");
  EXPECT_EQ(funding("a,rural,680.03,30,5%,,,,,,"), "0/1 2 person_months case_bad_count");
  EXPECT_EQ(funding("a,rural,680.03,1001%,,,,,,,"), "0/1 2 province bad_share");
  EXPECT_EQ(funding("a,rural,680.03,200.00/person-month,,,,,,,"),
            "0/1 2 person_months case_cell_empty");
  EXPECT_EQ(funding("a,rural,680.03,,,-1,,,,,"), "0/1 2 social_fund case_negative");
  EXPECT_EQ(funding("a,rural,,,,,,,,,"), "0/1 2 total case_cell_empty");
}

TEST(case_why, each_kind_tells_the_steps_of_a_row_whatever_is_expected_of_it) {
  const auto why = [](std::string_view kind, const std::string& text, int line = 2) {
    return explain_case("x." + std::string(kind) + ".csv", text, line, shipped());
  };
  const auto retirement = why("retirement", kRetirement + "a,2025-01-01,M60,1965-05-01,,soon\n");
  ASSERT_TRUE(retirement.has_value());
  EXPECT_NE(retirement->trace.find("retirement:M60@2025-01-01"), nullptr);
  EXPECT_EQ(retirement->day, Date(2025, 1, 1));
  const auto tenure = why("tenure", kTenure + "a,2024-01-05,rural,,,,4,2022-03..2022-12,,,,\n");
  ASSERT_TRUE(tenure.has_value());
  EXPECT_NE(tenure->trace.find("tenure"), nullptr);
  EXPECT_EQ(tenure->outcome, "computed");
  const auto pay = why(
      "allowance",
      kAllowance + "\n" + "a,371525,rural,2022-03,2022-03-01..2022-03-31:40,,,2022-01-01:1.00,,\n",
      3);
  ASSERT_TRUE(pay.has_value());
  EXPECT_NE(pay->trace.find("allowance"), nullptr);
  EXPECT_EQ(pay->outcome, "problem");
  EXPECT_EQ(pay->headline, "below_floor");
  const auto funding = why("funding", kFunding + "a,rural,680.01,30%,,,,,,,\n");
  ASSERT_TRUE(funding.has_value());
  EXPECT_EQ(funding->trace.find("funding")->value, "285.61");
  EXPECT_NE(funding->trace.find("figure:city_share_tenths@2022-02-12"), nullptr);
}

TEST(case_why, a_row_that_cannot_be_judged_is_refused_as_in_the_run) {
  const auto code = [](const std::string& text, int line) {
    const auto why = explain_case("x.retirement.csv", text, line, shipped());
    return why ? "done" : why.error().field + " " + why.error().code;
  };
  const std::string good = "a,2025-01-01,M60,1965-05-01,,\n";
  EXPECT_EQ(code(kRetirement + good + "b,2025-01-01,M60,then,,\n", 2), "done");
  EXPECT_EQ(code(kRetirement + good + "b,2025-01-01,M60,then,,\n", 3), "birth_date bad_date");
  EXPECT_EQ(code(kRetirement + good, 1), "line case_line_unknown");
  EXPECT_EQ(code(kRetirement + good, 3), "line case_line_unknown");
  EXPECT_EQ(code("case,onn\n" + good, 2), "onn case_unknown_column");
}

}  // namespace
}  // namespace yigang::cases
