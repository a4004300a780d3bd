#include "store/fund_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

Args months(const ListScope& scope, Month from, Month until) {
  return args(scope.unit, scope.town, scope.village, from, until);
}

constexpr std::string_view kOfPlacement =
    " JOIN placement p ON p.unit = y.unit AND p.id = y.placement_id";

// A batch has only a unit; the town and the village of the scope are not looked at.
Args batch_args(const ListScope& scope, std::optional<UnitCode> unit, std::optional<Month> month) {
  return args(scope.unit, unit.value_or(UnitCode{}), month ? to_text(*month) : std::string());
}
constexpr std::string_view kBatchWhere =
    "(?1 = 371500 OR b.unit = ?1) AND (?2 = 0 OR b.unit = ?2) AND (?3 = '' OR b.month = ?3)";

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
              "l.unit = r.unit AND l.run_id = r.id WHERE (?1 = 371500 OR l.unit = ?1) AND (?2 = 0 "
              "OR l.town = ?2) AND (?3 = 0 OR l.village = ?3) AND r.month >= ?4 AND r.month <= ?5 "
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
  // Where a line lies is known of its placement alone.
  const bool whole = scope.town.empty() && scope.village.empty();
  std::vector<FundPaid> rows;
  TRY_VOID(reader.each(
      "SELECT y.unit, b.month, y.state, COUNT(*), CAST(SUM(y.amount_fen) AS BIGINT) FROM "
      "payment_line y JOIN payment_batch b ON b.unit = y.unit AND b.id = y.batch_id" +
          std::string(whole ? "" : kOfPlacement) + " WHERE (?1 = 371500 OR y.unit = ?1) AND " +
          std::string(whole ? "?2 = ?2 AND ?3 = ?3"
                            : "(?2 = 0 OR p.town = ?2) AND (?3 = 0 OR p.village = ?3)") +
          " AND b.month >= ?4 AND b.month <= ?5 GROUP BY y.unit, b.month, y.state ORDER BY y.unit, "
          "b.month, y.state",
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
      "SELECT y.state, COUNT(*), CAST(SUM(y.amount_fen) AS BIGINT) FROM payment_line y JOIN "
      "payment_batch b ON b.unit = y.unit AND b.id = y.batch_id WHERE " +
          std::string(kBatchWhere) + " GROUP BY y.state ORDER BY y.state",
      batch_args(scope, unit, month), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<PaymentState>(0), row.get<std::int64_t>(1), row.get<Fen>(2)});
        return {};
      }));
  return rows;
}

}  // namespace yigang::store
