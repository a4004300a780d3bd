#include "store/payment_queries.h"

#include <map>

#include "store/described_row.h"
#include "store/due_lines.h"

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

Result<bool> pay_is_held(Reader& reader, UnitCode unit, PlacementId placement, Month month) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM hold WHERE unit = ?1 AND placement_id = ?2 AND "
                       "from_month <= ?3 AND (until_month IS NULL OR until_month >= ?3) AND "
                       "released_by IS NULL",
                       args(unit, placement, month)));
  return row->get<std::int64_t>(0) > 0;
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

Result<std::int64_t> withdraw_lines(Writer& writer, UnitCode unit, PaymentBatchId batch) {
  TRY(const std::int64_t count,
      writer.execute(
          "UPDATE payment_line SET state = 'withdrawn', version = version + 1 WHERE unit "
          "= ?1 AND batch_id = ?2 AND state = 'pending'",
          args(unit, batch)));
  TRY_VOID(writer.execute(
      "UPDATE payment_line SET state = 'returned', version = version + 1 WHERE unit = ?1 AND state "
      "= 'reissued' AND id IN (SELECT n.reissue_of FROM payment_line n WHERE n.unit = ?1 AND "
      "n.batch_id = ?2)",
      args(unit, batch)));
  return count;
}

Result<std::optional<PaymentGiveUpRow>> give_up_of(Reader& reader, UnitCode unit,
                                                   PaymentLineId line) {
  return select_one<PaymentGiveUpRow>(reader, "unit = ?1 AND payment_line_id = ?2",
                                      args(unit, line));
}

Result<bool> stated_not_at_bank(Reader& reader, UnitCode unit, PaymentBatchId batch,
                                Instant restored_at) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT 1 FROM payment_not_at_bank WHERE unit = ?1 AND batch_id = ?2 AND "
                       "restored_at = ?3",
                       args(unit, batch, to_milliseconds(restored_at))));
  return row.has_value();
}

Result<> state_not_at_bank(Writer& writer, UnitCode unit, PaymentBatchId batch, Instant restored_at,
                           std::string_view reason, AccountId by, Date on) {
  TRY_VOID(
      writer.execute("INSERT INTO payment_not_at_bank (unit, batch_id, restored_at, reason, "
                     "stated_by, stated_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                     args(unit, batch, to_milliseconds(restored_at), reason, by, on)));
  return {};
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

namespace {

// A settled line with its corrections: they stand for one debt.
struct Debt {
  Fen up;    // lines above zero
  Fen down;  // corrections below zero, as a positive number
  Fen pending;
  Fen sent;
  Fen paid;
  Fen returned;
  Fen given_up;
};

void add_payment(Debt& debt, PaymentState state, Fen amount) {
  switch (state) {
    case PaymentState::pending:
      debt.pending += amount;
      return;
    case PaymentState::sent:
      debt.sent += amount;
      return;
    case PaymentState::paid:
      debt.paid += amount;
      return;
    case PaymentState::returned:
      debt.returned += amount;
      return;
    case PaymentState::given_up:
      debt.given_up += amount;
      return;
    case PaymentState::withdrawn:
    case PaymentState::reissued:
      return;
  }
  CHECK(false);
}

void enter(Books& books, const Debt& debt) {
  const Fen out = debt.pending + debt.sent + debt.paid;
  const Fen entitled = debt.up - debt.down;
  const Fen too_much = std::max(Fen(), out - entitled);
  const Fen open = std::max(Fen(), entitled - out);
  const Fen returned = std::min(debt.returned, open);
  const Fen given_up = std::min(debt.given_up, open - returned);
  books.settled += debt.up;
  books.to_recover += too_much;
  books.adjusted += debt.down - too_much;
  books.pending += debt.pending;
  books.sent += debt.sent;
  books.paid += debt.paid;
  books.returned += returned;
  books.given_up += given_up;
  books.not_in_file += open - returned - given_up;
}

}  // namespace

Result<Books> books_of(Reader& reader, UnitCode unit, Month month) {
  std::map<std::int64_t, Debt> debts;
  TRY_VOID(reader.each(
      "SELECT COALESCE(l.corrects_line_id, l.id) AS line, l.amount_fen, m.state, m.amount_fen FROM "
      "settlement_line l LEFT JOIN payment_line m ON m.unit = l.unit AND m.settlement_line_id = "
      "l.id AND (m.state = 'given_up' OR m.state IN " +
          std::string(kLivePayments) +
          ") WHERE l.unit = ?1 AND l.run_id IN (SELECT id FROM settlement_run WHERE unit = ?1 AND "
          "month = ?2 AND state = 'locked') AND l.status = 'payable' ORDER BY line, l.id",
      args(unit, month), [&](const Row& row) -> Result<> {
        Debt& debt = debts[row.get<std::int64_t>(0)];
        const Fen amount = row.get<Fen>(1);
        if (amount.is_negative())
          debt.down -= amount;
        else
          debt.up += amount;
        if (!row.is_null(2)) add_payment(debt, row.get<PaymentState>(2), row.get<Fen>(3));
        return {};
      }));
  Books books;
  for (const auto& [line, debt] : debts) enter(books, debt);
  return books;
}

}  // namespace yigang::store
