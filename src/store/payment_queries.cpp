#include "store/payment_queries.h"

#include "store/described_row.h"

namespace yigang::store {

namespace {

// Null means "from the first": a person's first account has nobody to be protected from.
constexpr std::string_view kUsable =
    "unit = ?1 AND state IN ('current', 'replaced') AND (usable_from_month IS NULL OR "
    "usable_from_month <= ?2)";

}  // namespace

Result<std::optional<BankAccountRow>> usable_account(Reader& reader, UnitCode unit, PersonId person,
                                                     Month month) {
  return select_one<BankAccountRow>(
      reader,
      std::string(kUsable) +
          " AND person_id = ?3 ORDER BY COALESCE(usable_from_month, '') DESC, id DESC LIMIT 1",
      args(unit, month, person));
}

Result<std::optional<BankAccountRow>> current_account(Reader& reader, UnitCode unit,
                                                      PersonId person) {
  return select_one<BankAccountRow>(reader, "unit = ?1 AND person_id = ?2 AND state = 'current'",
                                    args(unit, person));
}

Result<std::optional<BankAccountRow>> asked_account(Reader& reader, UnitCode unit,
                                                    PersonId person) {
  return select_one<BankAccountRow>(
      reader, "unit = ?1 AND person_id = ?2 AND state = 'asked' ORDER BY id DESC LIMIT 1",
      args(unit, person));
}

Result<std::vector<BankAccountRow>> confirmed_accounts(Reader& reader, UnitCode unit,
                                                       PersonId person) {
  return select_all<BankAccountRow>(reader,
                                    "unit = ?1 AND person_id = ?2 AND state IN ('current', "
                                    "'replaced') ORDER BY COALESCE(usable_from_month, ''), id",
                                    args(unit, person));
}

Result<bool> account_of_another(Reader& reader, UnitCode unit, PersonId person,
                                const Bytes& account_index) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT CAST(COUNT(*) AS BIGINT) FROM bank_account WHERE unit = ?1 AND "
                       "account_index = ?2 AND person_id <> ?3 AND state IN ('asked', 'current')",
                       args(unit, account_index, person)));
  return row->get<std::int64_t>(0) > 0;
}

Result<std::vector<DueLine>> due_lines(Reader& reader, UnitCode unit, SettlementRunId run) {
  std::vector<DueLine> lines;
  TRY_VOID(reader.each(
      "SELECT l.id, l.placement_id, p.person_id, l.amount_fen FROM settlement_line l JOIN "
      "placement "
      "p ON p.unit = l.unit AND p.id = l.placement_id WHERE l.unit = ?1 AND l.run_id = ?2 AND "
      "l.status = 'payable' AND l.amount_fen > 0 AND NOT EXISTS (SELECT 1 FROM payment_line m "
      "WHERE "
      "m.unit = l.unit AND m.settlement_line_id = l.id) ORDER BY l.line_no",
      args(unit, run), [&](const Row& row) -> Result<> {
        lines.push_back({row.get<SettlementLineId>(0), row.get<PlacementId>(1),
                         row.get<PersonId>(2), row.get<Fen>(3)});
        return {};
      }));
  return lines;
}

Result<std::vector<PersonAccount>> accounts_for(Reader& reader, UnitCode unit, Month month) {
  std::vector<PersonAccount> accounts;
  TRY_VOID(reader.each("SELECT person_id, id FROM bank_account WHERE " + std::string(kUsable) +
                           " ORDER BY person_id, COALESCE(usable_from_month, ''), id",
                       args(unit, month), [&](const Row& row) -> Result<> {
                         const PersonAccount next{row.get<PersonId>(0), row.get<BankAccountId>(1)};
                         // The last of a person is the latest.
                         if (!accounts.empty() && accounts.back().person == next.person)
                           accounts.pop_back();
                         accounts.push_back(next);
                         return {};
                       }));
  return accounts;
}

Result<> insert_payment_lines(Writer& writer, const std::vector<PaymentLineRow>& lines) {
  std::size_t next = 0;
  TRY(const std::int64_t count,
      writer.bulk_insert(PaymentLineRow::kTable, columns_of<PaymentLineRow>(), [&](Args& row) {
        if (next == lines.size()) return false;
        row = args_of(lines[next++]);
        return true;
      }));
  CHECK(count == static_cast<std::int64_t>(lines.size()));
  return {};
}

Result<std::vector<PaymentLineRow>> lines_of_batch(Reader& reader, UnitCode unit,
                                                   PaymentBatchId batch) {
  return select_all<PaymentLineRow>(reader, "unit = ?1 AND batch_id = ?2 ORDER BY line_no",
                                    args(unit, batch));
}

Result<std::vector<FileLine>> file_lines(Reader& reader, UnitCode unit, PaymentBatchId batch) {
  std::vector<FileLine> lines;
  TRY_VOID(reader.each(
      "SELECT m.line_no, b.id, b.account_sealed, b.holder_name, m.amount_fen, n.id, "
      "n.resident_sealed FROM payment_line m JOIN bank_account b ON b.unit = m.unit AND b.id = "
      "m.account_id JOIN person n ON n.unit = b.unit AND n.id = b.person_id WHERE m.unit = ?1 AND "
      "m.batch_id = ?2 ORDER BY m.line_no",
      args(unit, batch), [&](const Row& row) -> Result<> {
        lines.push_back({row.get<std::int64_t>(0), row.get<BankAccountId>(1), row.get<Bytes>(2),
                         row.get<std::string>(3), row.get<Fen>(4), row.get<PersonId>(5),
                         row.get<Bytes>(6)});
        return {};
      }));
  return lines;
}

Result<std::int64_t> send_lines(Writer& writer, UnitCode unit, PaymentBatchId batch) {
  return writer.execute(
      "UPDATE payment_line SET state = 'sent', version = version + 1 WHERE unit = ?1 AND batch_id "
      "= "
      "?2 AND state = 'pending'",
      args(unit, batch));
}

Result<std::int64_t> unanswered_lines(Reader& reader, UnitCode unit, PaymentBatchId batch) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT CAST(COUNT(*) AS BIGINT) FROM payment_line WHERE unit = ?1 AND "
                       "batch_id = ?2 AND state IN ('pending', 'sent')",
                       args(unit, batch)));
  return row->get<std::int64_t>(0);
}

Result<std::optional<PaymentBatchRow>> batch_by_number(Reader& reader, UnitCode unit,
                                                       std::int64_t number) {
  return select_one<PaymentBatchRow>(reader, "unit = ?1 AND number = ?2", args(unit, number));
}

Result<std::optional<BankReturnRow>> return_by_digest(Reader& reader, UnitCode unit,
                                                      const Bytes& digest) {
  return select_one<BankReturnRow>(reader, "unit = ?1 AND file_digest = ?2", args(unit, digest));
}

Result<std::int64_t> count_returns(Reader& reader, UnitCode unit, PaymentBatchId batch) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COUNT(*) AS BIGINT) FROM bank_return WHERE unit = ?1 AND batch_id = ?2",
          args(unit, batch)));
  return row->get<std::int64_t>(0);
}

Result<Books> books_of(Reader& reader, UnitCode unit, Month month) {
  Books books;
  TRY_VOID(reader.each(
      "SELECT CASE WHEN l.amount_fen < 0 THEN 'recover' ELSE COALESCE(m.state, 'due') END AS "
      "place, "
      "CAST(SUM(l.amount_fen) AS BIGINT) FROM settlement_line l JOIN settlement_run r ON r.unit = "
      "l.unit AND r.id = l.run_id LEFT JOIN payment_line m ON m.unit = l.unit AND "
      "m.settlement_line_id = l.id AND m.state IN ('pending', 'sent', 'paid', 'returned') WHERE "
      "r.unit = ?1 AND r.month = ?2 AND r.state = 'locked' AND l.status = 'payable' GROUP BY CASE "
      "WHEN l.amount_fen < 0 THEN 'recover' ELSE COALESCE(m.state, 'due') END ORDER BY place",
      args(unit, month), [&](const Row& row) -> Result<> {
        const std::string place = row.get<std::string>(0);
        const Fen amount = row.get<Fen>(1);
        if (place == "recover") {
          books.to_recover = -amount;
          return {};
        }
        books.settled += amount;
        if (place == "due") books.not_in_file = amount;
        if (place == "pending") books.pending = amount;
        if (place == "sent") books.sent = amount;
        if (place == "paid") books.paid = amount;
        if (place == "returned") books.returned = amount;
        return {};
      }));
  return books;
}

}  // namespace yigang::store
