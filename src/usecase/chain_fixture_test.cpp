// The chain's steps, compiled once for all tests that walk it.
#include "usecase/chain_fixture.h"

namespace yigang::usecase {

IssuePlan Chain::annex_1() {
  IssuePlan plan{
      2022, "聊政办字〔2022〕4号", Date(2022, 2, 12), Date(2022, 1, 1), "", true, true, 24000, 3600,
      {}};
  plan.units = {
      {UnitCode(371502), 2550, 760}, {UnitCode(371503), 2100, 300}, {UnitCode(371581), 3100, 640},
      {UnitCode(371525), 3100, 400}, {UnitCode(371522), 5000, 340}, {UnitCode(371521), 3400, 320},
      {UnitCode(371524), 1500, 210}, {UnitCode(371526), 1700, 310}, {UnitCode(371571), 400, 170},
      {UnitCode(371572), 600, 80},   {UnitCode(371573), 550, 70}};
  return plan;
}

void Chain::issue_the_plan() {
  ASSERT_EQ(store::told(desk.run(city, annex_1())), "done");
}

HostId Chain::register_host(const std::string& name) {
  const auto host =
      desk.run(town, RegisterHost{desk.village(), HostKind::town_or_village, name, {}});
  EXPECT_EQ(store::told(host), "done");
  return host ? host->id : HostId(0);
}
ProposePosts Chain::proposal(HostId host, std::int64_t count) const {
  ProposePosts posts;
  posts.host = host;
  posts.place = desk.village();
  posts.year = 2022;
  posts.title = "村容保洁员";
  posts.items = {{2, 2}};
  posts.department = "农业农村局";
  posts.post_type = "ordinary";
  posts.band = "40h";
  posts.count = count;
  return posts;
}

std::vector<PostId> Chain::open_posts(int count) {
  const ProposePosts posts = proposal(register_host(), count);
  const auto proposed = desk.run(town, posts);
  EXPECT_EQ(store::told(proposed), "done");
  const auto approved = desk.run(county, ApprovePosts{proposed->ids});
  EXPECT_EQ(store::told(approved), "done");
  return approved->ids;
}

AnnouncementId Chain::announce(const std::vector<PostId>& posts) {
  DraftAnnouncement draft;
  draft.unit = desk.unit();
  draft.town = desk.town();
  draft.title = "2022 年第一批乡村公益性岗位招聘公告";
  draft.body = "详见附件";
  draft.opens_on = Date(2022, 3, 1);
  draft.closes_on = Date(2022, 3, 31);
  draft.posts = posts;
  const auto drafted = desk.run(town, draft);
  EXPECT_EQ(store::told(drafted), "done");
  EXPECT_EQ(store::told(desk.run(county, PublishAnnouncement{drafted->id})), "done");
  return drafted->id;
}

PersonId Chain::person(std::string name, Date birth, int sequence) {
  const auto registered = desk.run(
      town,
      RegisterPerson{desk.village(), std::move(name), fictitious_number(birth, sequence), {}});
  EXPECT_EQ(store::told(registered), "done");
  return registered->id;
}

Applied Chain::apply(AnnouncementId announcement, PersonId who) {
  const auto applied =
      desk.run(town, ApplyForPost{announcement, who, {{TargetGroup::older, ""}}, {}, false});
  EXPECT_EQ(store::told(applied), "done");
  return applied.value_or(Applied{});
}

void Chain::review(AnnouncementId announcement, const std::vector<ApplicationId>& applications,
                   int agree) {
  const auto session = desk.run(village, OpenReview{announcement, desk.village(), Date(2022, 3, 1),
                                                    "村委会", "主持人", "记录人", 21, 21});
  ASSERT_EQ(store::told(session), "done");
  CloseReview close{session->id, {}, "签到表 1 页"};
  for (const ApplicationId id : applications) close.votes.push_back({id, agree, 21 - agree, 0, ""});
  ASSERT_EQ(store::told(desk.run(village, close)), "done");
}

NoticePublished Chain::notice(const std::vector<ApplicationId>& applications) {
  const auto published =
      desk.run(town2, PublishNotice{desk.town(), "拟安置人员公示", "0635-0000000", applications});
  EXPECT_EQ(store::told(published), "done");
  return published.value_or(NoticePublished{});
}

PlacementStarted Chain::on_duty(AnnouncementId announcement, PersonId who, PostId post) {
  desk.set_day(Date(2022, 3, 1));
  const Applied applied = apply(announcement, who);
  review(announcement, {applied.id});
  notice({applied.id});
  const Date day(2022, 3, 9);
  desk.set_day(day);
  EXPECT_EQ(store::told(desk.run(county2, ApproveApplication{applied.id, post, ""})), "done");
  EXPECT_EQ(store::told(desk.run(town, SignAgreement{applied.id, day, Date(2023, 3, 8), day})),
            "done");
  EXPECT_EQ(
      store::told(desk.run(
          town, RecordTraining{desk.town(), day, "安全", "讲师", Hours(40), {{applied.id, true}}})),
      "done");
  const auto started = desk.run(town, StartPlacement{applied.id, day});
  EXPECT_EQ(store::told(started), "done");
  return started.value_or(PlacementStarted{});
}

}  // namespace yigang::usecase
