#include "store/lock_queries.h"

namespace yigang::store {

Result<PayListStanding> pay_list_standing(Reader& reader, const SettlementRunRow& run) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COALESCE(SUM(CASE WHEN p.last_day IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT),"
          " MAX(p.last_day) FROM settlement_line l LEFT JOIN (SELECT i.placement_id, i.amount_fen, "
          "MIN(n.last_day) AS last_day FROM notice n JOIN notice_item i ON i.unit = n.unit AND "
          "i.notice_id = n.id WHERE n.unit = ?1 AND n.kind = 'pay' AND n.month = ?3 AND "
          "n.withdrawn = 0 GROUP BY i.placement_id, i.amount_fen) p ON p.placement_id = "
          "l.placement_id AND p.amount_fen = l.amount_fen WHERE l.unit = ?1 AND l.run_id = ?2 AND "
          "l.status = 'payable' AND l.amount_fen > 0",
          args(run.unit, run.id, run.month)));
  return PayListStanding{row->get<std::int64_t>(0), row->get<std::optional<Date>>(1)};
}

Result<std::int64_t> unlisted_in(Reader& reader, const SettlementRunRow& run, PlaceCode town,
                                 PlaceCode village) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT COUNT(*) FROM settlement_line l WHERE l.unit = ?1 AND l.run_id = ?2 AND (?4 = 0 "
          "OR l.town = ?4) AND (?5 = 0 OR l.village = ?5) AND l.status = 'payable' AND "
          "l.amount_fen > 0 AND NOT EXISTS (SELECT 1 FROM notice n JOIN notice_item i ON i.unit = "
          "n.unit AND i.notice_id = n.id WHERE n.unit = ?1 AND n.kind = 'pay' AND n.month = ?3 AND "
          "n.withdrawn = 0 AND i.placement_id = l.placement_id AND i.amount_fen = l.amount_fen)",
          args(run.unit, run.id, run.month, town, village)));
  return row->get<std::int64_t>(0);
}

Result<std::int64_t> rows_locked_by(Reader& reader, UnitCode unit, NoticeId list) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT COUNT(*) FROM notice n JOIN notice_item i ON i.unit = n.unit AND i.notice_id = "
          "n.id JOIN settlement_line l ON l.unit = i.unit AND l.placement_id = i.placement_id AND "
          "l.month = n.month AND l.kind = 'pay' AND l.status = 'payable' AND l.amount_fen = "
          "i.amount_fen JOIN settlement_run r ON r.unit = l.unit AND r.id = l.run_id AND r.state = "
          "'locked' WHERE n.unit = ?1 AND n.id = ?2 AND n.withdrawn = 0",
          args(unit, list)));
  return row->get<std::int64_t>(0);
}

Result<bool> withdraw_notice(Writer& writer, UnitCode unit, NoticeId id) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE notice SET withdrawn = 1 WHERE unit = ?1 AND id = ?2 AND withdrawn = 0",
          args(unit, id)));
  return count == 1;
}

Result<bool> approved_in_month(Reader& reader, const SettlementRunRow& run, AccountId account) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT 1 FROM approval a JOIN application p ON p.unit = a.unit AND p.id = "
          "a.application_id WHERE a.unit = ?1 AND (a.decided_by = ?3 OR a.decided_by IN (SELECT "
          "s.same_id FROM same_person s WHERE s.account_id = ?3)) AND a.decided_on >= ?4 AND "
          "a.decided_on <= ?5 AND a.state = 'standing' AND EXISTS (SELECT 1 FROM settlement_line l "
          "WHERE l.unit = a.unit AND l.run_id = ?2 AND l.town = p.town AND l.status = 'payable') "
          "ORDER BY a.id LIMIT 1",
          args(run.unit, run.id, account, run.month.first_day(), run.month.last_day())));
  return row.has_value();
}

Result<std::vector<AccountId>> who_left_out(Reader& reader, const SettlementRunRow& run) {
  std::vector<AccountId> list;
  TRY_VOID(reader.each(
      "SELECT DISTINCT h.placed_by FROM settlement_line l JOIN hold h ON h.unit = l.unit AND "
      "h.placement_id = l.placement_id WHERE l.unit = ?1 AND l.run_id = ?2 AND l.status IN "
      "('held', 'waiting') AND h.from_month <= ?3 AND (h.until_month IS NULL OR h.until_month >= "
      "?3) AND h.released_by IS NULL ORDER BY h.placed_by",
      args(run.unit, run.id, run.month), [&](const Row& row) -> Result<> {
        list.push_back(row.get<AccountId>(0));
        return {};
      }));
  return list;
}

// By the placement's person and not by the line's: two numbers of one person are one by now.
Result<bool> has_line_in_run(Reader& reader, const SettlementRunRow& run, PersonKey person) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM placement p JOIN settlement_line l ON l.unit = p.unit "
                       "AND l.placement_id = p.id AND l.month = ?4 WHERE p.unit = ?1 AND "
                       "p.person_key = ?3 AND l.run_id = ?2",
                       args(run.unit, run.id, person, run.month)));
  return row->get<std::int64_t>(0) > 0;
}

Result<bool> has_line_in_batch(Reader& reader, UnitCode unit, PaymentBatchId batch,
                               PersonKey person) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM payment_line y JOIN placement p ON p.unit = y.unit "
                       "AND p.id = y.placement_id WHERE y.unit = ?1 AND y.batch_id = ?2 AND "
                       "p.person_key = ?3",
                       args(unit, batch, person)));
  return row->get<std::int64_t>(0) > 0;
}

Result<std::vector<AccountId>> countersigners(Reader& reader, UnitCode unit, SettlementRunId run) {
  std::vector<AccountId> list;
  TRY_VOID(reader.each(
      "SELECT signed_by FROM settlement_countersign WHERE unit = ?1 AND run_id = ?2 ORDER BY "
      "signed_by",
      args(unit, run), [&](const Row& row) -> Result<> {
        list.push_back(row.get<AccountId>(0));
        return {};
      }));
  return list;
}

}  // namespace yigang::store
