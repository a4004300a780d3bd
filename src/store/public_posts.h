// The posts that one can apply for on a day, for everybody: of a published announcement within its
// period, still without a holder. Equal posts of a village with the same last day are a line with
// their number. No person stands in it. Reads; it groups what is announced in the filter's place:
// 70 ms where 30,000 posts of a whole city are open at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/tenths.h"
#include "store/database.h"
#include "store/plan_rows.h"

namespace yigang::store {

struct PublicPostFilter {
  std::optional<Side> side;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<std::string> q;  // in the name of a village or town
  std::optional<PostId> after;
  std::int64_t limit = 50;
  std::optional<PostId> post = {};  // only this one
  std::optional<PlaceCode> place = {};
  std::optional<bool> nearby = {};  // also how many there are in the places around
};
BOOST_DESCRIBE_STRUCT(PublicPostFilter, (),
                      (side, unit, town, q, after, limit, post, place, nearby))

struct ListedPublicPost {
  PostId id;  // the first of the equal ones: the key of the line
  UnitCode unit;
  PlaceCode town;
  PlaceCode place;
  Side side = Side::rural;
  std::string title;
  std::string post_type;
  Hours hours_x10;
  std::optional<Fen> rate_fen;  // the standard of the day; nothing where none is recorded
  std::int64_t count = 0;
  Date closes_on;
  AnnouncementId announcement;
};
// `places`: those that the filter's name means; empty: all.
[[nodiscard]] Result<std::vector<ListedPublicPost>> list_public_posts(
    Reader& reader, Date day, const PublicPostFilter& filter, const std::vector<PlaceCode>& places);
struct PublicPostCount {
  std::int64_t lines = 0;
  std::int64_t posts = 0;
};
[[nodiscard]] Result<PublicPostCount> count_public_posts(Reader& reader, Date day,
                                                         const PublicPostFilter& filter,
                                                         const std::vector<PlaceCode>& places);

// How many there are in each place of the city that has any; of the filter only the side counts.
struct PlacePosts {
  UnitCode unit;
  PlaceCode town;
  PlaceCode place;
  std::int64_t posts = 0;
};
[[nodiscard]] Result<std::vector<PlacePosts>> public_posts_by_place(Reader& reader, Date day,
                                                                    std::optional<Side> side);

}  // namespace yigang::store
