#include "core/fen.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace yigang {

namespace {

TEST(fen, is_written_with_two_decimals_and_read_back) {
  for (const std::int64_t value :
       {0LL, 1LL, 9LL, 10LL, 99LL, 100LL, 68000LL, -1LL, -68003LL, 1999999999999LL})
    EXPECT_EQ(parse_yuan(to_text(Fen(value)))->value(), value);
  EXPECT_EQ(to_text(Fen(68000)), "680.00");
  EXPECT_EQ(to_text(Fen(-68003)), "-680.03");
  EXPECT_EQ(parse_yuan("17")->value(), 1700);
  EXPECT_EQ(parse_yuan("17.5")->value(), 1750);
}

TEST(fen, wrong_money_is_refused_and_never_rounded) {
  for (const char* text :
       {"", "-", ".5", "1.", "1,000.00", "１7", "17 元", "1e3", "0x10", "+5", "--5", " 5", "5 "})
    EXPECT_EQ(parse_yuan(text).error().code, "bad_money") << text;
  EXPECT_EQ(parse_yuan("680.001").error().code, "money_too_fine");
  EXPECT_EQ(parse_yuan("10000000000000.01")->value(), 1000000000000001);
  EXPECT_EQ(parse_yuan("10000000000001").error().code, "money_too_large");
  EXPECT_EQ(parse_yuan("99999999999999999999").error().code, "money_too_large");
}

TEST(fen, halves_are_rounded_away_from_zero) {
  EXPECT_EQ(divide_half_away(5, 10), 1);
  EXPECT_EQ(divide_half_away(4, 10), 0);
  EXPECT_EQ(divide_half_away(-5, 10), -1);
  EXPECT_EQ(divide_half_away(-4, 10), 0);
  // T26: 33.3 h × 17.05 = 567.765 → 567.77.
  EXPECT_EQ(divide_half_away(Wide{333} * 1705, 10), 56777);
  EXPECT_EQ(divide_half_away(Wide{333} * -1705, 10), -56777);
}

TEST(fen, parts_add_up_to_the_total_and_none_exceeds_its_weight) {
  SeededRandom random(4);
  for (int round = 0; round < 300; ++round) {
    std::vector<Fen> weights;
    std::int64_t sum = 0;
    for (std::uint64_t i = random.below(40) + 1; i > 0; --i) {
      weights.emplace_back(static_cast<std::int64_t>(random.below(200'000)));
      sum += weights.back().value();
    }
    const Fen total(static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(sum) + 1)));
    const std::vector<Fen> parts = split_by_weight(total, weights);
    Fen added;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      EXPECT_LE(parts[i], weights[i]);
      EXPECT_GE(parts[i], Fen(0));
      added += parts[i];
    }
    EXPECT_EQ(added, total);
  }
}

TEST(fen, of_equal_remainders_the_earlier_place_gets_the_fen) {
  const std::vector<Fen> weights{Fen(100), Fen(100), Fen(100)};
  EXPECT_EQ(split_by_weight(Fen(100), weights), (std::vector{Fen(34), Fen(33), Fen(33)}));
  EXPECT_EQ(split_by_weight(Fen(101), weights), (std::vector{Fen(34), Fen(34), Fen(33)}));
}

TEST(fen, a_sum_beyond_reason_is_a_bug) {
  EXPECT_DEATH((void)(Fen(std::int64_t{1} << 62) + Fen(1)), "CHECK");
  const std::vector<Fen> weights{Fen(10)};
  EXPECT_DEATH((void)split_by_weight(Fen(11), weights), "CHECK");
}

}  // namespace

}  // namespace yigang
