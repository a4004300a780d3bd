// What was recorded wrongly is withdrawn by a second person with a reason, and stays in the books
// (domain.md §7.1); what was built on it holds it. On both engines.
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/plan_queries.h"
#include "usecase/chain_fixture.h"
#include "usecase/county_acts.h"
#include "usecase/expansion.h"
#include "usecase/person_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Withdrawals : public Chain {
 protected:
  SelfIncreaseId increase(std::int64_t posts) {
    const auto added = desk.run(county, AddSelfIncrease{desk.unit(), 2022, Side::rural, posts,
                                                        "冠政办发〔2022〕3号", Date(2022, 2, 14)});
    EXPECT_EQ(told(added), "done");
    return added->id;
  }
  std::string withdraw(SelfIncreaseId id) {
    return told(desk.run(county2, WithdrawSelfIncrease{id, "多录一个 0"}));
  }
  std::int64_t in_force() {
    return desk.database()
        .read_value<std::int64_t>([&](store::Reader& tx) {
          return store::self_increase_in_force(tx, desk.unit(), 2022, Side::rural,
                                               Date(2022, 3, 1));
        })
        .value();
  }
  std::optional<store::FirstApprovalRow> frozen(PersonId who) {
    return desk.database()
        .read_value<std::optional<store::FirstApprovalRow>>(
            [&](store::Reader& tx) { return store::first_approval(tx, PersonKey(who.value())); })
        .value();
  }
};

// LZ-2022-4 一/7
TEST_P(Withdrawals, a_mistyped_self_increase_is_taken_out_of_the_sum) {
  issue_the_plan();
  increase(10);
  const SelfIncreaseId wrong = increase(1000);
  EXPECT_EQ(in_force(), 1010);
  EXPECT_EQ(told(desk.run(county, WithdrawSelfIncrease{wrong, "多录"})), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county2, WithdrawSelfIncrease{wrong, ""})), "text_missing");
  EXPECT_EQ(withdraw(wrong), "done");
  EXPECT_EQ(in_force(), 10);
  EXPECT_EQ(withdraw(wrong), "self_increase_withdrawn_before");
  const auto list = list_self_increases(*desk, county, {2022, {}});
  ASSERT_EQ(told(list), "done");
  ASSERT_EQ(list->items.size(), 2U);
  EXPECT_EQ(list->items[1].withdrawn_on, Date(2022, 3, 1));
  EXPECT_EQ(list->items[1].withdrawn_reason, "多录一个 0");
  EXPECT_EQ(list_self_increases(*desk, city, {2022, desk.unit()})->items.size(), 2U);
  EXPECT_EQ(told(list_self_increases(*desk, county, {2022, UnitCode(371522)})), "not_found");
}

TEST_P(Withdrawals, a_self_increase_that_posts_or_towns_need_stays) {
  issue_the_plan();
  const SelfIncreaseId first = increase(2);
  ProposePosts beyond = proposal(register_host(), 2);
  beyond.self_increase = true;
  const auto proposed = desk.run(town, beyond);
  ASSERT_EQ(told(proposed), "done");
  ASSERT_EQ(told(desk.run(county, ApprovePosts{proposed->ids})), "done");
  EXPECT_EQ(withdraw(first), "self_increase_in_use");
  const SelfIncreaseId second = increase(5);
  EXPECT_EQ(withdraw(first), "done");
  // 冠县 has 3,100 rural posts of the plan; the town's share takes four more.
  ASSERT_EQ(
      told(desk.run(county, AllocateTowns{desk.unit(), 2022, Side::rural, {{desk.town(), 3104}}})),
      "done");
  const SelfIncreaseId third = increase(3);
  EXPECT_EQ(withdraw(second), "self_increase_in_use");
  EXPECT_EQ(withdraw(third), "done");
}

TEST_P(Withdrawals, an_announcement_goes_while_nobody_has_applied) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId wrong = announce(posts);
  const auto withdraw_it = [&](const Actor& actor, AnnouncementId id) {
    return told(desk.run(actor, WithdrawAnnouncement{id, "岗位数写错"}));
  };
  EXPECT_EQ(withdraw_it(town, wrong), "role_may_not");
  EXPECT_EQ(withdraw_it(county, wrong), "done");
  EXPECT_EQ(withdraw_it(county, wrong), "announcement_state");
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  EXPECT_EQ(told(desk.run(town, ApplyForPost{wrong, who, {{TargetGroup::older, ""}}, {}, false})),
            "announcement_not_open");
  // Announced by nothing any more.
  const auto announced = desk.database().read_value<bool>(
      [&](store::Reader& tx) { return store::ever_announced(tx, desk.unit(), posts[0]); });
  EXPECT_FALSE(announced.value());
  const AnnouncementId right = announce(posts);
  const Applied applied = apply(right, who);
  EXPECT_EQ(withdraw_it(county, right), "announcement_in_use");
  // Also when the application ended: what it rests on stays.
  ASSERT_EQ(told(desk.run(town, WithdrawApplication{applied.id, "另有安排"})), "done");
  EXPECT_EQ(withdraw_it(county, right), "announcement_in_use");
}

// LZ-2022-4 二(一)/10
TEST_P(Withdrawals, nobody_is_approved_on_a_withdrawn_expansion) {
  issue_the_plan();
  const AnnouncementId round = announce(open_posts(1));
  desk.set_day(Date(2022, 4, 10));
  const auto made =
      desk.run(county, RecordExpansion{desk.unit(), "返乡农民工", Side::rural, 5, Date(2022, 4, 5),
                                       Date(2022, 12, 31), "冠政字〔2022〕8号", Date(2022, 4, 5),
                                       ExpansionApprover::government, round});
  ASSERT_EQ(told(made), "done");
  EXPECT_EQ(told(desk.run(county, WithdrawAnnouncement{round, "x"})), "announcement_in_use");
  const auto open = [&] {
    return desk.database()
        .read_value<std::size_t>([&](store::Reader& tx) -> Result<std::size_t> {
          TRY(const auto rows, store::expansions_named(tx, desk.unit(), Side::rural, "返乡农民工"));
          return rows.size();
        })
        .value();
  };
  EXPECT_EQ(open(), 1U);
  EXPECT_EQ(told(desk.run(county, WithdrawExpansion{made->id, "x"})), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(county2, WithdrawExpansion{made->id, "政府收回批复"})), "done");
  EXPECT_EQ(told(desk.run(county2, WithdrawExpansion{made->id, "x"})),
            "expansion_withdrawn_before");
  EXPECT_EQ(open(), 0U);
  const auto list = list_expansions(*desk, county, {});
  ASSERT_EQ(told(list), "done");
  ASSERT_EQ(list->items.size(), 1U);
  EXPECT_EQ(list->items[0].withdrawn_reason, "政府收回批复");
}

// LZ-2022-4 二(六)/4
TEST_P(Withdrawals, confirmed_prior_months_are_withdrawn_by_a_third_person) {
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  const auto made = desk.run(town, RecordPriorMonths{who, 30, "原岗位发放记录"});
  ASSERT_EQ(told(made), "done");
  ASSERT_EQ(told(desk.run(county, ConfirmPriorMonths{made->id})), "done");
  const auto counted = [&] {
    return desk.database()
        .read_value<std::int64_t>([&](store::Reader& tx) {
          return store::confirmed_prior_months(tx, PersonKey(who.value()));
        })
        .value();
  };
  EXPECT_EQ(counted(), 30);
  EXPECT_EQ(told(desk.run(county, WithdrawPriorMonths{made->id, "同名"})), "same_person_two_steps");
  EXPECT_EQ(told(desk.run(town2, WithdrawPriorMonths{made->id, "同名"})), "role_may_not");
  EXPECT_EQ(told(desk.run(county2, WithdrawPriorMonths{made->id, "同名"})), "done");
  EXPECT_EQ(counted(), 0);
  EXPECT_EQ(told(desk.run(county2, WithdrawPriorMonths{made->id, "同名"})),
            "prior_months_withdrawn_before");
  const auto known = list_facts(*desk, county, {who});
  ASSERT_EQ(told(known), "done");
  ASSERT_EQ(known->prior_months.size(), 1U);
  EXPECT_EQ(known->prior_months[0].withdrawn_reason, "同名");
  // Months that wait for their confirmation are not confirmed once they are withdrawn.
  const auto waiting = desk.run(town, RecordPriorMonths{who, 6, "合同"});
  ASSERT_EQ(told(desk.run(county2, WithdrawPriorMonths{waiting->id, "重复"})), "done");
  EXPECT_EQ(told(desk.run(county, ConfirmPriorMonths{waiting->id})),
            "prior_months_withdrawn_before");
}

// 以初次核定其享受补贴时年龄为准 (LZ-2022-4 二(四); docs/decisions/0020).
TEST_P(Withdrawals, an_approval_that_ends_before_the_start_freezes_nothing) {
  issue_the_plan();
  const auto posts = open_posts(1);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  const Applied first = apply(announcement, who);
  review(announcement, {first.id});
  notice({first.id});
  desk.set_day(Date(2022, 3, 9));
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{first.id, posts[0], ""})), "done");
  ASSERT_TRUE(frozen(who).has_value());
  EXPECT_EQ(frozen(who)->day, Date(2022, 3, 9));
  ASSERT_EQ(told(desk.run(county2, WithdrawApproval{first.id, "录错岗位"})), "done");
  EXPECT_FALSE(frozen(who).has_value());
}

TEST_P(Withdrawals, who_was_on_duty_keeps_what_the_first_approval_froze) {
  issue_the_plan();
  const auto posts = open_posts(2);
  const AnnouncementId announcement = announce(posts);
  const PersonId who = person("王秀英", Date(1969, 3, 8), 2);
  const PlacementStarted started = on_duty(announcement, who, posts[0]);
  desk.set_day(Date(2022, 3, 20));
  ASSERT_EQ(told(desk.run(town, ExitPlacement{started.id, Date(2022, 3, 15),
                                              registry::ExitReason::own_request, false, ""})),
            "done");
  const Applied again = apply(announcement, who);
  ASSERT_EQ(told(desk.run(county, WaiveStep{again.id, registry::Step::review, "x"})), "done");
  ASSERT_EQ(told(desk.run(county, WaiveStep{again.id, registry::Step::notice, "x"})), "done");
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{again.id, posts[1], ""})), "done");
  ASSERT_EQ(told(desk.run(county2, WithdrawApproval{again.id, "x"})), "done");
  ASSERT_TRUE(frozen(who).has_value());
  EXPECT_EQ(frozen(who)->day, Date(2022, 3, 9));
}

YIGANG_EACH_ENGINE(Withdrawals);

}  // namespace

}  // namespace yigang::usecase
