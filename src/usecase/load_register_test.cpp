// The departments' registers (LZ-2022-4 二(一)) on both engines: what a snapshot may hold, and when
// it is the same as one before.
#include "usecase/desk_fixture.h"
#include "usecase/person_verbs.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Registers : public store::EachEngine {
 protected:
  Registers() : desk(GetParam()) {}

  static RegisterEntry entry(int sequence, std::optional<Date> until = std::nullopt) {
    return {fictitious_number(Date(1970, 6, 1), sequence), TargetGroup::disabled, Date(2022, 1, 1),
            until};
  }
  LoadRegister load(std::vector<RegisterEntry> rows) const {
    return {desk.unit(), "残联名单", "冠县残联", Date(2022, 3, 1), std::move(rows)};
  }

  TestDesk desk;
  const Actor department = desk.actor(Role::DEPT);
};

TEST_P(Registers, a_period_does_not_end_before_it_begins) {
  const auto refusal = desk.run(department, load({entry(1), entry(2, Date(2021, 12, 31))}));
  ASSERT_EQ(told(refusal), "period_reversed");
  EXPECT_EQ(refusal.error().field, "rows[1].until_day");
  EXPECT_EQ(told(desk.run(department, load({entry(1), entry(2, Date(2022, 1, 1))}))), "done");
}

TEST_P(Registers, a_number_stands_in_it_once) {
  const auto refusal =
      desk.run(department, load({entry(1), entry(2), entry(1, Date(2022, 12, 31))}));
  ASSERT_EQ(told(refusal), "register_row_twice");
  EXPECT_EQ(refusal.error().field, "rows[2]");
  const auto loaded = desk.run(department, load({entry(1), entry(2)}));
  ASSERT_EQ(told(loaded), "done");
  EXPECT_EQ(loaded->rows, 2);
}

// The same rows of another owner are another register.
TEST_P(Registers, the_owner_belongs_to_what_makes_two_loads_the_same) {
  const LoadRegister first = load({entry(1)});
  ASSERT_EQ(told(desk.run(department, first)), "done");
  EXPECT_EQ(told(desk.run(department, first)), "register_loaded_before");
  LoadRegister other_owner = first;
  other_owner.owner = "冠县民政局";
  EXPECT_EQ(told(desk.run(department, other_owner)), "done");
  EXPECT_EQ(told(desk.run(department, other_owner)), "register_loaded_before");
}

YIGANG_EACH_ENGINE(Registers);

}  // namespace

}  // namespace yigang::usecase
