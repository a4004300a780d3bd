#include "store/month_queries.h"

#include "store/described_row.h"
#include "store/month_worth.h"

namespace yigang::store {

namespace {

constexpr std::string_view kParts =
    "CAST(COALESCE(SUM(l.amount_fen), 0) AS BIGINT), "
    "CAST(COALESCE(SUM(l.province_fen), 0) AS BIGINT), "
    "CAST(COALESCE(SUM(l.city_fen), 0) AS BIGINT), "
    "CAST(COALESCE(SUM(l.county_fen), 0) AS BIGINT), "
    "CAST(COALESCE(SUM(l.social_fen), 0) AS BIGINT), "
    "CAST(COALESCE(SUM(l.original_fen), 0) AS BIGINT)";

policy::FundingParts parts_of(const Row& row, std::size_t first) {
  return {row.get<Fen>(first), row.get<Fen>(first + 1), row.get<Fen>(first + 2),
          row.get<Fen>(first + 3), row.get<Fen>(first + 4)};
}

}  // namespace

Result<std::vector<AttendanceRow>> attendance_of(Reader& reader, UnitCode unit,
                                                 PlacementId placement, Month month) {
  return select_all<AttendanceRow>(
      reader, "unit = ?1 AND month = ?2 AND placement_id = ?3 ORDER BY from_day, span_no",
      args(unit, month, placement));
}

Result<> remove_attendance(Writer& writer, UnitCode unit, PlacementId placement, Month month) {
  TRY_VOID(
      writer.execute("DELETE FROM attendance WHERE unit = ?1 AND month = ?2 AND placement_id = ?3",
                     args(unit, month, placement)));
  return {};
}

Result<std::int64_t> confirm_overtime_rows(Writer& writer, UnitCode unit, PlacementId placement,
                                           Month month, AccountId by) {
  return writer.execute(
      "UPDATE attendance SET overtime_confirmed_by = ?4, version = version + 1 WHERE unit = ?1 AND "
      "month = ?2 AND placement_id = ?3",
      args(unit, month, placement, by));
}

Result<Hours> overtime_agreed(Reader& reader, UnitCode unit, PlacementId placement, Month month) {
  TRY(const std::optional<Row> entered,
      reader.query_one("SELECT CAST(COALESCE(SUM(hours_x10), 0) AS BIGINT) FROM attendance WHERE "
                       "unit = ?1 AND month = ?2 AND placement_id = ?3 AND overtime_confirmed_by "
                       "IS NOT NULL",
                       args(unit, month, placement)));
  TRY(const std::optional<OvertimeAgreedRow> since,
      select_one<OvertimeAgreedRow>(reader, "unit = ?1 AND placement_id = ?2 AND month = ?3",
                                    args(unit, placement, month)));
  return std::max(Hours(entered->get<std::int64_t>(0)), since ? since->hours_x10 : Hours());
}

Result<> put_overtime_agreed(Writer& writer, const OvertimeAgreedRow& row) {
  TRY(const std::int64_t count,
      writer.execute(
          "INSERT INTO overtime_agreed (unit, placement_id, month, hours_x10, agreed_by, "
          "agreed_on, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1) ON CONFLICT (unit, "
          "placement_id, month) DO UPDATE SET hours_x10 = excluded.hours_x10, agreed_by "
          "= excluded.agreed_by, agreed_on = excluded.agreed_on, version = "
          "overtime_agreed.version + 1",
          args(row.unit, row.placement_id, row.month, row.hours_x10, row.agreed_by,
               row.agreed_on)));
  CHECK(count == 1);
  return {};
}

Result<std::optional<AttendanceSheetRow>> sheet_of(Reader& reader, UnitCode unit, PlaceCode town,
                                                   Month month) {
  return select_one<AttendanceSheetRow>(reader, "unit = ?1 AND month = ?2 AND town = ?3",
                                        args(unit, month, town));
}

Result<bool> host_is_settled(Reader& reader, UnitCode unit, HostId host, Month month) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM settlement_line l JOIN settlement_run r ON r.unit = "
                       "l.unit AND r.id = l.run_id JOIN placement p ON p.unit = l.unit AND p.id = "
                       "l.placement_id JOIN post o ON o.unit = p.unit AND o.id = p.post_id WHERE "
                       "l.unit = ?1 AND l.month = ?2 AND o.host_id = ?3 AND l.side = 'urban' AND "
                       "l.kind = 'pay' AND l.status IN ('payable', 'nothing', 'tenure_over') AND "
                       "r.state = 'locked'",
                       args(unit, month, host)));
  return row->get<std::int64_t>(0) > 0;
}

Result<std::vector<TownAttendance>> town_attendance(Reader& reader, UnitCode unit, Month month,
                                                    PlaceCode town) {
  std::vector<TownAttendance> towns;
  TRY_VOID(reader.each(
      "SELECT p.town, CAST(COUNT(*) AS BIGINT), CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM "
      "attendance a WHERE a.unit = p.unit AND a.month = ?4 AND a.placement_id = p.id) THEN 1 ELSE "
      "0 "
      "END) AS BIGINT), CAST(MAX(CASE WHEN s.state = 'closed' THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(MAX(CASE WHEN x.decided_by IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT) "
      "FROM placement p "
      "LEFT JOIN attendance_sheet s ON s.unit = p.unit AND s.month = ?4 AND s.town = p.town "
      "LEFT JOIN settlement_left_out x ON x.unit = p.unit AND x.month = ?4 AND x.town = p.town "
      "WHERE p.unit = ?1 AND p.started_on <= ?3 AND (p.ended_on IS NULL OR p.ended_on >= ?2) "
      "AND (?5 = 0 OR p.town = ?5) GROUP BY p.town ORDER BY p.town",
      args(unit, month.first_day(), month.last_day(), month, town),
      [&](const Row& row) -> Result<> {
        towns.push_back({row.get<PlaceCode>(0), row.get<std::int64_t>(1), row.get<std::int64_t>(2),
                         row.get<bool>(3), row.get<bool>(4)});
        return {};
      }));
  return towns;
}

Result<std::optional<SettlementLeftOutRow>> left_out_row(Reader& reader, UnitCode unit, Month month,
                                                         PlaceCode town) {
  return select_one<SettlementLeftOutRow>(reader, "unit = ?1 AND month = ?2 AND town = ?3",
                                          args(unit, month, town));
}

Result<bool> decide_left_out_row(Writer& writer, UnitCode unit, Month month, PlaceCode town,
                                 AccountId by) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE settlement_left_out SET decided_by = ?4 WHERE unit = ?1 AND month = ?2 "
          "AND town = ?3 AND decided_by IS NULL",
          args(unit, month, town, by)));
  return count == 1;
}

Result<std::optional<ScheduledDaysRow>> scheduled_days_of(Reader& reader, UnitCode unit,
                                                          HostId host, Month month) {
  return select_one<ScheduledDaysRow>(reader, "unit = ?1 AND host_id = ?2 AND month = ?3",
                                      args(unit, host, month));
}

Result<bool> put_scheduled_days(Writer& writer, const ScheduledDaysRow& row) {
  if (row.version == 0) {
    ScheduledDaysRow first = row;
    first.version = 1;
    TRY_VOID(insert(writer, first));
    return true;
  }
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE scheduled_days SET days_x10 = ?4, entered_by = ?5, version = version + "
          "1 WHERE unit = ?1 AND host_id = ?2 AND month = ?3 AND version = ?6",
          args(row.unit, row.host_id, row.month, row.days_x10, row.entered_by, row.version)));
  return count == 1;
}

Result<std::vector<SettlementRunRow>> runs_of_month(Reader& reader, UnitCode unit, Month month) {
  return select_all<SettlementRunRow>(reader, "unit = ?1 AND month = ?2 ORDER BY run_no",
                                      args(unit, month));
}

Result<> insert_lines(Writer& writer, const std::vector<SettlementLineRow>& lines) {
  std::size_t next = 0;
  TRY(const std::int64_t count, writer.bulk_insert(SettlementLineRow::kTable,
                                                   columns_of<SettlementLineRow>(), [&](Args& row) {
                                                     if (next == lines.size()) return false;
                                                     row = args_of(lines[next++]);
                                                     return true;
                                                   }));
  CHECK(count == static_cast<std::int64_t>(lines.size()));
  return {};
}

Result<std::optional<SettlementLineId>> newest_line_of(Reader& reader, UnitCode unit, Month month,
                                                       std::int64_t placement_number) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT l.id FROM settlement_line l JOIN settlement_run r ON r.unit = "
                       "l.unit AND r.id = l.run_id WHERE l.unit = ?1 AND l.month = ?2 AND "
                       "l.placement_number = ?3 AND l.kind = 'pay' AND r.state <> 'discarded' "
                       "ORDER BY l.id DESC LIMIT 1",
                       args(unit, month, placement_number)));
  if (!row) return std::optional<SettlementLineId>();
  return std::optional(row->get<SettlementLineId>(0));
}

Result<std::vector<SettlementLineRow>> lines_of_run(Reader& reader, UnitCode unit,
                                                    SettlementRunId run) {
  return select_all<SettlementLineRow>(reader, "unit = ?1 AND run_id = ?2 ORDER BY line_no",
                                       args(unit, run));
}

Result<LockedSum> locked_for_line(Reader& reader, UnitCode unit, SettlementLineId line) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COALESCE(SUM(l.amount_fen), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN l.id "
          "<> ?2 THEN 1 ELSE 0 END), 0) AS BIGINT) FROM settlement_line l JOIN settlement_run r ON "
          "r.unit = l.unit AND r.id = l.run_id WHERE l.unit = ?1 AND r.state = 'locked' AND l.id "
          "IN (SELECT id FROM settlement_line WHERE unit = ?1 AND id = ?2 UNION ALL SELECT id FROM "
          "settlement_line WHERE unit = ?1 AND corrects_line_id = ?2)",
          args(unit, line)));
  return LockedSum{row->get<Fen>(0), row->get<std::int64_t>(1)};
}

Result<std::optional<policy::FundingParts>> locked_rural_parts(Reader& reader, UnitCode unit,
                                                               Month month) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT " + std::string(kParts) +
                           " FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND "
                           "r.id = l.run_id WHERE r.unit = ?1 AND r.month = ?2 AND r.state = "
                           "'locked' AND l.kind = 'pay' AND l.side = 'rural' AND l.amount_fen > 0",
                       args(unit, month)));
  if (row->get<Fen>(0).is_zero()) return std::optional<policy::FundingParts>();
  return std::optional(parts_of(*row, 1));
}

Result<RunProof> prove_run(Reader& reader, const SettlementRunRow& run) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT " + std::string(kParts) +
              ", CAST(COUNT(*) AS BIGINT), "
              "CAST(COALESCE(SUM(CASE WHEN l.status = 'problem' THEN 1 ELSE 0 END), 0) AS BIGINT), "
              "CAST(COALESCE(SUM(CASE WHEN l.status = 'waiting' THEN 1 ELSE 0 END), 0) AS BIGINT), "
              "CAST(COALESCE(SUM(CASE WHEN l.amount_fen <> l.province_fen + l.city_fen + "
              "l.county_fen + l.social_fen + l.original_fen THEN 1 ELSE 0 END), 0) AS BIGINT) "
              "FROM settlement_line l WHERE l.unit = ?1 AND l.run_id = ?2",
          args(run.unit, run.id)));
  RunProof proof{.lines = row->get<std::int64_t>(6),
                 .problems = row->get<std::int64_t>(7),
                 .waiting = row->get<std::int64_t>(8),
                 .total = row->get<Fen>(0),
                 .parts = parts_of(*row, 1),
                 .unbalanced = row->get<std::int64_t>(9)};
  TRY(const std::optional<Row> before,
      reader.query_one(
          "SELECT CAST(COUNT(*) AS BIGINT) FROM settlement_line l JOIN settlement_line e ON e.unit "
          "= "
          "l.unit AND e.placement_id = l.placement_id AND e.month = l.month AND e.kind = 'pay' AND "
          "e.run_id <> l.run_id AND e.status IN ('payable', 'nothing', 'tenure_over') JOIN "
          "settlement_run r ON r.unit = e.unit AND r.id = e.run_id AND r.state = 'locked' WHERE "
          "l.unit = ?1 AND l.run_id = ?2 AND l.kind = 'pay'",
          args(run.unit, run.id)));
  proof.settled_before = before->get<std::int64_t>(0);
  return proof;
}

Result<std::vector<RunProblemCount>> run_problems(Reader& reader, UnitCode unit,
                                                  SettlementRunId run) {
  std::vector<RunProblemCount> counts;
  TRY_VOID(reader.each(
      "SELECT problem, CAST(COUNT(*) AS BIGINT) FROM settlement_line WHERE unit = ?1 AND run_id = "
      "?2 AND status = 'problem' GROUP BY problem ORDER BY problem",
      args(unit, run), [&](const Row& row) -> Result<> {
        counts.push_back({row.get<LineProblem>(0), row.get<std::int64_t>(1)});
        return {};
      }));
  return counts;
}

Result<std::vector<RunSum>> run_sums(Reader& reader, UnitCode unit, SettlementRunId run) {
  std::vector<RunSum> sums;
  TRY_VOID(reader.each(
      "SELECT l.town, l.side, l.status, CAST(COUNT(*) AS BIGINT), " + std::string(kParts) +
          " FROM settlement_line l WHERE l.unit = ?1 AND l.run_id = ?2 GROUP BY "
          "l.town, l.side, l.status ORDER BY l.town, l.side, l.status",
      args(unit, run), [&](const Row& row) -> Result<> {
        sums.push_back({row.get<PlaceCode>(0), row.get<Side>(1), row.get<LineStatus>(2),
                        row.get<std::int64_t>(3), row.get<Fen>(4), parts_of(row, 5)});
        return {};
      }));
  return sums;
}

Result<std::vector<RunSum>> locked_sums(Reader& reader, UnitCode unit, Month month) {
  std::vector<RunSum> sums;
  TRY_VOID(reader.each(
      "SELECT l.town, l.side, CAST(COUNT(DISTINCT l.placement_id) AS BIGINT), " +
          std::string(kParts) +
          " FROM settlement_line l JOIN settlement_run r ON r.unit = l.unit AND r.id = l.run_id "
          "WHERE r.unit = ?1 AND r.month = ?2 AND r.state = 'locked' AND l.status = 'payable' "
          "GROUP "
          "BY l.town, l.side ORDER BY l.town, l.side",
      args(unit, month), [&](const Row& row) -> Result<> {
        sums.push_back({row.get<PlaceCode>(0), row.get<Side>(1), LineStatus::payable,
                        row.get<std::int64_t>(2), row.get<Fen>(3), parts_of(row, 4)});
        return {};
      }));
  return sums;
}

Result<std::vector<LineChange>> changes_since(Reader& reader, const SettlementRunRow& run,
                                              Month before) {
  std::vector<LineChange> changes;
  TRY_VOID(reader.each(
      "SELECT l.placement_number, l.town, l.side, b.amount, l.amount_fen FROM settlement_line l "
      "LEFT JOIN (SELECT e.unit, e.placement_id, CAST(SUM(e.amount_fen) AS BIGINT) AS amount FROM "
      "settlement_line e JOIN settlement_run r ON r.unit = e.unit AND r.id = e.run_id WHERE r.unit "
      "= "
      "?1 AND r.month = ?3 AND r.state = 'locked' GROUP BY e.unit, e.placement_id) b ON b.unit = "
      "l.unit AND b.placement_id = l.placement_id WHERE l.unit = ?1 AND l.run_id = ?2 AND "
      "(b.amount "
      "IS NULL OR b.amount <> l.amount_fen) ORDER BY l.line_no",
      args(run.unit, run.id, before), [&](const Row& row) -> Result<> {
        changes.push_back({row.get<std::int64_t>(0), row.get<PlaceCode>(1), row.get<Side>(2),
                           row.get<std::optional<Fen>>(3), row.get<Fen>(4)});
        return {};
      }));
  return changes;
}

Result<std::vector<NoticeLine>> notice_lines(Reader& reader, UnitCode unit, SettlementRunId run,
                                             PlaceCode town, PlaceCode village) {
  std::vector<NoticeLine> lines;
  TRY_VOID(reader.each(
      "SELECT l.placement_id, n.name, o.title, l.side, l.village, l.amount_fen, "
      "l.hours_x10, l.days_x10 FROM settlement_line l JOIN placement p ON p.unit = l.unit AND p.id "
      "= l.placement_id JOIN person n ON n.unit = "
      "p.unit AND n.id = p.person_id JOIN post o ON o.unit = p.unit AND o.id = p.post_id WHERE "
      "l.unit = ?1 AND l.run_id = ?2 AND l.town = ?3 AND (?4 = 0 OR l.village = ?4) AND l.status = "
      "'payable' AND l.amount_fen > 0 ORDER BY l.line_no",
      args(unit, run, town, village), [&](const Row& row) -> Result<> {
        lines.push_back({row.get<PlacementId>(0), row.get<std::string>(1), row.get<std::string>(2),
                         row.get<Side>(3), row.get<PlaceCode>(4), row.get<Fen>(5),
                         row.get<Hours>(6), row.get<WorkDays>(7)});
        return {};
      }));
  return lines;
}

Result<PaidClaim> claim_paid_months(Writer& writer, const SettlementRunRow& run) {
  TRY(const std::optional<Row> paid,
      writer.query_one("SELECT CAST(COUNT(DISTINCT person_key) AS BIGINT) FROM settlement_line "
                       "WHERE unit = ?1 AND run_id = ?2 AND status = 'payable' AND amount_fen > 0",
                       args(run.unit, run.id)));
  PaidClaim claim{.persons = paid->get<std::int64_t>(0)};
  // A month that was paid and given back may be paid again, here as well as there; one that another
  // unit has paid stands.
  TRY(const std::int64_t claimed,
      writer.execute("INSERT INTO paid_month (person_key, month, unit, line_id, side, given_back) "
                     "SELECT person_key, month, unit, MIN(id), MIN(side), 0 FROM settlement_line "
                     "WHERE unit = ?1 AND run_id = ?2 AND status = 'payable' AND amount_fen > 0 "
                     "GROUP BY person_key, month, unit "
                     "ON CONFLICT (person_key, month) DO UPDATE SET given_back = 0, unit = "
                     "excluded.unit, line_id = excluded.line_id, side = excluded.side "
                     "WHERE paid_month.unit = excluded.unit OR paid_month.given_back = 1",
                     args(run.unit, run.id)));
  claim.refused = claim.persons - claimed;
  if (claim.refused == 0) return claim;
  TRY_VOID(writer.each(
      "SELECT l.placement_number FROM settlement_line l JOIN paid_month m ON m.person_key = "
      "l.person_key AND m.month = l.month AND m.unit <> l.unit AND m.given_back = 0 WHERE l.unit = "
      "?1 AND l.run_id = ?2 AND l.status = 'payable' AND l.amount_fen > 0 ORDER BY "
      "l.placement_number LIMIT 20",
      args(run.unit, run.id), [&](const Row& row) -> Result<> {
        claim.numbers.push_back(row.get<std::int64_t>(0));
        return {};
      }));
  return claim;
}

Result<std::int64_t> give_back_months(Writer& writer, const SettlementRunRow& run) {
  CHECK(run.state == RunState::locked);
  return writer.execute(
      "UPDATE paid_month SET given_back = 1 WHERE unit = ?1 AND month = ?3 AND given_back = 0 AND "
      "person_key IN (SELECT p.person_key FROM settlement_line l JOIN placement p ON p.unit = "
      "l.unit AND p.id = l.placement_id WHERE l.unit = ?1 AND l.run_id = ?2 AND l.kind = "
      "'correction') AND person_key NOT IN (SELECT w.person_key FROM (" +
          month_worth(" AND r.month = ?3") + ") w WHERE w.net > 0)",
      args(run.unit, run.id, run.month));
}

Result<std::int64_t> give_back_month(Writer& writer, UnitCode unit, PersonKey person, Month month) {
  return writer.execute(
      "UPDATE paid_month SET given_back = 1 WHERE unit = ?1 AND person_key = ?2 AND month = ?3 AND "
      "given_back = 0 AND NOT EXISTS (SELECT 1 FROM (" +
          month_worth(" AND r.month = ?3 AND p.person_key = ?2") + ") w WHERE w.net > 0)",
      args(unit, person, month));
}

}  // namespace yigang::store
