// For tests: the chain of LZ-2022-4 二(二) by the verbs, from the plan of 2022 to the start, in one
// town and village of 冠县. Fictitious persons only.
#pragma once

#include "usecase/application_verbs.h"
#include "usecase/desk_fixture.h"
#include "usecase/person_verbs.h"
#include "usecase/placement_verbs.h"
#include "usecase/plan_verbs.h"
#include "usecase/post_verbs.h"

namespace yigang::usecase {

class Chain : public store::EachEngine {
 protected:
  Chain() : desk(GetParam()) {}

  // Annex 1: 27,600 posts, of which 冠县 has 3,100 rural and 400 urban.
  [[nodiscard]] static IssuePlan annex_1();
  void issue_the_plan();

  HostId register_host(const std::string& name = "戴屯社区");
  [[nodiscard]] ProposePosts proposal(HostId host, std::int64_t count) const;
  std::vector<PostId> open_posts(int count);
  AnnouncementId announce(const std::vector<PostId>& posts);
  PersonId person(std::string name, Date birth, int sequence);
  Applied apply(AnnouncementId announcement, PersonId who);
  void review(AnnouncementId announcement, const std::vector<ApplicationId>& applications,
              int agree = 12);
  NoticePublished notice(const std::vector<ApplicationId>& applications);
  // All eight steps of one person, on duty since the 9th of March 2022.
  PlacementStarted on_duty(AnnouncementId announcement, PersonId who, PostId post);

  TestDesk desk;
  const Actor city = desk.actor(Role::CITY_HR);
  const Actor county = desk.actor(Role::CNTY_HR);
  const Actor county2 = desk.actor(Role::CNTY_HR, 1);
  const Actor town = desk.actor(Role::TOWN);
  const Actor town2 = desk.actor(Role::TOWN, 1);
  const Actor village = desk.actor(Role::VILL);
};

}  // namespace yigang::usecase
