// The procurement gate (domain.md T19) and the reserve list, on both engines.
#include "usecase/gate.h"
#include "store/described_row.h"
#include "usecase/chain_fixture.h"
#include "usecase/reserve_list.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class Gate : public Chain {
 protected:
  // A small plan of the unit in place of annex 1: `rural` and `urban` posts.
  void plan(std::int64_t rural, std::int64_t urban, Date from = Date(2022, 1, 1),
            std::string reason = "") {
    IssuePlan command{
        2022, "聊政办字〔2022〕4号", from, from, std::move(reason), true, true, rural, urban, {}};
    const law::LawPtr law = law::LawSnapshot::load("law").value();
    for (const law::Unit& unit : law->areas().units())
      command.units.push_back(
          {unit.code, unit.code == desk.unit() ? rural : 0, unit.code == desk.unit() ? urban : 0});
    ASSERT_EQ(told(desk.run(city, command)), "done");
  }
  // Posts as the steps leave them: created, and the first `filled` of them filled once.
  void posts(Side side, int count, int filled, bool self_increase = false) {
    const auto put = desk.database().write([&](store::Writer& tx) -> Result<> {
      TRY(const auto host,
          tx.query_one("SELECT id FROM host WHERE unit = ?1", store::args(desk.unit())));
      for (int i = 0; i < count; ++i) {
        store::PostRow post;
        post.unit = desk.unit();
        post.id = desk->ids.make<PostId>(4);
        post.number = ++numbers;
        post.year = 2022;
        post.side = side;
        post.self_increase = self_increase;
        post.title = "岗位";
        post.host_id = host->get<HostId>(0);
        post.town = desk.town();
        post.place = desk.village();
        post.post_type = "ordinary";
        post.band = "40h";
        post.hours_x10 = Hours(400);
        post.state = registry::PostState::open;
        post.proposed_by = AccountId(1);
        post.created_on = Date(2022, 2, 20);
        if (i < filled) post.first_filled_on = Date(2022, 2, 25);
        post.version = 1;
        TRY_VOID(store::insert(tx, post));
      }
      return {};
    });
    ASSERT_EQ(told(put), "done");
  }
  void host() {
    ASSERT_EQ(told(desk.run(
                  town, RegisterHost{desk.village(), HostKind::town_or_village, "戴屯社区", {}})),
              "done");
  }
  std::int64_t numbers = 0;
};

TEST_P(Gate, one_side_one_post_short_keeps_it_closed_and_a_created_post_does_not_help) {
  plan(3, 2);
  host();
  posts(Side::rural, 3, 2);
  posts(Side::urban, 2, 2);
  posts(Side::rural, 4, 4, true);  // 县增设 never counts
  const auto closed = read_gate(*desk, county, {desk.unit(), {}});
  ASSERT_EQ(told(closed), "done");
  EXPECT_FALSE(closed->allowed);
  EXPECT_EQ(closed->sides[0].planned, 3);
  EXPECT_EQ(closed->sides[0].created, 3);
  EXPECT_EQ(closed->sides[0].completed, 2);
  EXPECT_EQ(closed->sides[0].percent, 66);
  EXPECT_EQ(closed->sides[0].self_increase_completed, 4);
  EXPECT_EQ(closed->sides[1].percent, 100);
  EXPECT_EQ(closed->nodes.back().value, "not_allowed");
  posts(Side::rural, 1, 1);
  const auto open = read_gate(*desk, county, {desk.unit(), {}});
  ASSERT_EQ(told(open), "done");
  EXPECT_TRUE(open->allowed);
  EXPECT_EQ(open->plan_version, 1);
}

TEST_P(Gate, the_second_figure_counts_the_county_s_own_increase) {
  plan(2, 0);
  host();
  posts(Side::rural, 2, 2);
  posts(Side::rural, 1, 1, true);
  ASSERT_EQ(told(desk.run(county, AddSelfIncrease{desk.unit(), 2022, Side::rural, 2,
                                                  "冠政办〔2022〕1号", Date(2022, 1, 10)})),
            "done");
  const auto view = read_gate(*desk, county, {desk.unit(), {}});
  ASSERT_EQ(told(view), "done");
  EXPECT_TRUE(view->allowed);
  EXPECT_EQ(view->sides[0].percent, 100);
  EXPECT_EQ(view->sides[0].self_increase_planned, 2);
  EXPECT_EQ(view->sides[0].percent_with_self_increase, 75);
}

TEST_P(Gate, a_certificate_stays_as_it_was_given_when_the_plan_is_cut) {
  plan(3, 0);
  host();
  posts(Side::rural, 2, 2);
  const auto first = desk.run(county, IssueCertificate{desk.unit(), "保洁服务"});
  ASSERT_EQ(told(first), "done");
  EXPECT_FALSE(first->allowed);
  plan(2, 0, Date(2022, 3, 1), "任务调减");
  const auto second = desk.run(county, IssueCertificate{desk.unit(), "保洁服务"});
  ASSERT_EQ(told(second), "done");
  EXPECT_TRUE(second->allowed);
  EXPECT_EQ(second->gate.plan_version, 2);
  const auto read = read_certificate(*desk, county, {first->id});
  ASSERT_EQ(told(read), "done");
  EXPECT_NE(read->text.find("\"outcome\":\"not_allowed\""), std::string::npos) << read->text;
  EXPECT_NE(read->text.find("保洁服务"), std::string::npos);
  Actor elsewhere = county;
  elsewhere.scope = {UnitCode(371522), {}, {}};
  EXPECT_EQ(told(read_certificate(*desk, elsewhere, {first->id})), "not_found");
  EXPECT_EQ(told(read_certificate(*desk, county, {ExplanationId(first->id.value() + 1)})),
            "not_found");
}

TEST_P(Gate, asks_for_a_plan_a_past_day_and_the_right_role) {
  EXPECT_EQ(told(read_gate(*desk, county, {desk.unit(), {}})), "no_plan");
  plan(1, 0);
  EXPECT_EQ(told(read_gate(*desk, county, {desk.unit(), Date(2022, 3, 2)})), "day_in_future");
  EXPECT_EQ(told(read_gate(*desk, county, {UnitCode(371522), {}})), "not_found");
  EXPECT_EQ(told(read_gate(*desk, town, {desk.unit(), {}})), "role_may_not");
  EXPECT_EQ(told(desk.run(desk.actor(Role::DEPT), IssueCertificate{desk.unit(), "x"})),
            "role_may_not");
  EXPECT_EQ(told(desk.run(county, IssueCertificate{desk.unit(), ""})), "text_missing");
}

class Reserve : public Chain {};

TEST_P(Reserve, votes_then_old_staff_then_time_decide_and_the_rest_waits) {
  issue_the_plan();
  const auto open = open_posts(2);
  const AnnouncementId announcement = announce(open);
  const auto applied = [&](int sequence, bool re_recognised, bool proven = false) {
    desk.pass(std::chrono::minutes(1));
    const PersonId who = person("孙桂英", Date(1966, 3, 3), sequence);
    if (re_recognised) {
      const auto months = desk.run(town, RecordPriorMonths{who, 14, "原协议"});
      EXPECT_EQ(told(months), "done");
      const ConfirmPriorMonths confirm{months->id};
      EXPECT_EQ(proven ? told(desk.run(county, confirm)) : "done", "done");
    }
    const auto answer = desk.run(
        town, ApplyForPost{announcement, who, {{TargetGroup::older, ""}}, {}, re_recognised});
    EXPECT_EQ(told(answer), "done");
    return answer->id;
  };
  const ApplicationId early = applied(301, false);
  const ApplicationId late = applied(302, false);
  const ApplicationId claims = applied(306, true);
  const ApplicationId old_staff = applied(303, true, true);
  const ApplicationId loved = applied(304, false);
  const ApplicationId failed = applied(305, false);
  const auto session = desk.run(village, OpenReview{announcement, desk.village(), Date(2022, 3, 1),
                                                    "村委会", "主持人", "记录人", 21, 21});
  ASSERT_EQ(told(session), "done");
  const CloseReview close{session->id,
                          {{early, 15, 6, 0, ""},
                           {late, 15, 6, 0, ""},
                           {claims, 15, 6, 0, ""},
                           {old_staff, 15, 6, 0, ""},
                           {loved, 20, 1, 0, ""},
                           {failed, 10, 11, 0, ""}},
                          "签到表 1 页"};
  ASSERT_EQ(told(desk.run(village, close)), "done");
  const auto list = reserve_list(*desk, county, {announcement});
  ASSERT_EQ(told(list), "done");
  EXPECT_EQ(list->posts_left, 2);
  std::vector<ApplicationId> order;
  for (const ReserveLine& line : list->lines) order.push_back(line.application);
  EXPECT_EQ(order, (std::vector{loved, old_staff, early, late, claims}));
  EXPECT_TRUE(list->lines[1].re_recognised);
  // Months on the old scheme that nobody has confirmed take nobody past a neighbour.
  EXPECT_FALSE(list->lines[4].re_recognised);
  EXPECT_FALSE(list->lines[1].waits);
  EXPECT_TRUE(list->lines[2].waits);
  EXPECT_EQ(list->lines[0].name.find("桂"), std::string::npos);  // masked
  // Who is approved leaves the list, and with a post less.
  notice({early, late, claims, old_staff, loved});
  desk.set_day(Date(2022, 3, 9));
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{loved, open[0], ""})), "done");
  const auto next = reserve_list(*desk, village, {announcement});
  ASSERT_EQ(told(next), "done");
  EXPECT_EQ(next->posts_left, 1);
  ASSERT_EQ(next->lines.size(), 4U);
  EXPECT_EQ(next->lines[0].application, old_staff);
  EXPECT_TRUE(next->lines[1].waits);
  // Another town sees nothing of it.
  Actor other_town = town;
  other_town.scope.town = PlaceCode(371525002);
  EXPECT_EQ(told(reserve_list(*desk, other_town, {announcement})), "not_found");
  // Who may not at all is not told either which announcements there are.
  for (const AnnouncementId id : {announcement, AnnouncementId(announcement.value() + 1)})
    EXPECT_EQ(told(reserve_list(*desk, desk.actor(Role::SYSADM), {id})), "role_may_not");
}

YIGANG_EACH_ENGINE(Gate);
YIGANG_EACH_ENGINE(Reserve);

}  // namespace

}  // namespace yigang::usecase
