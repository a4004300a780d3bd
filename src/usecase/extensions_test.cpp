// 到期后可视情适当延长 (LZ-2022-4 二(四)/7) on both engines: how far an extension may reach.
#include "usecase/month_fixture.h"
#include "usecase/person_verbs.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

// Nothing is paid yet on the 6th of April 2022: 36 months end with March 2025, 48 with March 2026.
class Extensions : public MonthFixture {
 protected:
  Extensions() : placement(place(1)) {}

  RecordExtension until(Month month) const {
    return {placement, month, "岗位仍有需要", "延长审批表"};
  }

  PlacementId placement;
};

TEST_P(Extensions, it_ends_after_the_full_term_and_within_the_parameter) {
  const auto too_long = desk.run(town, until(Month(2026, 4)));
  ASSERT_EQ(told(too_long), "extension_too_long");
  EXPECT_EQ(too_long.error().field, "until_month");
  EXPECT_EQ(too_long.error().clause, "LZ-2022-4 二(四)");
  EXPECT_EQ(too_long.error().params, (Params{{"latest", "2026-03"}}));
  EXPECT_EQ(told(desk.run(town, until(Month(2099, 12)))), "extension_too_long");
  const auto too_short = desk.run(town, until(Month(2025, 3)));
  ASSERT_EQ(told(too_short), "extension_too_short");
  EXPECT_EQ(too_short.error().params, (Params{{"last_month", "2025-03"}}));
  EXPECT_EQ(told(desk.run(town, until(Month(2021, 12)))), "extension_too_short");
  const auto shortest = desk.run(town, until(Month(2025, 4)));
  ASSERT_EQ(told(shortest), "done");
  EXPECT_EQ(told(desk.run(county, ApproveExtension{shortest->id})), "done");
  // One that stands does not open the way to a longer one.
  EXPECT_EQ(told(desk.run(town, until(Month(2026, 4)))), "extension_too_long");
  const auto longest = desk.run(town, until(Month(2026, 3)));
  ASSERT_EQ(told(longest), "done");
  EXPECT_EQ(told(desk.run(county, ApproveExtension{longest->id})), "done");
  EXPECT_EQ(told(desk.run(county, ApproveExtension{longest->id})), "confirmed_before");
}

// Six proven months of the old scheme are confirmed between the record and the approval.
TEST_P(Extensions, the_approval_looks_again) {
  const auto recorded = desk.run(town, until(Month(2026, 3)));
  ASSERT_EQ(told(recorded), "done");
  const auto prior = desk.run(town, RecordPriorMonths{id<PersonId>(1), 6, "旧协议"});
  ASSERT_EQ(told(prior), "done");
  ASSERT_EQ(told(desk.run(county, ConfirmPriorMonths{prior->id})), "done");
  const auto refusal = desk.run(county, ApproveExtension{recorded->id});
  ASSERT_EQ(told(refusal), "extension_too_long");
  EXPECT_EQ(refusal.error().params, (Params{{"latest", "2025-09"}}));
}

YIGANG_EACH_ENGINE(Extensions);

}  // namespace

}  // namespace yigang::usecase
