// What of the lines of a locked run may still leave: a line and its corrections are one debt.
#include "store/due_lines.h"

#include <unordered_map>

#include "store/late_ends.h"
#include "store/month_queries.h"
#include "store/uncovered_runs.h"

namespace yigang::store {

namespace {

// No open hold covers the month of the line `l`.
constexpr std::string_view kNotHeld =
    "NOT EXISTS (SELECT 1 FROM hold h WHERE h.unit = l.unit AND h.placement_id = l.placement_id "
    "AND h.from_month <= l.month AND (h.until_month IS NULL OR h.until_month >= l.month) AND "
    "h.released_by IS NULL)";

// Balances of the lines of a month that locked corrections name, by the line and by them.
using Balances = std::unordered_map<std::int64_t, LineBalance>;
Result<Balances> corrected_lines(Reader& reader, UnitCode unit, Month month) {
  Balances balances;
  TRY_VOID(reader.each(
      "SELECT l.corrects_line_id, t.amount_fen, CAST(SUM(l.amount_fen) AS BIGINT) FROM "
      "settlement_run r JOIN settlement_line l ON l.unit = r.unit AND l.run_id = r.id JOIN "
      "settlement_line t ON t.unit = l.unit AND t.id = l.corrects_line_id WHERE r.unit = ?1 AND "
      "r.month = ?2 AND r.state = 'locked' AND l.kind = 'correction' GROUP BY l.corrects_line_id, "
      "t.amount_fen ORDER BY l.corrects_line_id",
      args(unit, month), [&](const Row& row) -> Result<> {
        const Fen own = row.get<Fen>(1);
        balances[row.get<std::int64_t>(0)] = {own, own + row.get<Fen>(2), Fen()};
        return {};
      }));
  if (balances.empty()) return balances;
  TRY_VOID(reader.each(
      "SELECT x.line, CAST(SUM(m.amount_fen) AS BIGINT) FROM (SELECT corrects_line_id AS line, id "
      "FROM settlement_line WHERE unit = ?1 AND corrects_line_id IS NOT NULL AND month = ?2 UNION "
      "SELECT corrects_line_id, corrects_line_id FROM settlement_line WHERE unit = ?1 AND "
      "corrects_line_id IS NOT NULL AND month = ?2) x JOIN payment_line m ON m.unit = ?1 AND "
      "m.settlement_line_id = x.id AND m.state IN " +
          std::string(kLivePayments) + " GROUP BY x.line ORDER BY x.line",
      args(unit, month), [&](const Row& row) -> Result<> {
        const auto found = balances.find(row.get<std::int64_t>(0));
        if (found != balances.end()) found->second.in_payment = row.get<Fen>(1);
        return {};
      }));
  return balances;
}

// A payable line that is in no payment yet, and the line whose debt it belongs to.
struct Unpaid {
  DueLine line;
  std::int64_t debt = 0;
};

Result<bool> may_be_uncovered(Reader& reader, UnitCode unit, SettlementRunId run) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT 1 FROM settlement_run r WHERE r.unit = ?1 AND r.id = ?2 AND "
                       "(r.kind = 'correction' OR (" +
                           std::string(kMayBeUncovered) + "))",
                       args(unit, run)));
  return row.has_value();
}

Result<std::vector<Unpaid>> lines_without_payment(Reader& reader, UnitCode unit,
                                                  SettlementRunId run) {
  std::vector<Unpaid> found;
  TRY(const bool uncovered, may_be_uncovered(reader, unit, run));
  if (!uncovered) return found;
  TRY_VOID(reader.each(
      "SELECT l.id, l.placement_id, p.person_id, l.amount_fen, COALESCE(l.corrects_line_id, l.id), "
      "l.town, l.village FROM settlement_line l JOIN placement p ON p.unit = l.unit AND p.id = "
      "l.placement_id WHERE "
      "l.unit = ?1 AND l.run_id = ?2 AND l.status = 'payable' AND l.amount_fen > 0 AND NOT EXISTS "
      "(SELECT 1 FROM payment_line m WHERE m.unit = l.unit AND m.settlement_line_id = l.id AND "
      "m.state <> 'withdrawn') AND " +
          std::string(kNotHeld) + " ORDER BY l.line_no",
      args(unit, run), [&](const Row& row) -> Result<> {
        found.push_back(
            {{row.get<SettlementLineId>(0), row.get<PlacementId>(1), row.get<PersonId>(2),
              row.get<Fen>(3), row.get<PlaceCode>(5), row.get<PlaceCode>(6)},
             row.get<std::int64_t>(4)});
        return {};
      }));
  return found;
}

}  // namespace

Result<UnpaidLines> unpaid_lines(Reader& reader, UnitCode unit, const SettlementRunRow& run) {
  TRY(std::vector<Unpaid> unpaid, lines_without_payment(reader, unit, run.id));
  // Most months are paid, and what follows reads all lines of the month.
  if (unpaid.empty()) return UnpaidLines{};
  TRY(const Balances balances, corrected_lines(reader, unit, run.month));
  TRY(const LateEnds ends, late_ends(reader, unit, run.month));
  UnpaidLines lines;
  for (auto& [line, debt] : unpaid) {
    if (const auto found = balances.find(debt); found != balances.end()) {
      LineBalance balance = found->second;
      balance.own = line.amount;
      line.amount = balance.payable();
    }
    if (line.amount <= Fen()) continue;
    if (const auto end = ends.find(debt); end != ends.end())
      lines.late.push_back({line, end->second});
    else
      lines.due.push_back(line);
  }
  return lines;
}

Result<std::vector<DueLine>> due_lines(Reader& reader, UnitCode unit, const SettlementRunRow& run) {
  TRY(UnpaidLines lines, unpaid_lines(reader, unit, run));
  return std::move(lines.due);
}

Result<std::vector<std::int64_t>> moved_lines(Reader& reader, const PaymentBatchRow& batch) {
  TRY(const Balances balances, corrected_lines(reader, batch.unit, batch.month));
  TRY(const LateEnds ends, late_ends(reader, batch.unit, batch.month));
  std::vector<std::int64_t> moved;
  TRY_VOID(reader.each(
      "SELECT y.line_no, COALESCE(l.corrects_line_id, l.id), CASE WHEN " + std::string(kNotHeld) +
          " AND NOT EXISTS (SELECT 1 FROM settlement_line c JOIN settlement_run r ON r.unit = "
          "c.unit AND r.id = c.run_id WHERE c.unit = l.unit AND c.corrects_line_id = "
          "COALESCE(l.corrects_line_id, l.id) AND c.amount_fen < 0 AND r.state IN ('running', "
          "'computed')) THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END FROM payment_line y JOIN "
          "settlement_line l ON l.unit = "
          "y.unit AND l.id = y.settlement_line_id WHERE y.unit = ?1 AND y.batch_id = ?2 ORDER BY "
          "y.line_no",
      args(batch.unit, batch.id), [&](const Row& row) -> Result<> {
        const auto found = balances.find(row.get<std::int64_t>(1));
        const bool less =
            found != balances.end() && found->second.entitled < found->second.in_payment;
        if (less || row.get<std::int64_t>(2) != 0 || ends.contains(row.get<std::int64_t>(1)))
          moved.push_back(row.get<std::int64_t>(0));
        return {};
      }));
  return moved;
}

Result<LineBalance> line_balance(Reader& reader, UnitCode unit, SettlementLineId line) {
  TRY(const std::optional<Row> own,
      reader.query_one("SELECT amount_fen, COALESCE(corrects_line_id, id) FROM settlement_line "
                       "WHERE unit = ?1 AND id = ?2",
                       args(unit, line)));
  CHECK(own.has_value());
  const auto first = own->get<SettlementLineId>(1);
  TRY(const LockedSum locked, locked_for_line(reader, unit, first));
  TRY(const std::optional<Row> live,
      reader.query_one(
          "SELECT CAST(COALESCE(SUM(m.amount_fen), 0) AS BIGINT) FROM payment_line m WHERE m.unit "
          "= ?1 AND m.settlement_line_id IN (SELECT id FROM settlement_line WHERE unit = ?1 AND id "
          "= ?2 UNION ALL SELECT id FROM settlement_line WHERE unit = ?1 AND corrects_line_id = "
          "?2) AND m.state IN " +
              std::string(kLivePayments),
          args(unit, first)));
  return LineBalance{own->get<Fen>(0), locked.amount, live->get<Fen>(0)};
}

}  // namespace yigang::store
