#include "demo/department_registers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace yigang::demo {

namespace {

struct Head {
  Register which;
  std::string_view file;
  std::string_view columns;
};

constexpr std::array<Head, 4> kHeads{
    {{Register::deaths, "死亡人员.csv", "实施单位,姓名,公民身份号码,死亡日期,备注"},
     {Register::pensions, "职工养老待遇领取人员.csv",
      "实施单位,姓名,公民身份号码,待遇开始日期,待遇终止日期"},
     {Register::businesses, "市场主体登记人员.csv", "实施单位,姓名,公民身份号码,登记日期,注销日期"},
     {Register::employments, "职工参保缴费人员.csv",
      "实施单位,姓名,公民身份号码,参保日期,停保日期"}}};

}  // namespace

std::map<std::string, std::string> DepartmentRegisters::files() const {
  std::map<std::string, std::string> files;
  for (const Head& head : kHeads) {
    std::string& text = files[std::string(head.file)];
    text = std::string(head.columns) + "\n";
    const auto found = lines_.find(head.which);
    if (found == lines_.end()) continue;
    std::vector<RegisterLine> lines = found->second;
    std::stable_sort(lines.begin(), lines.end(), [](const RegisterLine& a, const RegisterLine& b) {
      return a.number.full() < b.number.full();
    });
    for (const RegisterLine& line : lines)
      text += to_text(line.unit) + "," + line.name + "," + line.number.full() + "," +
              to_text(line.from) + "," + (line.until ? to_text(*line.until) : "") + "\n";
  }
  return files;
}

}  // namespace yigang::demo
