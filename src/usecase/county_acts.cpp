#include "usecase/county_acts.h"

#include "store/account_lists.h"
#include "store/described_row.h"
#include "store/person_rows.h"
#include "store/plan_rows.h"
#include "usecase/page_reads.h"
#include "usecase/plan_verbs.h"

namespace yigang::usecase {

namespace {

Result<std::optional<std::string>> name_of(store::Reader& reader,
                                           const std::optional<AccountId>& id) {
  if (!id) return std::optional<std::string>();
  TRY(std::string name, store::account_name(reader, *id));
  return std::optional(std::move(name));
}

// The city sees all units; of a unit's people each asks for the own one, or for none by name.
Result<UnitCode> unit_asked(const Actor& actor, const std::optional<UnitCode>& wanted) {
  if (actor.scope.unit.is_city()) return wanted.value_or(kCity);
  if (wanted && *wanted != actor.scope.unit) return fail(not_found("not_found").at("unit"));
  return actor.scope.unit;
}

}  // namespace

Result<SelfIncreases> list_self_increases(Desk& desk, const Actor& actor,
                                          const SelfIncreaseQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_self_increases"));
  TRY_VOID(check_plan_year(query.year));
  TRY(const UnitCode unit, unit_asked(actor, query.unit));
  return desk.database.read_value<SelfIncreases>(
      [&](store::Reader& reader) -> Result<SelfIncreases> {
        TRY(const std::vector<store::SelfIncreaseRow> rows,
            unit.is_city() ? store::select_all<store::SelfIncreaseRow>(
                                 reader, "year = ?1 ORDER BY unit, id", store::args(query.year))
                           : store::select_all<store::SelfIncreaseRow>(
                                 reader, "year = ?1 AND unit = ?2 ORDER BY id",
                                 store::args(query.year, unit)));
        SelfIncreases list;
        for (const store::SelfIncreaseRow& row : rows) {
          SelfIncreaseLine line{row.id,
                                row.unit,
                                row.year,
                                row.side,
                                row.posts,
                                row.document,
                                row.effective_from,
                                {},
                                row.withdrawn_on,
                                {},
                                row.withdrawn_reason,
                                row.version};
          TRY(line.recorded_by, store::account_name(reader, row.entered_by));
          TRY(line.withdrawn_by, name_of(reader, row.withdrawn_by));
          list.items.push_back(std::move(line));
        }
        return list;
      });
}

Result<Expansions> list_expansions(Desk& desk, const Actor& actor, const ExpansionQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_expansions"));
  TRY(const UnitCode unit, unit_asked(actor, query.unit));
  return desk.database.read_value<Expansions>([&](store::Reader& reader) -> Result<Expansions> {
    TRY(const std::vector<store::ScopeExpansionRow> rows,
        unit.is_city() ? store::select_all<store::ScopeExpansionRow>(
                             reader, "used >= 0 ORDER BY unit, id", store::args())
                       : store::select_all<store::ScopeExpansionRow>(
                             reader, "unit = ?1 ORDER BY id", store::args(unit)));
    Expansions list;
    for (const store::ScopeExpansionRow& row : rows)
      list.items.push_back({row.id, row.unit, row.name, row.side, row.quota, row.used, row.from_day,
                            row.until_day, row.document, row.withdrawn_on, row.withdrawn_reason,
                            row.version});
    return list;
  });
}

}  // namespace yigang::usecase
