#include "store/register_lists.h"

#include "store/described_row.h"
#include "store/list_order.h"
#include "store/unit_scope.h"

namespace yigang::store {

namespace {

// ?1–?3 the scope, ?4 and ?5 the filter's unit and town. `place` is a column that holds a town or a
// village, or a village.
constexpr std::string_view kInUnit = "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4)";
constexpr std::string_view kInPlace =
    "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4) AND (?2 = 0 OR place = ?2 OR place / "
    "1000 = ?2) AND (?3 = 0 OR place = ?3) AND (?5 = 0 OR place = ?5 OR place / 1000 = ?5)";
constexpr std::string_view kInVillage =
    "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4) AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR "
    "village = ?3) AND (?5 = 0 OR town = ?5)";
constexpr std::string_view kInPostPlace =
    "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4) AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR "
    "place = ?3) AND (?5 = 0 OR town = ?5)";
// Of the whole unit, or of the town.
constexpr std::string_view kInTownOrUnit =
    "(?1 = 371500 OR unit = ?1) AND (?4 = 0 OR unit = ?4) AND (?2 = 0 OR town IS NULL OR town = "
    "?2) AND (?3 = ?3) AND (?5 = 0 OR town = ?5)";

template <class Filter>
Args place_args(const ListScope& scope, const Filter& filter) {
  return args(scope.unit, scope.town, scope.village, filter.unit.value_or(UnitCode{}),
              filter.town.value_or(PlaceCode{}));
}

template <class Filter>
ListOrder order_of(const Filter&) {
  return {};
}
ListOrder order_of(const PostFilter& filter) {
  const bool down = filter.descending.value_or(false);
  if (!filter.sort) return {"", down};
  switch (*filter.sort) {
    case PostOrder::number:
      return {"number", down};
    case PostOrder::title:
      return {"title", down};
    case PostOrder::created_on:
      return {"COALESCE(created_on, '')", down};
    case PostOrder::first_filled_on:
      return {"COALESCE(first_filled_on, '')", down};
  }
  return {};
}
ListOrder order_of(const VacancyFilter& filter) {
  const bool down = filter.descending.value_or(false);
  if (!filter.sort) return {"", down};
  switch (*filter.sort) {
    case VacancyOrder::number:
      return {"number", down};
    case VacancyOrder::title:
      return {"title", down};
    case VacancyOrder::opened_on:
      return {"opened_on", down};
    // The shortest time began last.
    case VacancyOrder::days_vacant:
      return {"opened_on", !down};
  }
  return {};
}
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

// The end of the text of a page, with its arguments; `within` is the scope of the list.
template <class Filter>
Result<std::string> page_of(Reader& reader, Args& arguments, std::string_view from,
                            std::string_view within, const ListScope& scope, const Filter& filter) {
  const ListOrder order = order_of(filter);
  const std::int64_t after = filter.after ? filter.after->value() : 0;
  TRY(const PageStart start,
      page_start(reader, order, from, within, place_args(scope, filter), after));
  return page_tail(arguments, order, start, filter.limit);
}

template <class R, class Filter>
Result<std::vector<R>> page(Reader& reader, std::string_view within, std::string_view where,
                            Args arguments, const ListScope& scope, const Filter& filter) {
  TRY(const std::string tail, page_of(reader, arguments, R::kTable, within, scope, filter));
  return select_all<R>(reader, std::string(where) + tail, arguments);
}

Result<std::int64_t> count(Reader& reader, std::string_view table, std::string_view where,
                           const Args& arguments) {
  TRY(const std::optional<Row> row, reader.query_one("SELECT COUNT(*) FROM " + std::string(table) +
                                                         " WHERE " + std::string(where),
                                                     arguments));
  return row->get<std::int64_t>(0);
}

// The pattern of a text that holds these words, whatever signs they have; of nothing: of any text.
std::string containing(const std::optional<std::string>& words) {
  std::string pattern = "%";
  for (const char sign : words.value_or(std::string())) {
    if (sign == '%' || sign == '_' || sign == '!') pattern += '!';
    pattern += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign;
  }
  return pattern + "%";
}

// 1 or 0, and -1 when both will do.
std::int64_t yes_or_any(const std::optional<bool>& wanted) {
  return wanted ? (*wanted ? 1 : 0) : -1;
}

Args post_args(const ListScope& scope, const PostFilter& filter) {
  return place_args(scope, filter)
      .add(word_or_nothing(filter.state))
      .add(filter.year.value_or(0))
      .add(word_or_nothing(filter.side))
      .add(yes_or_any(filter.self_increase))
      .add(yes_or_any(filter.created))
      .add(yes_or_any(filter.ever_filled))
      .add(filter.place.value_or(PlaceCode{}))
      .add(filter.q.value_or(std::string()))
      .add(containing(filter.q))
      .add(day_or_nothing(filter.on))
      .add(filter.area.value_or(UnitCode{}))
      .add(filter.category.value_or(0))
      .add(filter.item.value_or(0))
      .add(yes_or_any(filter.stands));
}
const std::string& post_where() {
  static const std::string text =
      std::string(kInPostPlace) +
      " AND (?6 = '' OR state = ?6) AND (?7 = 0 OR year = ?7) AND (?8 = '' OR side = ?8) AND (?9 = "
      "-1 OR self_increase = ?9) AND (?10 = -1 OR (?10 = 1) = (created_on IS NOT NULL AND (?15 = "
      "'' OR created_on <= ?15))) AND (?11 = -1 OR (?11 = 1) = (first_filled_on IS NOT NULL AND "
      "(?15 = '' OR first_filled_on <= ?15))) AND (?12 = 0 OR place = ?12) AND (?13 = '' OR "
      "CAST(number AS TEXT) = ?13 OR LOWER(title) LIKE ?14 ESCAPE '!') AND (?16 = 0 OR town / 1000 "
      "= ?16) AND ((?17 = 0 AND ?18 = 0) OR (unit, id) IN (SELECT i.unit, i.post_id FROM post_item "
      "i WHERE (?1 = 371500 OR i.unit = ?1) AND (?17 = 0 OR i.category_no = ?17) AND (?18 = 0 OR "
      "i.item_no = ?18))) AND (?19 = -1 OR (?19 = 1) = (created_on IS NOT NULL AND (?15 = '' OR "
      "created_on <= ?15) AND (abolished_on IS NULL OR (?15 <> '' AND abolished_on > ?15))))";
  return text;
}

Args announcement_args(const ListScope& scope, const AnnouncementFilter& filter) {
  return place_args(scope, filter)
      .add(yes_or_any(filter.off_season))
      .add(word_or_nothing(filter.state))
      .add(containing(filter.q))
      .add(filter.id.value_or(AnnouncementId{}))
      .add(day_or_nothing(filter.opens_from))
      .add(day_or_nothing(filter.opens_until));
}
const std::string& announcement_where() {
  static const std::string text =
      std::string(kInTownOrUnit) +
      " AND (?6 = -1 OR (?6 = 1) = (off_season_reason <> '')) AND (?7 = '' "
      "OR state = ?7) AND LOWER(title) LIKE ?8 ESCAPE '!' AND (?9 = 0 OR id = ?9) AND (?10 = '' OR "
      "opens_on >= ?10) AND (?11 = '' OR opens_on <= ?11)";
  return text;
}

Args notice_args(const ListScope& scope, const NoticeFilter& filter) {
  return place_args(scope, filter).add(containing(filter.q));
}
const std::string& notice_where() {
  static const std::string text =
      std::string(kInTownOrUnit) + " AND LOWER(title) LIKE ?6 ESCAPE '!'";
  return text;
}

constexpr std::string_view kVacancyFrom =
    "(SELECT v.unit, v.id, v.post_id, v.opened_on, v.after_placement_id, v.closed_on, "
    "v.closed_by_placement_id, p.number, p.title, p.town, p.place, p.year FROM vacancy v JOIN post "
    "p ON p.unit = v.unit AND p.id = v.post_id) of_post";
const std::string& vacancy_where() {
  static const std::string text =
      std::string(kInPostPlace) +
      " AND (?6 = '' OR opened_on >= ?6) AND (?7 = '' OR opened_on <= ?7) AND ((?9 = '' AND "
      "closed_on IS NULL) OR (?9 <> '' AND opened_on <= ?9 AND (closed_on IS NULL OR closed_on > "
      "?9))) AND (?8 = 0 OR year = ?8) AND (?10 = 0 OR town / 1000 = ?10)";
  return text;
}
Args vacancy_args(const ListScope& scope, const VacancyFilter& filter) {
  return place_args(scope, filter)
      .add(day_or_nothing(filter.opened_from))
      .add(day_or_nothing(filter.opened_until))
      .add(filter.year.value_or(0))
      .add(day_or_nothing(filter.on))
      .add(filter.area.value_or(UnitCode{}));
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

Result<std::vector<PostRow>> list_posts(Reader& reader, const ListScope& scope,
                                        const PostFilter& filter) {
  return page<PostRow>(reader, kInPostPlace, post_where(), post_args(scope, filter), scope, filter);
}
Result<std::int64_t> count_posts(Reader& reader, const ListScope& scope, const PostFilter& filter) {
  return count(reader, PostRow::kTable, post_where(), post_args(scope, filter));
}

Result<std::vector<HostRow>> list_hosts(Reader& reader, const ListScope& scope,
                                        const HostFilter& filter) {
  return page<HostRow>(reader, kInPlace, kInPlace, place_args(scope, filter), scope, filter);
}
Result<std::int64_t> count_hosts(Reader& reader, const ListScope& scope, const HostFilter& filter) {
  return count(reader, HostRow::kTable, kInPlace, place_args(scope, filter));
}

namespace {
// Every argument must occur in the text, also those that a table of the whole unit does not need.
const std::string& unit_where() {
  static const std::string text = std::string(kInUnit) +
                                  " AND (?2 = ?2) AND (?3 = ?3) AND (?5 = "
                                  "?5)";
  return text;
}
}  // namespace

Result<std::vector<PayStandardRow>> list_pay_standards(Reader& reader, const ListScope& scope,
                                                       const PayStandardFilter& filter) {
  return page<PayStandardRow>(reader, unit_where(), unit_where(), place_args(scope, filter), scope,
                              filter);
}
Result<std::int64_t> count_pay_standards(Reader& reader, const ListScope& scope,
                                         const PayStandardFilter& filter) {
  return count(reader, PayStandardRow::kTable, unit_where(), place_args(scope, filter));
}

Result<std::vector<ListedVacancy>> list_vacancies(Reader& reader, const ListScope& scope,
                                                  const VacancyFilter& filter) {
  Args arguments = vacancy_args(scope, filter);
  TRY(const std::string tail,
      page_of(reader, arguments, kVacancyFrom, kInPostPlace, scope, filter));
  std::vector<ListedVacancy> rows;
  const std::size_t own = columns_of<VacancyRow>().size();
  TRY_VOID(reader.each("SELECT " + column_list<VacancyRow>() + ", number, title, place FROM " +
                           std::string(kVacancyFrom) + " WHERE " + vacancy_where() + tail,
                       arguments, [&](const Row& row) -> Result<> {
                         rows.push_back({read_row<VacancyRow>(row), row.get<std::int64_t>(own),
                                         row.get<std::string>(own + 1),
                                         row.get<PlaceCode>(own + 2)});
                         return {};
                       }));
  return rows;
}
Result<std::int64_t> count_vacancies(Reader& reader, const ListScope& scope,
                                     const VacancyFilter& filter) {
  return count(reader, kVacancyFrom, vacancy_where(), vacancy_args(scope, filter));
}

Result<std::vector<ListedPerson>> list_persons(Reader& reader, const ListScope& scope,
                                               const PersonFilter& filter) {
  Args arguments = person_args(scope, filter);
  TRY(const std::string tail,
      page_of(reader, arguments, PersonRow::kTable, kInVillage, scope, filter));
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
              std::string(kInVillage) + of_host(scope.host, ""), scope, filter));
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

Result<std::vector<AnnouncementRow>> list_announcements(Reader& reader, const ListScope& scope,
                                                        const AnnouncementFilter& filter) {
  return page<AnnouncementRow>(reader, kInTownOrUnit, announcement_where(),
                               announcement_args(scope, filter), scope, filter);
}
Result<std::int64_t> count_announcements(Reader& reader, const ListScope& scope,
                                         const AnnouncementFilter& filter) {
  return count(reader, AnnouncementRow::kTable, announcement_where(),
               announcement_args(scope, filter));
}

Result<std::vector<NoticeRow>> list_notices(Reader& reader, const ListScope& scope,
                                            const NoticeFilter& filter) {
  return page<NoticeRow>(reader, kInTownOrUnit, notice_where(), notice_args(scope, filter), scope,
                         filter);
}
Result<std::int64_t> count_notices(Reader& reader, const ListScope& scope,
                                   const NoticeFilter& filter) {
  return count(reader, NoticeRow::kTable, notice_where(), notice_args(scope, filter));
}

}  // namespace yigang::store
