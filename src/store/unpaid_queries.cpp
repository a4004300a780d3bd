#include "store/unpaid_queries.h"

#include "store/uncovered_runs.h"
#include "store/unit_scope.h"

namespace yigang::store {

namespace {

Args within(const ListScope& scope) {
  return args(scope.unit, scope.town, scope.village);
}

// Of the scope's ?2 and ?3; a plain equality, so that an index is taken.
std::string of_town(const std::string& prefix, const ListScope& scope) {
  return " AND " + (scope.town.empty() ? "?2 = 0" : prefix + "town = ?2") + " AND (?3 = 0 OR " +
         prefix + "village = ?3)";
}

Result<std::vector<MonthCount>> counts(Reader& reader, const std::string& sql,
                                       const Args& arguments) {
  std::vector<MonthCount> rows;
  TRY_VOID(reader.each(sql, arguments, [&](const Row& row) -> Result<> {
    rows.push_back({row.get<UnitCode>(0), row.get<Month>(1), row.get<std::int64_t>(2)});
    return {};
  }));
  return rows;
}

// The placement's dates decide whether it belongs to the month: an exit that was entered late
// takes it out of one that was settled.
Result<std::vector<MonthCount>> settled_in_town(Reader& reader, const ListScope& scope) {
  return counts(
      reader,
      "SELECT r.unit, r.month, COUNT(DISTINCT l.placement_id) FROM placement p JOIN "
      "settlement_line l ON l.unit = p.unit AND l.placement_id = p.id JOIN settlement_run r ON "
      "r.unit = l.unit AND r.id = l.run_id WHERE " +
          of_unit("p.unit", scope.unit) +
          "AND r.state = 'locked' AND l.kind = 'pay' AND l.status IN ('payable', 'nothing', "
          "'tenure_over') AND SUBSTR(p.started_on, 1, 7) <= r.month AND (p.ended_on IS NULL OR "
          "SUBSTR(p.ended_on, 1, 7) >= r.month)" +
          of_town("p.", scope) + " GROUP BY r.unit, r.month ORDER BY r.unit, r.month",
      within(scope));
}
// CROSS JOIN: SQLite joins in this order, from the few who have left.
Result<std::vector<MonthCount>> settled_after_the_end(Reader& reader, UnitCode unit) {
  return counts(
      reader,
      "SELECT l.unit, l.month, COUNT(*) FROM placement p CROSS JOIN settlement_line l CROSS JOIN "
      "settlement_run r WHERE " +
          of_unit("p.unit", unit) +
          "AND p.ended_on IS NOT NULL AND l.unit = p.unit AND l.placement_id = p.id AND l.month > "
          "SUBSTR(p.ended_on, 1, 7) AND l.kind = 'pay' AND l.status IN ('payable', 'nothing', "
          "'tenure_over') AND r.unit = l.unit AND r.id = l.run_id AND r.state = 'locked' GROUP BY "
          "l.unit, l.month ORDER BY l.unit, l.month",
      args(unit));
}

Result<std::vector<MonthDebt>> debts(Reader& reader, const std::string& sql,
                                     const Args& arguments) {
  std::vector<MonthDebt> rows;
  TRY_VOID(reader.each(sql, arguments, [&](const Row& row) -> Result<> {
    rows.push_back(
        {row.get<UnitCode>(0), row.get<Month>(1), row.get<std::int64_t>(2), row.get<Fen>(3)});
    return {};
  }));
  return rows;
}

// Open debts by unit and month, of lines `o` with unit, month, line, amount_fen and what the bank
// has confirmed. A re-issue that was given up is no debt any more; a correction lowers or raises
// its line's.
std::string open_debts(const std::string& lines) {
  return "SELECT d.unit, d.month, COUNT(*), CAST(SUM(d.owed - d.done) AS BIGINT) FROM (SELECT "
         "o.unit, o.month, o.line, SUM(o.amount_fen) AS owed, SUM(COALESCE((SELECT "
         "SUM(m.amount_fen) FROM payment_line m WHERE m.unit = o.unit AND m.settlement_line_id = "
         "o.id AND m.state IN ('paid', 'given_up')), 0)) AS done FROM (" +
         lines +
         ") o GROUP BY o.unit, o.month, o.line) d WHERE d.owed > d.done GROUP BY d.unit, d.month "
         "ORDER BY d.unit, d.month";
}

// Lines that may belong to an open debt, of a whole unit or of the city: what the bank has not
// paid; what was corrected; what no payment covers, looked for where a run has more payable lines
// than its batches have settled lines (one that was issued again stands in two). All others are a
// line and its payment of the same amount (ledger_checks.h proves it).
std::string doubtful_debts(UnitCode unit) {
  return "WITH uncovered AS (SELECT r.unit, r.id FROM settlement_run r WHERE " +
         of_unit("r.unit", unit) + "AND r.month <= ?2 AND " + std::string(kMayBeUncovered) +
         "), doubtful AS (SELECT l.unit AS unit, "
         "COALESCE(l.corrects_line_id, l.id) AS line FROM payment_batch b CROSS JOIN payment_line "
         "y CROSS JOIN settlement_line l WHERE " +
         of_unit("b.unit", unit) +
         "AND b.month <= ?2 AND b.state <> 'withdrawn' AND y.unit = b.unit AND y.batch_id = b.id "
         "AND y.state <> 'paid' AND y.state IN ('pending', 'sent', 'returned') AND l.unit = y.unit "
         "AND l.id = y.settlement_line_id UNION SELECT c.unit, c.corrects_line_id FROM "
         "settlement_line c WHERE " +
         of_unit("c.unit", unit) +
         "AND c.corrects_line_id IS NOT NULL UNION SELECT l.unit, l.id FROM uncovered u CROSS JOIN "
         "settlement_line l WHERE l.unit = u.unit AND l.run_id = u.id AND l.status = 'payable' AND "
         "NOT EXISTS (SELECT 1 FROM payment_line m WHERE m.unit = l.unit AND m.settlement_line_id "
         "= l.id AND m.state <> 'withdrawn')) ";
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

Result<std::vector<TownPlacements>> placements_of_month(Reader& reader, const ListScope& scope,
                                                        Month month) {
  std::vector<TownPlacements> rows;
  TRY_VOID(reader.each(
      "SELECT town, COUNT(*) FROM placement WHERE " + of_unit("unit", scope.unit) +
          "AND (?2 = 0 OR town = ?2) AND (?3 = 0 OR village = ?3) AND SUBSTR(started_on, 1, 7) <= "
          "?4 AND (ended_on IS NULL OR SUBSTR(ended_on, 1, 7) >= ?4) GROUP BY town ORDER BY town",
      within(scope).add(month), [&](const Row& row) -> Result<> {
        rows.push_back({row.get<PlaceCode>(0), row.get<std::int64_t>(1)});
        return {};
      }));
  return rows;
}

Result<std::vector<MonthCount>> settled_by_month(Reader& reader, const ListScope& scope) {
  if (!scope.town.empty() || !scope.village.empty()) return settled_in_town(reader, scope);
  // A placement is settled once a month: a supplement leaves out whoever is.
  TRY(std::vector<MonthCount> rows,
      counts(reader,
             "SELECT r.unit, r.month, CAST(SUM(r.line_count - (SELECT COUNT(*) FROM "
             "settlement_line l WHERE l.unit = r.unit AND l.run_id = r.id AND l.status <> "
             "'payable' AND l.status IN ('held', 'waiting', 'problem'))) AS BIGINT) FROM "
             "settlement_run r WHERE " +
                 of_unit("r.unit", scope.unit) +
                 "AND r.state = 'locked' AND r.kind <> 'correction' GROUP BY r.unit, r.month "
                 "ORDER BY r.unit, r.month",
             args(scope.unit)));
  TRY(const std::vector<MonthCount> late, settled_after_the_end(reader, scope.unit));
  for (const MonthCount& one : late)
    for (MonthCount& row : rows)
      if (row.unit == one.unit && row.month == one.month) row.count -= one.count;
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

Result<std::vector<MonthDebt>> unpaid_by_month(Reader& reader, const ListScope& scope,
                                               Month until) {
  if (!scope.town.empty() || !scope.village.empty()) {
    Args arguments = within(scope);
    arguments.add(until);
    return debts(
        reader,
        open_debts("SELECT l.unit, r.month, l.id, COALESCE(l.corrects_line_id, l.id) AS line, "
                   "l.amount_fen FROM settlement_run r JOIN settlement_line l ON l.unit = r.unit "
                   "AND l.run_id = r.id WHERE " +
                   of_unit("r.unit", scope.unit) +
                   "AND r.state = 'locked' AND r.month <= ?4 AND l.status = 'payable'" +
                   of_town("l.", scope)),
        arguments);
  }
  const auto lines_of = [](std::string_view key) {
    return "SELECT l.unit, r.month, l.id, f.line, l.amount_fen FROM doubtful f CROSS JOIN "
           "settlement_line l CROSS JOIN settlement_run r WHERE l.unit = f.unit AND " +
           std::string(key) +
           " = f.line AND l.status = 'payable' AND r.unit = l.unit AND r.id = l.run_id AND r.state "
           "= 'locked' AND r.month <= ?2";
  };
  return debts(reader,
               doubtful_debts(scope.unit) +
                   open_debts(lines_of("l.id") + " UNION ALL " + lines_of("l.corrects_line_id")),
               args(scope.unit, until));
}

}  // namespace yigang::store
