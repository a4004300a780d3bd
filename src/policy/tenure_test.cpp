#include "policy/tenure.h"

#include <gtest/gtest.h>

namespace yigang::policy {
namespace {

const law::LawSnapshot& shipped() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return *law;
}

constexpr TenureFigures kFigures{.months_max = 36, .rural_extension_max = 12};

std::vector<Month> months(Month first, int count) {
  std::vector<Month> list;
  for (int i = 0; i < count; ++i) list.push_back(first.plus(i));
  return list;
}

FirstApproval frozen(Date day, Date birth, RetirementCategory category) {
  LawReader reader(shipped(), kCity);
  return freeze_first_approval(reader, day, birth, category).value();
}

std::string last(const Tenure& tenure) {
  return tenure.last_payable ? to_text(*tenure.last_payable) : "none";
}

Tenure urban(Date on, Date birth, RetirementCategory category, std::optional<Date> first,
             std::span<const Month> paid) {
  TenureFacts facts{.side = Side::urban, .paid = paid, .from = Month::of(on)};
  if (first) facts.first_approval = frozen(*first, birth, category);
  return explain_tenure(facts, shipped(), kCity, on, birth, category).value().tenure;
}

// T9
TEST(tenure, prior_months_and_new_months_are_counted_together) {
  const auto paid = months(Month(2022, 3), 22);
  const Tenure used = tenure({.prior_months = 14, .paid = paid, .from = Month(2024, 1)}, kFigures);
  EXPECT_EQ(used.months_used, 36);
  EXPECT_EQ(last(used), "2023-12");
  EXPECT_TRUE(used.payable(Month(2023, 12)));
  EXPECT_FALSE(used.payable(Month(2024, 1)));
}

// T10
TEST(tenure, gaps_do_not_count) {
  auto paid = months(Month(2022, 3), 10);
  const auto second = months(Month(2023, 6), 26);
  paid.insert(paid.end(), second.begin(), second.end());
  const Tenure used = tenure({.paid = paid, .from = Month(2025, 7)}, kFigures);
  EXPECT_EQ(used.months_used, 36);
  EXPECT_EQ(last(used), "2025-07");
}

// 36 months of pay, not three years from the first one: who left after ten has 26 more on return.
TEST(tenure, months_away_from_every_post_are_not_assumed_to_be_paid) {
  const auto paid = months(Month(2022, 3), 10);
  TenureFacts facts{.paid = paid, .from = Month(2026, 11)};
  facts.absence = Absence{Month(2023, 1), Month(2026, 10)};
  EXPECT_EQ(last(tenure(facts, kFigures)), "2028-12");
  // January 2023 was worked and is not settled yet.
  facts.absence = Absence{Month(2023, 2), Month(2026, 10)};
  EXPECT_EQ(last(tenure(facts, kFigures)), "2028-11");
  EXPECT_EQ(extension_bounds(facts, kFigures).latest, Month(2029, 11));
  // Back in the month after the exit; away only after the term was over.
  facts.absence = Absence{Month(2023, 1), Month(2022, 12)};
  EXPECT_EQ(last(tenure(facts, kFigures)), "2025-02");
  facts.absence = Absence{Month(2025, 3), Month(2026, 10)};
  EXPECT_EQ(last(tenure(facts, kFigures)), "2025-02");
  // From some day before anything was paid on record.
  facts.absence = Absence{Month(), Month(2026, 10)};
  EXPECT_EQ(last(tenure(facts, kFigures)), "2028-12");
  facts.paid = {};
  EXPECT_EQ(last(tenure(facts, kFigures)), "2029-10");
}

// T11
TEST(tenure, two_posts_in_one_month_are_one_month) {
  const auto paid = distinct_months({Month(2022, 3), Month(2022, 3), Month(2022, 4)});
  EXPECT_EQ(tenure({.paid = paid, .from = Month(2022, 4)}, kFigures).months_used, 2);
}

// T12
TEST(tenure, a_month_recovered_in_full_is_given_back) {
  const auto paid = months(Month(2022, 3), 36);
  const std::vector<Month> recovered = {Month(2024, 1)};
  const Tenure used =
      tenure({.paid = paid, .recovered = recovered, .from = Month(2025, 2)}, kFigures);
  EXPECT_EQ(used.months_used, 35);
  EXPECT_EQ(last(used), "2025-03");
}

TEST(tenure, the_assumed_pay_begins_after_the_last_paid_month_recovered_or_not) {
  const auto paid = months(Month(2022, 3), 10);
  const std::vector<Month> recovered = {Month(2022, 12)};
  const Tenure used =
      tenure({.paid = paid, .recovered = recovered, .from = Month(2024, 1)}, kFigures);
  EXPECT_EQ(used.months_used, 9);
  EXPECT_EQ(last(used), "2025-03");
}

TEST(tenure, with_nothing_paid_the_month_asked_about_is_the_first) {
  EXPECT_EQ(last(tenure({.from = Month(2022, 3)}, kFigures)), "2025-02");
  EXPECT_EQ(last(tenure({.prior_months = 35, .from = Month(2022, 3)}, kFigures)), "2022-03");
  EXPECT_EQ(last(tenure({.prior_months = 36, .from = Month(2022, 3)}, kFigures)), "none");
  EXPECT_EQ(last(tenure({.prior_months = 40, .from = Month(2022, 3)}, kFigures)), "none");
}

TEST(tenure, months_paid_beyond_the_limit_do_not_move_the_end) {
  const auto paid = months(Month(2022, 3), 40);
  const Tenure used = tenure({.paid = paid, .from = Month(2025, 6)}, kFigures);
  EXPECT_EQ(used.months_used, 40);
  EXPECT_EQ(last(used), "2025-02");
}

TEST(tenure, a_rural_extension_ends_with_the_earlier_of_its_month_and_48) {
  const auto paid = months(Month(2022, 3), 36);
  TenureFacts facts{.paid = paid, .from = Month(2025, 2)};
  facts.extension_until = Month(2025, 8);
  EXPECT_EQ(last(tenure(facts, kFigures)), "2025-08");
  EXPECT_EQ(tenure(facts, kFigures).ended_by, TenureEnd::extension);
  facts.extension_until = Month(2026, 2);
  EXPECT_EQ(last(tenure(facts, kFigures)), "2026-02");
  facts.extension_until = Month(2027, 1);
  EXPECT_EQ(last(tenure(facts, kFigures)), "2026-02");
}

TEST(tenure, an_extension_ends_after_the_full_term_and_at_most_twelve_months_later) {
  const auto paid = months(Month(2022, 3), 10);
  TenureFacts facts{.paid = paid, .from = Month(2023, 1)};
  ExtensionBounds bounds = extension_bounds(facts, kFigures);
  EXPECT_EQ(bounds.last_payable, Month(2025, 2));
  EXPECT_EQ(bounds.latest, Month(2026, 2));
  // An extension that stands already does not open the way to a further one.
  facts.extension_until = Month(2026, 2);
  EXPECT_EQ(extension_bounds(facts, kFigures).latest, Month(2026, 2));
  facts.prior_months = 36;
  bounds = extension_bounds(facts, kFigures);
  EXPECT_FALSE(bounds.last_payable);
  EXPECT_EQ(bounds.latest, Month(2023, 2));  // ten are paid, two are left of the twelve
  facts.prior_months = 48;
  EXPECT_FALSE(extension_bounds(facts, kFigures).latest);
}

TEST(tenure, an_extension_that_ends_early_takes_nothing_away) {
  const auto paid = months(Month(2022, 3), 10);
  TenureFacts facts{.paid = paid, .from = Month(2023, 1)};
  facts.extension_until = Month(2023, 6);
  EXPECT_EQ(last(tenure(facts, kFigures)), "2025-02");
}

TEST(tenure, prior_months_above_36_can_still_be_extended_up_to_48) {
  TenureFacts facts{.prior_months = 40, .from = Month(2023, 1)};
  facts.extension_until = Month(2024, 12);
  EXPECT_EQ(last(tenure(facts, kFigures)), "2023-08");
  facts.prior_months = 48;
  EXPECT_EQ(last(tenure(facts, kFigures)), "none");
}

// T13
TEST(tenure, exactly_five_years_away_is_not_extended_and_one_day_later_is) {
  const auto paid = months(Month(2025, 10), 6);
  const Date birth(1978, 10, 10);
  const Date on(2026, 3, 1);
  EXPECT_EQ(last(urban(on, birth, RetirementCategory::F50, Date(2025, 9, 10), paid)), "2028-09");
  EXPECT_EQ(last(urban(on, birth, RetirementCategory::F50, Date(2025, 9, 11), paid)), "2030-09");
}

// T14
TEST(tenure, a_man_approved_at_55_under_the_new_law_has_36_months) {
  const Date birth(1971, 11, 22);
  const auto paid = months(Month(2026, 12), 1);
  EXPECT_EQ(
      last(urban(Date(2026, 12, 31), birth, RetirementCategory::M60, Date(2026, 11, 22), paid)),
      "2029-11");
}

// T27
TEST(tenure, first_approval_is_frozen_by_its_own_law_and_the_end_moves_with_the_law_now) {
  const Date birth(1965, 5, 1);
  const FirstApproval first = frozen(Date(2020, 5, 2), birth, RetirementCategory::M60);
  EXPECT_EQ(first.retirement_day, Date(2025, 5, 1));
  EXPECT_TRUE(first.under_distance);
  EXPECT_EQ(first.age_years, 55);
  EXPECT_EQ(first.whole_months_left, 59);
  EXPECT_FALSE(frozen(Date(2020, 5, 1), birth, RetirementCategory::M60).under_distance);
  const auto paid = months(Month(2020, 6), 50);
  EXPECT_EQ(last(urban(Date(2025, 1, 1), birth, RetirementCategory::M60, Date(2020, 5, 2), paid)),
            "2025-07");
  EXPECT_EQ(last(urban(Date(2024, 12, 31), birth, RetirementCategory::M60, Date(2020, 5, 2), paid)),
            "2025-05");
}

TEST(tenure, the_end_by_the_law_of_first_approval_is_a_setting) {
  TenureFigures figures = kFigures;
  figures.extension_end = ExtensionEndLaw::first_approval;
  const auto paid = months(Month(2020, 6), 50);
  TenureFacts facts{.side = Side::urban, .paid = paid, .from = Month(2025, 1)};
  facts.first_approval = frozen(Date(2020, 5, 2), Date(1965, 5, 1), RetirementCategory::M60);
  facts.retirement_now = Date(2025, 7, 1);
  EXPECT_EQ(last(tenure(facts, figures)), "2025-05");
}

TEST(tenure, before_any_approval_nothing_is_frozen_and_no_extension_is_assumed) {
  EXPECT_EQ(
      last(urban(Date(2022, 3, 1), Date(1963, 1, 1), RetirementCategory::M60, std::nullopt, {})),
      "2023-01");
  EXPECT_EQ(
      last(urban(Date(2022, 3, 1), Date(1966, 1, 1), RetirementCategory::M60, std::nullopt, {})),
      "2025-02");
}

TEST(tenure, no_urban_month_after_the_retirement_month_is_payable) {
  const auto paid = months(Month(2022, 3), 3);
  const Tenure used =
      urban(Date(2022, 6, 1), Date(1963, 6, 30), RetirementCategory::M60, Date(2022, 2, 20), paid);
  EXPECT_EQ(last(used), "2023-06");
  EXPECT_EQ(used.ended_by, TenureEnd::retirement);
}

TEST(tenure, the_trace_holds_every_figure_and_each_dependency) {
  const Date birth(1965, 5, 1);
  TenureFacts facts{.side = Side::urban, .from = Month(2025, 1)};
  facts.first_approval = frozen(Date(2020, 5, 2), birth, RetirementCategory::M60);
  const auto verdict =
      explain_tenure(facts, shipped(), kCity, Date(2025, 1, 1), birth, RetirementCategory::M60)
          .value();
  for (const auto* key :
       {"tenure_months_max", "rural_extension_months_max", "extension_end_law", "retirement_law"})
    EXPECT_NE(verdict.trace.find("figure:" + std::string(key) + "@2025-01-01"), nullptr) << key;
  for (const TraceNode& node : verdict.trace.nodes) {
    for (const std::string& dep : node.deps) EXPECT_NE(verdict.trace.find(dep), nullptr) << dep;
  }
  EXPECT_EQ(verdict.trace.nodes.back().id, "tenure");
  EXPECT_EQ(verdict.trace.find("first_approval")->expr_filled, "2020-05-02 + 60m > 2025-05-01");
  EXPECT_NE(verdict.trace.find("figure:extension_distance_months@2020-05-02"), nullptr);
}

}  // namespace
}  // namespace yigang::policy
