#include "store/payment_lists.h"

#include <algorithm>

#include "store/described_row.h"
#include "store/late_ends.h"

namespace yigang::store {

namespace {

// ?1–?3 the scope, of which a batch has only the unit; ?4 month, ?5 unit, ?6 state, ?7 run, ?8
// whose batches are left out, ?9 only those with returned lines.
constexpr std::string_view kBatchWhere =
    "(?1 = 371500 OR unit = ?1) AND (?2 = ?2) AND (?3 = ?3) AND (?4 = '' OR month = ?4) AND (?5 = "
    "0 OR unit = ?5) AND (?6 = '' OR state = ?6) AND (?7 = 0 OR run_id = ?7) AND (?8 = 0 OR "
    "(made_by <> ?8 AND made_by NOT IN (SELECT s.same_id FROM same_person s WHERE s.account_id = "
    "?8) AND NOT EXISTS (SELECT 1 FROM settlement_run r WHERE r.unit = payment_batch.unit AND r.id "
    "= payment_batch.run_id AND (r.run_by = ?8 OR r.locked_by = ?8 OR EXISTS (SELECT 1 FROM "
    "same_person s WHERE s.account_id = ?8 AND (s.same_id = r.run_by OR s.same_id = "
    "r.locked_by)))))) AND (?9 = 0 OR EXISTS "
    "(SELECT "
    "1 FROM payment_line y WHERE y.unit = payment_batch.unit AND y.batch_id = payment_batch.id AND "
    "y.state <> 'paid' AND y.state = 'returned'))";

Args batch_args(const ListScope& scope, const BatchFilter& filter) {
  return args(
      scope.unit, scope.town, scope.village, filter.month ? to_text(*filter.month) : std::string(),
      filter.unit.value_or(UnitCode{}), word_or_nothing(filter.state),
      filter.run.value_or(SettlementRunId{}), filter.not_by.value_or(AccountId{}), filter.returned);
}

constexpr std::string_view kLineWhere =
    "y.unit = ?1 AND y.batch_id = ?2 AND (?3 = '' OR y.state = ?3)";

Args line_args(UnitCode unit, const BatchLineFilter& filter) {
  return args(unit, filter.id, word_or_nothing(filter.state));
}

}  // namespace

Result<std::vector<PaymentBatchRow>> list_batches(Reader& reader, const ListScope& scope,
                                                  const BatchFilter& filter) {
  Args arguments = batch_args(scope, filter);
  arguments.add(filter.after.value_or(PaymentBatchId{})).add(filter.limit);
  return select_all<PaymentBatchRow>(
      reader, std::string(kBatchWhere) + " AND id > ?10 ORDER BY id LIMIT ?11", arguments);
}

Result<std::int64_t> count_batches(Reader& reader, const ListScope& scope,
                                   const BatchFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM payment_batch WHERE " + std::string(kBatchWhere),
                       batch_args(scope, filter)));
  return row->get<std::int64_t>(0);
}

namespace {

// Nearly all lines are paid: what was made less what stands otherwise.
BatchStanding all_paid(std::int64_t lines, Fen total) {
  BatchStanding standing;
  standing.paid = lines;
  standing.paid_fen = total;
  return standing;
}

Result<> tell_not_paid(const Row& row, BatchStanding& standing) {
  const auto lines = row.get<std::int64_t>(1);
  const auto amount = row.get<Fen>(2);
  standing.paid -= lines;
  standing.paid_fen -= amount;
  switch (row.get<PaymentState>(0)) {
    case PaymentState::returned:
      standing.returned = lines;
      standing.returned_fen = amount;
      break;
    case PaymentState::reissued:
      standing.reissued = lines;
      break;
    case PaymentState::given_up:
      standing.given_up = lines;
      standing.given_up_fen = amount;
      break;
    case PaymentState::withdrawn:
    case PaymentState::paid:
      break;
    case PaymentState::pending:
    case PaymentState::sent:
      standing.unanswered += lines;
      break;
  }
  return {};
}

}  // namespace

Result<BatchSums> sum_batches(Reader& reader, const ListScope& scope, const BatchFilter& filter) {
  const std::string where(kBatchWhere);
  const std::string within =
      "(y.unit, y.batch_id) IN (SELECT unit, id FROM payment_batch WHERE " + where + ")";
  TRY(const std::optional<Row> made,
      reader.query_one("SELECT CAST(COALESCE(SUM(line_count), 0) AS BIGINT), "
                       "CAST(COALESCE(SUM(total_fen), 0) AS BIGINT) FROM payment_batch WHERE " +
                           where,
                       batch_args(scope, filter)));
  const auto lines = made->get<std::int64_t>(0);
  const auto total = made->get<Fen>(1);
  BatchStanding standing = all_paid(lines, total);
  TRY_VOID(reader.each(
      "SELECT y.state, CAST(COUNT(*) AS BIGINT), CAST(SUM(y.amount_fen) AS BIGINT) FROM "
      "payment_line y WHERE y.state <> 'paid' AND " +
          within + " GROUP BY y.state ORDER BY y.state",
      batch_args(scope, filter), [&](const Row& row) { return tell_not_paid(row, standing); }));
  TRY(const std::optional<Row> persons,
      reader.query_one("SELECT CAST(COUNT(*) AS BIGINT) FROM (SELECT DISTINCT p.unit, p.person_id "
                       "FROM payment_line y JOIN placement p ON p.unit = y.unit AND p.id = "
                       "y.placement_id WHERE " +
                           within + ") AS paid_persons",
                       batch_args(scope, filter)));
  return BatchSums{persons->get<std::int64_t>(0),
                   lines,
                   total,
                   standing.paid_fen,
                   standing.returned,
                   standing.given_up_fen,
                   standing.unanswered};
}

Result<BatchStanding> standing_of(Reader& reader, const PaymentBatchRow& batch) {
  BatchStanding standing = all_paid(batch.line_count, batch.total_fen);
  TRY_VOID(reader.each(
      "SELECT state, CAST(COUNT(*) AS BIGINT), CAST(SUM(amount_fen) AS BIGINT) FROM payment_line "
      "WHERE unit = ?1 AND batch_id = ?2 AND state <> 'paid' GROUP BY state ORDER BY state",
      args(batch.unit, batch.id), [&](const Row& row) { return tell_not_paid(row, standing); }));
  return standing;
}

Result<DueCount> count_due(Reader& reader, const ListScope& scope, UnitCode unit,
                           const SettlementRunRow& run) {
  TRY(const UnpaidLines lines, unpaid_lines(reader, unit, run));
  const auto within = [&](const DueLine& line) {
    return (scope.town.empty() || scope.town == line.town) &&
           (scope.village.empty() || scope.village == line.village);
  };
  DueCount count;
  count.due = std::ranges::count_if(lines.due, within);
  for (const LateLine& late : lines.late)
    if (within(late.line)) count.late.push_back(late.end.placement_number);
  return count;
}

// CROSS JOIN: SQLite joins in this order, from the batches of the run.
Result<std::int64_t> count_returned(Reader& reader, const ListScope& scope, UnitCode unit,
                                    SettlementRunId run) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT COUNT(*) FROM payment_batch b CROSS JOIN payment_line y CROSS JOIN "
          "settlement_line l WHERE b.unit = ?1 AND b.run_id = ?2 AND y.unit = b.unit AND "
          "y.batch_id = b.id AND y.state <> 'paid' AND y.state = 'returned' AND l.unit = y.unit "
          "AND l.id = y.settlement_line_id AND (?3 = 0 OR l.town = ?3) AND (?4 = 0 OR l.village = "
          "?4)",
          args(unit, run, scope.town, scope.village)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<ListedBatchLine>> list_batch_lines(Reader& reader, UnitCode unit,
                                                      const BatchLineFilter& filter) {
  Args arguments = line_args(unit, filter);
  arguments.add(filter.after.value_or(0)).add(filter.limit);
  const std::size_t own = columns_of<PaymentLineRow>().size();
  std::vector<ListedBatchLine> rows;
  TRY_VOID(reader.each(
      "SELECT " + column_list<PaymentLineRow>("y.") +
          ", n.name, b.account_tail, p.number, p.town FROM payment_line y JOIN placement p ON "
          "p.unit = y.unit AND p.id = y.placement_id JOIN person n ON n.unit = p.unit AND n.id = "
          "p.person_id JOIN bank_account b ON b.unit = y.unit AND b.id = y.account_id WHERE " +
          std::string(kLineWhere) + " AND y.line_no > ?4 ORDER BY y.line_no LIMIT ?5",
      arguments, [&](const Row& row) -> Result<> {
        rows.push_back({read_row<PaymentLineRow>(row), row.get<std::string>(own),
                        row.get<std::string>(own + 1), row.get<std::int64_t>(own + 2),
                        row.get<PlaceCode>(own + 3)});
        return {};
      }));
  return rows;
}

Result<std::int64_t> count_batch_lines(Reader& reader, UnitCode unit,
                                       const BatchLineFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM payment_line y WHERE " + std::string(kLineWhere),
                       line_args(unit, filter)));
  return row->get<std::int64_t>(0);
}

Result<PaymentSums> sum_batch_lines(Reader& reader, UnitCode unit, const BatchLineFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT CAST(COUNT(DISTINCT y.placement_id) AS BIGINT), "
                       "CAST(COALESCE(SUM(y.amount_fen), 0) AS BIGINT) FROM payment_line y WHERE " +
                           std::string(kLineWhere),
                       line_args(unit, filter)));
  return PaymentSums{row->get<std::int64_t>(0), row->get<Fen>(1)};
}

}  // namespace yigang::store
