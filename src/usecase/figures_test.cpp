// Figures of an office on both engines: two persons, the loader's own refusals, and from when a
// value counts.
#include "usecase/figures.h"
#include "usecase/desk_fixture.h"
#include "usecase/law_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class OfficeFigures : public store::EachEngine {
 protected:
  OfficeFigures() : desk(GetParam()) {}

  EnterFigure tier(std::string value = "2") const {
    return {"wage_tier",
            desk.unit(),
            Date(2022, 4, 1),
            {},
            std::move(value),
            "冠政办发〔2022〕5号",
            "一",
            "我县执行第二档最低工资标准",
            store::FigureStatus::confirmed};
  }
  EnterFigure holidays() const {
    return {"holidays",
            kCity,
            Date(2027, 1, 1),
            {},
            "2027-01-01:holiday:元旦;2027-02-06:workday:春节;2027-02-08:holiday:春节;"
            "2027-04-05:holiday:清明节;2027-05-03:holiday:劳动节;2027-06-09:holiday:端午节;"
            "2027-09-15:holiday:中秋节;2027-10-01:holiday:国庆节",
            "国务院办公厅通知",
            "一",
            "元旦放假",
            store::FigureStatus::confirmed};
  }
  std::string tier_on(Date day) {
    FigureQuery query{law::Figure::wage_tier, day, desk.unit()};
    const auto view = figure_on(*desk, query);
    return view ? view->row.value : view.error().code;
  }

  TestDesk desk;
  const Actor city = desk.actor(Role::CITY_HR);
  const Actor city2 = desk.actor(Role::CITY_HR, 1);
  const Actor county = desk.actor(Role::CNTY_HR);
  const Actor county2 = desk.actor(Role::CNTY_HR, 1);
};

TEST_P(OfficeFigures, a_value_counts_once_a_second_person_has_confirmed_it) {
  const auto entered = desk.run(county, tier());
  ASSERT_EQ(told(entered), "done");
  EXPECT_EQ(tier_on(Date(2022, 4, 1)), "3");
  EXPECT_EQ(told(desk.run(county, ConfirmFigure{entered->id})), "same_person_two_steps");
  Actor sleepy = county2;
  sleepy.stepped_up = false;
  EXPECT_EQ(told(desk.run(sleepy, ConfirmFigure{entered->id})), "step_up_needed");
  desk.set_day(Date(2022, 3, 15));
  ASSERT_EQ(told(desk.run(county2, ConfirmFigure{entered->id})), "done");
  EXPECT_EQ(tier_on(Date(2022, 3, 31)), "3");
  EXPECT_EQ(tier_on(Date(2022, 4, 1)), "2");
  EXPECT_EQ(told(desk.run(county2, ConfirmFigure{entered->id})), "confirmed_before");
  // Nobody knew it before the confirmation, whenever it was entered.
  const auto known = desk.database().read_value<Date>([&](store::Reader& tx) -> Result<Date> {
    TRY(const LawShelf::Edition edition, desk->law.edition(tx));
    TRY(const law::FigureRow* row,
        edition.snapshot->row(law::Figure::wage_tier, Date(2022, 4, 1), desk.unit()));
    return row->known_since;
  });
  EXPECT_EQ(known.value(), Date(2022, 3, 15));
}

TEST_P(OfficeFigures, what_the_loader_refuses_is_not_stored) {
  const auto refused_at = [&](const EnterFigure& command) {
    const auto answer = desk.run(county, command);
    return told(answer) + (answer ? "" : " at " + answer.error().field);
  };
  EXPECT_EQ(refused_at(tier("4")), "law_bad_value at value");
  EXPECT_EQ(refused_at(tier("zwei")), "law_bad_value at value");
  EnterFigure unknown = tier();
  unknown.figure = "wage_teir";
  EXPECT_EQ(refused_at(unknown), "law_unknown_word at figure");
  EnterFigure majority = tier("half");
  majority.figure = "review_majority";
  EXPECT_EQ(refused_at(majority), "law_bad_setting at value");
  EnterFigure uncited = tier();
  uncited.quote.clear();
  EXPECT_EQ(refused_at(uncited), "text_missing at quote");
  EnterFigure backwards = tier();
  backwards.until_day = Date(2022, 3, 31);
  EXPECT_EQ(refused_at(backwards), "law_period_reversed at until_day");
  const auto stored = list_figures(*desk, county, {});
  ASSERT_EQ(told(stored), "done");
  EXPECT_TRUE(stored->items.empty());
}

TEST_P(OfficeFigures, a_figure_that_nothing_reads_is_refused_by_its_name) {
  for (const auto& [figure, value] :
       {std::pair("demand_notice_months", "2"), std::pair("exit_report_working_days", "3"),
        std::pair("family_limit", "on"), std::pair("replacement_after_expiry", "on"),
        std::pair("rural_exit_at_upper_age", "on"), std::pair("second_factor", "optional")}) {
    EnterFigure unread = tier(value);
    unread.figure = figure;
    const auto answer = desk.run(county, unread);
    ASSERT_EQ(told(answer), "figure_without_effect") << figure;
    EXPECT_EQ(answer.error().field, "figure");
    const auto known = enum_from_word<law::Figure>(figure);
    EXPECT_FALSE(figure_on(*desk, {*known, Date(2022, 4, 1), desk.unit()})->used) << figure;
  }
  EXPECT_TRUE(figure_on(*desk, {law::Figure::wage_tier, Date(2022, 4, 1), desk.unit()})->used);
}

TEST_P(OfficeFigures, two_values_of_one_day_or_a_gap_are_refused_when_the_first_counts) {
  EnterFigure lapsing = tier();
  lapsing.until_day = Date(2022, 6, 30);
  const auto first = desk.run(county, lapsing);
  const auto second = desk.run(county, tier("1"));
  ASSERT_EQ(told(first), "done");
  ASSERT_EQ(told(second), "done");  // neither counts yet
  ASSERT_EQ(told(desk.run(county2, ConfirmFigure{first->id})), "done");
  EXPECT_EQ(told(desk.run(county2, ConfirmFigure{second->id})), "law_duplicate");
  EnterFigure inside = tier("1");
  inside.from_day = Date(2022, 6, 30);
  EXPECT_EQ(told(desk.run(county, inside)), "law_overlap");
  inside.from_day = Date(2022, 7, 2);
  EXPECT_EQ(told(desk.run(county, inside)), "law_gap");
  inside.from_day = Date(2022, 7, 1);
  EXPECT_EQ(told(desk.run(county, inside)), "done");
}

TEST_P(OfficeFigures, a_county_sets_its_own_only_and_not_what_stands_above_it) {
  EnterFigure other = tier();
  other.unit = UnitCode(371522);
  EXPECT_EQ(told(desk.run(county, other)), "not_found");
  other.unit = kCity;
  EXPECT_EQ(told(desk.run(county, other)), "not_found");
  EXPECT_EQ(told(desk.run(city, other)), "done");
  EnterFigure term = tier("48");
  term.figure = "tenure_months_max";  // 一般不超过3年 stands in the notice
  EXPECT_EQ(told(desk.run(county, term)), "figure_of_the_city");
  EnterFigure wage = tier("18.00;17.50;17.00");
  wage.figure = "minimum_wage_hour";
  EXPECT_EQ(told(desk.run(county, wage)), "figure_of_the_city");
  EnterFigure year = holidays();
  year.unit = desk.unit();
  EXPECT_EQ(told(desk.run(county, year)), "figure_of_the_city");
  EXPECT_EQ(told(desk.run(desk.actor(Role::DEPT), tier())), "role_may_not");
}

TEST_P(OfficeFigures, a_year_of_holidays_is_added_by_two_persons_of_the_city) {
  const auto works = [&](Date day) {
    return desk.database().read_value<bool>([&](store::Reader& tx) -> Result<bool> {
      TRY(const LawShelf::Edition edition, desk->law.edition(tx));
      return edition.snapshot->calendar().is_working_day(day);
    });
  };
  EXPECT_EQ(told(works(Date(2027, 1, 1))), "holiday_year_missing");
  EnterFigure slip = holidays();
  slip.value = "2027-01-01:holiday:元旦;2027-02-30:workday:春节";
  EXPECT_EQ(told(desk.run(city, slip)), "law_bad_cell");
  slip.value = "2027-01-01:holiday:元旦";
  EXPECT_EQ(told(desk.run(city, slip)), "holiday_year_incomplete");
  slip.value = "2026-01-01:holiday:元旦";
  EXPECT_EQ(told(desk.run(city, slip)), "law_bad_cell");
  const auto entered = desk.run(city, holidays());
  ASSERT_EQ(told(entered), "done");
  EXPECT_EQ(told(works(Date(2027, 1, 1))), "holiday_year_missing");
  ASSERT_EQ(told(desk.run(city2, ConfirmFigure{entered->id})), "done");
  EXPECT_FALSE(works(Date(2027, 1, 1)).value());
  EXPECT_TRUE(works(Date(2027, 2, 6)).value());
  EXPECT_TRUE(works(Date(2027, 1, 4)).value());
}

TEST_P(OfficeFigures, the_list_shows_what_waits_for_a_second_person_in_the_own_scope) {
  const auto own = desk.run(county, tier());
  EnterFigure other = tier("1");
  other.unit = UnitCode(371522);
  const auto elsewhere = desk.run(city, other);
  const auto wide = desk.run(city, holidays());
  ASSERT_EQ(told(wide), "done");
  ASSERT_EQ(told(desk.run(city2, ConfirmFigure{wide->id})), "done");
  const auto mine = list_figures(*desk, county, {});
  ASSERT_EQ(told(mine), "done");
  EXPECT_EQ(mine->items.size(), 2U);
  const auto all = list_figures(*desk, city, {});
  EXPECT_EQ(all->items.size(), 3U);
  OfficeFigureQuery waiting;
  waiting.pending = true;
  waiting.limit = 1;
  const auto first = list_figures(*desk, city, waiting);
  ASSERT_EQ(first->items.size(), 1U);
  ASSERT_TRUE(first->next);
  waiting.after = first->items[0].id;
  const auto second = list_figures(*desk, city, waiting);
  ASSERT_EQ(second->items.size(), 1U);
  EXPECT_FALSE(second->next);
  EXPECT_FALSE(second->items[0].confirmed_by);
  waiting = {};
  waiting.pending = false;
  const auto counting = list_figures(*desk, county, waiting);
  ASSERT_EQ(counting->items.size(), 1U);
  EXPECT_EQ(counting->items[0].confirmed_by, city2.account);
  EXPECT_EQ(told(list_figures(*desk, desk.actor(Role::VILL), {})), "role_may_not");
}

YIGANG_EACH_ENGINE(OfficeFigures);

}  // namespace

}  // namespace yigang::usecase
