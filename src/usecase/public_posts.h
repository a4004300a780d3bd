// 附近的岗位: what one can apply for today, by village, for everybody; no person stands in it.
// Never changes anything.
#pragma once

#include "store/public_posts.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

struct PublicPostLine {
  PostId id;  // the first of the equal ones
  UnitCode unit;
  std::string unit_name;
  PlaceCode town;
  std::string town_name;
  PlaceCode place;
  std::string place_name;
  Side side = Side::rural;
  std::string title;
  std::string post_type;
  Hours hours_x10;              // a month
  std::optional<Fen> rate_fen;  // an hour of a rural post, a month of an urban one
  std::int64_t count = 0;
  Date closes_on;
  Date today;
  AnnouncementId announcement;  // on which one applies for it
};
BOOST_DESCRIBE_STRUCT(PublicPostLine, (),
                      (id, unit, unit_name, town, town_name, place, place_name, side, title,
                       post_type, hours_x10, rate_fen, count, closes_on, today, announcement))
// How near a place is to the one that was chosen, by what they share: nobody's position is asked
// for, and the register of places has none.
BOOST_DEFINE_FIXED_ENUM_CLASS(Nearness, std::uint8_t, village, town, county, elsewhere)

// The places around with their posts: villages of the chosen town, other towns of its county, other
// counties. Together they have all posts of the city.
struct NearPlace {
  Nearness near = Nearness::elsewhere;
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> place;
  std::string name;
  std::int64_t posts = 0;
};
BOOST_DESCRIBE_STRUCT(NearPlace, (), (near, unit, town, place, name, posts))
struct PublicPosts {
  std::vector<PublicPostLine> items;
  std::optional<std::string> next;
  std::int64_t total = 0;  // lines
  std::int64_t posts = 0;
  std::vector<NearPlace> places;  // where the filter asks for them; the nearest and fullest first
};
BOOST_DESCRIBE_STRUCT(PublicPosts, (), (items, next, total, posts, places))
// Refusals: `limit_out_of_range`, `place_name_too_wide` for a name that too many places bear.
[[nodiscard]] Result<PublicPosts> list_public_posts(Desk& desk,
                                                    const store::PublicPostFilter& filter);

}  // namespace yigang::usecase
