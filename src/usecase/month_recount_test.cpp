#include "usecase/month_recount.h"

#include <tuple>

#include "store/database_fixture.h"
#include "store/fund_queries.h"
#include "store/ledger_checks.h"
#include "store/month_lists.h"
#include "store/payment_lists.h"
#include "store/unpaid_queries.h"

namespace yigang::usecase {

namespace {

using Sum = std::tuple<std::string, std::int64_t, std::int64_t>;  // of what, how many, fen
using Sums = std::vector<Sum>;
const Month kEnd(2099, 12);

// Rows of a text, a count and an amount.
Sums added_up(store::Reader& reader, const std::string& sql) {
  Sums sums;
  const Result<> read = reader.each(sql, store::Args{}, [&](const store::Row& row) -> Result<> {
    sums.emplace_back(row.get<std::string>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2));
    return {};
  });
  EXPECT_EQ(store::told(read), "done");
  return sums;
}

Sums debts(store::Reader& reader, const store::ListScope& scope) {
  Sums sums;
  const std::vector<store::MonthDebt> rows = store::unpaid_by_month(reader, scope, kEnd).value();
  for (const store::MonthDebt& one : rows)
    sums.emplace_back(to_text(one.month), one.lines, one.open.value());
  return sums;
}
constexpr std::string_view kDebts =
    "SELECT d.month, COUNT(*), CAST(SUM(d.owed - d.done) AS BIGINT) FROM (SELECT r.month AS month, "
    "COALESCE(l.corrects_line_id, l.id) AS line, SUM(l.amount_fen) AS owed, SUM(COALESCE(m.done, "
    "0)) AS done FROM settlement_run r JOIN settlement_line l ON l.unit = r.unit AND l.run_id = "
    "r.id LEFT JOIN (SELECT unit, settlement_line_id, SUM(amount_fen) AS done FROM payment_line "
    "WHERE state IN ('paid', 'given_up') GROUP BY unit, settlement_line_id) m ON m.unit = l.unit "
    "AND m.settlement_line_id = l.id WHERE r.state = 'locked' AND l.status = 'payable' GROUP BY "
    "r.month, COALESCE(l.corrects_line_id, l.id)) d WHERE d.owed > d.done GROUP BY d.month ORDER "
    "BY d.month";

Sums settled(store::Reader& reader, const store::ListScope& scope) {
  Sums sums;
  const std::vector<store::MonthCount> rows = store::settled_by_month(reader, scope).value();
  for (const store::MonthCount& one : rows)
    if (one.count > 0) sums.emplace_back(to_text(one.month), one.count, 0);
  return sums;
}
constexpr std::string_view kSettled =
    "SELECT r.month, COUNT(DISTINCT l.placement_id), 0 FROM settlement_run r JOIN settlement_line "
    "l ON l.unit = r.unit AND l.run_id = r.id JOIN placement p ON p.unit = l.unit AND p.id = "
    "l.placement_id WHERE r.state = 'locked' AND l.kind = 'pay' AND l.status IN ('payable', "
    "'nothing', 'tenure_over') AND (p.ended_on IS NULL OR SUBSTR(p.ended_on, 1, 7) >= r.month) "
    "GROUP BY r.month ORDER BY r.month";

Sums paid(store::Reader& reader, const store::ListScope& scope) {
  Sums sums;
  const std::vector<store::FundPaid> rows =
      store::paid_by_month(reader, scope, Month(2000, 1), kEnd).value();
  for (const store::FundPaid& one : rows)
    sums.emplace_back(to_text(one.month) + " " + std::string(word(one.state)), one.lines,
                      one.amount.value());
  return sums;
}
constexpr std::string_view kPaid =
    "SELECT b.month || ' ' || y.state, COUNT(*), CAST(SUM(y.amount_fen) AS BIGINT) FROM "
    "payment_line y JOIN payment_batch b ON b.unit = y.unit AND b.id = y.batch_id GROUP BY "
    "b.month, y.state ORDER BY b.month, y.state";

Sums by_state(store::Reader& reader, const store::ListScope& scope) {
  Sums sums;
  const std::vector<store::PaymentCount> rows =
      store::payments_by_state(reader, scope, std::nullopt, std::nullopt).value();
  for (const store::PaymentCount& one : rows)
    sums.emplace_back(std::string(word(one.state)), one.lines, one.amount.value());
  return sums;
}
constexpr std::string_view kByState =
    "SELECT y.state, COUNT(*), CAST(SUM(y.amount_fen) AS BIGINT) FROM payment_line y GROUP BY "
    "y.state ORDER BY y.state";

// Of each run and each batch: how many lines, problems or answers, and what they come to.
Sums runs(store::Reader& reader, const store::ListScope& scope, UnitCode unit) {
  Sums sums;
  store::RunFilter filter;
  filter.limit = 1000;
  const std::vector<store::SettlementRunRow> all_runs =
      store::list_runs(reader, scope, filter).value();
  for (const store::SettlementRunRow& run : all_runs) {
    const store::RunWithin within = store::run_within(reader, scope, run).value();
    sums.emplace_back(to_text(run.id) + " lines", within.lines, within.total.value());
    sums.emplace_back(to_text(run.id) + " left", within.problems + 1000 * within.waiting,
                      within.city.value() + within.original.value());
  }
  const std::vector<store::PaymentBatchRow> all_batches =
      store::batches_of_unit(reader, unit).value();
  for (const store::PaymentBatchRow& batch : all_batches) {
    const store::BatchStanding standing = store::standing_of(reader, batch).value();
    sums.emplace_back(to_text(batch.id) + " paid", standing.paid, standing.paid_fen.value());
  }
  return sums;
}
constexpr std::string_view kRuns =
    "SELECT CAST(r.id AS TEXT) || ' lines', COUNT(l.id), CAST(COALESCE(SUM(l.amount_fen), 0) AS "
    "BIGINT), r.id AS place, 1 AS part FROM settlement_run r LEFT JOIN settlement_line l ON "
    "l.unit = r.unit AND l.run_id = r.id WHERE r.state <> 'discarded' GROUP BY r.id UNION ALL "
    "SELECT CAST(r.id AS TEXT) || ' left', CAST(SUM(CASE WHEN l.status = 'problem' THEN 1 WHEN "
    "l.status = 'waiting' THEN 1000 ELSE 0 END) AS BIGINT), CAST(COALESCE(SUM(l.city_fen + "
    "l.original_fen), 0) AS BIGINT), r.id, 2 FROM settlement_run r LEFT JOIN settlement_line l ON "
    "l.unit = r.unit AND l.run_id = r.id WHERE r.state <> 'discarded' GROUP BY r.id ORDER BY "
    "place, part";
constexpr std::string_view kBatches =
    "SELECT CAST(b.id AS TEXT) || ' paid', CAST(SUM(CASE WHEN y.state = 'paid' THEN 1 ELSE 0 END) "
    "AS BIGINT), CAST(SUM(CASE WHEN y.state = 'paid' THEN y.amount_fen ELSE 0 END) AS BIGINT) FROM "
    "payment_batch b JOIN payment_line y ON y.unit = b.unit AND y.batch_id = b.id GROUP BY b.id "
    "ORDER BY b.id";

}  // namespace

void expect_recount(store::Database& database, UnitCode unit) {
  const Result<> read = database.read([&](store::Reader& reader) -> Result<> {
    for (const UnitCode reach : {unit, kCity}) {
      const store::ListScope scope{reach, {}, {}};
      EXPECT_EQ(debts(reader, scope), added_up(reader, std::string(kDebts)));
      EXPECT_EQ(settled(reader, scope), added_up(reader, std::string(kSettled)));
      EXPECT_EQ(paid(reader, scope), added_up(reader, std::string(kPaid)));
      EXPECT_EQ(by_state(reader, scope), added_up(reader, std::string(kByState)));
      Sums all = added_up(reader, std::string(kRuns));
      const Sums batches = added_up(reader, std::string(kBatches));
      all.insert(all.end(), batches.begin(), batches.end());
      EXPECT_EQ(runs(reader, scope, unit), all);
    }
    return {};
  });
  EXPECT_EQ(store::told(read), "done");
}

}  // namespace yigang::usecase
