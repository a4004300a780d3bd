#include "usecase/newest_month.h"

#include "store/month_lists.h"

namespace yigang::usecase {

namespace {

constexpr std::int64_t kRunsMax = 1000;

}  // namespace

Result<std::optional<MonthOfUnit>> newest_month(store::Reader& reader, UnitCode unit) {
  store::RunFilter filter;
  filter.unit = unit;
  filter.limit = kRunsMax;
  TRY(const std::vector<store::SettlementRunRow> runs,
      store::list_runs(reader, {unit, PlaceCode{}, PlaceCode{}}, filter));
  std::optional<MonthOfUnit> newest;
  for (const store::SettlementRunRow& run : runs) {
    if (run.kind == store::RunKind::correction || run.state == store::RunState::discarded) continue;
    if (newest && run.month < newest->month) continue;
    if (!newest || newest->month < run.month) newest = MonthOfUnit{run.month, Fen(), false, {}};
    if (run.kind == store::RunKind::main) newest->social_offer = run.social_offer_fen;
    newest->locked = newest->locked || run.state == store::RunState::locked;
    newest->runs.push_back(run.id);
  }
  return newest;
}

}  // namespace yigang::usecase
