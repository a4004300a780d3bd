#include "law/snapshot.h"

#include <gtest/gtest.h>

namespace yigang::law {
namespace {

const LawPtr& shipped() {
  static const LawPtr law = LawSnapshot::load("law").value();
  return law;
}

std::string text_on(const LawPtr& law, Figure figure, Date day, UnitCode unit = kCity) {
  const auto found = law->find(figure, day, unit);
  return found ? found->row->value.text : found.error().code;
}

OfficeRow office(std::int64_t row, std::string figure, Date from, std::string value,
                 UnitCode scope = kCity) {
  return OfficeRow{.row = row,
                   .figure = std::move(figure),
                   .from = from,
                   .scope = scope,
                   .value = std::move(value),
                   .citation = {"县政府文件", "第一条", "引文"},
                   .status = Status::confirmed,
                   .known_since = from};
}

Result<LawPtr> with(std::vector<OfficeRow> rows) {
  return LawSnapshot::load("law", rows);
}

TEST(law_snapshot, the_shipped_law_loads_and_every_value_is_cited) {
  const auto law = LawSnapshot::load("law");
  ASSERT_TRUE(law) << law.error().code << ' '
                   << (law.error().params.empty() ? "" : law.error().params[0].second);
  for (const std::string& figure : enum_words<Figure>()) {
    for (const FigureRow& row : (*law)->rows(*enum_from_word<Figure>(figure))) {
      EXPECT_FALSE(row.citation.document.empty() || row.citation.clause.empty() ||
                   row.citation.quote.empty());
      EXPECT_TRUE(row.source.starts_with("law/parameters/")) << row.source;
    }
  }
}

TEST(law_snapshot, the_floor_changes_on_its_day_and_not_before) {
  EXPECT_EQ(text_on(shipped(), Figure::minimum_wage_hour, Date(2021, 9, 30)), "19.10;17.30;15.50");
  EXPECT_EQ(text_on(shipped(), Figure::minimum_wage_hour, Date(2021, 10, 1)), "21.00;19.00;17.00");
  EXPECT_EQ(text_on(shipped(), Figure::minimum_wage_month, Date(2023, 10, 1)),
            "2200.00;2010.00;1820.00");
}

TEST(law_snapshot, outside_the_known_days_is_a_problem_and_never_a_default) {
  EXPECT_EQ(text_on(shipped(), Figure::minimum_wage_hour, Date(2017, 5, 31)),
            "figure_unknown_on_day");
}

TEST(law_snapshot, a_blank_wage_keeps_the_last_known_value_and_marks_it) {
  const auto found = shipped()->find(Figure::minimum_wage_hour, Date(2026, 1, 1), kCity);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->row->value.text, "22.00;20.00;18.00");
  EXPECT_FALSE(found->reviewed());
  EXPECT_TRUE(shipped()->find(Figure::minimum_wage_hour, Date(2025, 9, 30), kCity)->reviewed());
}

TEST(law_snapshot, the_unit_beats_the_city_and_the_latest_day_wins) {
  const UnitCode shen{371522};
  const auto law = with({office(1, "wage_tier", Date(2023, 1, 1), "2", shen),
                         office(2, "wage_tier", Date(2024, 1, 1), "1")});
  ASSERT_TRUE(law);
  EXPECT_EQ(text_on(*law, Figure::wage_tier, Date(2022, 12, 31), shen), "3");
  EXPECT_EQ(text_on(*law, Figure::wage_tier, Date(2024, 6, 1), shen), "2");
  EXPECT_EQ(text_on(*law, Figure::wage_tier, Date(2024, 6, 1), UnitCode{371502}), "1");
  const auto found = (*law)->find(Figure::wage_tier, Date(2024, 6, 1), shen);
  EXPECT_EQ(found->row->source, "office:1");
  ASSERT_EQ(found->lost.size(), 2U);
  EXPECT_EQ(found->lost[0]->source, "office:2");
  EXPECT_TRUE(found->lost[1]->source.starts_with("law/parameters/wage-tier.toml:"));
}

TEST(law_snapshot, the_office_beats_a_shipped_value_of_the_same_day) {
  const auto law = with({office(7, "minimum_wage_hour", Date(2023, 10, 1), "22.5;20.5;18.5")});
  ASSERT_TRUE(law);
  const auto found = (*law)->find(Figure::minimum_wage_hour, Date(2023, 10, 1), kCity);
  EXPECT_EQ(found->row->value.text, "22.50;20.50;18.50");
  EXPECT_EQ(found->lost.size(), 4U);
}

TEST(law_snapshot, what_was_known_then_can_still_be_asked) {
  OfficeRow late = office(7, "wage_tier", Date(2022, 1, 1), "2");
  late.known_since = Date(2023, 5, 1);
  const auto law = with({late});
  ASSERT_TRUE(law);
  const auto then = (*law)->find(Figure::wage_tier, Date(2022, 6, 1), kCity, Date(2022, 6, 1));
  EXPECT_EQ(then->row->value.text, "3");
  EXPECT_EQ(text_on(*law, Figure::wage_tier, Date(2022, 6, 1)), "2");
}

TEST(law_snapshot, two_values_of_one_day_overlaps_and_gaps_are_refused) {
  EXPECT_EQ(with({office(1, "wage_tier", Date(2023, 1, 1), "2"),
                  office(2, "wage_tier", Date(2023, 1, 1), "1")})
                .error()
                .code,
            "law_duplicate");
  OfficeRow ending = office(1, "wage_tier", Date(2023, 1, 1), "2");
  ending.until = Date(2023, 6, 30);
  EXPECT_EQ(with({ending, office(2, "wage_tier", Date(2023, 6, 30), "1")}).error().code,
            "law_overlap");
  EXPECT_EQ(with({ending, office(2, "wage_tier", Date(2023, 7, 2), "1")}).error().code, "law_gap");
  EXPECT_TRUE(with({ending, office(2, "wage_tier", Date(2023, 7, 1), "1")}));
  ending.until = Date(2022, 12, 31);
  const auto reversed = with({ending});
  ASSERT_FALSE(reversed);
  EXPECT_EQ(reversed.error().code, "law_period_reversed");
  EXPECT_EQ(reversed.error().params[0].second, "office:1");
  ending.until = Date(2023, 1, 1);
  EXPECT_TRUE(with({ending}));
}

TEST(law_snapshot, office_rows_with_unknown_words_or_without_citation_are_refused) {
  const auto unknown = with({office(3, "wage_teir", Date(2023, 1, 1), "2")});
  EXPECT_EQ(unknown.error().code, "law_unknown_word");
  EXPECT_EQ(unknown.error().params[2].second, "wage_tier");
  EXPECT_EQ(with({office(3, "older_upper", Date(2023, 1, 1), "before_67")}).error().code,
            "law_bad_setting_at");
  EXPECT_EQ(with({office(3, "wage_tier", Date(2023, 1, 1), "4")}).error().code, "law_bad_value_at");
  EXPECT_EQ(with({office(3, "wage_tier", Date(2023, 1, 1), "2", UnitCode{371599})}).error().code,
            "law_unknown_unit");
  OfficeRow bare = office(3, "wage_tier", Date(2023, 1, 1), "2");
  bare.citation.quote.clear();
  EXPECT_EQ(with({bare}).error().code, "law_missing");
}

TEST(law_snapshot, a_missing_folder_is_a_failure) {
  EXPECT_EQ(LawSnapshot::load("no-such-folder").error().code, "law_unreadable");
}

TEST(law_snapshot, the_canonical_text_changes_with_the_office_and_not_between_loads) {
  EXPECT_EQ(shipped()->canonical_text(), LawSnapshot::load("law").value()->canonical_text());
  EXPECT_NE(shipped()->canonical_text(),
            with({office(1, "wage_tier", Date(2023, 1, 1), "2")}).value()->canonical_text());
}

TEST(law_snapshot, what_another_unit_or_a_later_day_has_got_is_not_read) {
  const UnitCode shen{371522};
  const UnitCode guan{371525};
  const Date last(2022, 12, 31);
  const std::string read = shipped()->canonical_text_of(guan, last);
  const auto text_with = [&](OfficeRow row) {
    return with({std::move(row)}).value()->canonical_text_of(guan, last);
  };
  EXPECT_EQ(text_with(office(1, "wage_tier", Date(2022, 3, 1), "2", shen)), read);
  EXPECT_EQ(text_with(office(1, "wage_tier", Date(2023, 1, 1), "2", guan)), read);
  EXPECT_NE(text_with(office(1, "wage_tier", Date(2022, 12, 31), "2", guan)), read);
  EXPECT_NE(text_with(office(1, "wage_tier", Date(2022, 12, 31), "2")), read);
}

TEST(law_snapshot, the_look_up_of_kernels_is_the_look_up_of_explanations) {
  const UnitCode shen{371522};
  OfficeRow ending = office(1, "wage_tier", Date(2023, 1, 1), "2", shen);
  ending.until = Date(2023, 6, 30);
  const auto law = with({ending, office(2, "wage_tier", Date(2023, 3, 1), "1"),
                         office(3, "minimum_wage_hour", Date(2025, 10, 1), "23;21;19"),
                         office(4, "minimum_wage_hour", Date(2024, 10, 1), "", shen)})
                       .value();
  for (const std::string& key : enum_words<Figure>()) {
    const Figure figure = *enum_from_word<Figure>(key);
    for (Date day(2017, 5, 1); day < Date(2026, 12, 1); day = day.plus_days(13)) {
      for (const UnitCode unit : {shen, UnitCode{371502}}) {
        const auto slow = law->find(figure, day, unit);
        const auto quick = law->in_force(figure, day, unit);
        ASSERT_EQ(slow.has_value(), quick.has_value()) << key << to_text(day);
        if (!slow) continue;
        ASSERT_EQ(slow->row, quick->row) << key << to_text(day);
        ASSERT_EQ(slow->blank, quick->blank) << key << to_text(day);
      }
    }
  }
}

TEST(law_snapshot, a_value_that_lapses_without_a_successor_is_announced) {
  OfficeRow ending = office(1, "province_share", Date(2022, 1, 1), "30%", UnitCode{371522});
  ending.until = Date(2022, 12, 31);
  const auto law = with({ending}).value();
  EXPECT_TRUE(law->lapsing(Date(2022, 11, 1), 59).empty());
  ASSERT_EQ(law->lapsing(Date(2022, 11, 1), 60).size(), 1U);
  EXPECT_EQ(law->lapsing(Date(2022, 11, 1), 60)[0]->source, "office:1");
  const auto followed =
      with({ending, office(2, "province_share", Date(2023, 1, 1), "20%", UnitCode{371522})});
  EXPECT_TRUE((*followed)->lapsing(Date(2022, 12, 31), 60).empty());
}

TEST(law_snapshot, a_clause_leads_to_its_figures) {
  const auto figures = shipped()->figures_of_clause("LZ-2022-4 三(二)");
  EXPECT_EQ(figures, (std::vector{Figure::province_share, Figure::social_fund_rule,
                                  Figure::city_share_tenths}));
}

TEST(law_snapshot, changes_name_the_days_inside_a_span) {
  EXPECT_EQ(
      shipped()->changes(Figure::minimum_wage_hour, Date(2021, 10, 1), Date(2023, 10, 1), kCity),
      std::vector<Date>{Date(2023, 10, 1)});
}

}  // namespace
}  // namespace yigang::law
