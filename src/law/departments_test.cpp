// The thirteen departments of LZ-2022-4 三(一) and the goal of LZ-2022-4 一, as they are shipped.
#include "law/departments.h"

#include <gtest/gtest.h>

#include "law/snapshot.h"

namespace yigang::law {
namespace {

const LawSnapshot& law() {
  static const LawPtr law = LawSnapshot::load("law").value();
  return *law;
}

std::string department(std::string_view text) {
  const auto found = law().departments().of(text);
  return found ? law().departments().names()[*found] : "其他";
}

TEST(departments, the_notice_names_thirteen_in_its_order) {
  const auto names = law().departments().names();
  ASSERT_EQ(names.size(), 13U);
  EXPECT_EQ(names.front(), "教育");
  EXPECT_EQ(names[7], "水利");
  EXPECT_EQ(names.back(), "乡村振兴");
}

TEST(departments, a_department_is_known_by_what_it_is_called_today) {
  EXPECT_EQ(department("冠县农业农村局"), "农业农村");
  EXPECT_EQ(department("市生态环境局冠县分局"), "生态环保");
  EXPECT_EQ(department("县人社局"), "人力资源社会保障");
  EXPECT_EQ(department("聊城市残疾人联合会"), "残联");
  EXPECT_EQ(department("教育和体育局"), "教育");
  EXPECT_EQ(department("文化和旅游局"), "其他");
  EXPECT_EQ(department(""), "其他");
}

TEST(departments, of_two_in_one_text_the_first_speaks) {
  EXPECT_EQ(department("农业农村局（乡村振兴局）"), "农业农村");
  EXPECT_EQ(department("乡村振兴局（农业农村局）"), "乡村振兴");
}

TEST(departments, a_word_of_two_departments_is_refused_with_its_line) {
  const auto twice = Departments::read("department,word\n教育,教育\n公安,教育\n");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().params[0].second, "law/catalogue/departments.csv:3");
  EXPECT_FALSE(Departments::read("department,word\n教育,教育\n公安,公安\n教育,教体\n"));
  EXPECT_FALSE(Departments::read("department,word\n教育,\n"));
}

// 一: 创设 8.28 万个, 乡村 7.2 万, 城镇 1.08 万, until 2025.
TEST(programme_goal, rural_and_urban_add_up_to_the_goal_of_the_notice) {
  const auto goal = [](Figure figure, Date day) {
    const auto row = law().row(figure, day, kCity);
    return row ? (*row)->value.integer : -1;
  };
  const Date first(2022, 1, 1);
  const Date last(2025, 12, 31);
  for (const Date day : {first, last}) {
    EXPECT_EQ(goal(Figure::programme_goal_rural, day), 72000);
    EXPECT_EQ(goal(Figure::programme_goal_urban, day), 10800);
  }
  EXPECT_EQ(goal(Figure::programme_goal_rural, last) + goal(Figure::programme_goal_urban, last),
            82800);
  EXPECT_EQ(goal(Figure::programme_goal_rural, last.plus_days(1)), -1);
}

}  // namespace
}  // namespace yigang::law
