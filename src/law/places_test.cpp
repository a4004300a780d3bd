#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "law/id_areas.h"
#include "law/show.h"
#include "law/show_on.h"
#include "law/snapshot.h"

namespace yigang::law {
namespace {

const LawSnapshot& law() {
  static const LawPtr shipped = LawSnapshot::load("law").value();
  return *shipped;
}

TEST(areas, the_eleven_units_stand_in_the_order_of_annex_1_and_add_up) {
  const auto units = law().areas().units();
  ASSERT_EQ(units.size(), 11U);
  int total = 0;
  int urban = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    EXPECT_EQ(units[i].ordinal, static_cast<int>(i) + 1);
    EXPECT_EQ(law().areas().ordinal_of(units[i].code), units[i].ordinal);
    EXPECT_EQ(law().areas().unit_of_ordinal(units[i].ordinal), units[i].code);
    total += units[i].plan2022_total;
    urban += units[i].plan2022_urban;
  }
  EXPECT_EQ(total, 27'600);
  EXPECT_EQ(urban, 3'600);
  EXPECT_EQ(units[0].code, UnitCode{371502});
  EXPECT_EQ(units[10].code, UnitCode{371573});
  EXPECT_EQ(law().areas().ordinal_of(kCity), 0);
  EXPECT_FALSE(law().areas().ordinal_of(UnitCode{371599}));
  EXPECT_FALSE(law().areas().unit_of_ordinal(12));
}

// domain.md P15, T21: the three zones lie inside 371502 in the statistical tree only.
TEST(areas, the_two_trees_differ_in_the_zones) {
  EXPECT_EQ(law().areas().statistical_areas().size(), 8U);
  int total = 0;
  for (const Unit* unit : law().areas().units_in_area(UnitCode{371502}))
    total += unit->plan2022_total;
  EXPECT_EQ(total, 5'180);
  EXPECT_EQ(law().areas().unit_of_town(PlaceCode{371502008}), UnitCode{371571});
  EXPECT_TRUE(law().areas().town(PlaceCode{371502008})->confirmed);
  EXPECT_FALSE(law().areas().town(PlaceCode{371502004})->confirmed);
}

TEST(areas, every_town_and_village_is_there_once_and_has_its_unit) {
  EXPECT_EQ(law().areas().towns().size(), 136U);
  std::size_t villages = 0;
  std::size_t towns = 0;
  for (const Unit& unit : law().areas().units()) {
    for (const Town* town : law().areas().towns_of(unit.code)) {
      ++towns;
      for (const Village& village : law().areas().villages_of(town->code)) {
        ++villages;
        EXPECT_EQ(law().areas().unit_of_town(village.code), unit.code);
        EXPECT_FALSE(village.display.empty());
      }
    }
  }
  EXPECT_EQ(towns, 136U);
  EXPECT_EQ(villages, 2'408U);
  EXPECT_EQ(law().areas().village(PlaceCode{371599000001}), nullptr);
}

TEST(areas, village_names_lose_their_committee_for_display) {
  EXPECT_EQ(display_name("张庄村委会"), "张庄");
  EXPECT_EQ(display_name("张庄村村委会"), "张庄村");
  EXPECT_EQ(display_name("张庄村民委员会"), "张庄");
  EXPECT_EQ(display_name("育新社区居委会"), "育新");
  EXPECT_EQ(display_name("育新街居民委员会"), "育新街");
  EXPECT_EQ(display_name("香江市场"), "香江市场");
  EXPECT_EQ(display_name("居委会"), "居委会");
}

TEST(areas, a_table_that_contradicts_itself_is_refused_with_file_line_and_column) {
  const std::string units =
      "code,code_status,name,kind,statistical_area,plan2022_total,plan2022_urban,plan2022_rural\n"
      "371502,GB/T 2260,甲,statutory,371502,10,3,8\n";
  const auto refusal = Areas::read(units, "", "");
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code, "law_bad_cell");
  EXPECT_EQ(refusal.error().params[0].second, "law/areas/programme-units.csv:2");
  EXPECT_EQ(refusal.error().params[1].second, "plan2022_total");
}

// A table of the shipped law, changed.
std::string shipped_table(const std::string& file) {
  std::ifstream in("law/" + file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}
std::string without_line(std::string text, std::string_view beginning) {
  const std::size_t at = text.find("\n" + std::string(beginning)) + 1;
  EXPECT_NE(at, 0U) << beginning;
  return text.erase(at, text.find('\n', at) + 1 - at);
}
std::string changed(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}
int line_of(const std::string& text, std::string_view part) {
  return static_cast<int>(std::ranges::count(text.substr(0, text.find(part)), '\n')) + 1;
}
// "law_bad_cell law/areas/divisions.csv:4 parent".
template <class T>
std::string told(const Result<T>& read) {
  if (read) return "read";
  std::string text = read.error().code;
  for (const auto& [name, value] : read.error().params)
    if (name == "place" || name == "column" || name == "file") text += " " + value;
  return text;
}

TEST(areas, each_division_stands_once_below_a_listed_one) {
  const std::string units = shipped_table("areas/programme-units.csv");
  const std::string towns = shipped_table("areas/town-units.csv");
  const std::string whole = shipped_table("areas/divisions.csv");
  const auto read = [&](const std::string& divisions) {
    return told(Areas::read(units, towns, divisions));
  };
  EXPECT_EQ(read(whole), "read");
  const std::string file = "law/areas/divisions.csv:";
  EXPECT_EQ(read(changed(whole, "county,371500", "county,371600")),
            "law_bad_cell " + file + "4 parent");
  EXPECT_EQ(read(changed(whole, "city,370000", "city,")), "law_bad_cell " + file + "3 parent");
  EXPECT_EQ(read(changed(whole, "county,371500", "county,370000")),
            "law_bad_cell " + file + "4 parent");
  const std::string town = "古楼街道,town,371502";
  EXPECT_EQ(read(changed(whole, town, "古楼街道,town,371599")),
            "law_bad_cell " + file + std::to_string(line_of(whole, town)) + " parent");
  EXPECT_EQ(read(changed(whole, town, "古楼街道,town,371503")),
            "law_bad_cell " + file + std::to_string(line_of(whole, town)) + " parent");
  // Without its county all of a county's towns hang in the air.
  const std::string orphaned = without_line(whole, "371502,");
  EXPECT_EQ(read(orphaned),
            "law_bad_cell " + file + std::to_string(line_of(orphaned, town)) + " parent");
  const std::string village = whole.substr(whole.rfind('\n', whole.size() - 2) + 1);
  EXPECT_EQ(read(whole + village),
            "law_repeated " + file + std::to_string(std::ranges::count(whole, '\n') + 1) + " code");
}

TEST(areas, the_area_prefixes_of_resident_numbers_are_whole) {
  const std::string whole = shipped_table("areas/id-area-codes.csv");
  const std::string file = "law/areas/id-area-codes.csv:";
  EXPECT_EQ(told(check_id_area_codes(whole)), "read");
  EXPECT_EQ(told(check_id_area_codes(changed(whole, "status", "state"))),
            "law_unknown_word " + file + "1");
  EXPECT_EQ(told(check_id_area_codes(changed(whole, "372501,", "37250,"))),
            "law_bad_cell " + file + "3 code");
  EXPECT_EQ(told(check_id_area_codes(changed(whole, "372501,", "372500,"))),
            "law_repeated " + file + "3 code");
}

// LZ-2022-4 附2.
TEST(catalogue, an_item_of_annex_2_that_is_missing_or_too_many_is_told) {
  const std::string whole = shipped_table("catalogue/post-catalogue.csv");
  const std::string file = "law/catalogue/post-catalogue.csv:";
  EXPECT_EQ(told(Catalogue::read(whole)), "read");
  EXPECT_EQ(told(Catalogue::read(without_line(whole, "rural,1,公共管理类,3,"))),
            "law_bad_cell " + file + "4 item_no");
  EXPECT_EQ(told(Catalogue::read(without_line(whole, "rural,5,"))).substr(0, 12), "law_bad_cell");
  EXPECT_EQ(told(Catalogue::read(without_line(whole, "rural,1,公共管理类,9,"))),
            "law_catalogue_count " + file + "25");
  EXPECT_EQ(told(Catalogue::read(without_line(whole, "urban,4,"))),
            "law_catalogue_count " + file + "39");
  EXPECT_EQ(told(Catalogue::read(whole + "urban,4,其他类,2,其他,\n")),
            "law_catalogue_count " + file + "41");
  const auto refusal = Catalogue::read(without_line(whole, "urban,4,"));
  EXPECT_NE(say(refusal.error(), Language::zh_cn).find("14"), std::string::npos);
}

TEST(catalogue, annex_2_has_25_rural_and_14_urban_items_in_five_categories) {
  EXPECT_EQ(law().catalogue().items_of(Side::rural).size(), 25U);
  EXPECT_EQ(law().catalogue().items_of(Side::urban).size(), 14U);
  const CatalogueItem* item = law().catalogue().find(Side::rural, 3, 5);
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(item->name, "民生兜底保障");
  EXPECT_EQ(item->sub_items.size(), 3U);
  EXPECT_EQ(item->category, PostCategory::social_undertaking);
  // 道路交通协管 is an urban item; on the rural side the number does not exist.
  EXPECT_EQ(law().catalogue().find(Side::rural, 2, 5), nullptr);
}

TEST(catalogue, an_unknown_column_is_named_with_the_nearest_one) {
  const auto refusal = Catalogue::read("side,category_no,categorie,item_no,item,sub_items\n");
  ASSERT_FALSE(refusal);
  EXPECT_EQ(refusal.error().code, "law_unknown_word");
  EXPECT_EQ(refusal.error().params[2].second, "category");
}

TEST(calendar, holidays_and_worked_weekends_are_counted_as_published) {
  const Calendar& days = law().calendar();
  EXPECT_FALSE(days.is_working_day(Date(2022, 1, 31)).value());
  EXPECT_TRUE(days.is_working_day(Date(2022, 1, 29)).value());
  EXPECT_FALSE(days.is_working_day(Date(2022, 1, 22)).value());
  EXPECT_TRUE(days.is_working_day(Date(2022, 2, 7)).value());
  EXPECT_EQ(days.working_days_in(Month(2022, 3)).value(), 23);
  EXPECT_EQ(days.working_day_after(Date(2022, 1, 28), 3).value(), Date(2022, 2, 7));
}

TEST(calendar, a_year_that_is_not_entered_is_a_problem_that_names_it) {
  const auto answer = law().calendar().working_day_after(Date(2026, 12, 30), 2);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "holiday_year_missing");
  EXPECT_EQ(answer.error().params[0].second, "2027");
}

constexpr auto kYear2027 =
    "2027-01-01:holiday:元旦;2027-01-03:workday:元旦;2027-02-06:holiday:春节;2027-04-05:holiday:"
    "清明节;"
    "2027-05-01:holiday:劳动节;2027-06-09:holiday:端午节;2027-09-15:holiday:中秋节;"
    "2027-10-01:holiday:国庆节";

TEST(calendar, an_office_row_adds_a_year) {
  const OfficeRow row{.row = 5,
                      .figure = "holidays",
                      .from = Date(2027, 1, 1),
                      .value = kYear2027,
                      .citation = {"国办发明电", "一", "元旦"},
                      .status = Status::confirmed,
                      .known_since = Date(2026, 11, 1)};
  const auto with = LawSnapshot::load("law", std::span(&row, 1));
  ASSERT_TRUE(with);
  EXPECT_EQ((*with)->calendar().working_day_after(Date(2026, 12, 31), 1).value(), Date(2027, 1, 3));
  OfficeRow wrong = row;
  // 2027 with New Year alone would count the Spring Festival as worked.
  wrong.value = "2027-01-01:holiday:元旦";
  const auto part = LawSnapshot::load("law", std::span(&wrong, 1));
  ASSERT_FALSE(part);
  EXPECT_EQ(part.error().code, "holiday_year_incomplete");
  EXPECT_EQ(part.error().params[2].second, "春节、清明、劳动节、端午、中秋、国庆");
  wrong.value = "2027-01-01:holidays:元旦";
  EXPECT_EQ(LawSnapshot::load("law", std::span(&wrong, 1)).error().code, "law_bad_cell");
  wrong.value = "2028-01-01:holiday:元旦";
  EXPECT_FALSE(LawSnapshot::load("law", std::span(&wrong, 1)));
}

TEST(calendar, a_year_of_the_table_is_whole_or_refused_with_its_line) {
  const auto part = Calendar::read("day,kind,name\n2022-01-03,holiday,元旦\n");
  ASSERT_FALSE(part);
  EXPECT_EQ(part.error().code, "holiday_year_incomplete");
  EXPECT_EQ(part.error().params[0].second, "law/holidays.csv:2");
}

TEST(calendar, a_worked_day_that_is_no_weekend_or_a_day_twice_is_refused) {
  EXPECT_FALSE(Calendar::read("day,kind,name\n2022-01-05,workday,元旦\n"));
  EXPECT_FALSE(Calendar::read("day,kind,name\n2022-01-05,holiday,元旦\n2022-01-05,holiday,元旦\n"));
}

TEST(law_show, a_page_names_value_period_status_clause_and_place) {
  const std::string page = show_figure(law(), Figure::older_upper, Language::zh_cn);
  EXPECT_NE(page.find("before_66"), std::string::npos);
  EXPECT_NE(page.find("系统默认值"), std::string::npos);
  EXPECT_NE(page.find("LZ-2022-4 二(一)"), std::string::npos);
  EXPECT_NE(page.find("law/parameters/older.toml:"), std::string::npos);
  EXPECT_NE(show_all(law(), Language::en).find("(not entered)"), std::string::npos);
}

TEST(law_show, a_figure_that_nothing_reads_is_marked) {
  const auto on = [](Figure figure) {
    return show_on(law(), figure, Date(2022, 3, 1), kCity, Language::zh_cn).value();
  };
  EXPECT_NE(show_figure(law(), Figure::family_limit, Language::zh_cn).find("尚未使用"),
            std::string::npos);
  EXPECT_EQ(show_figure(law(), Figure::older_upper, Language::zh_cn).find("尚未使用"),
            std::string::npos);
  EXPECT_NE(on(Figure::family_limit).find("尚未使用"), std::string::npos);
  EXPECT_EQ(on(Figure::older_upper).find("尚未使用"), std::string::npos);
}

// The line shows the winning row's own status and source; the shipped note is about the shipped 0
// %.
TEST(law_show, an_offices_value_stands_without_the_shipped_note) {
  OfficeRow row{.row = 7,
                .figure = "province_share",
                .from = Date(2022, 1, 1),
                .scope = UnitCode(371521),
                .value = "30%",
                .citation = {"省财政厅通知", "二", "省级补助 30%"},
                .status = Status::provisional,
                .known_since = Date(2022, 3, 1)};
  const auto page = [&](Status status) {
    row.status = status;
    const LawPtr with = LawSnapshot::load("law", std::span(&row, 1)).value();
    return show_on(*with, Figure::province_share, Date(2022, 3, 1), UnitCode(371521),
                   Language::zh_cn)
        .value();
  };
  const std::string own = page(Status::provisional);
  const std::string winning = own.substr(0, own.find("未采用"));
  EXPECT_NE(winning.find("本地设定，未核对原文"), std::string::npos) << own;
  EXPECT_NE(winning.find("office:7"), std::string::npos) << own;
  EXPECT_EQ(winning.find("系统默认值"), std::string::npos) << own;
  EXPECT_EQ(own.find("按 0 计"), std::string::npos) << own;
  EXPECT_NE(page(Status::confirmed).find("已核对"), std::string::npos);
  const std::string shipped =
      show_on(law(), Figure::province_share, Date(2022, 3, 1), UnitCode(371521), Language::zh_cn)
          .value();
  EXPECT_NE(shipped.find("按 0 计"), std::string::npos) << shipped;
  // All rows: the note names the file that it is about.
  EXPECT_NE(show_figure(law(), Figure::province_share, Language::zh_cn)
                .find("law/parameters/funding.toml:"),
            std::string::npos);
}

TEST(law_show, both_pages_say_the_status_alike_and_tell_what_is_open) {
  const std::string notice =
      show_on(law(), Figure::tenure_months_max, Date(2022, 3, 1), kCity, Language::zh_cn).value();
  EXPECT_NE(notice.find("通知原文"), std::string::npos) << notice;
  const std::string open =
      show_on(law(), Figure::older_upper, Date(2022, 3, 1), kCity, Language::zh_cn).value();
  EXPECT_NE(open.find("系统默认值，未核对原文"), std::string::npos) << open;
  EXPECT_NE(open.find("原文未写明"), std::string::npos) << open;
}

TEST(law_show, of_a_day_both_forms_tell_the_units_value_and_the_row_that_is_not_known_yet) {
  const FigureOn on =
      figure_on(law(), Figure::minimum_wage_hour, Date(2026, 3, 1), UnitCode(371525)).value();
  EXPECT_EQ(on.value_of_unit, parse_yuan("18.00").value());
  EXPECT_EQ(on.tier, 3);
  ASSERT_FALSE(on.found.reviewed());
  EXPECT_TRUE(on.found.blank->value.blank());
  EXPECT_FALSE(figure_on(law(), Figure::minimum_wage_hour, Date(2026, 3, 1), kCity)->tier);
  const std::string page =
      show_on(law(), Figure::minimum_wage_hour, Date(2026, 3, 1), UnitCode(371525), Language::en)
          .value();
  EXPECT_NE(page.find("value of this unit: 18.00"), std::string::npos) << page;
  EXPECT_NE(page.find("known since " + to_text(on.found.row->known_since)), std::string::npos)
      << page;
}

TEST(law_show, a_row_whose_place_was_taken_ends_the_day_before) {
  const UnitCode unit(371525);
  const std::string then =
      show_on(law(), Figure::minimum_wage_hour, Date(2022, 3, 1), unit, Language::zh_cn).value();
  EXPECT_NE(then.find("21.00;19.00;17.00  2021-10-01 … 2023-09-30"), std::string::npos) << then;
  EXPECT_NE(then.find("19.10;17.30;15.50  2018-06-01 … 2021-09-30"), std::string::npos) << then;
  EXPECT_NE(then.find("18.10;16.40;14.70  2017-06-01 … 2018-05-31"), std::string::npos) << then;
  EXPECT_EQ(then.find("至今"), std::string::npos) << then;
  // Of three values the one of the unit's tier is the unit's.
  EXPECT_NE(then.find("本单元取值: 17.00  [371525 wage_tier = 3]"), std::string::npos) << then;
  const std::string city =
      show_on(law(), Figure::minimum_wage_hour, Date(2022, 3, 1), kCity, Language::zh_cn).value();
  EXPECT_EQ(city.find("本单元取值"), std::string::npos) << city;
  // A rise whose value is not known yet ends nothing.
  const std::string now =
      show_on(law(), Figure::minimum_wage_hour, Date(2026, 3, 1), unit, Language::zh_cn).value();
  EXPECT_NE(now.find("22.00;20.00;18.00  2023-10-01 … 至今"), std::string::npos) << now;
}

}  // namespace
}  // namespace yigang::law
