#include "usecase/payment_reads.h"

#include "core/person_name.h"
#include "usecase/after_loss.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"
#include "usecase/own_pay.h"
#include "usecase/page_reads.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

namespace {

// The release's verdict in the order in which the verb itself asks.
Result<> release_verdict(store::Reader& reader, const store::PaymentBatchRow& batch,
                         const store::SettlementRunRow& run, const Actor& actor) {
  TRY_VOID(may_release(batch, run, actor));
  TRY_VOID(check_not_own(reader, batch, actor));
  return check_file_stands(reader, batch);
}

Result<> read_verdict(store::Reader& reader, const store::PaymentBatchRow& batch) {
  TRY_VOID(may_read_file(batch));
  return may_go_to_bank(reader, batch);
}

std::vector<Offer> batch_offers(const Authority& authority, store::Reader& reader,
                                const Actor& actor, const store::PaymentBatchRow& batch,
                                const store::SettlementRunRow& run,
                                const store::BatchStanding& standing) {
  Offers offers(authority, actor, {batch.unit, {}, {}});
  offers.add("release_payment", release_verdict(reader, batch, run, actor));
  offers.add("withdraw_bank_file", may_withdraw(batch));
  offers.add("read_bank_file", read_verdict(reader, batch));
  if (!may_go_to_bank(reader, batch))
    offers.add("state_not_at_bank", may_state_not_at_bank(reader, batch, actor));
  if (standing.unanswered > 0) offers.add("take_bank_return", may_read_file(batch));
  if (standing.returned > 0) {
    offers.add("reissue_payment", {});
    offers.add("give_up_payment", {});
  }
  return std::move(offers).take();
}

Result<BatchView> view_of(Desk& desk, store::Reader& reader, const law::Areas& areas,
                          const Actor& actor, const store::PaymentBatchRow& row) {
  TRY(const store::BatchStanding standing, store::standing_of(reader, row));
  TRY(const store::SettlementRunRow run, run_row(reader, areas, row.run_id));
  BatchView view;
  view.id = row.id;
  view.unit = row.unit;
  view.batch = summary_of(row);
  view.paid_lines = standing.paid;
  view.paid_fen = standing.paid_fen;
  view.returned_lines = standing.returned;
  view.returned_fen = standing.returned_fen;
  view.reissued_lines = standing.reissued;
  view.given_up_lines = standing.given_up;
  view.given_up_fen = standing.given_up_fen;
  view.unanswered_lines = standing.unanswered;
  view.released_on = row.released_on;
  view.actions = batch_offers(desk.authority, reader, actor, row, run, standing);
  return view;
}

Result<store::PaymentBatchRow> batch_in_scope(store::Reader& reader, const law::Areas& areas,
                                              const Actor& actor, PaymentBatchId id) {
  TRY(store::PaymentBatchRow batch, batch_row(reader, areas, id));
  if (!actor.scope.contains({batch.unit, {}, {}})) return fail(not_found("not_found"));
  return batch;
}

BatchLineView line_view(const store::ListedBatchLine& row) {
  const store::PaymentLineRow& line = row.line;
  return {line.id,           line.line_no,         line.settlement_line_id,
          line.placement_id, row.placement_number, masked_name(row.name),
          row.town,          row.account_tail,     line.amount_fen,
          line.state,        line.return_code,     line.return_reason,
          line.reissue_of};
}

}  // namespace

store::BatchFilter filter_of(const BatchQuery& query, const Actor& actor) {
  store::BatchFilter filter{query.month, query.unit,   query.state,
                            query.run,   std::nullopt, query.returned.value_or(false),
                            query.after, query.limit};
  if (query.for_me.value_or(false)) filter.not_by = actor.account;
  return filter;
}

Result<BatchPage> list_payments(Desk& desk, const Actor& actor, const BatchQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_payments"));
  TRY_VOID(check_limit(query.limit));
  const store::BatchFilter filter = filter_of(query, actor);
  store::BatchFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<BatchPage>([&](store::Reader& reader) -> Result<BatchPage> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const store::ListScope scope = list_scope(actor);
    TRY(const std::vector<store::PaymentBatchRow> rows,
        store::list_batches(reader, scope, one_more));
    TRY(const std::int64_t total, store::count_batches(reader, scope, filter));
    TRY(const store::BatchSums sums, store::sum_batches(reader, scope, filter));
    TRY(wire::Page<BatchView> page, page_from<BatchView>(
                                        rows, filter.limit, total,
                                        [&](const store::PaymentBatchRow& row) {
                                          return view_of(desk, reader, edition.snapshot->areas(),
                                                         actor, row);
                                        },
                                        [](const BatchView& view) { return to_text(view.id); }));
    return BatchPage{std::move(page.items), std::move(page.next), page.total, sums};
  });
}

Result<BatchView> read_payment(Desk& desk, const Actor& actor, const OneBatch& query) {
  TRY_VOID(may_list(desk, actor, "read_payment"));
  return desk.database.read_value<BatchView>([&](store::Reader& reader) -> Result<BatchView> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const law::Areas& areas = edition.snapshot->areas();
    TRY(const store::PaymentBatchRow batch, batch_in_scope(reader, areas, actor, query.id));
    return view_of(desk, reader, areas, actor, batch);
  });
}

Result<BatchLinePage> list_payment_lines(Desk& desk, const Actor& actor,
                                         const store::BatchLineFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_payment_lines"));
  TRY_VOID(check_limit(filter.limit));
  store::BatchLineFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<BatchLinePage>(
      [&](store::Reader& reader) -> Result<BatchLinePage> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        TRY(const store::PaymentBatchRow batch,
            batch_in_scope(reader, edition.snapshot->areas(), actor, filter.id));
        TRY(const std::vector<store::ListedBatchLine> rows,
            store::list_batch_lines(reader, batch.unit, one_more));
        TRY(const std::int64_t total, store::count_batch_lines(reader, batch.unit, filter));
        TRY(const store::PaymentSums sums, store::sum_batch_lines(reader, batch.unit, filter));
        TRY(wire::Page<BatchLineView> page,
            page_from<BatchLineView>(
                rows, filter.limit, total, &line_view,
                [](const BatchLineView& line) { return std::to_string(line.line_no); }));
        return BatchLinePage{std::move(page.items), std::move(page.next), page.total, sums};
      });
}

}  // namespace yigang::usecase
