// 放弃重发: what the bank sent back and nobody can ever be paid stays in the books as not paid out
// (reliability.md P4).
#include "store/described_row.h"
#include "usecase/month_steps.h"
#include "usecase/payment_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

Result<store::PaymentLineRow> payment_line(store::Reader& reader, const law::Areas& areas,
                                           PaymentLineId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PaymentLineRow> line,
      store::find<store::PaymentLineRow>(reader, unit, id));
  if (!line) return fail(not_found("not_found"));
  return *std::move(line);
}

Result<store::PaymentGiveUpRow> give_up_row(store::Reader& reader, const law::Areas& areas,
                                            GiveUpId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::PaymentGiveUpRow> row,
      store::find<store::PaymentGiveUpRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

// Only what came back and was not issued again.
Result<> check_returned(const store::PaymentLineRow& line) {
  if (line.state == store::PaymentState::returned) return {};
  return fail(conflict("line_not_returned")
                  .with("line", std::to_string(line.line_no))
                  .with("state", std::string(word(line.state))));
}

// policy-rules.md "Tenure": a returned line counts until its re-issue is given up.
Result<> stop_counting(Work& work, const store::PaymentLineRow& line) {
  TRY(const std::optional<store::SettlementLineRow> settled,
      store::find<store::SettlementLineRow>(work.tx, line.unit, line.settlement_line_id));
  TRY(const std::optional<store::PlacementRow> placement,
      store::find<store::PlacementRow>(work.tx, line.unit, line.placement_id));
  CHECK(settled && placement);
  TRY_VOID(store::give_back_month(work.tx, line.unit, placement->person_key, settled->month));
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const GiveUpPayment& command) {
  TRY(const store::PaymentLineRow line, payment_line(reader, areas, command.line));
  return location_of(reader, areas, line.placement_id);
}

Result<Changed<GiveUpId>> act(Work& work, const Grant<GiveUpPayment>& grant,
                              const GiveUpPayment& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(const store::PaymentLineRow line, payment_line(work.tx, work.areas(), command.line));
  TRY_VOID(check_returned(line));
  TRY(const std::optional<store::PaymentGiveUpRow> before,
      store::give_up_of(work.tx, line.unit, line.id));
  if (before) return fail(conflict("give_up_waits").with("line", std::to_string(line.line_no)));
  const store::PaymentGiveUpRow row{line.unit,
                                    work.make_id<GiveUpId>(line.unit),
                                    line.id,
                                    command.reason,
                                    grant.actor().account,
                                    work.today,
                                    std::nullopt,
                                    std::nullopt,
                                    1};
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "payment_give_up", row.id.value(), "", wire::to_json(command),
             command.reason, ""});
  return Changed<GiveUpId>{row.id, row.version};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ConfirmGiveUp& command) {
  TRY(const store::PaymentGiveUpRow row, give_up_row(reader, areas, command.id));
  TRY(const store::PaymentLineRow line, payment_line(reader, areas, row.payment_line_id));
  return location_of(reader, areas, line.placement_id);
}

Result<PaymentGivenUp> act(Work& work, const Grant<ConfirmGiveUp>& grant,
                           const ConfirmGiveUp& command) {
  TRY(store::PaymentGiveUpRow row, give_up_row(work.tx, work.areas(), command.id));
  if (row.confirmed_by) return fail(conflict("confirmed_before"));
  TRY_VOID(require_other_person(grant.actor(), row.asked_by, "give_up_payment"));
  TRY(store::PaymentLineRow line, payment_line(work.tx, work.areas(), row.payment_line_id));
  TRY_VOID(check_returned(line));
  row.confirmed_by = grant.actor().account;
  row.confirmed_on = work.today;
  TRY_VOID(store::save(work.tx, row));
  line.state = store::PaymentState::given_up;
  TRY_VOID(store::save(work.tx, line));
  TRY_VOID(stop_counting(work, line));
  work.note({line.unit, "payment_line", line.id.value(), "returned", "given_up", row.reason, ""});
  work.note({row.unit, "payment_give_up", row.id.value(), "asked", "done", row.reason, ""});
  return PaymentGivenUp{row.id, line.batch_id, line.line_no, line.amount_fen};
}

}  // namespace yigang::usecase
