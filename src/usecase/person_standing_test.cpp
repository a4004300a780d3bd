// The state of a person on any day (LZ-2022-4 二(三)/6), on both engines.
#include "usecase/person_standing.h"

#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Standings : public Chain {
 protected:
  Standings() {
    issue_the_plan();
    posts = open_posts(2);
    who = person("王秀英", Date(1969, 3, 8), 2);
    started = on_duty(announce(posts), who, posts[0]);
  }
  // "on_duty 1" is the state and the number of the placement; nothing for a person without one.
  std::string then(std::optional<Date> day, const Actor& actor) {
    const auto answer = person_standing(*desk, actor, {who, day});
    if (!answer) return answer.error().code;
    std::string text(word(answer->state));
    if (answer->placement) text += " " + std::to_string(answer->placement->number);
    return text;
  }
  std::string then(Date day) { return then(day, county); }

  std::vector<PostId> posts;
  PersonId who;
  PlacementStarted started;
};

TEST_P(Standings, every_day_from_the_start_over_a_pause_to_the_exit_is_told_again) {
  desk.set_day(Date(2022, 6, 30));
  ASSERT_EQ(told(desk.run(town, PausePlacement{started.id, Date(2022, 4, 10), "住院"})), "done");
  ASSERT_EQ(told(desk.run(town, ResumePlacement{started.id, Date(2022, 4, 20)})), "done");
  ExitPlacement leaves;
  leaves.id = started.id;
  leaves.last_day = Date(2022, 5, 31);
  leaves.reason = registry::ExitReason::employed;
  leaves.employment_wanted = false;
  ASSERT_EQ(told(desk.run(town, leaves)), "done");

  EXPECT_EQ(then(Date(2022, 3, 8)), "none");
  EXPECT_EQ(then(Date(2022, 3, 9)), "on_duty 1");
  EXPECT_EQ(then(Date(2022, 4, 9)), "on_duty 1");
  EXPECT_EQ(then(Date(2022, 4, 10)), "paused 1");
  EXPECT_EQ(then(Date(2022, 4, 19)), "paused 1");
  EXPECT_EQ(then(Date(2022, 4, 20)), "on_duty 1");
  EXPECT_EQ(then(Date(2022, 5, 31)), "on_duty 1") << "the last day is a day on the post";
  EXPECT_EQ(then(Date(2022, 6, 1)), "ended 1");
  EXPECT_EQ(then(Date(2022, 7, 1)), "day_in_future");
  EXPECT_EQ(then({}, county), "ended 1");

  const auto paused = person_standing(*desk, county, {who, Date(2022, 4, 12)});
  ASSERT_EQ(told(paused), "done");
  ASSERT_TRUE(paused->placement);
  EXPECT_EQ(paused->placement->post, posts[0]);
  EXPECT_EQ(paused->placement->post_title, "村容保洁员");
  EXPECT_EQ(paused->placement->events.size(), 2U) << "what came later was not known then";
  EXPECT_FALSE(paused->placement->ended_on);
  const auto ended = person_standing(*desk, county, {who, {}});
  EXPECT_EQ(ended->placement->ended_on, Date(2022, 5, 31));
  EXPECT_EQ(ended->placement->end_reason, registry::ExitReason::employed);
}

TEST_P(Standings, a_transfer_shows_the_old_post_before_and_the_new_one_after) {
  desk.set_day(Date(2022, 3, 25));
  const auto moved = desk.run(county, TransferPlacement{started.id, posts[1], Date(2022, 3, 21),
                                                        Date(2022, 3, 20), "工作需要"});
  ASSERT_EQ(told(moved), "done");
  const auto before = person_standing(*desk, county, {who, Date(2022, 3, 20)});
  const auto after = person_standing(*desk, county, {who, Date(2022, 3, 21)});
  ASSERT_EQ(told(before), "done");
  ASSERT_EQ(told(after), "done");
  EXPECT_EQ(before->state, Standing::on_duty);
  EXPECT_EQ(before->placement->post, posts[0]);
  EXPECT_EQ(after->state, Standing::on_duty);
  EXPECT_EQ(after->placement->post, posts[1]);
  EXPECT_EQ(after->placement->id, moved->id);
}

TEST_P(Standings, nobody_is_told_of_a_person_outside_of_his_scope) {
  EXPECT_EQ(then({}, town), "on_duty 1");
  EXPECT_EQ(then({}, village), "on_duty 1");
  EXPECT_EQ(then({}, city), "on_duty 1");
  Actor other = county;
  other.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(then({}, other), "not_found");
  Actor other_town = town;
  other_town.scope.town = PlaceCode(371525002);
  EXPECT_EQ(then({}, other_town), "not_found");
  EXPECT_EQ(then({}, desk.actor(Role::BANK)), "role_may_not");
  who = PersonId(who.value() + 1000);
  EXPECT_EQ(then({}, county), "not_found");
}

// domain.md §7: of a post outside of the scope no more than that there is one.
TEST_P(Standings, a_post_elsewhere_is_a_yes_and_no_more) {
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
  const auto seen = person_standing(*desk, town, {who, {}});
  ASSERT_EQ(told(seen), "done");
  EXPECT_TRUE(seen->elsewhere);
  EXPECT_EQ(seen->state, Standing::ended);
  ASSERT_TRUE(seen->placement);
  EXPECT_EQ(seen->placement->id, started.id) << "the own one, not that of the other town";
  // On its own days nothing was elsewhere yet.
  const auto before = person_standing(*desk, town, {who, Date(2022, 3, 20)});
  EXPECT_FALSE(before->elsewhere);
  EXPECT_EQ(before->state, Standing::on_duty);
  // The other town sees its own post, and that of the first only while it lasted.
  Actor other_town = town;
  other_town.scope.town = PlaceCode(371525002);
  const auto there = person_standing(*desk, other_town, {who, {}});
  ASSERT_EQ(told(there), "done");
  EXPECT_EQ(there->state, Standing::on_duty);
  EXPECT_EQ(there->placement->id, moved->id);
  EXPECT_FALSE(there->elsewhere);
  const auto then_there = person_standing(*desk, other_town, {who, Date(2022, 3, 20)});
  EXPECT_TRUE(then_there->elsewhere);
  EXPECT_FALSE(then_there->placement);
  EXPECT_EQ(then_there->state, Standing::none);
  const auto whole = person_standing(*desk, county, {who, {}});
  EXPECT_EQ(whole->placement->id, moved->id);
  EXPECT_FALSE(whole->elsewhere);
}

YIGANG_EACH_ENGINE(Standings);

}  // namespace

}  // namespace yigang::usecase
