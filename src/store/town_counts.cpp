#include "store/town_counts.h"

namespace yigang::store {

namespace {

Result<std::vector<TownPeople>> people(Reader& reader, const char* sql, const ListScope& scope,
                                       std::int64_t year, Date day) {
  std::vector<TownPeople> rows;
  TRY_VOID(reader.each(sql, args(scope.unit, scope.town, scope.village, day, year),
                       [&](const Row& row) -> Result<> {
                         rows.push_back({row.get<UnitCode>(0), row.get<PlaceCode>(1),
                                         row.get<std::int64_t>(2), row.get<std::int64_t>(3)});
                         return {};
                       }));
  return rows;
}

}  // namespace

Result<std::vector<TownPosts>> posts_by_town(Reader& reader, const ListScope& scope,
                                             std::int64_t year, Date day) {
  std::vector<TownPosts> rows;
  TRY_VOID(reader.each(
      "SELECT unit, town, side, "
      "CAST(SUM(CASE WHEN self_increase = 0 AND created_on <= ?4 THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(SUM(CASE WHEN self_increase = 0 AND first_filled_on <= ?4 THEN 1 ELSE 0 END) AS "
      "BIGINT), "
      "CAST(SUM(CASE WHEN self_increase = 1 AND created_on <= ?4 THEN 1 ELSE 0 END) AS BIGINT) "
      "FROM post WHERE (?1 = 371500 OR unit = ?1) AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR place = "
      "?3) AND year = ?5 GROUP BY unit, town, side ORDER BY unit, town, side",
      args(scope.unit, scope.town, scope.village, day, year), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<PlaceCode>(1), row.get<Side>(2),
                        row.get<std::int64_t>(3), row.get<std::int64_t>(4),
                        row.get<std::int64_t>(5)});
        return {};
      }));
  return rows;
}

// The last day on a post is a day on it, as on_duty_by_unit counts.
Result<std::vector<TownPeople>> on_duty_by_town(Reader& reader, const ListScope& scope,
                                                std::int64_t year, Date day) {
  return people(
      reader,
      "SELECT d.unit, d.town, COUNT(*), CAST(SUM(p.self_increase) AS BIGINT) FROM placement d JOIN "
      "post p ON p.unit = d.unit AND p.id = d.post_id WHERE (?1 = 371500 OR d.unit = ?1) AND (?2 = "
      "0 OR d.town = ?2) AND (?3 = 0 OR d.village = ?3) AND d.started_on <= ?4 AND (d.ended_on IS "
      "NULL OR d.ended_on >= ?4) AND p.year = ?5 GROUP BY d.unit, d.town ORDER BY d.unit, d.town",
      scope, year, day);
}

Result<std::vector<TownPeople>> vacant_by_town(Reader& reader, const ListScope& scope,
                                               std::int64_t year, Date day) {
  return people(
      reader,
      "SELECT v.unit, p.town, COUNT(*), CAST(SUM(p.self_increase) AS BIGINT) FROM vacancy v JOIN "
      "post p ON p.unit = v.unit AND p.id = v.post_id WHERE (?1 = 371500 OR v.unit = ?1) AND (?2 = "
      "0 OR p.town = ?2) AND (?3 = 0 OR p.place = ?3) AND v.opened_on <= ?4 AND (v.closed_on IS "
      "NULL OR v.closed_on > ?4) AND p.year = ?5 GROUP BY v.unit, p.town ORDER BY v.unit, p.town",
      scope, year, day);
}

}  // namespace yigang::store
