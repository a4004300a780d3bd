#include "store/report_queries.h"

namespace yigang::store {

namespace {

// ?1–?3 the scope, ?4 the day; `o` a post, `p` a placement, `a` an application.
constexpr std::string_view kPostThen =
    "(?1 = 371500 OR o.unit = ?1) AND (?2 = 0 OR o.town = ?2) AND (?3 = 0 OR o.place = ?3) AND "
    "o.created_on <= ?4 AND (o.abolished_on IS NULL OR o.abolished_on > ?4)";
// The last day on a post is a day on it, as on_duty_by_unit counts.
constexpr std::string_view kOnDutyThen =
    "(?1 = 371500 OR p.unit = ?1) AND (?2 = 0 OR p.town = ?2) AND (?3 = 0 OR p.village = ?3) AND "
    "p.started_on <= ?4 AND (p.ended_on IS NULL OR p.ended_on >= ?4)";
constexpr std::string_view kApprovedThen =
    "(?1 = 371500 OR a.unit = ?1) AND (?2 = 0 OR a.town = ?2) AND (?3 = 0 OR a.village = ?3) AND "
    "v.decided_on <= ?4 AND v.state = 'standing'";
constexpr std::string_view kPostOfPlacement =
    "placement p JOIN post o ON o.unit = p.unit AND o.id = p.post_id";

Args then(const ListScope& scope, Date day) {
  return args(scope.unit, scope.town, scope.village, day);
}

// SELECT column, how many FROM … WHERE …, by the column.
Result<std::vector<TextCount>> by_text(Reader& reader, std::string_view column,
                                       std::string_view from, std::string_view where,
                                       const Args& arguments) {
  std::string sql = "SELECT ";
  sql.append(column).append(", COUNT(*) FROM ").append(from).append(" WHERE ").append(where);
  sql.append(" GROUP BY ").append(column).append(" ORDER BY ").append(column);
  std::vector<TextCount> counts;
  TRY_VOID(reader.each(sql, arguments, [&](const Row& row) -> Result<> {
    counts.push_back({row.get<std::string>(0), row.get<std::int64_t>(1)});
    return {};
  }));
  return counts;
}

Result<std::vector<ItemCount>> by_item(Reader& reader, std::string_view from, std::string_view post,
                                       std::string_view where, const Args& arguments) {
  std::string sql = "SELECT i.side, i.category_no, i.item_no, COUNT(*) FROM ";
  sql.append(from).append(" JOIN post_item i ON (i.unit, i.post_id) = ").append(post);
  sql.append(" WHERE ");
  sql.append(where).append(" GROUP BY i.side, i.category_no, i.item_no ");
  sql.append("ORDER BY i.side, i.category_no, i.item_no");
  std::vector<ItemCount> counts;
  TRY_VOID(reader.each(sql, arguments, [&](const Row& row) -> Result<> {
    counts.push_back({row.get<Side>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2),
                      row.get<std::int64_t>(3)});
    return {};
  }));
  return counts;
}

}  // namespace

Result<PostCount> count_posts_on(Reader& reader, const ListScope& scope, Date day) {
  const std::string where(kPostThen);
  TRY(const std::optional<Row> posts,
      reader.query_one("SELECT COUNT(*) FROM post o WHERE " + where, then(scope, day)));
  TRY(const std::optional<Row> combined,
      reader.query_one("SELECT COUNT(*) FROM (SELECT o.unit, o.id FROM post o JOIN post_item i ON "
                       "i.unit = o.unit AND i.post_id = o.id WHERE " +
                           where + " GROUP BY o.unit, o.id HAVING COUNT(*) > 1) several",
                       then(scope, day)));
  return PostCount{posts->get<std::int64_t>(0), combined->get<std::int64_t>(0)};
}

Result<std::vector<TextCount>> posts_by_department(Reader& reader, const ListScope& scope,
                                                   Date day) {
  return by_text(reader, "o.department", "post o", kPostThen, then(scope, day));
}

Result<std::vector<TextCount>> on_duty_by_department(Reader& reader, const ListScope& scope,
                                                     Date day) {
  return by_text(reader, "o.department", kPostOfPlacement, kOnDutyThen, then(scope, day));
}

Result<std::vector<ItemCount>> posts_by_item(Reader& reader, const ListScope& scope, Date day) {
  return by_item(reader, "post o", "(o.unit, o.id)", kPostThen, then(scope, day));
}

Result<std::vector<ItemCount>> posts_by_category(Reader& reader, const ListScope& scope, Date day) {
  std::vector<ItemCount> counts;
  TRY_VOID(reader.each(
      "SELECT i.side, i.category_no, COUNT(DISTINCT o.id) FROM post o JOIN post_item i ON i.unit = "
      "o.unit AND i.post_id = o.id WHERE " +
          std::string(kPostThen) + " GROUP BY i.side, i.category_no ORDER BY i.side, i.category_no",
      then(scope, day), [&](const Row& row) -> Result<> {
        counts.push_back({row.get<Side>(0), row.get<std::int64_t>(1), 0, row.get<std::int64_t>(2)});
        return {};
      }));
  return counts;
}

Result<std::vector<ItemCount>> on_duty_by_item(Reader& reader, const ListScope& scope, Date day) {
  return by_item(reader, "placement p", "(p.unit, p.post_id)", kOnDutyThen, then(scope, day));
}

Result<std::vector<TextCount>> on_duty_by_groups(Reader& reader, const ListScope& scope, Date day) {
  return by_text(reader, "a.target_groups",
                 "placement p JOIN application a ON a.unit = p.unit AND a.id = p.application_id",
                 kOnDutyThen, then(scope, day));
}

Result<std::vector<TextCount>> approvals_by_groups(Reader& reader, const ListScope& scope,
                                                   Date day) {
  return by_text(reader, "a.target_groups",
                 "approval v JOIN application a ON a.unit = v.unit AND a.id = v.application_id",
                 kApprovedThen, then(scope, day));
}

}  // namespace yigang::store
