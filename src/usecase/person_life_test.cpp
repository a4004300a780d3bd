// 人员档案 (LZ-2022-4 二(三)): one person's way on one page, as of a day, within the asker's scope;
// on both engines.
#include "usecase/person_life.h"

#include <algorithm>

#include "usecase/chain_fixture.h"
#include "usecase/month_fixture.h"

namespace yigang::usecase {

namespace {

using store::told;

bool offered(const std::vector<Offer>& offers, std::string_view verb) {
  return std::ranges::any_of(offers, [&](const Offer& one) { return one.verb == verb; });
}

class Lives : public Chain {
 protected:
  Lives() {
    issue_the_plan();
    posts = open_posts(2);
    who = person("王秀英", Date(1969, 3, 8), 2);
    started = on_duty(announce(posts), who, posts[0]);
  }
  Result<PersonLife> life(std::optional<Date> on, const Actor& actor) {
    return person_life(*desk, actor, {who, on});
  }

  std::vector<PostId> posts;
  PersonId who;
  PlacementStarted started;
};

TEST_P(Lives, the_whole_way_stands_on_one_page) {
  const auto seen = life({}, county);
  ASSERT_EQ(told(seen), "done");
  EXPECT_EQ(seen->state, Standing::on_duty);
  EXPECT_EQ(seen->name, "王*英");
  ASSERT_EQ(seen->applications.size(), 1U);
  const LifeApplication& application = seen->applications[0];
  EXPECT_EQ(application.state, registry::ApplicationState::started);
  ASSERT_EQ(application.steps.size(), 8U) << "the eight steps of 二(二)";
  EXPECT_EQ(application.steps.back().step, registry::Step::start);
  EXPECT_EQ(application.steps.back().day, Date(2022, 3, 9));
  EXPECT_FALSE(application.decisions.empty());
  ASSERT_EQ(seen->posts.size(), 1U);
  const LifePost& post = seen->posts[0];
  EXPECT_EQ(post.post_title, "村容保洁员");
  ASSERT_EQ(post.agreements.size(), 1U);
  EXPECT_EQ(post.agreements[0].until_day, Date(2023, 3, 8));
  ASSERT_EQ(post.trainings.size(), 1U);
  EXPECT_EQ(post.trainings[0].topic, "安全");
  EXPECT_TRUE(offered(post.actions, "order_exit"));
  EXPECT_FALSE(offered(seen->actions, "record_fact")) << "the town enters, the county approves";
  EXPECT_TRUE(offered(life({}, town)->actions, "record_fact"));
  // 二(四): not more than 3 years, and nothing of them is used yet.
  ASSERT_TRUE(seen->term);
  EXPECT_EQ(seen->term->limit, 36);
  EXPECT_EQ(seen->term->months_used, 0);
  EXPECT_EQ(seen->term->last_payable, Month(2025, 2));
}

TEST_P(Lives, a_past_day_knows_nothing_of_what_came_after) {
  desk.set_day(Date(2022, 6, 30));
  ASSERT_EQ(told(desk.run(town, PausePlacement{started.id, Date(2022, 4, 10), "住院"})), "done");
  const auto before = life(Date(2022, 3, 8), county);
  ASSERT_EQ(told(before), "done");
  EXPECT_EQ(before->state, Standing::none);
  EXPECT_TRUE(before->posts.empty());
  ASSERT_EQ(before->applications.size(), 1U);
  EXPECT_FALSE(before->applications[0].state) << "the state is that of today";
  EXPECT_LT(before->applications[0].steps.size(), 8U);
  EXPECT_FALSE(before->term);
  EXPECT_TRUE(before->actions.empty());
  const auto between = life(Date(2022, 4, 9), county);
  EXPECT_EQ(between->state, Standing::on_duty);
  EXPECT_EQ(between->posts[0].events.size(), 1U);
  EXPECT_TRUE(between->posts[0].actions.empty()) << "nothing can be done on a day that is over";
  EXPECT_EQ(life(Date(2022, 4, 10), county)->state, Standing::paused);
  const auto now = life({}, county);
  EXPECT_TRUE(offered(now->posts[0].actions, "resume_placement") ||
              offered(life({}, town)->posts[0].actions, "resume_placement"));
  EXPECT_FALSE(offered(life({}, town)->posts[0].actions, "pause_placement"));
  EXPECT_EQ(told(life(Date(2022, 7, 1), county)), "day_in_future");
}

TEST_P(Lives, each_role_is_told_what_its_rights_let_it_see) {
  Actor other = county;
  other.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(told(life({}, other)), "not_found");
  EXPECT_EQ(told(life({}, desk.actor(Role::BANK))), "role_may_not");
  // An employer has no part in applications (domain.md §7).
  const auto host = life({}, desk.actor(Role::HOST));
  ASSERT_EQ(told(host), "done");
  EXPECT_TRUE(host->applications.empty());
  EXPECT_FALSE(host->elsewhere);
  EXPECT_EQ(host->posts.size(), 1U);
  // Who looked at the person is for those who read the journal.
  EXPECT_FALSE(life({}, county)->looks);
  const auto audit = life({}, desk.actor(Role::AUDIT));
  ASSERT_EQ(told(audit), "done");
  ASSERT_TRUE(audit->looks);
  EXPECT_GE(*audit->looks, 1);
  EXPECT_FALSE(offered(audit->posts[0].actions, "order_exit"));
}

TEST_P(Lives, a_post_in_another_town_is_only_said_to_be_there) {
  desk.set_day(Date(2022, 3, 25));
  const auto moved = desk.run(county, TransferPlacement{started.id, posts[1], Date(2022, 3, 21),
                                                        Date(2022, 3, 20), "工作需要"});
  ASSERT_EQ(told(moved), "done");
  const auto shifted = desk.database().write([&](store::Writer& tx) -> Result<> {
    TRY_VOID(
        tx.execute("UPDATE placement SET town = 371525002, village = 371525002036 WHERE "
                   "unit = ?1 AND id = ?2",
                   store::args(desk.unit(), moved->id)));
    return {};
  });
  ASSERT_EQ(told(shifted), "done");
  const auto seen = life({}, town);
  ASSERT_EQ(told(seen), "done");
  EXPECT_TRUE(seen->elsewhere);
  ASSERT_EQ(seen->posts.size(), 1U);
  EXPECT_EQ(seen->posts[0].id, started.id);
  EXPECT_EQ(seen->state, Standing::ended);
  EXPECT_EQ(life({}, county)->posts.size(), 2U);
}

// domain.md §7: the city and an employer have no part in persons; they know who is on a post.
TEST_P(Lives, who_holds_no_post_is_nobody_to_roles_without_a_part_in_persons) {
  const Actor host = desk.actor(Role::HOST);
  for (const Actor& actor : {host, city}) EXPECT_EQ(told(life({}, actor)), "done");
  const PersonId other = person("张桂兰", Date(1970, 5, 2), 4);
  const auto seen = [&](const Actor& actor) { return person_life(*desk, actor, {other, {}}); };
  EXPECT_EQ(told(seen(county)), "done");
  EXPECT_EQ(told(seen(town)), "done");
  EXPECT_EQ(told(seen(host)), "not_found");
  EXPECT_EQ(told(seen(city)), "not_found");
}

INSTANTIATE_TEST_SUITE_P(, Lives, testing::ValuesIn(store::engines_here()),
                         [](const auto& one) { return store::engine_name(one.param); });

class PaidLives : public MonthFixture {};

TEST_P(PaidLives, a_locked_month_is_on_the_page_from_the_day_of_its_lock) {
  a_worked_month(2);
  const RunSummary computed = run();
  const PersonId who = id<PersonId>(1);
  EXPECT_TRUE(person_life(*desk, county, {who, {}})->posts[0].pay.empty()) << "not locked yet";
  lock(computed);
  const auto paid = lines(computed.id);
  const auto seen = person_life(*desk, county, {who, {}});
  ASSERT_EQ(told(seen), "done");
  ASSERT_EQ(seen->posts[0].pay.size(), 1U);
  EXPECT_EQ(seen->posts[0].pay[0].month, kMarch);
  EXPECT_EQ(seen->posts[0].pay[0].amount_fen, paid[0].amount_fen);
  EXPECT_EQ(seen->posts[0].paid_fen, paid[0].amount_fen);
  EXPECT_EQ(seen->term->months_used, 1);
  EXPECT_EQ(seen->term->paid, std::vector{kMarch});
  const auto before = person_life(*desk, county, {who, Date(2022, 4, 5)});
  ASSERT_EQ(told(before), "done");
  EXPECT_TRUE(before->posts[0].pay.empty()) << "it was locked on the 6th";
}

// The months are a matter of pay, and of another unit's pay not even the county is told which.
TEST_P(PaidLives, which_months_were_paid_is_for_those_who_see_pay) {
  a_worked_month(1);
  lock(run());
  const PersonId who = id<PersonId>(1);
  const UnitCode elsewhere(371522);
  put([&](store::Writer& tx) -> Result<> {
    TRY_VOID(tx.execute(
        "INSERT INTO paid_month (unit, person_key, month, line_id, side, given_back) SELECT "
        "?1, person_key, ?2, line_id, side, 0 FROM paid_month WHERE unit = ?3",
        store::args(elsewhere, Month(2022, 1), unit)));
    return {};
  });
  const auto term = [&](const Actor& actor) {
    const auto seen = person_life(*desk, actor, {who, {}});
    EXPECT_EQ(told(seen), "done");
    EXPECT_TRUE(seen && seen->term);
    EXPECT_EQ(seen->term->months_used, 2);
    EXPECT_EQ(seen->term->limit, 36);
    return *seen->term;
  };
  const LifeTerm own = term(county);
  EXPECT_EQ(own.paid, std::vector{kMarch});
  EXPECT_EQ(own.unlisted, 1);
  EXPECT_EQ(term(desk.actor(Role::CITY_HR)).paid.size(), 2U);
  const LifeTerm host = term(desk.actor(Role::HOST));
  EXPECT_TRUE(host.paid.empty());
  EXPECT_EQ(host.unlisted, 2);
}

INSTANTIATE_TEST_SUITE_P(, PaidLives, testing::ValuesIn(store::engines_here()),
                         [](const auto& one) { return store::engine_name(one.param); });

}  // namespace

}  // namespace yigang::usecase
