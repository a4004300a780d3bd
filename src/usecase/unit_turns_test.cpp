// What several people decide about one unit at the same moment comes out as if they had decided one
// after another, on both engines: sums that no constraint guards hold.
#include <map>
#include <mutex>
#include <thread>

#include "usecase/chain_fixture.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class UnitTurns : public Chain {
 protected:
  // 冠县 gets two rural posts and no more.
  void issue_a_small_plan() {
    IssuePlan plan{2022,
                   "聊政办字〔2022〕4号",
                   Date(2022, 2, 12),
                   Date(2022, 1, 1),
                   "",
                   true,
                   true,
                   24000,
                   3600,
                   {}};
    plan.units = {
        {UnitCode(371502), 2550, 760}, {UnitCode(371503), 2100, 300}, {UnitCode(371581), 3100, 640},
        {UnitCode(371525), 2, 400},    {UnitCode(371522), 8098, 340}, {UnitCode(371521), 3400, 320},
        {UnitCode(371524), 1500, 210}, {UnitCode(371526), 1700, 310}, {UnitCode(371571), 400, 170},
        {UnitCode(371572), 600, 80},   {UnitCode(371573), 550, 70}};
    ASSERT_EQ(told(desk.run(city, plan)), "done");
  }
  // Each in a thread and with a key of its own; how many of each answer came.
  template <class V>
  std::map<std::string, int> at_once(const Actor& actor, const std::vector<V>& commands) {
    std::map<std::string, int> answers;
    std::mutex mutex;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < commands.size(); ++i)
      threads.emplace_back([&, i] {
        const std::string body = std::string(V::kVerb) + std::to_string(i);
        const auto reply = perform(*desk, {actor, "turn-key-" + body, body}, commands[i]);
        const std::lock_guard lock(mutex);
        ++answers[told(reply)];
      });
    for (std::thread& thread : threads) thread.join();
    return answers;
  }
};

// LZ-2022-4 一: plan posts are never created beyond the year's plan.
TEST_P(UnitTurns, twelve_approvals_at_once_create_no_post_beyond_the_plan) {
  issue_a_small_plan();
  const auto proposed = desk.run(town, proposal(register_host(), 12));
  ASSERT_EQ(told(proposed), "done");
  std::vector<ApprovePosts> approvals;
  for (const PostId id : proposed->ids) approvals.push_back({{id}});
  const auto answers = at_once(county, approvals);
  EXPECT_EQ(answers, (std::map<std::string, int>{{"beyond_plan", 10}, {"done", 2}}));
}

// 三(一)/7: a town keeps at most three posts of its own staff.
TEST_P(UnitTurns, twelve_proposals_at_once_make_no_more_town_staff_than_three) {
  issue_the_plan();
  ProposePosts staff = proposal(register_host(), 1);
  staff.kind = registry::PostKind::town_staff;
  const auto answers = at_once(town, std::vector<ProposePosts>(12, staff));
  EXPECT_EQ(answers.at("done"), 3);
}

// The row of the turn is put in with the unit; where it is gone, the first to come makes it.
TEST_P(UnitTurns, a_unit_without_a_turn_gets_one_from_whoever_comes_first) {
  issue_the_plan();
  ProposePosts staff = proposal(register_host(), 1);
  staff.kind = registry::PostKind::town_staff;
  ASSERT_EQ(told(desk.database().write([](store::Writer& tx) -> Result<> {
              TRY(const std::int64_t rows, tx.execute("DELETE FROM unit_turn"));
              EXPECT_EQ(rows, 12) << "the city and its units";
              return {};
            })),
            "done");
  EXPECT_EQ(at_once(town, std::vector<ProposePosts>(12, staff)).at("done"), 3);
}

YIGANG_EACH_ENGINE(UnitTurns);

}  // namespace

}  // namespace yigang::usecase
