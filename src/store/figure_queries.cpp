#include "store/figure_queries.h"

namespace yigang::store {

Result<std::int64_t> count_confirmed_figures(Reader& reader) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM office_figure_confirmation"));
  return row->get<std::int64_t>(0);
}

Result<std::vector<law::OfficeRow>> confirmed_figures(Reader& reader) {
  std::vector<law::OfficeRow> rows;
  TRY_VOID(reader.each(
      "SELECT f.id, f.figure, f.from_day, f.until_day, f.unit, f.value, f.document, f.clause, "
      "f.quote, f.status, "
      "f.known_since FROM office_figure f JOIN office_figure_confirmation c ON c.figure_id = f.id "
      "ORDER BY f.id",
      {}, [&](const Row& row) -> Result<> {
        law::OfficeRow office;
        office.row = row.get<std::int64_t>(0);
        office.figure = row.get<std::string>(1);
        office.from = row.get<Date>(2);
        office.until = row.get<std::optional<Date>>(3);
        office.scope = row.get<UnitCode>(4);
        office.value = row.get<std::string>(5);
        office.citation = {row.get<std::string>(6), row.get<std::string>(7),
                           row.get<std::string>(8)};
        office.status = row.get<std::string>(9) == "confirmed" ? law::Status::confirmed
                                                               : law::Status::provisional;
        office.known_since = day_in_china(row.get<Instant>(10));
        rows.push_back(std::move(office));
        return {};
      }));
  return rows;
}

}  // namespace yigang::store
