// Reads of money on its way for the screens: batches, how their lines stand, what may be done with
// them. A batch lies in a unit. Names are masked, of an account only the last digits are shown.
// Never changes anything.
#pragma once

#include "store/payment_lists.h"
#include "usecase/offers.h"
#include "usecase/payment_verbs.h"
#include "wire/json.h"

namespace yigang::usecase {

struct BatchView {
  PaymentBatchId id;
  UnitCode unit;
  BatchSummary batch;
  std::int64_t paid_lines = 0;
  Fen paid_fen;
  std::int64_t returned_lines = 0;  // and not issued again
  Fen returned_fen;
  std::int64_t reissued_lines = 0;
  std::int64_t given_up_lines = 0;  // not paid out, for good
  Fen given_up_fen;
  std::int64_t unanswered_lines = 0;
  std::optional<Date> released_on;
  std::vector<Offer> actions;
};
BOOST_DESCRIBE_STRUCT(BatchView, (),
                      (id, unit, batch, paid_lines, paid_fen, returned_lines, returned_fen,
                       reissued_lines, given_up_lines, given_up_fen, unanswered_lines, released_on,
                       actions))
struct BatchQuery {
  std::optional<Month> month;
  std::optional<UnitCode> unit;
  std::optional<store::BatchState> state;
  std::optional<SettlementRunId> run;
  std::optional<bool> for_me;    // neither run, locked nor made by the one who asks
  std::optional<bool> returned;  // only those with lines that the bank sent back
  std::optional<PaymentBatchId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(BatchQuery, (), (month, unit, state, run, for_me, returned, after, limit))
[[nodiscard]] store::BatchFilter filter_of(const BatchQuery& query, const Actor& actor);
// A page of batches, with the sums of all batches that the filter lets through.
struct BatchPage {
  std::vector<BatchView> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  store::BatchSums sums;
};
BOOST_DESCRIBE_STRUCT(BatchPage, (), (items, next, total, sums))
[[nodiscard]] Result<BatchPage> list_payments(Desk& desk, const Actor& actor,
                                              const BatchQuery& query);

struct OneBatch {
  PaymentBatchId id;
};
BOOST_DESCRIBE_STRUCT(OneBatch, (), (id))
[[nodiscard]] Result<BatchView> read_payment(Desk& desk, const Actor& actor, const OneBatch& query);

struct BatchLineView {
  PaymentLineId id;
  std::int64_t line_no = 0;
  SettlementLineId settlement_line;
  PlacementId placement;
  std::int64_t placement_number = 0;
  std::string name;
  PlaceCode town;
  std::string account_tail;
  Fen amount_fen;
  store::PaymentState state{};
  std::string return_code;
  std::string return_reason;
  std::optional<PaymentLineId> reissue_of;
};
BOOST_DESCRIBE_STRUCT(BatchLineView, (),
                      (id, line_no, settlement_line, placement, placement_number, name, town,
                       account_tail, amount_fen, state, return_code, return_reason, reissue_of))
// A page of lines, with the sums of all lines that the filter lets through.
struct BatchLinePage {
  std::vector<BatchLineView> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  store::PaymentSums sums;
};
BOOST_DESCRIBE_STRUCT(BatchLinePage, (), (items, next, total, sums))
[[nodiscard]] Result<BatchLinePage> list_payment_lines(Desk& desk, const Actor& actor,
                                                       const store::BatchLineFilter& filter);

}  // namespace yigang::usecase
