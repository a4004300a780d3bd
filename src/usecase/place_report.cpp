#include "usecase/place_report.h"

#include <algorithm>

#include "store/plan_queries.h"
#include "store/setting_queries.h"
#include "store/town_counts.h"
#include "usecase/page_reads.h"
#include "usecase/places.h"
#include "usecase/plan_verbs.h"
#include "usecase/reads.h"

namespace yigang::usecase {

namespace {

// What stands in a unit's towns, its own and any other that a row names.
class TownLines {
 public:
  TownLines(const law::Areas& areas, UnitCode unit) : areas_(areas) {
    for (const law::Town* town : areas.towns_of(unit)) line(town->code);
  }
  TownReportLine& line(PlaceCode town) {
    const auto found = std::ranges::find(lines_, town, &TownReportLine::town);
    if (found != lines_.end()) return *found;
    const law::Town* known = areas_.town(town);
    lines_.push_back({town, known == nullptr ? to_text(town) : known->name});
    return lines_.back();
  }
  void keep_only(PlaceCode town) {
    std::erase_if(lines_, [&](const TownReportLine& one) { return one.town != town; });
  }
  std::vector<TownReportLine> take() && { return std::move(lines_); }

 private:
  const law::Areas& areas_;
  std::vector<TownReportLine> lines_;
};

Result<Date> day_of(Desk& desk, store::Reader& reader, std::optional<Date> asked) {
  TRY(const Date today, store::business_day(reader, desk.clock));
  const Date day = asked.value_or(today);
  if (day > today) return fail(bad_input("day_in_future").with("day", to_text(day)).at("on"));
  return day;
}

Result<> count_towns(store::Reader& reader, TownLines& lines, const store::ListScope& scope,
                     std::int64_t year, Date day) {
  TRY(const std::vector<store::TownPosts> posts, store::posts_by_town(reader, scope, year, day));
  for (const store::TownPosts& row : posts) {
    TownReportLine& line = lines.line(row.town);
    line.created += row.created;
    line.self_increase += row.self_increase_created;
    (row.side == Side::rural ? line.completed_rural : line.completed_urban) += row.completed;
  }
  TRY(const std::vector<store::TownPeople> people,
      store::on_duty_by_town(reader, scope, year, day));
  for (const store::TownPeople& row : people) {
    TownReportLine& line = lines.line(row.town);
    line.on_duty += row.count;
    line.on_duty_self_increase += row.self_increase;
  }
  TRY(const std::vector<store::TownPeople> vacant, store::vacant_by_town(reader, scope, year, day));
  for (const store::TownPeople& row : vacant) lines.line(row.town).vacant += row.count;
  return {};
}

void add(TreeFigures& sum, const TreeFigures& figures) {
  sum.plan_rural += figures.plan_rural;
  sum.plan_urban += figures.plan_urban;
  sum.self_increase += figures.self_increase;
  sum.created += figures.created;
  sum.completed += figures.completed;
  sum.on_duty += figures.on_duty;
  sum.vacant += figures.vacant;
}

TreeUnit tree_unit(const law::Areas& areas, const PlanReportLine& line) {
  const law::Unit& unit = *areas.unit(line.unit);
  TreeUnit view{line.unit, line.name, unit.statistical_area, unit.kind, {}, {}};
  view.figures = {line.plan_rural,
                  line.plan_urban,
                  line.self_increase,
                  line.created,
                  line.completed_rural + line.completed_urban,
                  line.on_duty,
                  line.vacant};
  if (unit.kind == law::UnitKind::functional)
    for (const law::Town* town : areas.towns_of(line.unit))
      view.towns.push_back({town->code, town->name, town->confirmed});
  return view;
}

// A division's plan is that of the units in it; all else is counted anew, by the code of the town.
Result<std::vector<TreeArea>> tree_areas(store::Reader& reader, const law::Areas& areas,
                                         const TreeReport& report) {
  std::vector<TreeArea> views;
  for (const UnitCode code : areas.statistical_areas()) {
    TreeArea view{code, std::string(areas.area_name(code)), {}, {}};
    for (const TreeUnit& unit : report.units) {
      if (unit.area != code) continue;
      view.units.push_back(unit.unit);
      view.figures.plan_rural += unit.figures.plan_rural;
      view.figures.plan_urban += unit.figures.plan_urban;
      view.figures.self_increase += unit.figures.self_increase;
    }
    views.push_back(std::move(view));
  }
  TreeFigures elsewhere;  // a town without a division: the sums then differ, and say so
  const auto of_town = [&](PlaceCode town) -> TreeFigures& {
    const UnitCode division(static_cast<std::int32_t>(town.value() / 1000));
    const auto found = std::ranges::find(views, division, &TreeArea::area);
    return found == views.end() ? elsewhere : found->figures;
  };
  const store::ListScope city{kCity, {}, {}};
  TRY(const std::vector<store::TownPosts> posts,
      store::posts_by_town(reader, city, report.year, report.on));
  for (const store::TownPosts& row : posts) {
    of_town(row.town).created += row.created;
    of_town(row.town).completed += row.completed;
  }
  TRY(const std::vector<store::TownPeople> people,
      store::on_duty_by_town(reader, city, report.year, report.on));
  for (const store::TownPeople& row : people) of_town(row.town).on_duty += row.count;
  TRY(const std::vector<store::TownPeople> vacant,
      store::vacant_by_town(reader, city, report.year, report.on));
  for (const store::TownPeople& row : vacant) of_town(row.town).vacant += row.count;
  return views;
}

}  // namespace

Result<TownReport> town_report(Desk& desk, const Actor& actor, const TownReportQuery& query) {
  TRY_VOID(desk.authority.check("report_towns", actor,
                                {query.unit, actor.scope.town, actor.scope.village}));
  TRY_VOID(check_plan_year(query.year));
  return desk.database.read_value<TownReport>([&](store::Reader& reader) -> Result<TownReport> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const law::Areas& areas = edition.snapshot->areas();
    const law::Unit* unit = areas.unit(query.unit);
    if (unit == nullptr) return fail(not_found("not_found"));
    TRY(const Date day, day_of(desk, reader, query.on));
    TownLines lines(areas, query.unit);
    TRY(const std::optional<store::PlanRow> plan, store::governing_plan(reader, query.year, day));
    for (const Side side : {Side::rural, Side::urban}) {
      if (!plan) break;  // no number before the plan of which it is a part
      TRY(const std::vector<store::TownAllocationRow> rows,
          store::town_allocations(reader, query.unit, query.year, side));
      for (const store::TownAllocationRow& row : rows) {
        TownReportLine& line = lines.line(row.town);
        (side == Side::rural ? line.plan_rural : line.plan_urban) = row.posts;
      }
    }
    const store::ListScope scope{query.unit, actor.scope.town, actor.scope.village};
    TRY_VOID(count_towns(reader, lines, scope, query.year, day));
    if (!actor.scope.town.empty()) lines.keep_only(actor.scope.town);
    return TownReport{query.year, day, query.unit, unit->name, std::move(lines).take()};
  });
}

Result<TreeReport> tree_report(Desk& desk, const Actor& actor, const TreeQuery& query) {
  TRY_VOID(desk.authority.check("report_trees", actor, own_location(actor)));
  TRY_VOID(check_plan_year(query.year));
  return desk.database.read_value<TreeReport>([&](store::Reader& reader) -> Result<TreeReport> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const law::Areas& areas = edition.snapshot->areas();
    TRY(const PlanReport plan, plan_report_in(desk, reader, actor, {query.year, query.on}));
    TreeReport report;
    report.year = plan.year;
    report.on = plan.on;
    report.plan_version = plan.plan_version;
    report.document = plan.document;
    report.town = plan.town;
    for (const PlanReportLine& line : plan.lines) {
      report.units.push_back(tree_unit(areas, line));
      add(report.by_unit, report.units.back().figures);
    }
    if (!actor.scope.unit.is_city()) return report;
    TRY(report.areas, tree_areas(reader, areas, report));
    TreeFigures by_area;
    for (const TreeArea& area : report.areas) add(by_area, area.figures);
    report.by_area = by_area;
    report.equal = report.by_unit == by_area;
    return report;
  });
}

}  // namespace yigang::usecase
