// Questions by which the record is held against the money: locked runs, months that are paid,
// payments and whom they reach, openings of commitments, units whose journal is gone. For
// verification only: each reads whole tables of a unit.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "store/application_rows.h"
#include "store/journal_queries.h"
#include "store/month_rows.h"
#include "store/payment_queries.h"

namespace yigang::store {

[[nodiscard]] Result<std::vector<SettlementRunRow>> locked_runs(Reader& reader, UnitCode unit);
[[nodiscard]] Result<std::vector<ApprovalRow>> approvals_of_unit(Reader& reader, UnitCode unit);
[[nodiscard]] Result<std::vector<PaymentBatchRow>> batches_of_unit(Reader& reader, UnitCode unit);
[[nodiscard]] Result<std::vector<BankReturnRow>> returns_of_unit(Reader& reader, UnitCode unit);
[[nodiscard]] Result<std::vector<BankAccountRow>> accounts_of_unit(Reader& reader, UnitCode unit);

// Months of the unit in which the paid months are not those of the locked lines. The persons are
// those of the placements: a person who stood under two numbers when it was paid is one by now.
struct PaidMonthFault {
  Month month;
  std::int64_t missing = 0;    // persons with locked money and without the month
  std::int64_t unfounded = 0;  // months without a locked payable line of that person
  std::int64_t marked = 0;     // said to be given back and not, or the other way round
};
[[nodiscard]] Result<std::vector<PaidMonthFault>> paid_month_faults(Reader& reader, UnitCode unit);

// A payment line that is not what its settled line, account or earlier payment let it be.
struct PaymentFault {
  PaymentLineId line;
  // No settled line of its run, another placement, more than the line or less than its locked
  // corrections left of it.
  bool other_money = false;
  bool reissue_broken = false;  // re-issued without a new line, or a new line of none re-issued
  PersonId payee;               // whose the account is; empty: there is none
  PersonId person;              // whose the placement is
};
[[nodiscard]] Result<> each_payment_fault(Reader& reader, UnitCode unit,
                                          const std::function<void(const PaymentFault&)>& tell);
// Persons of the unit who went into another one.
[[nodiscard]] Result<std::map<PersonId, PersonId>> merged_persons(Reader& reader, UnitCode unit);
// The confirmed merges by which somebody whom the batch pays became another person.
[[nodiscard]] Result<std::vector<MergeId>> merges_of_payees(Reader& reader, UnitCode unit,
                                                            PaymentBatchId batch);

struct JournalOpening {
  std::int64_t sequence = 0;
  Bytes salt;
  Bytes sealed;
};
// Of the entries from `first`, at most `count`, in order.
[[nodiscard]] Result<std::vector<JournalOpening>> journal_openings(Reader& reader, UnitCode unit,
                                                                   std::int64_t first,
                                                                   std::int64_t count);

// Units that have given out numbers or settled, and have no head of a journal; the city as soon as
// there is a plan.
[[nodiscard]] Result<std::vector<UnitCode>> units_without_journal(Reader& reader);

}  // namespace yigang::store
