#include "store/online_application_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

std::string listed_columns() {
  return "SELECT " + column_list<OnlineApplicationRow>("o.") +
         ", a.title, a.closes_on, p.title, (SELECT COUNT(*) FROM online_application s WHERE s.unit "
         "= o.unit AND s.announcement_id = o.announcement_id AND s.resident_index = "
         "o.resident_index AND s.state = 'waiting' AND s.id <> o.id) FROM online_application o "
         "JOIN announcement a ON a.unit = o.unit AND a.id = o.announcement_id LEFT JOIN post p ON "
         "p.unit = o.unit AND p.id = o.wished_post_id ";
}

// ?1–?3 scope, ?4 state, ?5 unit, ?6 town, ?7 village, ?8 announcement.
constexpr std::string_view kWhere =
    "WHERE (?1 = 371500 OR o.unit = ?1) AND (?2 = 0 OR o.town = ?2) AND (?3 = 0 OR o.village = ?3) "
    "AND (?4 = '' OR o.state = ?4) AND (?5 = 0 OR o.unit = ?5) AND (?6 = 0 OR o.town = ?6) AND (?7 "
    "= 0 OR o.village = ?7) AND (?8 = 0 OR o.announcement_id = ?8) ";

Args arguments_of(const ListScope& scope, const OnlineFilter& filter) {
  return args(scope.unit, scope.town, scope.village, word_or_nothing(filter.state),
              filter.unit.value_or(UnitCode{}), filter.town.value_or(PlaceCode{}),
              filter.village.value_or(PlaceCode{}), filter.announcement.value_or(AnnouncementId{}));
}

ListedOnline listed(const Row& row) {
  const std::size_t next = columns_of<OnlineApplicationRow>().size();
  return {read_row<OnlineApplicationRow>(row), row.get<std::string>(next), row.get<Date>(next + 1),
          row.get<std::optional<std::string>>(next + 2), row.get<std::int64_t>(next + 3)};
}

}  // namespace

Result<std::vector<ListedOnline>> list_online(Reader& reader, const ListScope& scope,
                                              const OnlineFilter& filter) {
  std::vector<ListedOnline> rows;
  Args arguments = arguments_of(scope, filter);
  arguments.add(filter.after.value_or(OnlineApplicationId{})).add(filter.limit);
  TRY_VOID(
      reader.each(listed_columns() + std::string(kWhere) + "AND o.id > ?9 ORDER BY o.id LIMIT ?10",
                  arguments, [&](const Row& row) -> Result<> {
                    rows.push_back(listed(row));
                    return {};
                  }));
  return rows;
}

Result<std::int64_t> count_online(Reader& reader, const ListScope& scope,
                                  const OnlineFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM online_application o " + std::string(kWhere),
                       arguments_of(scope, filter)));
  return row->get<std::int64_t>(0);
}

Result<std::optional<ListedOnline>> one_online(Reader& reader, UnitCode unit,
                                               OnlineApplicationId id) {
  TRY(const std::optional<Row> row,
      reader.query_one(listed_columns() + "WHERE o.unit = ?1 AND o.id = ?2", args(unit, id)));
  if (!row) return std::optional<ListedOnline>();
  return std::optional(listed(*row));
}

Result<std::optional<OnlineApplicationId>> online_behind(Reader& reader, UnitCode unit,
                                                         ApplicationId id) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT id FROM online_application WHERE unit = ?1 AND application_id = ?2 "
                       "ORDER BY id LIMIT 1",
                       args(unit, id)));
  if (!row) return std::optional<OnlineApplicationId>();
  return std::optional(row->get<OnlineApplicationId>(0));
}

Result<std::vector<OnlineApplicationRow>> overdue_online(Reader& reader, UnitCode unit, Date day,
                                                         std::int64_t limit) {
  return select_all<OnlineApplicationRow>(
      reader,
      "unit = ?1 AND state <> 'accepted' AND EXISTS (SELECT 1 FROM announcement a WHERE a.unit = "
      "online_application.unit AND a.id = online_application.announcement_id AND a.closes_on < ?2) "
      "ORDER BY id LIMIT ?3",
      args(unit, day, limit));
}

Result<bool> delete_online(Writer& writer, UnitCode unit, OnlineApplicationId id) {
  TRY(const std::int64_t count,
      writer.execute("DELETE FROM online_application WHERE unit = ?1 AND id = ?2 AND state <> "
                     "'accepted'",
                     args(unit, id)));
  return count == 1;
}

}  // namespace yigang::store
