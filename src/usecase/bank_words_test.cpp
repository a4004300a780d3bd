// What a bank writes of its own will names nobody in full (fictitious persons).
#include "usecase/bank_words.h"

#include <gtest/gtest.h>

namespace yigang::usecase {

namespace {

TEST(bank_words, numbers_keep_four_digits_and_names_their_first_character) {
  EXPECT_EQ(
      without_person("张丽娜 身份证号 372599199209300027 不符，账号 6217999999869871673", "张丽娜"),
      "张*娜 身份证号 ****0027 不符，账号 ****1673");
  EXPECT_EQ(without_person("电话13812345678停机", "张丽娜"), "电话****5678停机");
  EXPECT_EQ(without_person("6217 9999 9986 9871 673 销户", "张丽娜"), "****1673 销户");
  EXPECT_EQ(without_person("身份证 37259919920930002X 过期", "张丽娜"), "身份证 ****002X 过期");
  EXPECT_EQ(without_person("账号６２１７９９９９９９８６９８７１６７３不存在", ""),
            "账号****1673不存在");
}

TEST(bank_words, what_tells_of_nobody_stays) {
  EXPECT_EQ(without_person("销户", "张丽娜"), "销户");
  EXPECT_EQ(without_person("余额 510.00，代码 252400", "张丽娜"), "余额 510.00，代码 252400");
  EXPECT_EQ(without_person("2023-01-15 退回", "张丽娜"), "2023-01-15 退回");
  EXPECT_EQ(without_person("", "张丽娜"), "");
}

TEST(bank_words, a_reference_stays_whole_unless_it_is_the_persons) {
  EXPECT_EQ(reference_without_person("20230115000123456789", "6217999999869871673", "张丽娜"),
            "20230115000123456789");
  EXPECT_EQ(reference_without_person("R6217999999869871673", "6217999999869871673", "张丽娜"),
            "R****1673");
  EXPECT_EQ(reference_without_person("372599199209300027", "6217999999869871673", "张丽娜"),
            "****0027");
}

}  // namespace

}  // namespace yigang::usecase
