#include "usecase/fund_reads.h"

#include <algorithm>

#include "core/person_name.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"
#include "usecase/plan_verbs.h"

namespace yigang::usecase {

namespace {

// The part of a scope that lies in a unit; nothing of it where the unit is another.
std::optional<store::ListScope> narrowed(const Actor& actor, std::optional<UnitCode> unit) {
  store::ListScope scope = list_scope(actor);
  if (!unit || *unit == scope.unit) return scope;
  if (!scope.unit.is_city()) return std::nullopt;
  scope.unit = *unit;
  return scope;
}

void take(FundLine& line, const store::FundPaid& row) {
  switch (row.state) {
    case store::PaymentState::paid:
      line.paid_fen = line.paid_fen + row.amount;
      line.paid_lines += row.lines;
      break;
    case store::PaymentState::pending:
    case store::PaymentState::sent:
      line.under_way_fen = line.under_way_fen + row.amount;
      break;
    case store::PaymentState::returned:
      line.returned_fen = line.returned_fen + row.amount;
      line.returned_lines += row.lines;
      break;
    case store::PaymentState::given_up:
      line.given_up_fen = line.given_up_fen + row.amount;
      break;
    // Another line took its place, or none of it left.
    case store::PaymentState::reissued:
    case store::PaymentState::withdrawn:
      break;
  }
}

MonthPaymentView view_of(const store::ListedPayment& row) {
  const store::PaymentLineRow& line = row.line;
  return {line.id,
          line.unit,
          row.month,
          line.batch_id,
          row.batch_number,
          line.line_no,
          line.placement_id,
          row.placement_number,
          masked_name(row.name),
          row.town,
          row.account_tail,
          line.amount_fen,
          line.state,
          line.return_code,
          line.return_reason};
}

}  // namespace

Result<FundReport> fund_report(Desk& desk, const Actor& actor, const FundQuery& query) {
  TRY_VOID(may_list(desk, actor, "report_funds"));
  if (query.year) TRY_VOID(check_plan_year(*query.year));
  return desk.database.read_value<FundReport>([&](store::Reader& reader) -> Result<FundReport> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    FundReport report;
    report.year = query.year.value_or(today.year());
    const auto scope = narrowed(actor, query.unit);
    if (!scope) return report;
    const Month from(static_cast<int>(report.year), 1);
    const Month until(static_cast<int>(report.year), 12);
    TRY(const std::vector<store::FundDue> due, store::due_by_month(reader, *scope, from, until));
    TRY(const std::vector<store::FundPaid> paid, store::paid_by_month(reader, *scope, from, until));
    for (const law::Unit& unit : edition.snapshot->areas().units())
      for (const store::FundDue& row : due) {
        if (row.unit != unit.code) continue;
        FundLine line;
        line.unit = unit.code;
        line.name = unit.name;
        line.month = row.month;
        line.due_fen = row.total;
        line.province_fen = row.province;
        line.city_fen = row.city;
        line.county_fen = row.county;
        line.social_fen = row.social;
        line.original_fen = row.original;
        for (const store::FundPaid& one : paid)
          if (one.unit == row.unit && one.month == row.month) take(line, one);
        line.not_in_file_fen = line.due_fen - line.paid_fen - line.under_way_fen -
                               line.returned_fen - line.given_up_fen;
        report.lines.push_back(std::move(line));
      }
    return report;
  });
}

Result<PaymentStateSums> sum_payments(Desk& desk, const Actor& actor,
                                      const PaymentSumsQuery& query) {
  TRY_VOID(may_list(desk, actor, "sum_payments"));
  return desk.database.read_value<PaymentStateSums>(
      [&](store::Reader& reader) -> Result<PaymentStateSums> {
        const store::ListScope scope = list_scope(actor);
        TRY(const std::vector<store::BatchCount> batches,
            store::batches_by_state(reader, scope, query.unit, query.month));
        TRY(const std::vector<store::PaymentCount> lines,
            store::payments_by_state(reader, scope, query.unit, query.month));
        PaymentStateSums sums;
        for (const store::BatchCount& row : batches)
          sums.batches.push_back({row.state, row.batches, row.lines, row.total});
        for (const store::PaymentCount& row : lines)
          sums.lines.push_back({row.state, row.lines, row.amount});
        return sums;
      });
}

Result<MonthPaymentPage> list_month_payments(Desk& desk, const Actor& actor,
                                             const store::MonthPaymentFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_month_payments"));
  TRY_VOID(check_limit(filter.limit));
  store::MonthPaymentFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<MonthPaymentPage>([&](store::Reader& reader)
                                                        -> Result<MonthPaymentPage> {
    const store::ListScope scope = list_scope(actor);
    TRY(const std::vector<store::ListedPayment> rows,
        store::list_month_payments(reader, scope, one_more));
    TRY(const store::MonthPaymentTotals totals, store::total_month_payments(reader, scope, filter));
    TRY(wire::Page<MonthPaymentView> page,
        page_from<MonthPaymentView>(rows, filter.limit, totals.lines, &view_of,
                                    [](const MonthPaymentView& one) { return to_text(one.id); }));
    return MonthPaymentPage{std::move(page.items), std::move(page.next), page.total, totals.sums};
  });
}

}  // namespace yigang::usecase
