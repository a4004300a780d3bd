// Dated figures that an office adds (wage, share, tier, setting, a year of holidays): one person
// enters, another confirms, each against the whole law as it would then stand, so that a wrong row
// is refused with the sentences of the law's own loader and never stored. Rows are append-only; a
// value counts from its confirmation, which no case table that it turns red may stand against
// (figure_cases.h). Source: design.md habit 7, domain.md §3.3, interface.md §12.2.
#pragma once

#include "store/system_rows.h"
#include "usecase/answers.h"
#include "usecase/work.h"
#include "wire/json.h"

namespace yigang::usecase {

// `figure`: a key of law/parameters, or "holidays": one whole year, from = 1 January, value =
// "2027-01-01:holiday:元旦;2027-02-06:workday:春节;…", for the city only. `unit`: the city or the
// unit for which it counts.
struct EnterFigure {
  static constexpr std::string_view kVerb = "enter_figure";
  using Answer = Changed<FigureId>;
  std::string figure;
  UnitCode unit;
  Date from_day;
  std::optional<Date> until_day;
  std::string value;
  std::string document;
  std::string clause;
  std::string quote;
  store::FigureStatus status = store::FigureStatus::provisional;
};
BOOST_DESCRIBE_STRUCT(EnterFigure, (),
                      (figure, unit, from_day, until_day, value, document, clause, quote, status))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const EnterFigure&);
[[nodiscard]] Result<Changed<FigureId>> act(Work&, const Grant<EnterFigure>&, const EnterFigure&);

// The law as it would stand with the row, and the row itself as the loader reads it; refused
// exactly as a wrong file of the law is, at the member that has to be mended. Stores nothing.
struct LawWith {
  law::LawPtr law;
  std::vector<law::OfficeRow> rows;  // the confirmed ones, and the new one at their end
};
[[nodiscard]] Result<LawWith> law_with(Desk& desk, store::Reader& reader,
                                       const law::LawSnapshot& law,
                                       const store::OfficeFigureRow& row);
// Where a figure of the unit lies: the city, or the unit.
[[nodiscard]] Result<Location> location_of_figure(const law::Areas& areas, UnitCode unit);

struct ConfirmFigure {
  static constexpr std::string_view kVerb = "confirm_figure";
  using Answer = Changed<FigureId>;
  FigureId id;
};
BOOST_DESCRIBE_STRUCT(ConfirmFigure, (), (id))
[[nodiscard]] Result<Location> locate(store::Reader&, const law::Areas&, const ConfirmFigure&);
[[nodiscard]] Result<Changed<FigureId>> act(Work&, const Grant<ConfirmFigure>&,
                                            const ConfirmFigure&);

struct OfficeFigureLine {
  FigureId id;
  std::string figure;
  UnitCode unit;
  Date from_day;
  std::optional<Date> until_day;
  std::string value;
  std::string document;
  std::string clause;
  std::string quote;
  store::FigureStatus status = store::FigureStatus::provisional;
  AccountId entered_by;
  std::optional<AccountId> confirmed_by;  // nothing: it does not count yet
  std::optional<Instant> confirmed_at;
};
BOOST_DESCRIBE_STRUCT(OfficeFigureLine, (),
                      (id, figure, unit, from_day, until_day, value, document, clause, quote,
                       status, entered_by, confirmed_by, confirmed_at))

struct OfficeFigureQuery {
  std::optional<bool> pending;  // true: entered and not confirmed; false: those that count
  std::optional<FigureId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(OfficeFigureQuery, (), (pending, after, limit))
// Of the actor's unit and of the city; a city actor sees all.
[[nodiscard]] Result<wire::Page<OfficeFigureLine>> list_figures(Desk& desk, const Actor& actor,
                                                                const OfficeFigureQuery& query);

}  // namespace yigang::usecase
