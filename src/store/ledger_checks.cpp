#include "store/ledger_checks.h"

#include "store/described_row.h"
#include "store/month_worth.h"

namespace yigang::store {

Result<std::vector<SettlementRunRow>> locked_runs(Reader& reader, UnitCode unit) {
  return select_all<SettlementRunRow>(
      reader, "unit = ?1 AND state = 'locked' ORDER BY month, run_no", args(unit));
}

Result<std::vector<ApprovalRow>> approvals_of_unit(Reader& reader, UnitCode unit) {
  return select_all<ApprovalRow>(reader, "unit = ?1 ORDER BY id", args(unit));
}

Result<std::vector<PaymentBatchRow>> batches_of_unit(Reader& reader, UnitCode unit) {
  return select_all<PaymentBatchRow>(reader, "unit = ?1 ORDER BY id", args(unit));
}

Result<std::vector<BankReturnRow>> returns_of_unit(Reader& reader, UnitCode unit) {
  return select_all<BankReturnRow>(reader, "unit = ?1 ORDER BY id", args(unit));
}

Result<std::vector<BankAccountRow>> accounts_of_unit(Reader& reader, UnitCode unit) {
  return select_all<BankAccountRow>(reader, "unit = ?1 ORDER BY id", args(unit));
}

Result<std::vector<PaidMonthFault>> paid_month_faults(Reader& reader, UnitCode unit) {
  std::map<Month, PaidMonthFault> months;
  TRY_VOID(reader.each(
      "SELECT n.month, CAST(COUNT(*) AS BIGINT) FROM (" + month_worth() +
          ") n LEFT JOIN paid_month m ON m.person_key = n.person_key AND m.month = n.month AND "
          "m.unit = ?1 WHERE n.net > 0 AND m.person_key IS NULL GROUP BY n.month ORDER BY n.month",
      args(unit), [&](const Row& row) -> Result<> {
        months[row.get<Month>(0)].missing = row.get<std::int64_t>(1);
        return {};
      }));
  TRY_VOID(reader.each(
      "SELECT m.month, CAST(COUNT(*) AS BIGINT) FROM paid_month m LEFT JOIN settlement_line l ON "
      "l.unit = m.unit AND l.id = m.line_id AND l.month = m.month AND l.status = 'payable' AND "
      "l.amount_fen > 0 LEFT JOIN settlement_run r ON r.unit = l.unit AND r.id = l.run_id AND "
      "r.state = 'locked' LEFT JOIN placement p ON p.unit = l.unit AND p.id = l.placement_id AND "
      "p.person_key = m.person_key WHERE m.unit = ?1 AND (r.id IS NULL OR p.id IS NULL) GROUP BY "
      "m.month ORDER BY m.month",
      args(unit), [&](const Row& row) -> Result<> {
        months[row.get<Month>(0)].unfounded = row.get<std::int64_t>(1);
        return {};
      }));
  TRY_VOID(reader.each(
      "SELECT m.month, CAST(COUNT(*) AS BIGINT) FROM paid_month m JOIN (" + month_worth() +
          ") n ON n.person_key = m.person_key AND n.month = m.month WHERE m.unit = ?1 AND "
          "m.given_back <> CASE WHEN n.net > 0 THEN 0 ELSE 1 END GROUP BY m.month ORDER BY m.month",
      args(unit), [&](const Row& row) -> Result<> {
        months[row.get<Month>(0)].marked = row.get<std::int64_t>(1);
        return {};
      }));
  std::vector<PaidMonthFault> faults;
  for (auto& [month, fault] : months) {
    fault.month = month;
    faults.push_back(fault);
  }
  return faults;
}

Result<> each_payment_fault(Reader& reader, UnitCode unit,
                            const std::function<void(const PaymentFault&)>& tell) {
  return reader.each(
      "SELECT f.id, f.money, f.reissue, f.payee, f.person FROM (SELECT p.id, CASE WHEN b.id IS "
      "NULL OR s.id IS NULL OR s.run_id <> b.run_id OR s.placement_id <> p.placement_id OR "
      "p.amount_fen > s.amount_fen OR (p.amount_fen < s.amount_fen AND p.amount_fen < s.amount_fen "
      "+ (SELECT COALESCE(SUM(c.amount_fen), 0) FROM settlement_line c JOIN settlement_run r ON "
      "r.unit = c.unit AND r.id = c.run_id WHERE c.unit = s.unit AND c.corrects_line_id = "
      "COALESCE(s.corrects_line_id, s.id) AND c.amount_fen < 0 AND r.state = 'locked')) THEN 1 "
      "ELSE 0 END AS money, CASE WHEN (p.state = 'reissued' AND NOT EXISTS (SELECT 1 FROM "
      "payment_line n WHERE n.unit = p.unit AND n.settlement_line_id = p.settlement_line_id AND "
      "n.reissue_of = p.id AND n.state <> 'withdrawn')) OR (p.reissue_of IS NOT NULL AND p.state "
      "<> 'withdrawn' AND (e.id IS NULL OR e.state <> 'reissued' OR e.settlement_line_id <> "
      "p.settlement_line_id)) THEN 1 ELSE 0 END AS reissue, "
      "COALESCE(a.person_id, 0) AS payee, COALESCE(l.person_id, 0) AS person FROM payment_line p "
      "LEFT JOIN payment_batch b ON b.unit = p.unit AND b.id = p.batch_id LEFT JOIN "
      "settlement_line s ON s.unit = p.unit AND s.id = p.settlement_line_id LEFT JOIN bank_account "
      "a ON a.unit = p.unit AND a.id = p.account_id LEFT JOIN placement l ON l.unit = p.unit AND "
      "l.id = p.placement_id LEFT JOIN payment_line e ON e.unit = p.unit AND e.id = p.reissue_of "
      "WHERE p.unit = ?1) f WHERE f.money + f.reissue > 0 OR f.payee = 0 OR f.payee <> f.person "
      "ORDER BY f.id",
      args(unit), [&](const Row& row) -> Result<> {
        tell({row.get<PaymentLineId>(0), row.get<std::int64_t>(1) == 1,
              row.get<std::int64_t>(2) == 1, row.get<PersonId>(3), row.get<PersonId>(4)});
        return {};
      });
}

Result<std::map<PersonId, PersonId>> merged_persons(Reader& reader, UnitCode unit) {
  std::map<PersonId, PersonId> merged;
  TRY_VOID(
      reader.each("SELECT id, merged_into FROM person WHERE unit = ?1 AND merged_into IS NOT "
                  "NULL ORDER BY id",
                  args(unit), [&](const Row& row) -> Result<> {
                    merged[row.get<PersonId>(0)] = row.get<PersonId>(1);
                    return {};
                  }));
  return merged;
}

Result<std::vector<MergeId>> merges_of_payees(Reader& reader, UnitCode unit, PaymentBatchId batch) {
  std::vector<MergeId> merges;
  TRY_VOID(reader.each(
      "SELECT DISTINCT g.id FROM payment_line p JOIN bank_account a ON a.unit = p.unit AND a.id = "
      "p.account_id JOIN person_merge g ON g.unit = a.unit AND g.keep_person_id = a.person_id "
      "WHERE p.unit = ?1 AND p.batch_id = ?2 AND g.confirmed_by IS NOT NULL ORDER BY g.id",
      args(unit, batch), [&](const Row& row) -> Result<> {
        merges.push_back(row.get<MergeId>(0));
        return {};
      }));
  return merges;
}

Result<std::vector<JournalOpening>> journal_openings(Reader& reader, UnitCode unit,
                                                     std::int64_t first, std::int64_t count) {
  std::vector<JournalOpening> openings;
  TRY_VOID(reader.each(
      "SELECT sequence, salt, sealed FROM journal_opening WHERE unit = ?1 AND sequence "
      ">= ?2 AND sequence < ?3 ORDER BY sequence",
      args(unit, first, first + count), [&](const Row& row) -> Result<> {
        openings.push_back({row.get<std::int64_t>(0), row.get<Bytes>(1), row.get<Bytes>(2)});
        return {};
      }));
  return openings;
}

Result<std::vector<UnitCode>> units_without_journal(Reader& reader) {
  std::vector<UnitCode> units;
  TRY_VOID(reader.each(
      "SELECT u.unit FROM programme_unit u WHERE NOT EXISTS (SELECT 1 FROM journal_head h WHERE "
      "h.unit = u.unit) AND (EXISTS (SELECT 1 FROM number_counter n WHERE n.unit = u.unit) OR "
      "EXISTS (SELECT 1 FROM settlement_run r WHERE r.unit = u.unit) OR EXISTS (SELECT 1 FROM "
      "journal_entry e WHERE e.unit = u.unit) OR (u.unit = ?1 AND EXISTS (SELECT 1 FROM plan))) "
      "ORDER BY u.unit",
      args(kCity), [&](const Row& row) -> Result<> {
        units.push_back(row.get<UnitCode>(0));
        return {};
      }));
  return units;
}

}  // namespace yigang::store
