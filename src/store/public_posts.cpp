#include "store/public_posts.h"

#include "store/list_queries.h"

namespace yigang::store {

namespace {

// ?1 the day, ?2 unit, ?3 town, ?4 side, ?5 the key after which the page begins, ?6 one post, ?7
// one place, then the places. A post that stands in two announcements is one post, open until the
// later day, and applied for on the later one.
constexpr std::string_view kOpenPosts =
    " FROM (SELECT b.unit, b.post_id, MAX(a.closes_on) AS closes_on, MAX(a.id) AS announcement_id "
    "FROM announcement a JOIN "
    "announcement_post b ON b.unit = a.unit AND b.announcement_id = a.id WHERE a.state = "
    "'published' AND a.opens_on <= ?1 AND a.closes_on >= ?1 AND (?2 = 0 OR a.unit = ?2) GROUP BY "
    "b.unit, b.post_id) o JOIN post p ON p.unit = o.unit AND p.id = o.post_id WHERE p.state IN "
    "('open', 'vacant') AND (?3 = 0 OR p.town = ?3) AND (?4 = '' OR p.side = ?4) AND (?6 = 0 OR "
    "p.id = ?6) AND (?7 = 0 OR p.place = ?7)";
constexpr std::string_view kAlike =
    " GROUP BY p.unit, p.town, p.place, p.side, p.title, p.post_type, p.band, p.hours_x10, "
    "o.closes_on, o.announcement_id HAVING MIN(p.id) > ?5";

struct Question {
  std::string from;
  Args arguments;
};
Question question(Date day, const PublicPostFilter& filter, PostId after,
                  const std::vector<PlaceCode>& places) {
  Question asked{std::string(kOpenPosts),
                 args(day, filter.unit.value_or(UnitCode{}), filter.town.value_or(PlaceCode{}),
                      word_or_nothing(filter.side), after, filter.post.value_or(PostId{}),
                      filter.place.value_or(PlaceCode{}))};
  std::string list;
  for (const PlaceCode place : places) {
    asked.arguments.add(place);
    list += (list.empty() ? "?" : ", ?") + std::to_string(asked.arguments.size());
  }
  if (!list.empty()) asked.from += " AND p.place IN (" + list + ")";
  asked.from += kAlike;
  return asked;
}

}  // namespace

Result<std::vector<ListedPublicPost>> list_public_posts(Reader& reader, Date day,
                                                        const PublicPostFilter& filter,
                                                        const std::vector<PlaceCode>& places) {
  Question asked = question(day, filter, filter.after.value_or(PostId{}), places);
  asked.arguments.add(filter.limit);
  std::vector<ListedPublicPost> rows;
  TRY_VOID(reader.each(
      "SELECT MIN(p.id), p.unit, p.town, p.place, p.side, p.title, p.post_type, p.hours_x10, "
      "(SELECT s.rate_fen FROM pay_standard s WHERE s.unit = p.unit AND s.side = p.side AND "
      "s.post_type = p.post_type AND s.band = p.band AND s.from_day <= ?1 ORDER BY s.from_day DESC "
      "LIMIT 1), COUNT(*), o.closes_on, o.announcement_id" +
          asked.from + " ORDER BY MIN(p.id) LIMIT ?" + std::to_string(asked.arguments.size()),
      asked.arguments, [&](const Row& row) -> Result<> {
        rows.push_back({row.get<PostId>(0), row.get<UnitCode>(1), row.get<PlaceCode>(2),
                        row.get<PlaceCode>(3), row.get<Side>(4), row.get<std::string>(5),
                        row.get<std::string>(6), row.get<Hours>(7), row.get<std::optional<Fen>>(8),
                        row.get<std::int64_t>(9), row.get<Date>(10), row.get<AnnouncementId>(11)});
        return {};
      }));
  return rows;
}

Result<PublicPostCount> count_public_posts(Reader& reader, Date day, const PublicPostFilter& filter,
                                           const std::vector<PlaceCode>& places) {
  const Question asked = question(day, filter, PostId{}, places);
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*), CAST(COALESCE(SUM(l.posts), 0) AS BIGINT) FROM (SELECT "
                       "COUNT(*) AS posts" +
                           asked.from + ") AS l",
                       asked.arguments));
  return PublicPostCount{row->get<std::int64_t>(0), row->get<std::int64_t>(1)};
}

Result<std::vector<PlacePosts>> public_posts_by_place(Reader& reader, Date day,
                                                      std::optional<Side> side) {
  std::vector<PlacePosts> rows;
  TRY_VOID(reader.each(
      "SELECT p.unit, p.town, p.place, COUNT(*)" + std::string(kOpenPosts) +
          " AND ?5 = 0 GROUP BY p.unit, p.town, p.place ORDER BY p.unit, p.town, p.place",
      args(day, UnitCode{}, PlaceCode{}, word_or_nothing(side), PostId{}, PostId{}, PlaceCode{}),
      [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<PlaceCode>(1), row.get<PlaceCode>(2),
                        row.get<std::int64_t>(3)});
        return {};
      }));
  return rows;
}

}  // namespace yigang::store
