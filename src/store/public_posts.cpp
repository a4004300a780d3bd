#include "store/public_posts.h"

#include "store/list_queries.h"

namespace yigang::store {

namespace {

// ?1 the day, ?2 unit, ?3 town, ?4 side, ?5 the key after which the page begins, then the places.
// A post that stands in two announcements is one post, open until the later day.
constexpr std::string_view kOpenPosts =
    " FROM (SELECT p.unit, p.id, p.town, p.place, p.side, p.title, p.post_type, p.band, "
    "p.hours_x10, MAX(a.closes_on) AS closes_on FROM announcement a JOIN announcement_post b ON "
    "b.unit = a.unit AND b.announcement_id = a.id JOIN post p ON p.unit = b.unit AND p.id = "
    "b.post_id WHERE a.state = 'published' AND a.opens_on <= ?1 AND a.closes_on >= ?1 AND p.state "
    "IN ('open', 'vacant') AND (?2 = 0 OR a.unit = ?2) AND (?3 = 0 OR p.town = ?3) AND (?4 = '' OR "
    "p.side = ?4)";
constexpr std::string_view kAlike =
    " GROUP BY p.unit, p.id, p.town, p.place, p.side, p.title, p.post_type, p.band, p.hours_x10) o "
    "GROUP BY o.unit, o.town, o.place, o.side, o.title, o.post_type, o.band, o.hours_x10, "
    "o.closes_on HAVING MIN(o.id) > ?5";

struct Question {
  std::string from;
  Args arguments;
};
Question question(Date day, const PublicPostFilter& filter, PostId after,
                  const std::vector<PlaceCode>& places) {
  Question asked{std::string(kOpenPosts),
                 args(day, filter.unit.value_or(UnitCode{}), filter.town.value_or(PlaceCode{}),
                      word_or_nothing(filter.side), after)};
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
      "SELECT MIN(o.id), o.unit, o.town, o.place, o.side, o.title, o.post_type, o.hours_x10, "
      "(SELECT s.rate_fen FROM pay_standard s WHERE s.unit = o.unit AND s.side = o.side AND "
      "s.post_type = o.post_type AND s.band = o.band AND s.from_day <= ?1 ORDER BY s.from_day DESC "
      "LIMIT 1), COUNT(*), o.closes_on" +
          asked.from + " ORDER BY MIN(o.id) LIMIT ?" + std::to_string(asked.arguments.size()),
      asked.arguments, [&](const Row& row) -> Result<> {
        rows.push_back({row.get<PostId>(0), row.get<UnitCode>(1), row.get<PlaceCode>(2),
                        row.get<PlaceCode>(3), row.get<Side>(4), row.get<std::string>(5),
                        row.get<std::string>(6), row.get<Hours>(7), row.get<std::optional<Fen>>(8),
                        row.get<std::int64_t>(9), row.get<Date>(10)});
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

}  // namespace yigang::store
