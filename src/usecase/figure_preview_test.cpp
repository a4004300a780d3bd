// What a figure would change, on both engines: the people and the money of the newest month, also
// where the value begins later; nothing is written by asking.
#include "usecase/figure_preview.h"

#include "core/person_name.h"
#include "usecase/chain_fixture.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class FigurePreviews : public MonthFixture {
 protected:
  Result<FigurePreview> ask(law::Figure figure, std::string value, Date from = Date(2022, 3, 1)) {
    return preview_figure(*desk, county, {figure, unit, from, {}, std::move(value)});
  }
};

// LZ-2022-4 二(四): rates of 17.00 stand on the floor of the third tier.
TEST_P(FigurePreviews, a_higher_tier_puts_everybody_below_the_floor) {
  a_worked_month(3);
  const RunSummary before = run();
  const auto preview = ask(law::Figure::wage_tier, "1");
  ASSERT_EQ(told(preview), "done");
  ASSERT_EQ(preview->units.size(), 1U);
  const PreviewUnit& one = preview->units.front();
  EXPECT_EQ(one.month, kMarch);
  EXPECT_FALSE(one.as_if);
  EXPECT_FALSE(one.locked);
  EXPECT_EQ(one.lines, 3);
  EXPECT_EQ(one.changed, 3);
  EXPECT_EQ(one.before.problems, 0);
  EXPECT_EQ(one.after.problems, 3);
  EXPECT_EQ(one.before.total_fen, before.total_fen);
  ASSERT_EQ(preview->lines.size(), 3U);
  EXPECT_EQ(preview->lines.front().problem, settle::LineProblem::below_floor);
  // 40 hours at 21.00 instead of 17.00.
  EXPECT_EQ(preview->lines.front().missing_fen, Fen(16'000));
  EXPECT_EQ(preview->lines.front().name, masked_name(name_of(1)));
}

TEST_P(FigurePreviews, the_money_moves_between_the_payers_and_the_sum_stays) {
  a_worked_month(2);
  run();
  const auto preview = ask(law::Figure::province_share, "50%");
  ASSERT_EQ(told(preview), "done");
  const PreviewUnit& one = preview->units.front();
  EXPECT_EQ(one.before.total_fen, one.after.total_fen);
  EXPECT_EQ(one.before.province_fen, Fen());
  EXPECT_EQ(one.after.province_fen, Fen(one.after.total_fen.value() / 2));
  EXPECT_EQ(one.after.province_fen + one.after.city_fen + one.after.county_fen,
            one.after.total_fen);
}

TEST_P(FigurePreviews, a_value_that_begins_later_is_taken_as_if_it_held_in_the_month) {
  a_worked_month(2);
  const RunSummary computed = run();
  lock(computed);
  const auto preview = ask(law::Figure::wage_tier, "1", Date(2030, 1, 1));
  ASSERT_EQ(told(preview), "done");
  EXPECT_TRUE(preview->units.front().as_if);
  EXPECT_TRUE(preview->units.front().locked);
  EXPECT_EQ(preview->units.front().changed, 2);
  // Asking has changed nothing: the same again, and the law is as it was.
  EXPECT_EQ(ask(law::Figure::wage_tier, "3")->changed, 0);
}

// LZ-2022-4 三(二): a locked month is settled as a whole again, not as arrears beside itself.
TEST_P(FigurePreviews, a_locked_month_is_shared_out_once) {
  a_worked_month(4);
  const RunSummary locked = lock(run());
  const auto after = [&](std::string value) {
    const auto preview = ask(law::Figure::province_share, std::move(value));
    EXPECT_EQ(told(preview), "done");
    EXPECT_EQ(preview->changed, 4);
    const PreviewUnit& one = preview->units.front();
    EXPECT_TRUE(one.locked);
    EXPECT_EQ(one.before.province_fen, Fen());
    EXPECT_EQ(one.before.city_fen, locked.city_fen);
    EXPECT_EQ(one.before.county_fen, locked.county_fen);
    EXPECT_EQ(one.after.total_fen, locked.total_fen);
    return one.after.province_fen;
  };
  EXPECT_EQ(after("50%"), Fen(locked.total_fen.value() / 2));
  EXPECT_EQ(after("100.00"), Fen(10'000));
  EXPECT_EQ(after("100.00/person-month"), Fen(40'000));
}

// What stands is told as it was locked, whatever kind of share that was.
class PreviewedShares : public FigurePreviews {
 protected:
  void locked_under(std::string share, Fen province) {
    const auto entered = desk.run(county, EnterFigure{"province_share",
                                                      unit,
                                                      kMarch.first_day(),
                                                      {},
                                                      std::move(share),
                                                      "冠财字〔2022〕3号",
                                                      "一",
                                                      "照此执行",
                                                      store::FigureStatus::confirmed});
    ASSERT_EQ(told(entered), "done");
    ASSERT_EQ(told(desk.run(county2, ConfirmFigure{entered->id})), "done");
    a_worked_month(2);
    const RunSummary locked = lock(run());
    ASSERT_EQ(locked.province_fen, province);
    const auto preview = ask(law::Figure::province_share, "50%", Date(2022, 3, 2));
    ASSERT_EQ(told(preview), "done");
    const PreviewUnit& one = preview->units.front();
    EXPECT_EQ(one.before.province_fen, province);
    EXPECT_EQ(one.before.city_fen, locked.city_fen);
    EXPECT_EQ(one.after.province_fen, Fen(locked.total_fen.value() / 2));
  }
};

TEST_P(PreviewedShares, a_fixed_share) {
  locked_under("100.00", Fen(10'000));
}

TEST_P(PreviewedShares, a_share_by_person_and_month) {
  locked_under("100.00/person-month", Fen(20'000));
}

TEST_P(FigurePreviews, is_refused_where_entering_it_is) {
  EXPECT_EQ(told(ask(law::Figure::wage_tier, "4")), "law_bad_value");
  EXPECT_EQ(ask(law::Figure::wage_tier, "4").error().field, "value");
  EXPECT_EQ(told(ask(law::Figure::tenure_months_max, "24")), "figure_of_the_city");
  EXPECT_EQ(told(ask(law::Figure::second_factor, "optional")), "figure_without_effect");
  const FigurePreviewQuery tier{law::Figure::wage_tier, unit, Date(2022, 3, 1), {}, "1"};
  EXPECT_EQ(told(preview_figure(*desk, town, tier)), "role_may_not");
  FigurePreviewQuery elsewhere = tier;
  elsewhere.unit = UnitCode(371522);
  EXPECT_EQ(told(preview_figure(*desk, county, elsewhere)), "not_found");
}

TEST_P(FigurePreviews, a_unit_without_a_settled_month_is_named_without_one) {
  const auto preview = ask(law::Figure::wage_tier, "1");
  ASSERT_EQ(told(preview), "done");
  EXPECT_FALSE(preview->units.front().month);
  EXPECT_EQ(preview->changed, 0);
}

class PreviewedApplications : public Chain {
 protected:
  PreviewedApplications() {
    desk.set_day(Date(2022, 3, 1));
    issue_the_plan();
    announcement = announce(open_posts(1));
  }
  Result<FigurePreview> ask(law::Figure figure, std::string value) {
    return preview_figure(*desk, city, {figure, kCity, Date(2022, 1, 1), {}, std::move(value)});
  }
  AnnouncementId announcement;
};

// LZ-2022-4 二(一), 二(四): the open ones are judged by both laws, their terms too; what is decided
// stays as it is.
TEST_P(PreviewedApplications, only_what_waits_for_a_decision_is_judged) {
  const Applied first = apply(announcement, person("王秀英", Date(1970, 3, 8), 2));
  const PersonId who = person("李秀兰", Date(1971, 3, 8), 4);
  const Applied second = apply(announcement, who);
  const auto prior = desk.run(town, RecordPriorMonths{who, 30, "旧协议"});
  ASSERT_EQ(told(prior), "done");
  ASSERT_EQ(told(desk.run(county, ConfirmPriorMonths{prior->id})), "done");
  const auto older = ask(law::Figure::older_lower, "52");
  ASSERT_EQ(told(older), "done");
  EXPECT_EQ(older->judged, 2);
  ASSERT_EQ(older->applications.size(), 2U);
  EXPECT_EQ(older->applications[0].application, first.id);
  EXPECT_EQ(older->applications[0].after, policy::Outcome::refused);
  EXPECT_EQ(older->applications[0].reason, policy::Reason::under_age);
  const auto term = ask(law::Figure::tenure_months_max, "24");
  ASSERT_EQ(told(term), "done");
  ASSERT_EQ(term->applications.size(), 1U);
  EXPECT_EQ(term->applications[0].application, second.id);
  EXPECT_EQ(term->applications[0].reason, policy::Reason::tenure_used_up);
  ASSERT_EQ(told(desk.run(town, WithdrawApplication{first.id, "另有工作"})), "done");
  const auto left = ask(law::Figure::older_lower, "52");
  ASSERT_EQ(told(left), "done");
  EXPECT_EQ(left->judged, 1);
  EXPECT_EQ(left->not_judged, 0);
  EXPECT_EQ(left->applications.size(), 1U);
}

YIGANG_EACH_ENGINE(FigurePreviews);
YIGANG_EACH_ENGINE(PreviewedApplications);
YIGANG_EACH_ENGINE(PreviewedShares);

}  // namespace

}  // namespace yigang::usecase
