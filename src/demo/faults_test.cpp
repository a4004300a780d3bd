#include "demo/faults.h"

#include <gtest/gtest.h>

#include <map>

#include "demo/names.h"

namespace yigang::demo {

namespace {

TEST(Share, comes_as_often_as_it_says_and_evenly) {
  Share share(30);
  int hits = 0;
  int last = 0;
  for (int i = 1; i <= 100'000; ++i) {
    if (!share.next()) continue;
    if (hits++ > 0) {
      EXPECT_LE(i - last, 334);
    }
    last = i;
  }
  EXPECT_NEAR(hits, 300, 1);
}

TEST(Share, the_first_comes_early) {
  Share share(5);
  int first = 1;
  while (!share.next()) ++first;
  EXPECT_LE(first, 200);
}

// domain.md §9 and §10: the door refuses what has lost digits and reads what is only written oddly.
TEST(Miswritten, the_door_answers_each_kind_as_the_truth_file_says) {
  NumberMaker numbers;
  Faults faults;
  std::map<std::string_view, int> seen;
  for (int i = 0; i < 5'000; ++i) {
    const ResidentNumber number =
        numbers.make(Date(1960, 1, 1).plus_days(i), i % 2 == 0 ? Sex::F : Sex::M);
    const auto written = miswritten(faults, number);
    if (!written) continue;
    ++seen[written->kind];
    const auto read = ResidentNumber::parse(written->text);
    if (written->answer.empty()) {
      ASSERT_TRUE(read.has_value()) << written->kind;
      EXPECT_EQ(*read, number);
    } else {
      ASSERT_FALSE(read.has_value()) << written->kind;
      EXPECT_EQ(read.error().code, written->answer);
    }
  }
  EXPECT_NEAR(seen["number_wrong_check"], 15, 1);
  EXPECT_NEAR(seen["number_full_width"], 20, 1);
  EXPECT_NEAR(seen["number_trailing_space"], 50, 1);
  EXPECT_NEAR(seen["number_scientific"], 5, 1);
  EXPECT_GE(seen["number_15_digits"], 2);
}

// Who was born in this century never had a number of 15 digits.
TEST(Miswritten, nobody_of_this_century_gets_fifteen_digits) {
  NumberMaker numbers;
  Faults faults;
  for (int i = 0; i < 3'000; ++i) {
    const auto written = miswritten(faults, numbers.make(Date(2000, 1, 1).plus_days(i), Sex::F));
    EXPECT_FALSE(written && written->kind == "number_15_digits");
  }
}

}  // namespace

}  // namespace yigang::demo
