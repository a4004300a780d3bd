// Every table of law/cases against the shipped law: the same run as `yigang law check law/cases`.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cases/run.h"

namespace yigang::cases {
namespace {

TEST(law_cases, every_case_of_the_office_comes_out_as_expected) {
  const auto law = law::LawSnapshot::load("law").value();
  int passed = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("law/cases")) {
    if (!entry.is_regular_file() || !is_case_file(entry.path().string())) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    const CaseReport report = run_case_file(entry.path().string(), text.str(), *law);
    EXPECT_EQ(report.failed, 0) << failures_text(report, Language::en);
    passed += report.passed;
  }
  EXPECT_GE(passed, 260);
}

}  // namespace
}  // namespace yigang::cases
