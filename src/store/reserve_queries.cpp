#include "store/reserve_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::vector<ReserveCallRow>> calls_of_vacancy(Reader& reader, UnitCode unit,
                                                     VacancyId vacancy) {
  return select_all<ReserveCallRow>(reader, "unit = ?1 AND vacancy_id = ?2 ORDER BY id",
                                    args(unit, vacancy));
}

Result<std::vector<PassedApplication>> reserve_for_post(Reader& reader, const PostRow& post) {
  std::vector<PassedApplication> passed;
  const std::size_t own = columns_of<ApplicationRow>().size();
  const std::string text =
      "SELECT " + column_list<ApplicationRow>("a.") +
      ", n.name, (SELECT COUNT(*) FROM prior_months m JOIN person p ON p.unit = m.unit AND p.id = "
      "m.person_id WHERE p.person_key = a.person_key AND m.confirmed_by IS NOT NULL AND "
      "m.withdrawn_on IS NULL) FROM application a JOIN person n ON n.unit = a.unit AND n.id = "
      "a.person_id WHERE a.unit = ?1 AND a.side = ?2 AND a.state IN ('reviewed', 'noticed', "
      "'reserve') AND (EXISTS (SELECT 1 FROM announcement_post b WHERE b.unit = a.unit AND "
      "b.announcement_id = a.announcement_id AND b.post_id = ?3) OR (a.town = ?4 AND EXISTS "
      "(SELECT 1 FROM announcement_post b JOIN announcement c ON c.unit = b.unit AND c.id = "
      "b.announcement_id WHERE b.unit = ?1 AND b.post_id = ?3 AND c.state = 'published'))) AND NOT "
      "EXISTS (SELECT 1 FROM holder h WHERE h.person_key = a.person_key) ORDER BY a.number";
  TRY_VOID(reader.each(text, args(post.unit, post.side, post.id, post.town),
                       [&](const Row& row) -> Result<> {
                         passed.push_back({read_row<ApplicationRow>(row), row.get<std::string>(own),
                                           row.get<std::int64_t>(own + 1) > 0});
                         return {};
                       }));
  return passed;
}

Result<std::vector<std::int64_t>> vacancies_by_age(Reader& reader, UnitCode unit, PlaceCode town,
                                                   PlaceCode village,
                                                   const std::vector<OpenedSpan>& spans) {
  Args arguments = args(unit, town, village);
  std::string sql = "SELECT COUNT(*)";
  for (const OpenedSpan& span : spans) {
    const std::string first = std::to_string(arguments.size() + 1);
    const std::string last = std::to_string(arguments.size() + 2);
    arguments.add(span.first).add(span.last);
    sql += ", COUNT(CASE WHEN v.opened_on BETWEEN ?" + first + " AND ?" + last + " THEN 1 END)";
  }
  sql +=
      " FROM vacancy v JOIN post p ON p.unit = v.unit AND p.id = v.post_id WHERE v.closed_on IS "
      "NULL AND (?1 = 371500 OR v.unit = ?1) AND (?2 = 0 OR p.town = ?2) AND (?3 = 0 OR p.place = "
      "?3)";
  TRY(const std::optional<Row> row, reader.query_one(sql, arguments));
  std::vector<std::int64_t> counts;
  for (std::size_t at = 1; at <= spans.size(); ++at) counts.push_back(row->get<std::int64_t>(at));
  return counts;
}

}  // namespace yigang::store
