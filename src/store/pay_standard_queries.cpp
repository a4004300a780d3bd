#include "store/pay_standard_queries.h"

#include "store/described_row.h"

namespace yigang::store {

Result<std::optional<PayStandardEntryRow>> asked_pay_standard(Reader& reader,
                                                              const PayStandardRow& like) {
  return select_one<PayStandardEntryRow>(
      reader,
      "unit = ?1 AND side = ?2 AND post_type = ?3 AND band = ?4 AND from_day = ?5 AND state = "
      "'asked'",
      args(like.unit, like.side, like.post_type, like.band, like.from_day));
}

Result<std::vector<std::string>> kinds_of_pay(Reader& reader, UnitCode unit, Side side) {
  TRY(const std::vector<Row> rows,
      reader.query("SELECT post_type, band FROM pay_standard WHERE unit = ?1 AND side = ?2 UNION "
                   "SELECT post_type, band FROM pay_standard_entry WHERE unit = ?1 AND side = ?2 "
                   "AND state = 'asked' ORDER BY 1, 2",
                   args(unit, side)));
  std::vector<std::string> kinds;
  for (const Row& row : rows)
    kinds.push_back(row.get<std::string>(0) + " / " + row.get<std::string>(1));
  return kinds;
}

Result<std::optional<Month>> locked_month_of(Reader& reader, const PayStandardRow& row) {
  TRY(const std::optional<Row> next,
      reader.query_one("SELECT MIN(from_day) FROM pay_standard WHERE unit = ?1 AND side = ?2 AND "
                       "post_type = ?3 AND band = ?4 AND from_day > ?5",
                       args(row.unit, row.side, row.post_type, row.band, row.from_day)));
  const auto next_day = next->get<std::optional<Date>>(0);
  const Month first = Month::of(row.from_day);
  const std::optional<Month> last =
      next_day ? std::optional(Month::of(next_day->plus_days(-1))) : std::nullopt;
  TRY(const std::optional<Row> found,
      reader.query_one(
          "SELECT MAX(l.month) FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND "
          "r.id = l.run_id JOIN placement p ON p.unit = l.unit AND p.id = l.placement_id JOIN post "
          "o ON o.unit = p.unit AND o.id = p.post_id WHERE l.unit = ?1 AND l.side = ?2 AND "
          "o.post_type = ?3 AND o.band = ?4 AND l.month >= ?5 AND l.month <= ?6 AND l.status = "
          "'payable' AND r.state = 'locked'",
          args(row.unit, row.side, row.post_type, row.band, first,
               last ? to_text(*last) : std::string("9999-12"))));
  return found->get<std::optional<Month>>(0);
}

}  // namespace yigang::store
