// Questions about money on its way: whom a locked run pays and by which account, the lines of a
// batch with what the bank's file needs, and what the bank answered. Sealed values stay sealed
// here; only a use case opens them. Reads give values; writes belong to the caller's transaction.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "store/database.h"
#include "store/month_rows.h"
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

// Lines of a locked run that are to be paid and were not yet, in the order of the lines. `amount`
// is what a locked correction has not taken back: at most the line's own, never more than the line
// and its corrections come to together, less what is on its way for them already. A line under a
// hold is left for the file after its release.
struct DueLine {
  SettlementLineId line;
  PlacementId placement;
  PersonId person;
  Fen amount;
  PlaceCode town;
  PlaceCode village;
};
[[nodiscard]] Result<std::vector<DueLine>> due_lines(Reader& reader, UnitCode unit,
                                                     const SettlementRunRow& run);
// Lines of a made file that would pay what nobody means to pay any more: under a hold since, taken
// back by a locked correction since, or named by a correction below zero that waits for its lock.
[[nodiscard]] Result<std::vector<std::int64_t>> moved_lines(Reader& reader,
                                                            const PaymentBatchRow& batch);
// What a settled line and its locked corrections come to, and how much of it live payments (on
// their way, paid or returned) hold. `line`: the line itself, or any of its corrections.
struct LineBalance {
  Fen own;  // of this line alone
  Fen entitled;
  Fen in_payment;
  // What may be paid for this line now; not above zero: nothing.
  [[nodiscard]] Fen payable() const { return std::min(own, entitled - in_payment); }
};
[[nodiscard]] Result<LineBalance> line_balance(Reader& reader, UnitCode unit,
                                               SettlementLineId line);
// An open hold of either kind covers the month.
[[nodiscard]] Result<bool> pay_is_held(Reader& reader, UnitCode unit, PlacementId placement,
                                       Month month);
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
// pending → withdrawn, all lines of the batch; what they issued again is returned once more.
[[nodiscard]] Result<std::int64_t> withdraw_lines(Writer& writer, UnitCode unit,
                                                  PaymentBatchId batch);
// What was asked about a returned line, confirmed or not.
[[nodiscard]] Result<std::optional<PaymentGiveUpRow>> give_up_of(Reader& reader, UnitCode unit,
                                                                 PaymentLineId line);
[[nodiscard]] Result<std::int64_t> unanswered_lines(Reader& reader, UnitCode unit,
                                                    PaymentBatchId batch);
[[nodiscard]] Result<std::optional<PaymentBatchRow>> batch_by_number(Reader& reader, UnitCode unit,
                                                                     std::int64_t number);
[[nodiscard]] Result<std::optional<BankReturnRow>> return_by_digest(Reader& reader, UnitCode unit,
                                                                    const Bytes& digest);
[[nodiscard]] Result<std::int64_t> count_returns(Reader& reader, UnitCode unit,
                                                 PaymentBatchId batch);
// A second person's word, after the restore of that moment, that the bank has not had the file.
[[nodiscard]] Result<bool> stated_not_at_bank(Reader& reader, UnitCode unit, PaymentBatchId batch,
                                              Instant restored_at);
[[nodiscard]] Result<> state_not_at_bank(Writer& writer, UnitCode unit, PaymentBatchId batch,
                                         Instant restored_at, std::string_view reason, AccountId by,
                                         Date on);

// The books of a unit and month (reliability.md P4): entitlement = paid + pending + returned +
// given up + adjusted. A correction below zero takes back first what has not left yet; only the
// rest is to be recovered from the person.
struct Books {
  Fen settled;      // locked lines above zero
  Fen adjusted;     // taken back by locked corrections before it was paid
  Fen to_recover;   // taken back after it was paid, as a positive number
  Fen not_in_file;  // still due, no payment yet
  Fen pending;
  Fen sent;
  Fen paid;
  Fen returned;  // still due
  Fen given_up;  // returned, and will never be paid out
  [[nodiscard]] bool balanced() const {
    return settled == not_in_file + pending + sent + paid + returned + given_up + adjusted;
  }
};
[[nodiscard]] Result<Books> books_of(Reader& reader, UnitCode unit, Month month);

}  // namespace yigang::store
