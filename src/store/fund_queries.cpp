#include "store/fund_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

Args months(const ListScope& scope, Month from, Month until) {
  return args(scope.unit, scope.town, scope.village, from, until);
}

// A batch has only a unit; the town and the village of the scope are not looked at.
Args batch_args(const ListScope& scope, std::optional<UnitCode> unit, std::optional<Month> month) {
  return args(scope.unit, unit.value_or(UnitCode{}), month ? to_text(*month) : std::string());
}
constexpr std::string_view kBatchWhere =
    "(?1 = 371500 OR b.unit = ?1) AND (?2 = 0 OR b.unit = ?2) AND (?3 = '' OR b.month = ?3)";

// Lines of the batches `b` as sums of unit, month, state, lines and amount. Nearly all are paid,
// and those are what a batch holds less what is not: the index of the others is all that is read.
// CROSS JOIN: SQLite joins in this order, from the batches.
std::string payments_of(std::string_view batches) {
  const std::string not_paid =
      " FROM payment_batch b CROSS JOIN payment_line y WHERE y.unit = b.unit AND y.batch_id = b.id "
      "AND y.state <> 'paid' AND " +
      std::string(batches);
  return "SELECT b.unit, b.month, 'paid' AS state, b.line_count AS lines, b.total_fen AS amount "
         "FROM payment_batch b WHERE " +
         std::string(batches) + " UNION ALL SELECT b.unit, b.month, 'paid', -1, -y.amount_fen" +
         not_paid + " UNION ALL SELECT b.unit, b.month, y.state, 1, y.amount_fen" + not_paid;
}

}  // namespace

Result<std::vector<FundDue>> due_by_month(Reader& reader, const ListScope& scope, Month from,
                                          Month until) {
  // The sums of a run are kept with it; only what lies in a town is added up from its lines.
  const bool whole = scope.town.empty() && scope.village.empty();
  const std::string sql =
      whole ? "SELECT unit, month, CAST(SUM(total_fen) AS BIGINT), CAST(SUM(province_fen) AS "
              "BIGINT), CAST(SUM(city_fen) AS BIGINT), CAST(SUM(county_fen) AS BIGINT), "
              "CAST(SUM(social_fen) AS BIGINT), CAST(SUM(original_fen) AS BIGINT) FROM "
              "settlement_run WHERE (?1 = 371500 OR unit = ?1) AND (?2 = ?2) AND (?3 = ?3) AND "
              "month >= ?4 AND month <= ?5 AND state = 'locked' GROUP BY unit, month ORDER BY "
              "unit, month"
            : "SELECT l.unit, r.month, CAST(SUM(l.amount_fen) AS BIGINT), "
              "CAST(SUM(l.province_fen) AS BIGINT), CAST(SUM(l.city_fen) AS BIGINT), "
              "CAST(SUM(l.county_fen) AS BIGINT), CAST(SUM(l.social_fen) AS BIGINT), "
              "CAST(SUM(l.original_fen) AS BIGINT) FROM settlement_run r JOIN settlement_line l ON "
              "l.unit = r.unit AND l.run_id = r.id WHERE (?1 = 371500 OR l.unit = ?1) AND "
              "l.town = ?2 AND (?3 = 0 OR l.village = ?3) AND r.month >= ?4 AND r.month <= ?5 "
              "AND r.state = 'locked' AND l.status = 'payable' GROUP BY l.unit, r.month ORDER BY "
              "l.unit, r.month";
  std::vector<FundDue> rows;
  TRY_VOID(reader.each(sql, months(scope, from, until), [&](const Row& row) -> Result<> {
    rows.push_back({row.get<UnitCode>(0), row.get<Month>(1), row.get<Fen>(2), row.get<Fen>(3),
                    row.get<Fen>(4), row.get<Fen>(5), row.get<Fen>(6), row.get<Fen>(7)});
    return {};
  }));
  return rows;
}

Result<std::vector<FundPaid>> paid_by_month(Reader& reader, const ListScope& scope, Month from,
                                            Month until) {
  const bool whole = scope.town.empty() && scope.village.empty();
  // Where a line lies is known of its placement alone.
  const std::string of_town =
      "SELECT y.unit, b.month, y.state, 1 AS lines, y.amount_fen AS amount FROM payment_line y "
      "JOIN "
      "payment_batch b ON b.unit = y.unit AND b.id = y.batch_id JOIN placement p ON p.unit = "
      "y.unit AND p.id = y.placement_id WHERE (?1 = 371500 OR y.unit = ?1) AND p.town = ?2 AND (?3 "
      "= 0 OR p.village = ?3) AND b.month >= ?4 AND b.month <= ?5";
  const std::string of_unit = payments_of(
      "(?1 = 371500 OR b.unit = ?1) AND ?2 = ?2 AND ?3 = ?3 AND b.month >= ?4 AND "
      "b.month <= ?5");
  std::vector<FundPaid> rows;
  TRY_VOID(reader.each(
      "SELECT x.unit, x.month, x.state, CAST(SUM(x.lines) AS BIGINT), CAST(SUM(x.amount) AS "
      "BIGINT) FROM (" +
          (whole ? of_unit : of_town) +
          ") x GROUP BY x.unit, x.month, x.state HAVING SUM(x.lines) > 0 ORDER BY x.unit, x.month, "
          "x.state",
      months(scope, from, until), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<Month>(1), row.get<PaymentState>(2),
                        row.get<std::int64_t>(3), row.get<Fen>(4)});
        return {};
      }));
  return rows;
}

Result<std::vector<BatchCount>> batches_by_state(Reader& reader, const ListScope& scope,
                                                 std::optional<UnitCode> unit,
                                                 std::optional<Month> month) {
  std::vector<BatchCount> rows;
  TRY_VOID(reader.each(
      "SELECT b.state, COUNT(*), CAST(SUM(b.line_count) AS BIGINT), CAST(SUM(b.total_fen) AS "
      "BIGINT) FROM payment_batch b WHERE " +
          std::string(kBatchWhere) + " GROUP BY b.state ORDER BY b.state",
      batch_args(scope, unit, month), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<BatchState>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2),
                        row.get<Fen>(3)});
        return {};
      }));
  return rows;
}

Result<std::vector<PaymentCount>> payments_by_state(Reader& reader, const ListScope& scope,
                                                    std::optional<UnitCode> unit,
                                                    std::optional<Month> month) {
  std::vector<PaymentCount> rows;
  TRY_VOID(reader.each(
      "SELECT x.state, CAST(SUM(x.lines) AS BIGINT), CAST(SUM(x.amount) AS BIGINT) FROM (" +
          payments_of(kBatchWhere) +
          ") x GROUP BY x.state HAVING SUM(x.lines) > 0 ORDER BY x.state",
      batch_args(scope, unit, month), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<PaymentState>(0), row.get<std::int64_t>(1), row.get<Fen>(2)});
        return {};
      }));
  return rows;
}

}  // namespace yigang::store
