// 公示 before it is put up: who has passed the review at a place and waits for the notice, as the
// sheet would name them (masked, the post and its side, never a group), and its days by the law of
// today. Where no town is asked for, how many wait in each. Publishing is publish_notice, which
// decides anew. Never changes anything; cost: a fixed number of statements.
#pragma once

#include <map>

#include "store/list_queries.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "usecase/offers.h"

namespace yigang::usecase {

struct NoticePreviewQuery {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
};
BOOST_DESCRIBE_STRUCT(NoticePreviewQuery, (), (unit, town, village))

struct PreviewItem {
  ApplicationId application;
  std::int64_t number = 0;
  std::string name;
  Side side = Side::rural;
  std::string post;
  PlaceCode village;
  std::string village_name;
};
BOOST_DESCRIBE_STRUCT(PreviewItem, (),
                      (application, number, name, side, post, village, village_name))
// Towns of the area, or the villages of its town.
struct WaitingPlace {
  UnitCode unit;
  PlaceCode place;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(WaitingPlace, (), (unit, place, count))

struct NoticePreview {
  std::int64_t total = 0;  // who waits in the area
  std::vector<WaitingPlace> places;
  std::optional<PlaceCode> place;  // whose sheet it is: a town or a village
  std::string place_name;
  Date published_on;
  Date last_day;
  Date approval_from;
  std::int64_t working_days = 0;
  std::vector<PreviewItem> items;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(NoticePreview, (),
                      (total, places, place, place_name, published_on, last_day, approval_from,
                       working_days, items, actions))
[[nodiscard]] Result<NoticePreview> preview_notice(Desk& desk, const Actor& actor,
                                                   const NoticePreviewQuery& query);

}  // namespace yigang::usecase
