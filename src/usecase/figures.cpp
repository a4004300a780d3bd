#include "usecase/figures.h"

#include <algorithm>

#include "store/described_row.h"
#include "store/figure_queries.h"
#include "usecase/figure_cases.h"
#include "usecase/places.h"

namespace yigang::usecase {

namespace {

constexpr std::string_view kHolidays = "holidays";
constexpr std::int64_t kPageMax = 200;

// A year of holidays is the State Council's; what the notice itself says, the wage table of the
// province and the retirement law are not a county's to change.
Result<> check_scope(const law::LawSnapshot& law, std::string_view figure, UnitCode unit) {
  if (unit.is_city()) return {};
  bool city_only = figure == kHolidays;
  if (const auto known = enum_from_word<law::Figure>(figure)) {
    const law::FigureKind kind = law::shape_of(*known).kind;
    city_only = kind == law::FigureKind::retirement_table ||
                kind == law::FigureKind::money_by_tier ||
                std::ranges::any_of(law.rows(*known), [](const law::FigureRow& row) {
                  return row.status == law::Status::notice;
                });
  }
  if (city_only)
    return fail(refused("figure_of_the_city").with("figure", std::string(figure)).at("unit"));
  return {};
}

// A value that nothing reads would be believed in and have no effect.
Result<> check_effect(const law::LawSnapshot& law, std::string_view figure) {
  const auto known = enum_from_word<law::Figure>(figure);
  if (!known || law.head(*known).used) return {};
  return fail(refused("figure_without_effect").with("figure", std::string(figure)).at("figure"));
}

// The loader names the row by its number in the store, which says nothing to the officer.
void say_places(Problem& problem) {
  constexpr std::string_view kWithPlace = "_at";
  if (problem.code.ends_with(kWithPlace)) {
    problem.code.resize(problem.code.size() - kWithPlace.size());
    std::erase_if(problem.params, [](const auto& param) { return param.first == "place"; });
  }
  for (auto& [name, value] : problem.params) {
    if (!value.starts_with("office:")) continue;
    if (name == "place") value = "entered_row";
    if (name == "other") value = "earlier_row";
  }
}

// The officer needs the member.
Problem at_member(Problem problem) {
  say_places(problem);
  const std::string_view code = problem.code;
  if (code == "law_unknown_word") problem.field = "figure";
  if (code == "law_period_reversed") problem.field = "until_day";
  if (code == "law_tiers_inverted_at" || code == "holiday_year_incomplete") problem.field = "value";
  if (code.starts_with("law_bad_")) problem.field = "value";
  if (code == "law_missing") problem.field = "document";
  if (code == "law_unknown_unit") problem.field = "unit";
  if (code == "law_overlap" || code == "law_gap" || code == "law_duplicate")
    problem.field = "from_day";
  return problem;
}

law::OfficeRow office_row(const store::OfficeFigureRow& row, Date known_since) {
  law::OfficeRow office;
  office.row = row.id.value();
  office.figure = row.figure;
  office.from = row.from_day;
  office.until = row.until_day;
  office.scope = row.unit;
  office.value = row.value;
  office.citation = {row.document, row.clause, row.quote};
  office.status = row.status == store::FigureStatus::confirmed ? law::Status::confirmed
                                                               : law::Status::provisional;
  office.known_since = known_since;
  return office;
}

Result<store::OfficeFigureRow> figure_row(store::Reader& reader, FigureId id) {
  TRY(std::optional<store::OfficeFigureRow> row,
      store::select_one<store::OfficeFigureRow>(reader, "id = ?1", store::args(id)));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

}  // namespace

Result<Location> location_of_figure(const law::Areas& areas, UnitCode unit) {
  if (unit.is_city()) return Location{};
  return location_of_unit(areas, unit);
}

Result<LawWith> law_with(Desk& desk, store::Reader& reader, const law::LawSnapshot& law,
                         const store::OfficeFigureRow& row) {
  TRY_VOID(check_effect(law, row.figure));
  TRY_VOID(check_scope(law, row.figure, row.unit));
  LawWith with;
  TRY(with.rows, store::confirmed_figures(reader));
  with.rows.push_back(office_row(row, day_in_china(desk.clock.now())));
  auto loaded = law::LawSnapshot::load(desk.law.folder(), with.rows);
  if (!loaded) return fail(at_member(std::move(loaded.error())));
  with.law = *std::move(loaded);
  return with;
}

Result<Location> locate(store::Reader&, const law::Areas& areas, const EnterFigure& command) {
  return location_of_figure(areas, command.unit);
}

Result<Changed<FigureId>> act(Work& work, const Grant<EnterFigure>& grant,
                              const EnterFigure& command) {
  for (const auto& [text, field] :
       {std::pair(&command.document, "document"), std::pair(&command.clause, "clause"),
        std::pair(&command.quote, "quote")}) {
    TRY_VOID(require_text(*text, field));
    TRY_VOID(limit_text(*text, 200, field));
  }
  TRY_VOID(limit_text(command.value, 4000, "value"));
  store::OfficeFigureRow row;
  row.id = work.make_id<FigureId>(command.unit);
  row.figure = command.figure;
  row.unit = command.unit;
  row.from_day = command.from_day;
  row.until_day = command.until_day;
  row.value = command.value;
  row.document = command.document;
  row.clause = command.clause;
  row.quote = command.quote;
  row.status = command.status;
  row.known_since = work.now;
  row.entered_by = grant.actor().account;
  TRY_VOID(law_with(work.desk, work.tx, work.law(), row));
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "office_figure", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<FigureId>{row.id, 1};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmFigure& command) {
  TRY(const store::OfficeFigureRow row, figure_row(reader, command.id));
  return location_of_figure(areas, row.unit);
}

Result<Changed<FigureId>> act(Work& work, const Grant<ConfirmFigure>& grant,
                              const ConfirmFigure& command) {
  TRY(const store::OfficeFigureRow row, figure_row(work.tx, command.id));
  TRY_VOID(require_other_person(grant.actor(), row.entered_by, "enter_figure"));
  TRY(const bool confirmed, store::figure_confirmed(work.tx, row.id));
  if (confirmed) return fail(conflict("confirmed_before"));
  // Others may have been confirmed since it was entered.
  TRY(const LawWith with, law_with(work.desk, work.tx, work.law(), row));
  TRY_VOID(require_green_cases(work.desk.law.folder(), work.law(), *with.law));
  TRY_VOID(store::insert(
      work.tx, store::OfficeFigureConfirmationRow{row.id, grant.actor().account, work.now}));
  work.note({row.unit, "office_figure", row.id.value(), "entered", "confirmed", "", ""});
  return Changed<FigureId>{row.id, 2};
}

Result<wire::Page<OfficeFigureLine>> list_figures(Desk& desk, const Actor& actor,
                                                  const OfficeFigureQuery& query) {
  TRY_VOID(desk.authority.check("list_figures", actor,
                                {actor.scope.unit, actor.scope.town, actor.scope.village}));
  if (query.limit < 1 || query.limit > kPageMax)
    return fail(
        bad_input("limit_out_of_range").with("maximum", std::to_string(kPageMax)).at("limit"));
  return desk.database.read_value<wire::Page<OfficeFigureLine>>(
      [&](store::Reader& reader) -> Result<wire::Page<OfficeFigureLine>> {
        TRY(const std::vector<store::ListedFigure> rows,
            store::list_office_figures(reader, actor.scope.unit, query.pending,
                                       query.after.value_or(FigureId{}), query.limit + 1));
        wire::Page<OfficeFigureLine> page;
        for (const store::ListedFigure& one : rows) {
          const store::OfficeFigureRow& row = one.row;
          page.items.push_back({row.id, row.figure, row.unit, row.from_day, row.until_day,
                                row.value, row.document, row.clause, row.quote, row.status,
                                row.entered_by, one.confirmed_by, one.confirmed_at});
        }
        if (static_cast<std::int64_t>(page.items.size()) > query.limit) {
          page.items.pop_back();
          page.next = to_text(page.items.back().id);
        }
        return page;
      });
}

}  // namespace yigang::usecase
