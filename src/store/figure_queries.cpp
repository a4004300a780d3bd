#include "store/figure_queries.h"

#include "store/described_row.h"

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
      "c.confirmed_at FROM office_figure f JOIN office_figure_confirmation c ON c.figure_id = f.id "
      "ORDER BY c.confirmed_at, f.id",
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

Result<bool> figure_confirmed(Reader& reader, FigureId id) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT 1 FROM office_figure_confirmation WHERE figure_id = ?1", args(id)));
  return row.has_value();
}

Result<std::vector<ListedFigure>> list_office_figures(Reader& reader, UnitCode unit,
                                                      std::optional<bool> pending, FigureId after,
                                                      std::int64_t limit) {
  std::string text = "SELECT " + column_list<OfficeFigureRow>("f.") +
                     ", c.confirmed_by, c.confirmed_at FROM office_figure f LEFT JOIN "
                     "office_figure_confirmation c ON c.figure_id = f.id WHERE f.id > ?1";
  // A city actor reads every unit's.
  if (unit.is_city()) {
    text += " AND f.unit >= ?2";
  } else {
    text += " AND (f.unit = ?2 OR f.unit = " + to_text(kCity) + ")";
  }
  if (pending) text += *pending ? " AND c.figure_id IS NULL" : " AND c.figure_id IS NOT NULL";
  text += " ORDER BY f.id LIMIT ?3";
  std::vector<ListedFigure> rows;
  TRY_VOID(reader.each(text, args(after, unit, limit), [&](const Row& row) -> Result<> {
    const std::size_t next = columns_of<OfficeFigureRow>().size();
    rows.push_back({read_row<OfficeFigureRow>(row), row.get<std::optional<AccountId>>(next),
                    row.get<std::optional<Instant>>(next + 1)});
    return {};
  }));
  return rows;
}

}  // namespace yigang::store
