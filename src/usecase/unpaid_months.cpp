#include "usecase/unpaid_months.h"

#include <map>

#include "store/setting_queries.h"
#include "store/unpaid_queries.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

struct MonthStanding {
  std::int64_t placements = 0;
  std::int64_t settled = 0;
  bool run = false;
  bool locked = false;
  std::int64_t unpaid_lines = 0;
  Fen unpaid;
};
using ByMonth = std::map<Month, MonthStanding>;
using ByUnit = std::map<UnitCode, ByMonth>;

// The last month whose pay day has passed somewhere; that of the running month lies ahead.
Month last_due(const law::LawSnapshot& law, Date on) {
  const Month before = Month::of(on).plus(-1);
  for (const law::Unit& unit : law.areas().units()) {
    const Result<Date> due = pay_due(law, before, unit.code);
    if (!due || *due < on) return before;
  }
  return before.plus(-1);
}

Result<ByUnit> standings(store::Reader& reader, const store::ListScope& scope, Month until) {
  ByUnit units;
  TRY(const std::vector<store::PlacementMonths> placements, store::placement_months(reader, scope));
  for (const store::PlacementMonths& some : placements) {
    const Month last = std::min(some.last.value_or(until), until);
    for (Month month = some.first; month <= last; month = month.plus(1))
      units[some.unit][month].placements += some.placements;
  }
  TRY(const std::vector<store::MonthCount> settled, store::settled_by_month(reader, scope));
  for (const store::MonthCount& one : settled) units[one.unit][one.month].settled = one.count;
  TRY(const std::vector<store::MonthRuns> runs, store::runs_by_month(reader, scope));
  for (const store::MonthRuns& one : runs) {
    units[one.unit][one.month].run = true;
    units[one.unit][one.month].locked = one.locked;
  }
  TRY(const std::vector<store::MonthDebt> debts, store::unpaid_by_month(reader, scope, until));
  for (const store::MonthDebt& one : debts) {
    units[one.unit][one.month].unpaid_lines = one.lines;
    units[one.unit][one.month].unpaid = one.open;
  }
  return units;
}

Result<> tell_towns(store::Reader& reader, const store::ListScope& scope, Month month,
                    UnpaidMonths& list) {
  std::erase_if(list.months, [&](const UnpaidMonth& one) { return one.month != month; });
  if (list.months.empty() || scope.unit.is_city()) return {};
  TRY(const std::vector<store::TownPlacements> towns,
      store::placements_of_month(reader, scope, month));
  for (const store::TownPlacements& one : towns) list.towns.push_back({one.town, one.placements});
  return {};
}

std::optional<UnpaidState> state_of(const MonthStanding& standing) {
  const bool open = standing.placements > standing.settled;
  if (open && !standing.run) return UnpaidState::not_run;
  if (open && !standing.locked) return UnpaidState::not_locked;
  if (open) return UnpaidState::not_settled;
  if (standing.unpaid_lines > 0) return UnpaidState::not_paid;
  return std::nullopt;
}

}  // namespace

// LZ-2022-4 二(四): 按月发放.
Result<Date> pay_due(const law::LawSnapshot& law, Month month, UnitCode unit) {
  const Month next = month.plus(1);
  TRY(const law::FigureRow* row, law.row(law::Figure::pay_day, next.first_day(), unit));
  return next.first_day().plus_days(static_cast<int>(row->value.integer) - 1);
}

Result<UnpaidMonths> unpaid_within(store::Reader& reader, const law::LawSnapshot& law,
                                   const store::ListScope& scope, Date on) {
  UnpaidMonths list{on, {}, {}};
  TRY(const ByUnit units, standings(reader, scope, last_due(law, on)));
  for (const law::Unit& unit : law.areas().units()) {
    const auto found = units.find(unit.code);
    if (found == units.end()) continue;
    for (const auto& [month, standing] : found->second) {
      const std::optional<UnpaidState> state = state_of(standing);
      if (!state) continue;
      TRY(const Date due_on, pay_due(law, month, unit.code));
      if (due_on >= on) continue;
      list.months.push_back({unit.code, unit.name, month, due_on, *state, standing.placements,
                             standing.placements - standing.settled, standing.unpaid_lines,
                             standing.unpaid});
    }
  }
  return list;
}

Result<UnpaidMonths> unpaid_months(Desk& desk, const Actor& actor, const UnpaidQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_unpaid_months"));
  return desk.database.read_value<UnpaidMonths>([&](store::Reader& reader) -> Result<UnpaidMonths> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date on, store::business_day(reader, desk.clock));
    store::ListScope scope = list_scope(actor);
    // A filter narrows the scope and never widens it.
    if (query.unit && !scope.unit.is_city() && *query.unit != scope.unit)
      return UnpaidMonths{on, {}, {}};
    if (query.unit) scope.unit = *query.unit;
    TRY(UnpaidMonths list, unpaid_within(reader, *edition.snapshot, scope, on));
    if (query.month) TRY_VOID(tell_towns(reader, scope, *query.month, list));
    return list;
  });
}

}  // namespace yigang::usecase
