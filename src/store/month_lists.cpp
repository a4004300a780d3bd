#include "store/month_lists.h"

#include "store/described_row.h"
#include "store/list_order.h"
#include "store/unit_scope.h"

namespace yigang::store {

namespace {

// ?1–?3 the scope, of which a run has only the unit; ?4 month, ?5 unit, ?6 state, ?7 problems (0
// without, 1 with, -1 all), ?8 whose runs are left out, ?9 only those without a file.
constexpr std::string_view kRunWhere =
    "(?1 = 371500 OR unit = ?1) AND (?2 = ?2) AND (?3 = ?3) AND (?4 = '' OR month = ?4) AND (?5 = "
    "0 OR unit = ?5) AND ((?6 = '' AND state <> 'discarded') OR state = ?6) AND (?7 = -1 OR (?7 = "
    "0 "
    "AND problem_count = 0) OR (?7 = 1 AND problem_count > 0)) AND (?8 = 0 OR (run_by <> ?8 AND "
    "run_by NOT IN "
    "(SELECT s.same_id FROM same_person s WHERE s.account_id = ?8))) AND "
    "(?9 "
    "= 0 OR (total_fen > 0 AND NOT EXISTS (SELECT 1 FROM payment_batch b WHERE b.unit = "
    "settlement_run.unit AND b.run_id = settlement_run.id AND b.state <> 'withdrawn')))";

Args run_args(const ListScope& scope, const RunFilter& filter) {
  const std::int64_t problems = filter.problems ? (*filter.problems ? 1 : 0) : -1;
  return args(scope.unit, scope.town, scope.village,
              filter.month ? to_text(*filter.month) : std::string(),
              filter.unit.value_or(UnitCode{}), word_or_nothing(filter.state), problems,
              filter.not_by.value_or(AccountId{}), filter.without_file);
}

// ?1 unit, ?2 run, ?3 town and ?4 village of the scope, ?5 status, ?6 problem, ?7 town.
constexpr std::string_view kLineWhere =
    "l.unit = ?1 AND l.run_id = ?2 AND (?3 = 0 OR l.town = ?3) AND (?4 = 0 OR l.village = ?4) AND "
    "(?5 = '' OR l.status = ?5) AND (?6 = '' OR l.problem = ?6) AND (?7 = 0 OR l.town = ?7)";

Args line_args(const ListScope& scope, UnitCode unit, const RunLineFilter& filter) {
  return args(unit, filter.id, scope.town, scope.village, word_or_nothing(filter.status),
              word_or_nothing(filter.problem), filter.town.value_or(PlaceCode{}));
}

// CROSS JOIN: SQLite joins in this order, from the lines of the run.
constexpr std::string_view kLineFrom =
    "settlement_line l CROSS JOIN placement p CROSS JOIN person n";
constexpr std::string_view kLineJoin =
    "p.unit = l.unit AND p.id = l.placement_id AND n.unit = p.unit AND n.id = p.person_id AND ";
// ?1 unit, ?2 run, ?3 town and ?4 village of the scope.
constexpr std::string_view kLineWithin =
    "p.unit = l.unit AND p.id = l.placement_id AND n.unit = p.unit AND n.id = p.person_id AND "
    "l.unit = ?1 AND l.run_id = ?2 AND (?3 = 0 OR l.town = ?3) AND (?4 = 0 OR l.village = ?4)";

ListOrder order_of(const RunLineFilter& filter) {
  const bool down = filter.descending.value_or(false);
  if (!filter.sort) return {"", down};
  switch (*filter.sort) {
    case RunLineOrder::line_no:
      return {"", down};
    case RunLineOrder::name:
      return {"n.sort_key", down};
    case RunLineOrder::amount:
      return {"l.amount_fen", down};
  }
  return {};
}

// ?1–?3 the scope, ?4 and ?5 first and last day, ?6 the month, ?7–?9 unit, town, village.
constexpr std::string_view kActiveWhere =
    "p.started_on <= ?5 AND (p.ended_on IS NULL OR p.ended_on >= ?4) AND (?6 = ?6)";
constexpr std::string_view kHasAttendance =
    "EXISTS (SELECT 1 FROM attendance a WHERE a.unit = p.unit AND a.month = ?6 AND a.placement_id "
    "= p.id)";

// The place that an argument names as a plain equality, and no word of the column otherwise: what
// is not asked for need not stand in the index.
std::string of_place(bool asked, std::string_view column, std::string_view place) {
  return std::string(asked ? column : "0") + " = " + std::string(place) + " AND ";
}

std::string active_where(const ListScope& scope, const AttendanceFilter& filter) {
  std::string where = of_unit("p.unit", scope.unit) + "AND " +
                      of_place(!scope.town.empty(), "p.town", "?2") +
                      of_place(!scope.village.empty(), "p.village", "?3") +
                      of_place(filter.unit.has_value(), "p.unit", "?7") +
                      of_place(filter.town.has_value(), "p.town", "?8") +
                      of_place(filter.village.has_value(), "p.village", "?9") +
                      std::string(kActiveWhere) + of_host(scope.host, "p.");
  if (filter.entered)
    where += (*filter.entered ? " AND " : " AND NOT ") + std::string(kHasAttendance);
  return where;
}

std::string active_where(const ListScope& scope, const SheetFilter& filter) {
  AttendanceFilter all;
  all.unit = filter.unit;
  return active_where(scope, all);
}

Args active_args(const ListScope& scope, Month month, std::optional<UnitCode> unit,
                 std::optional<PlaceCode> town, std::optional<PlaceCode> village) {
  return args(scope.unit, scope.town, scope.village, month.first_day(), month.last_day(), month,
              unit.value_or(UnitCode{}), town.value_or(PlaceCode{}), village.value_or(PlaceCode{}));
}

Args active_args(const ListScope& scope, const AttendanceFilter& filter) {
  return active_args(scope, filter.month, filter.unit, filter.town, filter.village);
}

}  // namespace

Result<std::vector<SettlementRunRow>> list_runs(Reader& reader, const ListScope& scope,
                                                const RunFilter& filter) {
  Args arguments = run_args(scope, filter);
  arguments.add(filter.after.value_or(SettlementRunId{})).add(filter.limit);
  return select_all<SettlementRunRow>(
      reader, std::string(kRunWhere) + " AND id > ?10 ORDER BY id LIMIT ?11", arguments);
}

Result<std::int64_t> count_runs(Reader& reader, const ListScope& scope, const RunFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM settlement_run WHERE " + std::string(kRunWhere),
                       run_args(scope, filter)));
  return row->get<std::int64_t>(0);
}

namespace {

// The sums of a run are kept with it; only what lies in a town is added up from its lines.
Result<RunWithin> whole_run(Reader& reader, const SettlementRunRow& run) {
  RunWithin within{run.line_count,
                   0,
                   0,
                   run.total_fen,
                   run.province_fen,
                   run.city_fen,
                   run.county_fen,
                   run.social_fen,
                   run.original_fen};
  TRY_VOID(reader.each(
      "SELECT status, COUNT(*) FROM settlement_line WHERE unit = ?1 AND run_id = ?2 AND status <> "
      "'payable' GROUP BY status ORDER BY status",
      args(run.unit, run.id), [&](const Row& row) -> Result<> {
        const auto status = row.get<LineStatus>(0);
        if (status == LineStatus::problem) within.problems = row.get<std::int64_t>(1);
        if (status == LineStatus::waiting) within.waiting = row.get<std::int64_t>(1);
        return {};
      }));
  return within;
}

}  // namespace

Result<RunWithin> run_within(Reader& reader, const ListScope& scope, const SettlementRunRow& run) {
  if (scope.town.empty() && scope.village.empty()) return whole_run(reader, run);
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN status = 'problem' THEN 1 "
          "ELSE 0 END), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN status = 'waiting' THEN 1 ELSE "
          "0 END), 0) AS BIGINT), CAST(COALESCE(SUM(amount_fen), 0) AS BIGINT), "
          "CAST(COALESCE(SUM(province_fen), 0) AS BIGINT), CAST(COALESCE(SUM(city_fen), 0) AS "
          "BIGINT), CAST(COALESCE(SUM(county_fen), 0) AS BIGINT), CAST(COALESCE(SUM(social_fen), "
          "0) AS BIGINT), CAST(COALESCE(SUM(original_fen), 0) AS BIGINT) FROM settlement_line "
          "WHERE unit = ?1 AND run_id = ?2 AND town = ?3 AND (?4 = 0 OR village = ?4)",
          args(run.unit, run.id, scope.town, scope.village)));
  return RunWithin{row->get<std::int64_t>(0), row->get<std::int64_t>(1), row->get<std::int64_t>(2),
                   row->get<Fen>(3),          row->get<Fen>(4),          row->get<Fen>(5),
                   row->get<Fen>(6),          row->get<Fen>(7),          row->get<Fen>(8)};
}

Result<std::optional<Fen>> locked_total(Reader& reader, const ListScope& scope, UnitCode unit,
                                        Month month) {
  if (scope.town.empty()) {
    TRY(const std::optional<Row> row,
        reader.query_one("SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(total_fen), 0) AS "
                         "BIGINT) FROM settlement_run WHERE unit = ?1 AND month = ?2 AND state = "
                         "'locked'",
                         args(unit, month)));
    if (row->get<std::int64_t>(0) == 0) return std::optional<Fen>();
    return std::optional(row->get<Fen>(1));
  }
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(l.amount_fen), 0) AS BIGINT) FROM "
          "settlement_run r JOIN settlement_line l ON l.unit = r.unit AND l.run_id = r.id WHERE "
          "r.unit = ?1 AND r.month = ?2 AND r.state = 'locked' AND l.town = ?3 AND (?4 = 0 OR "
          "l.village = ?4)",
          args(unit, month, scope.town, scope.village)));
  if (row->get<std::int64_t>(0) == 0) return std::optional<Fen>();
  return std::optional(row->get<Fen>(1));
}

Result<std::vector<ListedRunLine>> list_run_lines(Reader& reader, const ListScope& scope,
                                                  UnitCode unit, const RunLineFilter& filter) {
  Args arguments = line_args(scope, unit, filter);
  const ListOrder order = order_of(filter);
  TRY(const PageStart start, page_start(reader, order, kLineFrom, kLineWithin,
                                        args(unit, filter.id, scope.town, scope.village),
                                        filter.after.value_or(0), "l.line_no"));
  const std::string tail = page_tail(arguments, order, start, filter.limit, "l.line_no");
  const std::string lines = filter.sort == RunLineOrder::name
                                ? std::string(kLineFrom) + " WHERE " + std::string(kLineJoin)
                                : std::string("settlement_line l WHERE ");
  const std::size_t own = columns_of<SettlementLineRow>().size();
  std::vector<ListedRunLine> rows;
  TRY_VOID(reader.each(
      // The page first: what is joined is then of its rows alone.
      "SELECT " + column_list<SettlementLineRow>("l.") +
          ", n.name, y.state, COALESCE(y.return_reason, ''), d.unit, h.id, h.kind, h.placed_by, "
          "n.resident_tail, o.title FROM (SELECT l.* FROM " +
          lines + std::string(kLineWhere) + tail +
          ") l JOIN placement p ON p.unit = l.unit AND p.id = l.placement_id JOIN person n ON "
          "n.unit = p.unit AND n.id = p.person_id LEFT JOIN post o ON o.unit = p.unit AND o.id = "
          "p.post_id LEFT JOIN payment_line y ON y.unit = l.unit AND "
          "y.settlement_line_id = l.id AND y.id = (SELECT MAX(z.id) FROM payment_line z WHERE "
          "z.unit = l.unit AND z.settlement_line_id = l.id AND z.state <> 'withdrawn') LEFT JOIN "
          "paid_month d ON l.problem = "
          "'paid_elsewhere' AND d.person_key = l.person_key AND d.month = l.month AND d.unit <> "
          "l.unit AND d.given_back = 0 LEFT JOIN hold h ON h.unit = l.unit AND h.id = (SELECT "
          "MIN(q.id) FROM hold q WHERE q.unit = l.unit AND q.placement_id = l.placement_id AND "
          "q.from_month <= l.month AND (q.until_month IS NULL OR q.until_month >= l.month) AND "
          "q.released_by IS NULL)" +
          page_order(order, "l.line_no"),
      arguments, [&](const Row& row) -> Result<> {
        const auto hold = row.get<std::optional<HoldId>>(own + 4);
        rows.push_back({read_row<SettlementLineRow>(row), row.get<std::string>(own),
                        row.get<std::optional<PaymentState>>(own + 1),
                        row.get<std::string>(own + 2), row.get<std::optional<UnitCode>>(own + 3),
                        hold ? std::optional(OpenHold{*hold, row.get<HoldKind>(own + 5),
                                                      row.get<AccountId>(own + 6)})
                             : std::nullopt,
                        row.get<std::string>(own + 7), row.get<std::string>(own + 8)});
        return {};
      }));
  return rows;
}

Result<std::int64_t> count_run_lines(Reader& reader, const ListScope& scope, UnitCode unit,
                                     const RunLineFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM settlement_line l WHERE " + std::string(kLineWhere),
                       line_args(scope, unit, filter)));
  return row->get<std::int64_t>(0);
}

Result<LineSums> sum_run_lines(Reader& reader, const ListScope& scope, UnitCode unit,
                               const RunLineFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COUNT(DISTINCT l.placement_id) AS BIGINT), CAST(COALESCE(SUM(l.amount_fen), "
          "0) AS BIGINT), CAST(COALESCE(SUM(l.province_fen), 0) AS BIGINT), "
          "CAST(COALESCE(SUM(l.city_fen), 0) AS BIGINT), CAST(COALESCE(SUM(l.county_fen), 0) AS "
          "BIGINT), CAST(COALESCE(SUM(l.social_fen), 0) AS BIGINT), "
          "CAST(COALESCE(SUM(l.original_fen), 0) AS BIGINT) FROM settlement_line l WHERE " +
              std::string(kLineWhere),
          line_args(scope, unit, filter)));
  return LineSums{row->get<std::int64_t>(0), row->get<Fen>(1), row->get<Fen>(2), row->get<Fen>(3),
                  row->get<Fen>(4),          row->get<Fen>(5), row->get<Fen>(6)};
}

Result<std::vector<ProblemCount>> problems_within(Reader& reader, const ListScope& scope,
                                                  UnitCode unit, SettlementRunId run) {
  std::vector<ProblemCount> counts;
  TRY_VOID(reader.each(
      "SELECT problem, CAST(COUNT(*) AS BIGINT) FROM settlement_line WHERE unit = ?1 AND run_id = "
      "?2 AND (?3 = 0 OR town = ?3) AND (?4 = 0 OR village = ?4) AND status = 'problem' GROUP BY "
      "problem ORDER BY problem",
      args(unit, run, scope.town, scope.village), [&](const Row& row) -> Result<> {
        counts.push_back({row.get<LineProblem>(0), row.get<std::int64_t>(1)});
        return {};
      }));
  return counts;
}

Result<std::vector<AmountChange>> amount_changes(Reader& reader, const ListScope& scope,
                                                 const SettlementRunRow& run, Month before) {
  std::vector<AmountChange> changes;
  TRY_VOID(reader.each(
      "SELECT x.placement_id, p.number, n.name, p.town, p.village, p.side, x.before_fen, x.now_fen "
      "FROM (SELECT u.placement_id, CAST(SUM(u.before_fen) AS BIGINT) AS before_fen, "
      "CAST(SUM(u.now_fen) AS BIGINT) AS now_fen FROM (SELECT e.placement_id, e.amount_fen AS "
      "before_fen, 0 AS now_fen FROM settlement_line e JOIN settlement_run r ON r.unit = e.unit "
      "AND "
      "r.id = e.run_id WHERE r.unit = ?1 AND r.month = ?3 AND r.state = 'locked' UNION ALL SELECT "
      "e.placement_id, 0, e.amount_fen FROM settlement_line e JOIN settlement_run r ON r.unit = "
      "e.unit AND r.id = e.run_id WHERE r.unit = ?1 AND (r.id = ?2 OR (r.month = ?6 AND r.state = "
      "'locked' AND r.run_no < ?7))) u GROUP BY "
      "u.placement_id HAVING SUM(u.before_fen) <> SUM(u.now_fen)) x JOIN placement p ON p.unit = "
      "?1 "
      "AND p.id = x.placement_id JOIN person n ON n.unit = p.unit AND n.id = p.person_id WHERE (?4 "
      "= 0 OR p.town = ?4) AND (?5 = 0 OR p.village = ?5) ORDER BY p.number",
      args(run.unit, run.id, before, scope.town, scope.village, run.month, run.run_no),
      [&](const Row& row) -> Result<> {
        changes.push_back({row.get<PlacementId>(0), row.get<std::int64_t>(1),
                           row.get<std::string>(2), row.get<PlaceCode>(3), row.get<PlaceCode>(4),
                           row.get<Side>(5), row.get<Fen>(6), row.get<Fen>(7)});
        return {};
      }));
  return changes;
}

Result<std::vector<ListedAttendance>> list_attendance(Reader& reader, const ListScope& scope,
                                                      const AttendanceFilter& filter) {
  Args arguments = active_args(scope, filter);
  arguments.add(filter.after.value_or(PlacementId{})).add(filter.limit);
  std::vector<ListedAttendance> rows;
  TRY_VOID(reader.each(
      // The page first: what is joined and added up is then of its rows alone.
      "SELECT p.id, p.unit, p.number, n.name, o.title, p.side, p.town, p.village, p.state, "
      "o.hours_x10, CAST(COUNT(t.span_no) AS BIGINT), CAST(COALESCE(SUM(t.hours_x10), 0) AS "
      "BIGINT), CAST(COALESCE(SUM(t.days_x10), 0) AS BIGINT), CAST(COALESCE(MAX(CASE WHEN "
      "t.overtime_confirmed_by IS NULL THEN 0 ELSE 1 END), 0) AS BIGINT), "
      "CAST(COALESCE(MAX(t.version), 0) AS BIGINT) FROM (SELECT p.* FROM placement p WHERE " +
          active_where(scope, filter) +
          " AND p.id > ?10 ORDER BY p.id LIMIT ?11) p JOIN person n ON n.unit = p.unit AND n.id = "
          "p.person_id JOIN post o ON o.unit = p.unit AND o.id = p.post_id LEFT JOIN attendance t "
          "ON t.unit = p.unit AND t.month = ?6 AND t.placement_id = p.id GROUP BY p.id, p.unit, "
          "p.number, n.name, o.title, p.side, p.town, p.village, p.state, o.hours_x10 ORDER BY "
          "p.id",
      arguments, [&](const Row& row) -> Result<> {
        rows.push_back({row.get<PlacementId>(0), row.get<UnitCode>(1), row.get<std::int64_t>(2),
                        row.get<std::string>(3), row.get<std::string>(4), row.get<Side>(5),
                        row.get<PlaceCode>(6), row.get<PlaceCode>(7),
                        row.get<registry::PlacementState>(8), row.get<Hours>(9),
                        row.get<std::int64_t>(10), row.get<Hours>(11), row.get<WorkDays>(12),
                        row.get<bool>(13), row.get<std::int64_t>(14)});
        return {};
      }));
  return rows;
}

Result<std::int64_t> count_attendance(Reader& reader, const ListScope& scope,
                                      const AttendanceFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM placement p WHERE " + active_where(scope, filter),
                       active_args(scope, filter)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<ListedSheet>> list_sheets(Reader& reader, const ListScope& scope,
                                             const SheetFilter& filter) {
  std::vector<ListedSheet> rows;
  TRY_VOID(reader.each(
      "SELECT p.unit, p.town, CAST(COUNT(*) AS BIGINT), CAST(SUM(CASE WHEN " +
          std::string(filter.entries ? kHasAttendance : "1 = 0") +
          " THEN 1 ELSE 0 END) AS BIGINT), CAST(MAX(CASE WHEN s.state = 'closed' THEN 1 ELSE 0 "
          "END) AS BIGINT), CAST(MAX(CASE WHEN x.decided_by IS NOT NULL THEN 1 ELSE 0 END) AS "
          "BIGINT), CAST(MAX(CASE WHEN x.asked_by IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) FROM "
          "placement p LEFT JOIN attendance_sheet s ON s.unit = p.unit AND s.month = ?6 AND s.town "
          "= "
          "p.town LEFT JOIN settlement_left_out x ON x.unit = p.unit AND x.month = ?6 AND x.town = "
          "p.town WHERE " +
          active_where(scope, filter) + " GROUP BY p.unit, p.town ORDER BY p.unit, p.town",
      active_args(scope, filter.month, filter.unit, std::nullopt, std::nullopt),
      [&](const Row& row) -> Result<> {
        rows.push_back({row.get<UnitCode>(0), row.get<PlaceCode>(1), row.get<std::int64_t>(2),
                        row.get<std::int64_t>(3), row.get<bool>(4), row.get<bool>(5),
                        row.get<bool>(6)});
        return {};
      }));
  return rows;
}

Result<SheetCount> count_sheets(Reader& reader, const ListScope& scope, const SheetFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN s.town IS NULL AND x.town "
          "IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) FROM (SELECT DISTINCT p.unit, p.town FROM "
          "placement p WHERE " +
              active_where(scope, filter) +
              ") t LEFT JOIN attendance_sheet s ON s.unit = t.unit AND s.month = ?6 AND s.town = "
              "t.town AND s.state = 'closed' LEFT JOIN settlement_left_out x ON x.unit = t.unit "
              "AND x.month = ?6 AND x.town = t.town AND x.decided_by IS NOT NULL",
          active_args(scope, filter.month, filter.unit, std::nullopt, std::nullopt)));
  return SheetCount{row->get<std::int64_t>(0), row->get<std::int64_t>(1)};
}

}  // namespace yigang::store
