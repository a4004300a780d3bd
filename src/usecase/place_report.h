// 全市总览 below the units and across the two trees: what a year's plan has come to by town, and
// the sums of the programme tree (eleven units) beside those of the administrative tree (eight
// divisions of GB/T 2260, in which the three zones lie). Both trees are of the same posts and add
// up to the same city; they differ only in where the zones' towns are counted. As things stood at
// the end of a day. Never changes anything; cost: three grouped counts, whatever the number of
// posts. Source: law/areas/*.csv, LZ-2022-4 附1.
#pragma once

#include "law/areas.h"
#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

// A town's own number of the plan is as it stands now: it has no days (allocate_towns).
struct TownReportQuery {
  std::int64_t year = 0;
  UnitCode unit;
  std::optional<Date> on;  // default: today
};
BOOST_DESCRIBE_STRUCT(TownReportQuery, (), (year, unit, on))

struct TownReportLine {
  PlaceCode town;
  std::string name;
  std::int64_t plan_rural = 0;
  std::int64_t plan_urban = 0;
  std::int64_t self_increase = 0;  // posts created beyond the plan
  std::int64_t created = 0;
  std::int64_t completed_rural = 0;
  std::int64_t completed_urban = 0;
  std::int64_t on_duty = 0;
  std::int64_t on_duty_self_increase = 0;
  std::int64_t vacant = 0;
};
BOOST_DESCRIBE_STRUCT(TownReportLine, (),
                      (town, name, plan_rural, plan_urban, self_increase, created, completed_rural,
                       completed_urban, on_duty, on_duty_self_increase, vacant))
struct TownReport {
  std::int64_t year = 0;
  Date on;
  UnitCode unit;
  std::string name;
  std::vector<TownReportLine> towns;
};
BOOST_DESCRIBE_STRUCT(TownReport, (), (year, on, unit, name, towns))
// Refusals `day_in_future`, `bad_year` and those of the scope; a town sees its own line.
[[nodiscard]] Result<TownReport> town_report(Desk& desk, const Actor& actor,
                                             const TownReportQuery& query);

struct TreeQuery {
  std::int64_t year = 0;
  std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(TreeQuery, (), (year, on))

struct TreeFigures {
  std::int64_t plan_rural = 0;
  std::int64_t plan_urban = 0;
  std::int64_t self_increase = 0;
  std::int64_t created = 0;
  std::int64_t completed = 0;
  std::int64_t on_duty = 0;
  std::int64_t vacant = 0;
  friend bool operator==(const TreeFigures&, const TreeFigures&) = default;
};
BOOST_DESCRIBE_STRUCT(TreeFigures, (),
                      (plan_rural, plan_urban, self_increase, created, completed, on_duty, vacant))
struct TreeTown {
  PlaceCode town;
  std::string name;
  bool confirmed = false;  // whether its unit was read in a document
};
BOOST_DESCRIBE_STRUCT(TreeTown, (), (town, name, confirmed))
struct TreeUnit {
  UnitCode unit;
  std::string name;
  UnitCode area;  // the division that it lies in
  law::UnitKind kind = law::UnitKind::statutory;
  TreeFigures figures;
  std::vector<TreeTown> towns;  // of a zone: those that the divisions count elsewhere
};
BOOST_DESCRIBE_STRUCT(TreeUnit, (), (unit, name, area, kind, figures, towns))
struct TreeArea {
  UnitCode area;
  std::string name;
  std::vector<UnitCode> units;
  TreeFigures figures;
};
BOOST_DESCRIBE_STRUCT(TreeArea, (), (area, name, units, figures))
struct TreeReport {
  std::int64_t year = 0;
  Date on;
  std::optional<std::int64_t> plan_version;
  std::optional<std::string> document;
  std::optional<PlaceCode> town;  // the figures are those of this town, not of the whole unit
  std::vector<TreeUnit> units;
  TreeFigures by_unit;
  // Of the whole city only: whoever sees one unit gets that unit's line.
  std::vector<TreeArea> areas;
  std::optional<TreeFigures> by_area;
  std::optional<bool> equal;
};
BOOST_DESCRIBE_STRUCT(TreeReport, (),
                      (year, on, plan_version, document, town, units, by_unit, areas, by_area,
                       equal))
// Refusals `day_in_future`, `bad_year`.
[[nodiscard]] Result<TreeReport> tree_report(Desk& desk, const Actor& actor,
                                             const TreeQuery& query);

}  // namespace yigang::usecase
