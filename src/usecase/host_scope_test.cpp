// What an employer's account reaches, on both engines (domain.md §7: the own subtree): the people
// on its own posts, and nobody of another host of the same village.
#include "usecase/chain_fixture.h"
#include "usecase/month_attendance.h"
#include "usecase/month_reads.h"
#include "usecase/month_verbs.h"
#include "usecase/person_life.h"
#include "usecase/person_standing.h"
#include "usecase/register_reads.h"

namespace yigang::usecase {

namespace {

using store::engine_name;
using store::engines_here;
using store::told;

class HostScope : public Chain {
 protected:
  void somebody_on_duty() {
    issue_the_plan();
    const auto posts = open_posts(1);
    other = register_host("戴屯幼儿园");
    who = person("王秀英", Date(1969, 3, 8), 2);
    const AnnouncementId announcement = announce(posts);
    placement = on_duty(announcement, who, posts[0]).id;
    desk.set_day(Date(2022, 3, 31));
    const auto hosts = list_hosts(*desk, town, {});
    EXPECT_EQ(told(hosts), "done");
    for (const auto& host : hosts->items)
      if (host.id != other) own = host.id;
  }
  Actor account_of(HostId host) {
    Actor actor = desk.actor(Role::HOST);
    actor.scope.host = host;
    return actor;
  }
  std::int64_t listed(const Actor& actor) {
    const auto page = list_placements(*desk, actor, {});
    EXPECT_EQ(told(page), "done");
    return page ? page->total.value() : -1;
  }
  std::int64_t month_listed(const Actor& actor) {
    store::AttendanceFilter filter;
    filter.month = Month(2022, 3);
    const auto page = list_attendance(*desk, actor, filter);
    EXPECT_EQ(told(page), "done");
    return page ? page->total.value() : -1;
  }
  std::int64_t sheet_listed(const Actor& actor) {
    store::AttendanceFilter filter;
    filter.month = Month(2022, 3);
    const auto people = list_month(*desk, actor, filter);
    EXPECT_EQ(told(people), "done");
    if (!people) return -1;
    EXPECT_EQ(people->total, static_cast<std::int64_t>(people->items.size()));
    return static_cast<std::int64_t>(people->items.size());
  }
  EnterAttendance march() const {
    EnterAttendance command;
    command.placement = placement;
    command.month = Month(2022, 3);
    command.spans = {{Date(2022, 3, 9), Date(2022, 3, 31), Hours(400), {}, {}}};
    return command;
  }

  HostId own;
  HostId other;
  PersonId who;
  PlacementId placement;
};

TEST_P(HostScope, lists_hold_the_people_on_the_own_posts) {
  somebody_on_duty();
  EXPECT_EQ(listed(account_of(own)), 1);
  EXPECT_EQ(month_listed(account_of(own)), 1);
  EXPECT_EQ(sheet_listed(account_of(own)), 1);
  EXPECT_EQ(listed(account_of(other)), 0);
  EXPECT_EQ(sheet_listed(account_of(other)), 0);
  EXPECT_EQ(month_listed(account_of(other)), 0);
  // Not registered yet: nobody, rather than everybody.
  EXPECT_EQ(listed(account_of(HostId{})), 0);
}

TEST_P(HostScope, anothers_person_does_not_exist) {
  somebody_on_duty();
  EXPECT_EQ(told(person_standing(*desk, account_of(own), {who, {}})), "done");
  EXPECT_EQ(told(person_life(*desk, account_of(own), {who, {}})), "done");
  EXPECT_EQ(told(person_standing(*desk, account_of(other), {who, {}})), "not_found");
  EXPECT_EQ(told(person_life(*desk, account_of(other), {who, {}})), "not_found");
}

TEST_P(HostScope, it_enters_the_attendance_of_its_own_people_only) {
  somebody_on_duty();
  EXPECT_EQ(told(desk.run(account_of(other), march())), "not_found");
  EXPECT_EQ(told(desk.run(account_of(HostId{}), march())), "not_found");
  EXPECT_EQ(told(desk.run(account_of(own), march())), "done");
}

TEST_P(HostScope, it_proposes_posts_of_its_own_only) {
  somebody_on_duty();
  EXPECT_EQ(told(desk.run(account_of(other), proposal(own, 1))), "not_found");
  EXPECT_EQ(told(desk.run(account_of(own), proposal(own, 1))), "done");
}

YIGANG_EACH_ENGINE(HostScope);

}  // namespace

}  // namespace yigang::usecase
