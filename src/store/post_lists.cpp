// Posts, and those that somebody has left.
#include "store/list_page.h"
#include "store/register_lists.h"

namespace yigang::store {

namespace {

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

}  // namespace

Result<std::vector<PostRow>> list_posts(Reader& reader, const ListScope& scope,
                                        const PostFilter& filter) {
  return page<PostRow>(reader, kInPostPlace, post_where(), post_args(scope, filter), scope, filter,
                       order_of(filter));
}
Result<std::int64_t> count_posts(Reader& reader, const ListScope& scope, const PostFilter& filter) {
  return count(reader, PostRow::kTable, post_where(), post_args(scope, filter));
}

Result<std::vector<ListedVacancy>> list_vacancies(Reader& reader, const ListScope& scope,
                                                  const VacancyFilter& filter) {
  Args arguments = vacancy_args(scope, filter);
  TRY(const std::string tail,
      page_of(reader, arguments, kVacancyFrom, kInPostPlace, scope, filter, order_of(filter)));
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

}  // namespace yigang::store
