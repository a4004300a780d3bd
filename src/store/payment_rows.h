// Rows of payment batches and what the bank answers, as they stand in the tables of the same names
// (src/store/migrations). Member names are column names; described_row.h reads and writes them.
// Values.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "core/ids.h"
#include "store/value.h"

namespace yigang::store {

BOOST_DEFINE_FIXED_ENUM_CLASS(BatchState, std::uint8_t, made, withdrawn, released, sent, answered)
BOOST_DEFINE_FIXED_ENUM_CLASS(PaymentState, std::uint8_t, pending, withdrawn, sent, paid, returned,
                              reissued, given_up)

struct PaymentBatchRow {
  static constexpr std::string_view kTable = "payment_batch";
  UnitCode unit;
  PaymentBatchId id;
  std::int64_t number = 0;
  SettlementRunId run_id;
  Month month;
  std::int64_t line_count = 0;
  Fen total_fen;
  Bytes file_digest;
  Bytes signature;
  BatchState state{};
  AccountId made_by;
  std::optional<AccountId> released_by;
  std::optional<Date> released_on;
  std::optional<AccountId> withdrawn_by;
  std::optional<Date> withdrawn_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PaymentBatchRow, (),
                      (unit, id, number, run_id, month, line_count, total_fen, file_digest,
                       signature, state, made_by, released_by, released_on, withdrawn_by,
                       withdrawn_on, version))

struct PaymentLineRow {
  static constexpr std::string_view kTable = "payment_line";
  UnitCode unit;
  PaymentLineId id;
  PaymentBatchId batch_id;
  std::int64_t line_no = 0;
  SettlementLineId settlement_line_id;
  PlacementId placement_id;
  BankAccountId account_id;
  Fen amount_fen;
  PaymentState state{};
  std::string return_code;
  std::string return_reason;
  std::string bank_reference;
  std::optional<PaymentLineId> reissue_of;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PaymentLineRow, (),
                      (unit, id, batch_id, line_no, settlement_line_id, placement_id, account_id,
                       amount_fen, state, return_code, return_reason, bank_reference, reissue_of,
                       version))

struct PaymentGiveUpRow {
  static constexpr std::string_view kTable = "payment_give_up";
  UnitCode unit;
  GiveUpId id;
  PaymentLineId payment_line_id;
  std::string reason;
  AccountId asked_by;
  Date asked_on;
  std::optional<AccountId> confirmed_by;
  std::optional<Date> confirmed_on;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PaymentGiveUpRow, (),
                      (unit, id, payment_line_id, reason, asked_by, asked_on, confirmed_by,
                       confirmed_on, version))

struct BankReturnRow {
  static constexpr std::string_view kTable = "bank_return";
  UnitCode unit;
  BankReturnId id;
  PaymentBatchId batch_id;
  std::int64_t return_no = 0;
  Bytes file_digest;
  std::int64_t paid_count = 0;
  Fen paid_fen;
  std::int64_t returned_count = 0;
  Fen returned_fen;
  AccountId taken_by;
  Date taken_on;
};
BOOST_DESCRIBE_STRUCT(BankReturnRow, (),
                      (unit, id, batch_id, return_no, file_digest, paid_count, paid_fen,
                       returned_count, returned_fen, taken_by, taken_on))

}  // namespace yigang::store
