#include "store/rate_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::vector<PayStandardRow>> rates_on(Reader& reader, UnitCode unit, Date day) {
  return select_all<PayStandardRow>(
      reader,
      "(?1 = 371500 OR unit = ?1) AND from_day <= ?2 AND NOT EXISTS (SELECT 1 FROM pay_standard n "
      "WHERE n.unit = pay_standard.unit AND n.side = pay_standard.side AND n.post_type = "
      "pay_standard.post_type AND n.band = pay_standard.band AND n.from_day <= ?2 AND n.from_day > "
      "pay_standard.from_day) ORDER BY unit, side, post_type, band, id",
      args(unit, day));
}

Result<std::vector<RateUse>> rate_uses(Reader& reader, const ListScope& scope) {
  std::vector<RateUse> uses;
  TRY_VOID(reader.each(
      "SELECT o.unit, o.side, o.post_type, o.band, COUNT(*), COUNT(p.id) FROM post o LEFT JOIN "
      "placement p ON p.unit = o.unit AND p.post_id = o.id AND p.state <> 'ended' WHERE (?1 = "
      "371500 OR o.unit = ?1) AND (?2 = 0 OR o.town = ?2) AND (?3 = 0 OR o.place = ?3) AND o.state "
      "NOT IN ('proposed', 'abolished') GROUP BY o.unit, o.side, o.post_type, o.band ORDER BY "
      "o.unit, o.side, o.post_type, o.band",
      args(scope.unit, scope.town, scope.village), [&](const Row& row) -> Result<> {
        uses.push_back({row.get<UnitCode>(0), row.get<Side>(1), row.get<std::string>(2),
                        row.get<std::string>(3), row.get<std::int64_t>(4),
                        row.get<std::int64_t>(5)});
        return {};
      }));
  return uses;
}

}  // namespace yigang::store
