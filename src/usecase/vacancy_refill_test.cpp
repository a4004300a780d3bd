// 空岗补充 on both engines: the reserve list is called in its order, what came of it is kept, and
// who accepts goes on with a notice that names the post (LZ-2022-4 二(二)/10).
#include "usecase/vacancy_refill.h"

#include "store/described_row.h"
#include "usecase/chain_fixture.h"
#include "usecase/notice_reads.h"

namespace yigang::usecase {

namespace {

using store::CallOutcome;
using store::engine_name;
using store::engines_here;
using store::told;

class VacancyRefillTest : public Chain {
 protected:
  // One post, one on duty; three more have passed the review without a post. Then the post falls
  // vacant.
  void fall_vacant() {
    issue_the_plan();
    const std::vector<PostId> posts = open_posts(1);
    announcement = announce(posts);
    const PlacementStarted started =
        on_duty(announcement, person("王秀英", Date(1969, 3, 8), 2), posts[0]);
    const std::array<int, 3> votes{12, 19, 15};
    for (int i = 0; i < 3; ++i) {
      const ApplicationId id =
          apply(announcement, person("李桂兰", Date(1968, 5, 8 + i), 2 * i + 4)).id;
      ids.push_back(id);
    }
    const auto session =
        desk.run(village, OpenReview{announcement, desk.village(), Date(2022, 3, 9), "村委会",
                                     "主持人", "记录人", 21, 21});
    ASSERT_EQ(told(session), "done");
    CloseReview close{session->id, {}, "签到表 1 页"};
    for (int i = 0; i < 3; ++i)
      close.votes.push_back(
          {ids[std::size_t(i)], votes[std::size_t(i)], 21 - votes[std::size_t(i)], 0, ""});
    ASSERT_EQ(told(desk.run(village, close)), "done");
    desk.set_day(Date(2022, 4, 20));
    ExitPlacement out;
    out.id = started.id;
    out.last_day = Date(2022, 4, 18);
    out.employment_wanted = false;
    const auto left = desk.run(town, out);
    ASSERT_EQ(told(left), "done");
    vacancy = left->vacancy;
  }
  VacancyView view(const Actor& actor) {
    const auto read = read_vacancy(*desk, actor, {vacancy});
    EXPECT_EQ(told(read), "done");
    return read.value_or(VacancyView{});
  }
  std::string call(std::size_t at, CallOutcome outcome, const std::string& reason = "") {
    return told(desk.run(town, RecordReserveCall{vacancy, ids[at], outcome, reason}));
  }

  AnnouncementId announcement;
  std::vector<ApplicationId> ids;
  VacancyId vacancy;
};

TEST_P(VacancyRefillTest, the_list_is_called_in_its_order_and_each_answer_is_kept) {
  fall_vacant();
  const VacancyView before = view(town);
  EXPECT_EQ(before.vacancy.days_vacant, 2);
  ASSERT_EQ(before.lines.size(), 3U);
  EXPECT_EQ(before.lines[0].application, ids[1]);
  EXPECT_EQ(before.next, ids[1]);
  ASSERT_EQ(before.actions.size(), 1U);
  EXPECT_EQ(before.actions[0].verb, "record_reserve_call");

  EXPECT_EQ(call(2, CallOutcome::accepted), "reserve_order");
  EXPECT_EQ(call(1, CallOutcome::declined), "text_missing");
  ASSERT_EQ(call(1, CallOutcome::unreachable, "电话三次无人接"), "done");
  EXPECT_EQ(view(town).next, ids[2]);
  ASSERT_EQ(call(1, CallOutcome::declined, "已外出务工"), "done") << "reached after all";
  const VacancyView after = view(town);
  ASSERT_EQ(after.lines[0].calls.size(), 2U);
  EXPECT_EQ(after.lines[0].calls[1].reason, "已外出务工");
  EXPECT_EQ(after.next, ids[2]);
  EXPECT_FALSE(after.accepted.has_value());
}

TEST_P(VacancyRefillTest, who_accepts_is_noticed_for_the_post_and_nobody_else_accepts) {
  fall_vacant();
  ASSERT_EQ(call(1, CallOutcome::declined, "照顾老人"), "done");
  ASSERT_EQ(call(2, CallOutcome::accepted), "done");
  const VacancyView accepted = view(town);
  EXPECT_EQ(accepted.accepted, ids[2]);
  EXPECT_EQ(call(0, CallOutcome::accepted), "vacancy_accepted");
  ASSERT_EQ(accepted.actions.size(), 2U);
  EXPECT_EQ(accepted.actions[1].verb, "publish_notice");
  EXPECT_TRUE(accepted.actions[1].allowed);

  const NoticePublished noticed = notice({ids[2]});
  const auto shown = read_public_notice(*desk, {noticed.id});
  ASSERT_EQ(told(shown), "done");
  EXPECT_EQ(shown->items[0].post, "村容保洁员");
  desk.set_day(noticed.approval_from);
  const VacancyView open = view(county2);
  ASSERT_EQ(open.actions.size(), 1U) << "the town calls, the county decides";
  EXPECT_EQ(open.actions[0].verb, "approve_application");
  EXPECT_TRUE(open.actions[0].allowed);
  ASSERT_EQ(told(desk.run(county2, ApproveApplication{ids[2], open.vacancy.post, ""})), "done");
  EXPECT_TRUE(view(county2).lines.size() == 2U) << "who has a post waits for none";
}

TEST_P(VacancyRefillTest, another_town_and_a_stranger_see_and_record_nothing) {
  fall_vacant();
  Actor other = town;
  other.scope.town = PlaceCode(371525002);
  EXPECT_EQ(told(read_vacancy(*desk, other, {vacancy})), "not_found");
  EXPECT_EQ(told(desk.run(other, RecordReserveCall{vacancy, ids[1], CallOutcome::accepted, ""})),
            "not_found");
  EXPECT_EQ(
      told(desk.run(town, RecordReserveCall{vacancy, ApplicationId(1), CallOutcome::accepted, ""})),
      "not_in_reserve");
  EXPECT_EQ(told(read_vacancy(*desk, desk.actor(Role::BANK), {vacancy})), "role_may_not");
}

TEST_P(VacancyRefillTest, vacancies_are_counted_by_age_and_each_count_opens_its_list) {
  fall_vacant();
  const auto count = [&](Date day) {
    desk.set_day(day);
    const auto ages = vacancy_ages(*desk, town, {});
    EXPECT_EQ(told(ages), "done");
    std::string counts;
    for (const VacancyAge& age : ages->ages) {
      store::VacancyFilter filter;
      filter.opened_from = age.opened_from;
      filter.opened_until = age.opened_until;
      const auto list = list_vacancies(*desk, town, filter);
      EXPECT_EQ(list->total, age.count);
      counts += std::to_string(age.count);
    }
    return counts;
  };
  EXPECT_EQ(count(Date(2022, 4, 20)), "1000");
  EXPECT_EQ(count(Date(2022, 5, 18)), "1000") << "the thirtieth day";
  EXPECT_EQ(count(Date(2022, 5, 19)), "0100");
  EXPECT_EQ(count(Date(2022, 7, 18)), "0001");
}

YIGANG_EACH_ENGINE(VacancyRefillTest);

}  // namespace

}  // namespace yigang::usecase
