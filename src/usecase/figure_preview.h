// What a figure would change before it counts (影响预演): the newest computed or locked month of
// each unit settled twice on its own rows, under the law as it is and under the law with the
// figure; and the open applications judged twice. A row that begins after that month is taken as if
// it had held from the month's first day, and the answer says so. Refused as entering it is. Writes
// nothing. Cost: two settlements a unit; for the city about 27,600 rows. Source: interface.md
// §12.1–§12.2.
#pragma once

#include "policy/eligibility.h"
#include "registry/application.h"
#include "settle/settle.h"
#include "usecase/figures.h"

namespace yigang::usecase {

struct FigurePreviewQuery {
  law::Figure figure = law::Figure::minimum_wage_hour;
  UnitCode unit;
  Date from_day;
  std::optional<Date> until_day;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(FigurePreviewQuery, (), (figure, unit, from_day, until_day, value))

struct PreviewSide {
  Fen total_fen;
  Fen province_fen;
  Fen city_fen;
  Fen county_fen;
  Fen original_fen;
  std::int64_t paid = 0;      // lines above zero
  std::int64_t problems = 0;  // lines that would keep the month from being locked
};
BOOST_DESCRIBE_STRUCT(PreviewSide, (),
                      (total_fen, province_fen, city_fen, county_fen, original_fen, paid, problems))

struct PreviewUnit {
  UnitCode unit;
  std::string name;
  std::optional<Month> month;  // nothing: the unit has settled none yet
  bool locked = false;
  bool as_if = false;  // the value begins later, and is taken as if it held in that month
  std::int64_t lines = 0;
  std::int64_t changed = 0;
  PreviewSide before;
  PreviewSide after;
};
BOOST_DESCRIBE_STRUCT(PreviewUnit, (),
                      (unit, name, month, locked, as_if, lines, changed, before, after))

struct PreviewLine {
  UnitCode unit;
  PlacementId placement;
  std::int64_t placement_number = 0;
  std::string name;  // masked
  PlaceCode town;
  PlaceCode village;
  Side side{};
  Fen before_fen;
  Fen after_fen;
  Fen missing_fen;  // to the floor, under the figure
  settle::LineStatus before_status{};
  settle::LineStatus after_status{};
  std::optional<settle::LineProblem> problem;  // under the figure
};
BOOST_DESCRIBE_STRUCT(PreviewLine, (),
                      (unit, placement, placement_number, name, town, village, side, before_fen,
                       after_fen, missing_fen, before_status, after_status, problem))

struct PreviewApplication {
  UnitCode unit;
  ApplicationId application;
  std::int64_t number = 0;
  std::string name;  // masked
  PlaceCode town;
  PlaceCode village;
  Side side{};
  registry::ApplicationState state{};
  policy::Outcome before{};
  policy::Outcome after{};
  std::optional<policy::Reason> reason;  // the first one, under the figure
};
BOOST_DESCRIBE_STRUCT(PreviewApplication, (),
                      (unit, application, number, name, town, village, side, state, before, after,
                       reason))

struct FigurePreview {
  std::vector<PreviewUnit> units;
  std::int64_t changed = 0;
  std::vector<PreviewLine> lines;  // the largest differences first, not more than 200
  Date judged_on;                  // the day for which applications were judged
  std::int64_t judged = 0;
  std::int64_t not_judged = 0;                   // open ones beyond the limit
  std::vector<PreviewApplication> applications;  // whose verdict would change
};
BOOST_DESCRIBE_STRUCT(FigurePreview, (),
                      (units, changed, lines, judged_on, judged, not_judged, applications))
[[nodiscard]] Result<FigurePreview> preview_figure(Desk& desk, const Actor& actor,
                                                   const FigurePreviewQuery& query);

// Both editions of the law that are compared, and the units that the figure concerns.
struct Comparison {
  law::LawPtr now;
  law::LawPtr with;
  std::vector<law::OfficeRow> rows;
  std::vector<UnitCode> units;
};
[[nodiscard]] Result<> preview_applications(store::Reader& reader, const Comparison& comparison,
                                            Date day, FigurePreview& preview);

}  // namespace yigang::usecase
