#include "usecase/low_rates.h"

#include "store/rate_queries.h"
#include "store/setting_queries.h"
#include "usecase/floor.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

// LZ-2022-4 二(四): 乡村不低于当地小时最低工资标准, 城镇不低于当地月最低工资标准. Nothing: not too
// low.
Result<std::optional<LowRate>> below(const law::LawSnapshot& law, const store::PayStandardRow& row,
                                     Date day) {
  TRY(const Fen floor, floor_on(law, row.side, day, row.unit));
  if (row.rate_fen >= floor) return std::optional<LowRate>();
  const auto figure =
      row.side == Side::rural ? law::Figure::minimum_wage_hour : law::Figure::minimum_wage_month;
  TRY(const law::Found wage, law.in_force(figure, day, row.unit));
  return std::optional(LowRate{row.id, row.unit, row.side, row.post_type, row.band, row.rate_fen,
                               floor, floor - row.rate_fen, row.from_day, wage.row->from,
                               wage.reviewed(), 0, 0});
}

void count(LowRate& rate, const std::vector<store::RateUse>& uses) {
  for (const store::RateUse& use : uses) {
    if (use.unit != rate.unit || use.side != rate.side || use.post_type != rate.post_type ||
        use.band != rate.band)
      continue;
    rate.posts = use.posts;
    rate.on_duty = use.on_duty;
  }
}

}  // namespace

Result<LowRates> low_rates(Desk& desk, const Actor& actor, const LowRateQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_low_rates"));
  return desk.database.read_value<LowRates>([&](store::Reader& reader) -> Result<LowRates> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    LowRates list{query.on.value_or(today), {}};
    const store::ListScope scope = list_scope(actor);
    TRY(const std::vector<store::PayStandardRow> rows,
        store::rates_on(reader, scope.unit, list.on));
    TRY(const std::vector<store::RateUse> uses, store::rate_uses(reader, scope));
    for (const store::PayStandardRow& row : rows) {
      if (query.unit && *query.unit != row.unit) continue;
      TRY(std::optional<LowRate> low, below(*edition.snapshot, row, list.on));
      if (!low) continue;
      count(*low, uses);
      list.rates.push_back(*std::move(low));
    }
    return list;
  });
}

}  // namespace yigang::usecase
