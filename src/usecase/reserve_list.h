// 候补: who passed the review of an announcement without a post, in the order in which posts that
// fall free are offered (policy-rules.md "Notice and review"): votes, then re-recognised staff of
// the old scheme, then time of application.
#pragma once

#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

struct ReserveLine {
  std::int64_t place = 0;  // 1 is the first
  ApplicationId application;
  std::int64_t number = 0;
  std::string name;  // masked
  PlaceCode village;
  std::int64_t votes_for = 0;
  bool re_recognised = false;  // claimed, and proven by confirmed months on the old scheme
  Instant applied_at;
  bool waits = false;  // behind as many as there are posts left: 候补
};
BOOST_DESCRIBE_STRUCT(ReserveLine, (),
                      (place, application, number, name, village, votes_for, re_recognised,
                       applied_at, waits))

struct ReserveList {
  AnnouncementId announcement;
  std::int64_t posts_left = 0;  // posts of the announcement that still want somebody
  std::vector<ReserveLine> lines;
};
BOOST_DESCRIBE_STRUCT(ReserveList, (), (announcement, posts_left, lines))

struct ReserveQuery {
  AnnouncementId id;
};
BOOST_DESCRIBE_STRUCT(ReserveQuery, (), (id))
// Of the announcement in the actor's scope; the places are those of the whole announcement.
[[nodiscard]] Result<ReserveList> reserve_list(Desk& desk, const Actor& actor,
                                               const ReserveQuery& query);

}  // namespace yigang::usecase
