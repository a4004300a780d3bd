#include "store/ledger_checks.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

Result<std::int64_t> count_of(Reader& reader, std::string_view statement, UnitCode unit) {
  TRY(const std::optional<Row> row, reader.query_one(std::string(statement), args(unit)));
  return row->get<std::int64_t>(0);
}

}  // namespace

Result<std::vector<SettlementRunRow>> locked_runs(Reader& reader, UnitCode unit) {
  return select_all<SettlementRunRow>(
      reader, "unit = ?1 AND state = 'locked' ORDER BY month, run_no", args(unit));
}

Result<std::optional<Bytes>> last_entry_about(Reader& reader, UnitCode unit, std::string_view table,
                                              std::int64_t object, std::string_view verb) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT entry FROM journal_entry WHERE unit = ?1 AND object_table = ?2 AND "
                       "object_id = ?3 AND verb = ?4 ORDER BY sequence DESC LIMIT 1",
                       args(unit, table, object, verb)));
  if (!row) return std::optional<Bytes>();
  return std::optional(row->get<Bytes>(0));
}

Result<PaymentFaults> payment_faults(Reader& reader, UnitCode unit) {
  PaymentFaults faults;
  TRY(faults.lines,
      count_of(reader,
               "SELECT COUNT(*) FROM payment_line p JOIN settlement_line s ON s.unit = p.unit AND "
               "s.id = p.settlement_line_id WHERE p.unit = ?1 AND s.amount_fen <> p.amount_fen AND "
               "(p.amount_fen > s.amount_fen OR p.amount_fen < s.amount_fen + (SELECT "
               "COALESCE(SUM(c.amount_fen), 0) FROM settlement_line c JOIN settlement_run r ON "
               "r.unit = c.unit AND r.id = c.run_id WHERE c.unit = s.unit AND c.corrects_line_id = "
               "COALESCE(s.corrects_line_id, s.id) AND c.amount_fen < 0 AND r.state = 'locked'))",
               unit));
  TRY(faults.batches,
      count_of(reader,
               "SELECT COUNT(*) FROM payment_batch b WHERE b.unit = ?1 AND (b.total_fen <> (SELECT "
               "COALESCE(SUM(p.amount_fen), 0) FROM payment_line p WHERE p.unit = b.unit AND "
               "p.batch_id = b.id) OR b.line_count <> (SELECT COUNT(*) FROM payment_line p WHERE "
               "p.unit = b.unit AND p.batch_id = b.id))",
               unit));
  return faults;
}

Result<std::vector<UnitCode>> units_without_journal(Reader& reader) {
  std::vector<UnitCode> units;
  TRY_VOID(reader.each(
      "SELECT u.unit FROM programme_unit u WHERE NOT EXISTS (SELECT 1 FROM journal_head h WHERE "
      "h.unit = u.unit) AND (EXISTS (SELECT 1 FROM number_counter n WHERE n.unit = u.unit) OR "
      "EXISTS (SELECT 1 FROM settlement_run r WHERE r.unit = u.unit) OR EXISTS (SELECT 1 FROM "
      "journal_entry e WHERE e.unit = u.unit)) ORDER BY u.unit",
      {}, [&](const Row& row) -> Result<> {
        units.push_back(row.get<UnitCode>(0));
        return {};
      }));
  return units;
}

}  // namespace yigang::store
