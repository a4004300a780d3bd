// 发放凭条: what the settlement's own line says, to the fen, and of nobody by name.
#include "usecase/receipt_reads.h"

#include <algorithm>

#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engines_here;
using store::told;

class ReceiptReads : public MonthFixture {
 protected:
  Receipt receipt(std::int64_t n) {
    const std::string code =
        progress_code(desk->keys, {ProgressKind::application, id<ApplicationId>(n).value()});
    const auto found = read_receipt(*desk, {code});
    EXPECT_EQ(told(found), "done");
    if (!found) return {};
    EXPECT_EQ(found->code, code);
    const std::string json = wire::to_json(*found);
    for (const char* secret : {"李建国", "王秀英", "371599", "6222"})
      EXPECT_EQ(json.find(secret), std::string::npos) << secret;
    return *found;
  }
};

TEST_P(ReceiptReads, nothing_before_the_month_is_locked) {
  a_worked_month(1);
  EXPECT_TRUE(receipt(1).items.empty());
  run();
  EXPECT_TRUE(receipt(1).items.empty());
}

// LZ-2022-4 三(二): the parts add up to the amount, to the fen.
TEST_P(ReceiptReads, hours_times_rate_and_who_pays_which_share) {
  a_worked_month(2);
  const RunSummary locked = lock(run());
  const Receipt found = receipt(1);
  ASSERT_EQ(found.items.size(), 1U);
  const ReceiptLine& line = found.items[0];
  EXPECT_EQ(line.month, Month(2022, 3));
  EXPECT_EQ(line.amount_fen, Fen(68'000));
  EXPECT_NE(line.said.zh.find("40.0 小时 × 17.00 元 = 680.00 元"), std::string::npos)
      << line.said.zh;
  ASSERT_EQ(line.parts.size(), 3U);
  Fen sum;
  for (const ReceiptPart& part : line.parts) sum += part.amount_fen;
  EXPECT_EQ(sum, line.amount_fen);
  const auto rows = lines(locked.id);
  const auto own =
      std::ranges::find(rows, id<PlacementId>(1), [](const auto& row) { return row.placement_id; });
  ASSERT_NE(own, rows.end());
  EXPECT_EQ(line.parts[1].amount_fen, own->city_fen);
  // LZ-2022-4 二(四): 同一人员的岗位补贴期限一般不超过3年.
  ASSERT_TRUE(found.last_payable && found.last_why);
  EXPECT_EQ(*found.last_payable, Month(2025, 2));
  EXPECT_NE(found.last_why->said.zh.find("已用 1 个月，最后可发月份：2025-02"), std::string::npos)
      << found.last_why->said.zh;
  EXPECT_NE(found.last_why->clause.find("二(四)"), std::string::npos);
  EXPECT_EQ(found.last_why->quote, "同一人员的岗位补贴期限一般不超过3年");
  EXPECT_FALSE(line.payment.zh.empty());
}

TEST_P(ReceiptReads, a_code_of_nobody_gets_nothing) {
  EXPECT_EQ(told(read_receipt(*desk, {"P7K4"})), "progress_code_bad");
  const std::string code = progress_code(desk->keys, {ProgressKind::application, 7});
  EXPECT_EQ(told(read_receipt(*desk, {code})), "progress_not_found");
}

YIGANG_EACH_ENGINE(ReceiptReads);

}  // namespace

}  // namespace yigang::usecase
