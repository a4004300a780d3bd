#include "store/unpaid_queries.h"

#include "store/unit_scope.h"

namespace yigang::store {

namespace {

Args within(const ListScope& scope) {
  return args(scope.unit, scope.town, scope.village);
}

}  // namespace

Result<std::vector<PlacementMonths>> placement_months(Reader& reader, const ListScope& scope) {
  std::vector<PlacementMonths> rows;
  TRY_VOID(reader.each(
      "SELECT unit, SUBSTR(started_on, 1, 7) AS first_month, SUBSTR(ended_on, 1, 7) AS last_month, "
      "COUNT(*) FROM placement WHERE " +
          of_unit("unit", scope.unit) +
          "AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR village = ?3) GROUP BY unit, "
          "SUBSTR(started_on, 1, 7), SUBSTR(ended_on, 1, 7) ORDER "
          "BY unit, first_month, COALESCE(SUBSTR(ended_on, 1, 7), '')",
      within(scope), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<Month>(1), row.get<std::optional<Month>>(2),
                        row.get<std::int64_t>(3)});
        return {};
      }));
  return rows;
}

Result<std::vector<MonthCount>> settled_by_month(Reader& reader, const ListScope& scope) {
  std::vector<MonthCount> rows;
  // The placement's dates decide whether it belongs to the month: an exit that was entered late
  // takes it out of one that was settled.
  TRY_VOID(reader.each(
      "SELECT r.unit, r.month, COUNT(DISTINCT l.placement_id) FROM settlement_run r JOIN "
      "settlement_line l ON l.unit = r.unit AND l.run_id = r.id JOIN placement p ON p.unit = "
      "l.unit AND p.id = l.placement_id WHERE " +
          of_unit("r.unit", scope.unit) +
          "AND r.state = 'locked' AND l.kind = 'pay' AND l.status "
          "IN ('payable', 'nothing', 'tenure_over') AND SUBSTR(p.started_on, 1, 7) <= r.month AND "
          "(p.ended_on IS NULL OR SUBSTR(p.ended_on, 1, 7) >= r.month) "
          "AND (?2 = 0 OR p.town = ?2) AND (?3 = 0 OR p.village = ?3) GROUP BY r.unit, r.month "
          "ORDER BY r.unit, r.month",
      within(scope), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<Month>(1), row.get<std::int64_t>(2)});
        return {};
      }));
  return rows;
}

Result<std::vector<MonthRuns>> runs_by_month(Reader& reader, const ListScope& scope) {
  std::vector<MonthRuns> rows;
  // A run belongs to its unit, whatever part of it one sees.
  TRY_VOID(reader.each(
      "SELECT unit, month, CAST(MAX(CASE WHEN state = 'locked' THEN 1 ELSE 0 END) AS BIGINT) FROM "
      "settlement_run "
      "WHERE (?1 = 371500 OR unit = ?1) AND state <> 'discarded' GROUP BY unit, month ORDER BY "
      "unit, month",
      args(scope.unit), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<Month>(1), row.get<std::int64_t>(2) == 1});
        return {};
      }));
  return rows;
}

Result<std::vector<MonthDebt>> unpaid_by_month(Reader& reader, const ListScope& scope) {
  std::vector<MonthDebt> rows;
  // A re-issue that was given up is no debt any more; a correction lowers or raises its line's.
  TRY_VOID(reader.each(
      "SELECT d.unit, d.month, COUNT(*), CAST(SUM(d.owed - d.done) AS BIGINT) FROM (SELECT r.unit "
      "AS unit, r.month AS month, COALESCE(l.corrects_line_id, l.id) AS line, SUM(l.amount_fen) AS "
      "owed, SUM(COALESCE(m.done, 0)) AS done FROM settlement_run r JOIN settlement_line l ON "
      "l.unit = r.unit AND l.run_id = r.id LEFT JOIN (SELECT unit, settlement_line_id, "
      "SUM(amount_fen) AS done FROM payment_line WHERE " +
          of_unit("unit", scope.unit) +
          "AND state IN ('paid', 'given_up') GROUP BY "
          "unit, settlement_line_id) m ON m.unit = l.unit AND m.settlement_line_id = l.id WHERE " +
          of_unit("r.unit", scope.unit) +
          "AND r.state = 'locked' AND l.status = 'payable' AND (?2 = 0 OR "
          "l.town = ?2) AND (?3 = 0 OR l.village = ?3) GROUP BY r.unit, r.month, "
          "COALESCE(l.corrects_line_id, l.id)) d WHERE d.owed > d.done GROUP BY d.unit, d.month "
          "ORDER "
          "BY d.unit, d.month",
      within(scope), [&](const Row& row) -> Result<> {
        rows.push_back(
            {row.get<UnitCode>(0), row.get<Month>(1), row.get<std::int64_t>(2), row.get<Fen>(3)});
        return {};
      }));
  return rows;
}

}  // namespace yigang::store
