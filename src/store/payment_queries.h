// Questions about money on its way: whom a locked run pays and by which account, the lines of a
// batch with what the bank's file needs, and what the bank answered. Sealed values stay sealed
// here; only a use case opens them. Reads give values; writes belong to the caller's transaction.
#pragma once

#include <optional>
#include <vector>

#include "store/database.h"
#include "store/payment_rows.h"
#include "store/placement_rows.h"

namespace yigang::store {

// The account that a run of `month` pays to: of the confirmed ones the latest that is usable by
// then. `latest` is the current one if it is usable by that month at all.
[[nodiscard]] Result<std::optional<BankAccountRow>> usable_account(Reader& reader, UnitCode unit,
                                                                   PersonId person, Month month);
[[nodiscard]] Result<std::optional<BankAccountRow>> current_account(Reader& reader, UnitCode unit,
                                                                    PersonId person);
[[nodiscard]] Result<std::optional<BankAccountRow>> asked_account(Reader& reader, UnitCode unit,
                                                                  PersonId person);
// Confirmed ones, in the order in which they came into use.
[[nodiscard]] Result<std::vector<BankAccountRow>> confirmed_accounts(Reader& reader, UnitCode unit,
                                                                     PersonId person);
// Another person of the unit who has, had or asked for the same account.
[[nodiscard]] Result<bool> account_of_another(Reader& reader, UnitCode unit, PersonId person,
                                              const Bytes& account_index);

// Lines of a locked run with an amount above zero and no live payment, in the order of the lines.
struct DueLine {
  SettlementLineId line;
  PlacementId placement;
  PersonId person;
  Fen amount;
};
[[nodiscard]] Result<std::vector<DueLine>> due_lines(Reader& reader, UnitCode unit,
                                                     SettlementRunId run);
// Accounts of everybody whom the run pays, as usable_account would give each.
struct PersonAccount {
  PersonId person;
  BankAccountId account;
};
[[nodiscard]] Result<std::vector<PersonAccount>> accounts_for(Reader& reader, UnitCode unit,
                                                              Month month);

[[nodiscard]] Result<> insert_payment_lines(Writer& writer,
                                            const std::vector<PaymentLineRow>& lines);
[[nodiscard]] Result<std::vector<PaymentLineRow>> lines_of_batch(Reader& reader, UnitCode unit,
                                                                 PaymentBatchId batch);
// What stands on one row of the bank's file; account and resident number are sealed.
struct FileLine {
  std::int64_t line_no = 0;
  BankAccountId account;
  Bytes account_sealed;
  std::string holder_name;
  Fen amount;
  PersonId person;
  Bytes resident_sealed;
};
[[nodiscard]] Result<std::vector<FileLine>> file_lines(Reader& reader, UnitCode unit,
                                                       PaymentBatchId batch);
// pending → sent, all lines of the batch.
[[nodiscard]] Result<std::int64_t> send_lines(Writer& writer, UnitCode unit, PaymentBatchId batch);
[[nodiscard]] Result<std::int64_t> unanswered_lines(Reader& reader, UnitCode unit,
                                                    PaymentBatchId batch);
[[nodiscard]] Result<std::optional<PaymentBatchRow>> batch_by_number(Reader& reader, UnitCode unit,
                                                                     std::int64_t number);
[[nodiscard]] Result<std::optional<BankReturnRow>> return_by_digest(Reader& reader, UnitCode unit,
                                                                    const Bytes& digest);
[[nodiscard]] Result<std::int64_t> count_returns(Reader& reader, UnitCode unit,
                                                 PaymentBatchId batch);

// The books of a unit and month (reliability.md P4): settled = due + pending + sent + paid +
// returned, negative corrections apart.
struct Books {
  Fen settled;      // locked lines above zero
  Fen to_recover;   // locked corrections below zero, as a positive number
  Fen not_in_file;  // settled, no payment yet
  Fen pending;
  Fen sent;
  Fen paid;
  Fen returned;
  [[nodiscard]] bool balanced() const {
    return settled == not_in_file + pending + sent + paid + returned;
  }
};
[[nodiscard]] Result<Books> books_of(Reader& reader, UnitCode unit, Month month);

}  // namespace yigang::store
