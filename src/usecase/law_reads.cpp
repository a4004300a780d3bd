#include "usecase/law_reads.h"

#include "store/setting_queries.h"

namespace yigang::usecase {

Result<LawMoment> law_moment(Desk& desk, const std::optional<Date>& on,
                             const std::optional<UnitCode>& unit) {
  return desk.database.read_value<LawMoment>([&](store::Reader& reader) -> Result<LawMoment> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    const UnitCode wanted = unit.value_or(kCity);
    if (!wanted.is_city() && edition.snapshot->areas().unit(wanted) == nullptr)
      return fail(bad_input("unknown_unit").with("unit", to_text(wanted)).at("unit"));
    return LawMoment{edition.snapshot, edition.digest, on.value_or(today), wanted};
  });
}

FigureRowView figure_row_view(const law::FigureRow& row) {
  return {row.value.text,      row.from,           row.until,
          row.scope,           row.status,         row.citation.document,
          row.citation.clause, row.citation.quote, row.source};
}

namespace {

Result<FigureView> view_of(const LawMoment& moment, law::Figure figure) {
  TRY(const law::Found found, moment.law->find(figure, moment.on, moment.unit));
  const law::FigureHead& head = moment.law->head(figure);
  FigureView view{figure,
                  head.name_zh,
                  head.name_en,
                  head.unit,
                  moment.on,
                  moment.unit,
                  figure_row_view(*found.row),
                  found.reviewed(),
                  head.used,
                  {}};
  for (const law::FigureRow* row : found.lost) view.lost.push_back(figure_row_view(*row));
  return view;
}

}  // namespace

Result<FigureView> figure_on(Desk& desk, const FigureQuery& query) {
  TRY(const LawMoment moment, law_moment(desk, query.on, query.unit));
  return view_of(moment, query.figure);
}

Result<std::vector<FigureView>> figures_on(Desk& desk, const FiguresQuery& query) {
  TRY(const LawMoment moment, law_moment(desk, query.on, query.unit));
  std::vector<FigureView> views;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<law::Figure>>([&](auto d) {
    Result<FigureView> view = view_of(moment, d.value);
    // Outside its known days a figure has no value: it is left out, never guessed.
    if (view) views.push_back(*std::move(view));
  });
  return views;
}

}  // namespace yigang::usecase
