// Annex 1 as a table (LZ-2022-4 附1), and the plan that it makes, on both engines.
#include "usecase/plan_table.h"

#include <fstream>
#include <sstream>

#include "usecase/chain_fixture.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

// As it stands in the notice.
const std::string kAnnex =
    "县(市、区),总数,城镇,乡村\n"
    "东昌府区,3310,760,2550\n"
    "茌平区,2400,300,2100\n"
    "临清市,3740,640,3100\n"
    "冠 县,3500,400,3100\n"
    "莘 县,5340,340,5000\n"
    "阳谷县,3720,320,3400\n"
    "东阿县,1710,210,1500\n"
    "高唐县,2010,310,1700\n"
    "开发区,570,170,400\n"
    "高新区,680,80,600\n"
    "度假区,620,70,550\n"
    "合计,27600,3600,24000\n";

std::string changed(std::string table, const std::string& from, const std::string& to) {
  const std::size_t at = table.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return table.replace(at, from.size(), to);
}

const law::Areas& areas() {
  static const law::LawPtr law = law::LawSnapshot::load("law").value();
  return law->areas();
}

// "plan_cell_differs at line 5, 总数": the code, the place and the column.
std::string refusal(const std::string& table, std::int64_t year = 2022) {
  const auto read = read_plan_table(table, areas(), year);
  if (read) return "done";
  std::string text = read.error().code + " at " + read.error().field;
  for (const auto& [name, value] : read.error().params)
    if (name == "column") text += ", " + value;
  return text;
}

TEST(plan_table, a_cell_that_does_not_add_up_is_named) {
  EXPECT_EQ(refusal(kAnnex), "done");
  EXPECT_EQ(refusal(changed(kAnnex, "3500,400", "3501,400")), "plan_cell_differs at line 5, 总数");
  EXPECT_EQ(refusal(changed(kAnnex, "合计,27600", "合计,27601")),
            "plan_cell_differs at line 13, 总数");
  EXPECT_EQ(refusal(changed(kAnnex, "27600,3600,24000", "27600,3601,23999")),
            "plan_cell_differs at line 13, 城镇");
  EXPECT_EQ(refusal(changed(kAnnex, "27600,3600,24000", "27600,3600,24001")),
            "plan_cell_differs at line 13, 乡村");
}

TEST(plan_table, a_number_is_digits_and_nothing_else) {
  for (const std::string wrong : {"", "7.6e2", "760.0", "-760", "+760", " 760", "７６０", "1000001",
                                  "99999999999999999999", "约760"})
    EXPECT_EQ(refusal(changed(kAnnex, "3310,760", "3310," + wrong)),
              "plan_cell_number at line 2, 城镇")
        << wrong;
}

TEST(plan_table, a_unit_is_one_of_the_eleven_and_stands_once) {
  EXPECT_EQ(refusal(changed(kAnnex, "度假区", "济南市")), "plan_cell_unit at line 12, 县(市、区)");
  EXPECT_EQ(refusal(changed(kAnnex, "度假区", "高新区")), "plan_unit_twice at line 12");
  EXPECT_EQ(refusal(changed(kAnnex, "合计", "总计")), "plan_cell_unit at line 13, 县(市、区)");
  EXPECT_EQ(refusal(changed(kAnnex, "570,170,400", "570,170")), "plan_table_cells at line 10");
}

TEST(plan_table, a_file_that_is_no_such_table_is_refused_at_its_first_line_or_byte) {
  EXPECT_EQ(refusal(""), "plan_table_head at line 1");
  EXPECT_EQ(refusal("x"), "plan_table_head at line 1");
  EXPECT_EQ(refusal("\xC3\xFB"), "file_not_utf8 at byte 0");
  EXPECT_EQ(refusal(changed(kAnnex, "城镇,乡村", "乡村,城镇")), "plan_table_head at line 1");
  EXPECT_EQ(refusal(kAnnex + std::string(1, '\0')),
            "file_not_utf8 at byte " + std::to_string(kAnnex.size()));
  // Wide brackets and the mark of a spreadsheet are the same table.
  EXPECT_EQ(refusal("\xEF\xBB\xBF" + changed(kAnnex, "县(市、区)", "县（市、区）")), "done");
}

TEST(plan_table, the_shipped_table_of_units_is_one_for_its_own_year) {
  std::ifstream in("law/areas/programme-units.csv", std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  const auto units = read_plan_table(text.str(), areas(), 2022);
  ASSERT_EQ(told(units), "done");
  std::int64_t rural = 0;
  std::int64_t urban = 0;
  for (const UnitPosts& unit : *units) {
    rural += unit.rural;
    urban += unit.urban;
  }
  EXPECT_EQ(units->size(), 11U);
  EXPECT_EQ(rural, 24000);
  EXPECT_EQ(urban, 3600);
  EXPECT_EQ(refusal(text.str(), 2023), "plan_table_head at line 1");
  EXPECT_EQ(refusal(changed(text.str(), "371525", "371522")), "plan_cell_unit at line 5, name");
}

class PlanTables : public Chain {
 protected:
  static IssuePlanTable of_2022() {
    return {2022,
            "聊政办字〔2022〕4号",
            Date(2022, 2, 12),
            Date(2022, 1, 1),
            "",
            true,
            true,
            24000,
            3600,
            kAnnex};
  }
};

// 附1/1: the annex is version 1 of 2022, and its sums are those of the notice.
TEST_P(PlanTables, annex_1_becomes_the_first_plan_of_2022) {
  const auto issued = desk.run(city, of_2022());
  ASSERT_EQ(told(issued), "done");
  EXPECT_EQ(issued->version, 1);
  const auto report = plan_report(*desk, city, {2022, {}});
  ASSERT_EQ(told(report), "done");
  EXPECT_EQ(report->plan_version, 1);
  EXPECT_EQ(report->document, "聊政办字〔2022〕4号");
  std::int64_t rural = 0;
  std::int64_t urban = 0;
  const IssuePlan annex = annex_1();
  ASSERT_EQ(report->lines.size(), annex.units.size());
  for (std::size_t i = 0; i < annex.units.size(); ++i) {
    EXPECT_EQ(report->lines[i].unit, annex.units[i].unit);
    EXPECT_EQ(report->lines[i].plan_rural, annex.units[i].rural);
    EXPECT_EQ(report->lines[i].plan_urban, annex.units[i].urban);
    rural += report->lines[i].plan_rural;
    urban += report->lines[i].plan_urban;
  }
  EXPECT_EQ(rural, 24000);
  EXPECT_EQ(urban, 3600);
  EXPECT_EQ(rural + urban, 27600);
}

TEST_P(PlanTables, what_a_plan_is_refused_for_a_table_is_too) {
  const auto answer = [&](const IssuePlanTable& command) {
    const auto refused = desk.run(city, command);
    return refused ? std::string("done") : refused.error().code + " at " + refused.error().field;
  };
  IssuePlanTable wrong = of_2022();
  wrong.rural_total = 24001;
  EXPECT_EQ(answer(wrong), "plan_sum_differs at rural_total");
  wrong = of_2022();
  wrong.table = changed(changed(kAnnex, "度假区,620,70,550\n", ""), "合计,27600,3600,24000\n", "");
  EXPECT_EQ(answer(wrong), "plan_unit_missing at body");
  wrong = of_2022();
  wrong.effective_from = Date(2023, 1, 1);
  EXPECT_EQ(answer(wrong), "plan_of_other_year at effective_from");
  wrong = of_2022();
  wrong.document = " ";
  EXPECT_EQ(answer(wrong), "text_missing at document");
  wrong = of_2022();
  wrong.year = 1;
  EXPECT_EQ(answer(wrong), "bad_year at year");
  EXPECT_FALSE(plan_report(*desk, city, {2022, {}})->plan_version) << "nothing was written";
}

TEST_P(PlanTables, a_second_table_of_the_year_is_a_revision_with_its_reason) {
  ASSERT_EQ(told(desk.run(city, of_2022())), "done");
  IssuePlanTable revision = of_2022();
  EXPECT_EQ(told(desk.run(city, revision)), "text_missing");
  revision.reason = "动态调整";
  const auto issued = desk.run(city, revision);
  ASSERT_EQ(told(issued), "done");
  EXPECT_EQ(issued->version, 2);
}

TEST_P(PlanTables, only_the_city_takes_a_table_in_and_only_after_a_step_up) {
  EXPECT_EQ(told(desk.run(county, of_2022())), "not_found");
  EXPECT_EQ(told(desk.run(desk.actor(Role::CITY_FIN), of_2022())), "role_may_not");
  Actor not_proved = city;
  not_proved.stepped_up = false;
  EXPECT_EQ(told(desk.run(not_proved, of_2022())), "step_up_needed");
}

YIGANG_EACH_ENGINE(PlanTables);

}  // namespace

}  // namespace yigang::usecase
