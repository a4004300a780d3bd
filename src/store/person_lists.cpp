// Persons, and who works on which post.
#include "store/list_page.h"
#include "store/register_lists.h"
#include "store/unit_scope.h"

namespace yigang::store {

namespace {

ListOrder order_of(const PersonFilter& filter) {
  const bool down = filter.descending.value_or(false);
  if (!filter.sort) return {"", down};
  switch (*filter.sort) {
    case PersonOrder::number:
      return {"number", down};
    case PersonOrder::name:
      return {"sort_key", down};
  }
  return {};
}
ListOrder order_of(const PlacementFilter& filter) {
  const bool down = filter.descending.value_or(false);
  if (!filter.sort) return {"", down};
  switch (*filter.sort) {
    case PlacementOrder::number:
      return {"number", down};
    case PlacementOrder::name:
      return {"sort_key", down};
    case PlacementOrder::post_title:
      return {"title", down};
    case PlacementOrder::started_on:
      return {"started_on", down};
    case PlacementOrder::agreed_until:
      return {"COALESCE(agreed_until, '')", down};
    case PlacementOrder::ended_on:
      return {"COALESCE(ended_on, '')", down};
  }
  return {};
}

Args person_args(const ListScope& scope, const PersonFilter& filter) {
  const std::string begins = containing(filter.q).substr(1);
  return place_args(scope, filter).add(filter.q.value_or(std::string())).add(begins);
}
const std::string& person_where() {
  static const std::string text =
      std::string(kInVillage) +
      " AND merged_into IS NULL AND superseded = 0 AND (?6 = '' OR CAST(number AS TEXT) = ?6 OR "
      "LOWER(resident_tail) || '%' = ?7 OR LOWER(name) LIKE ?7 ESCAPE '!')";
  return text;
}

const std::string& placement_from() {
  static const std::string text =
      "(SELECT " + column_list<PlacementRow>("m.") +
      ", w.name, w.sort_key, p.title, (SELECT MAX(a.until_day) FROM agreement a "
      "WHERE a.unit = m.unit AND a.application_id = "
      "m.application_id) AS agreed_until FROM placement m JOIN person "
      "w ON w.unit = m.unit AND w.id = m.person_id JOIN post p ON "
      "p.unit = m.unit AND p.id = m.post_id) listed";
  return text;
}
std::string placement_where(const ListScope& scope) {
  static const std::string text =
      std::string(kInVillage) +
      " AND (?6 = '' OR state = ?6) AND (?7 = '' OR side = ?7) AND (?8 "
      "= -1 OR (?8 = 1) = (state = 'ended')) AND (?11 = '' OR (started_on "
      "<= ?11 AND (ended_on IS NULL OR ended_on >= ?11))) AND ((?9 = 0 "
      "AND ?10 = -1) OR post_id IN (SELECT o.id FROM post o WHERE (?1 = "
      "371500 OR o.unit = ?1) AND (?4 = 0 OR o.unit = ?4) AND (?9 = 0 OR "
      "o.year = ?9) AND (?10 = -1 OR o.self_increase = ?10))) AND (?12 = '' OR (unit, "
      "application_id) IN (SELECT a.unit, a.application_id FROM agreement a WHERE (?1 = 371500 OR "
      "a.unit = ?1) AND (?4 = 0 OR a.unit = ?4) GROUP BY a.unit, a.application_id HAVING "
      "MAX(a.until_day) <= ?12)) AND (?13 = 0 OR town / 1000 = ?13) AND (?14 = '' OR started_on >= "
      "?14) AND (?15 = '' OR started_on <= ?15)";
  return text + of_host(scope.host, "");
}
Args placement_args(const ListScope& scope, const PlacementFilter& filter) {
  return place_args(scope, filter)
      .add(word_or_nothing(filter.state))
      .add(word_or_nothing(filter.side))
      .add(yes_or_any(filter.ended))
      .add(filter.year.value_or(0))
      .add(yes_or_any(filter.self_increase))
      .add(day_or_nothing(filter.on))
      .add(day_or_nothing(filter.agreed_until))
      .add(filter.area.value_or(UnitCode{}))
      .add(day_or_nothing(filter.started_from))
      .add(day_or_nothing(filter.started_until));
}

}  // namespace

Result<std::vector<ListedPerson>> list_persons(Reader& reader, const ListScope& scope,
                                               const PersonFilter& filter) {
  Args arguments = person_args(scope, filter);
  TRY(const std::string tail,
      page_of(reader, arguments, PersonRow::kTable, kInVillage, scope, filter, order_of(filter)));
  std::vector<ListedPerson> rows;
  TRY_VOID(reader.each(
      "SELECT unit, id, number, name, sex, birth_date, resident_tail, town, village FROM person "
      "WHERE " +
          person_where() + tail,
      arguments, [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<PersonId>(1), row.get<std::int64_t>(2),
                        row.get<std::string>(3), row.get<Sex>(4), row.get<Date>(5),
                        row.get<std::string>(6), row.get<PlaceCode>(7), row.get<PlaceCode>(8)});
        return {};
      }));
  return rows;
}
Result<std::int64_t> count_persons(Reader& reader, const ListScope& scope,
                                   const PersonFilter& filter) {
  return count(reader, PersonRow::kTable, person_where(), person_args(scope, filter));
}

Result<std::vector<ListedPlacement>> list_placements(Reader& reader, const ListScope& scope,
                                                     const PlacementFilter& filter) {
  Args arguments = placement_args(scope, filter);
  TRY(const std::string tail,
      page_of(reader, arguments, placement_from(),
              std::string(kInVillage) + of_host(scope.host, ""), scope, filter, order_of(filter)));
  std::vector<ListedPlacement> rows;
  const std::size_t own = columns_of<PlacementRow>().size();
  TRY_VOID(reader.each(
      "SELECT " + column_list<PlacementRow>() + ", name, title, agreed_until FROM " +
          placement_from() + " WHERE " + placement_where(scope) + tail,
      arguments, [&](const Row& row) -> Result<> {
        rows.push_back({read_row<PlacementRow>(row), row.get<std::string>(own),
                        row.get<std::string>(own + 1), row.get<std::optional<Date>>(own + 2)});
        return {};
      }));
  return rows;
}
Result<std::int64_t> count_placements(Reader& reader, const ListScope& scope,
                                      const PlacementFilter& filter) {
  return count(reader, PlacementRow::kTable, placement_where(scope), placement_args(scope, filter));
}

}  // namespace yigang::store
