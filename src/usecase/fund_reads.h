// 资金 within the actor's scope: what the locked months of a year come to by unit and month, who
// pays how much of it (三(二): province first, the rest city 4 and county 6; urban by the original
// channel), and how far it is paid out; the batches by how they stand, and the lines of payments
// that these numbers open. Names are masked. Never changes anything; cost: two grouped statements a
// report, a page and a count a list. Source: LZ-2022-4 三(二).
#pragma once

#include "store/fund_queries.h"
#include "usecase/actor.h"
#include "usecase/desk.h"
#include "wire/json.h"

namespace yigang::usecase {

struct FundQuery {
  std::optional<std::int64_t> year;  // default: that of today
  std::optional<UnitCode> unit;
};
BOOST_DESCRIBE_STRUCT(FundQuery, (), (year, unit))

// due = paid + under_way + returned + given_up + not_in_file. The last is less than nothing where a
// correction took back what was paid before.
struct FundLine {
  UnitCode unit;
  std::string name;
  Month month;
  Fen due_fen;
  Fen province_fen;
  Fen city_fen;
  Fen county_fen;
  Fen social_fen;
  Fen original_fen;
  Fen paid_fen;
  Fen under_way_fen;
  Fen returned_fen;
  Fen given_up_fen;
  Fen not_in_file_fen;
  std::int64_t paid_lines = 0;
  std::int64_t returned_lines = 0;
};
BOOST_DESCRIBE_STRUCT(FundLine, (),
                      (unit, name, month, due_fen, province_fen, city_fen, county_fen, social_fen,
                       original_fen, paid_fen, under_way_fen, returned_fen, given_up_fen,
                       not_in_file_fen, paid_lines, returned_lines))
struct FundReport {
  std::int64_t year = 0;
  std::vector<FundLine> lines;  // by unit in the order of annex 1, the oldest month first
};
BOOST_DESCRIBE_STRUCT(FundReport, (), (year, lines))
[[nodiscard]] Result<FundReport> fund_report(Desk& desk, const Actor& actor,
                                             const FundQuery& query);

struct PaymentSumsQuery {
  std::optional<Month> month;
  std::optional<UnitCode> unit;
};
BOOST_DESCRIBE_STRUCT(PaymentSumsQuery, (), (month, unit))
struct BatchStateSum {
  store::BatchState state{};
  std::int64_t batches = 0;
  std::int64_t lines = 0;
  Fen total_fen;
};
BOOST_DESCRIBE_STRUCT(BatchStateSum, (), (state, batches, lines, total_fen))
struct PaymentStateSum {
  store::PaymentState state{};
  std::int64_t lines = 0;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(PaymentStateSum, (), (state, lines, amount_fen))
struct PaymentStateSums {
  std::vector<BatchStateSum> batches;
  std::vector<PaymentStateSum> lines;
};
BOOST_DESCRIBE_STRUCT(PaymentStateSums, (), (batches, lines))
[[nodiscard]] Result<PaymentStateSums> sum_payments(Desk& desk, const Actor& actor,
                                                    const PaymentSumsQuery& query);

struct MonthPaymentView {
  PaymentLineId id;
  UnitCode unit;
  Month month;
  PaymentBatchId batch;
  std::int64_t batch_number = 0;
  std::int64_t line_no = 0;
  PlacementId placement;
  std::int64_t placement_number = 0;
  std::string name;  // masked
  PlaceCode town;
  std::string account_tail;
  Fen amount_fen;
  store::PaymentState state{};
  std::string return_code;
  std::string return_reason;
};
BOOST_DESCRIBE_STRUCT(MonthPaymentView, (),
                      (id, unit, month, batch, batch_number, line_no, placement, placement_number,
                       name, town, account_tail, amount_fen, state, return_code, return_reason))
// A page of lines, with the sums of all lines that the filter lets through.
struct MonthPaymentPage {
  std::vector<MonthPaymentView> items;
  std::optional<std::string> next;
  std::optional<std::int64_t> total;
  store::MonthPaymentSums sums;
};
BOOST_DESCRIBE_STRUCT(MonthPaymentPage, (), (items, next, total, sums))
[[nodiscard]] Result<MonthPaymentPage> list_month_payments(Desk& desk, const Actor& actor,
                                                           const store::MonthPaymentFilter& filter);

}  // namespace yigang::usecase
