#include "usecase/month_reads.h"

#include <algorithm>
#include <array>

#include "core/person_name.h"
#include "store/notice_lists.h"
#include "store/payment_lists.h"
#include "store/setting_queries.h"
#include "usecase/explain_line.h"
#include "usecase/lock_duties.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"
#include "usecase/own_pay.h"
#include "usecase/page_reads.h"
#include "usecase/payment_steps.h"

namespace yigang::usecase {

namespace {

// A run lies in its unit; who reaches into that unit sees what of it lies in his own part.
Result<store::SettlementRunRow> run_in_scope(store::Reader& reader, const law::Areas& areas,
                                             const Actor& actor, SettlementRunId id) {
  TRY(store::SettlementRunRow run, run_row(reader, areas, id));
  if (!actor.scope.unit.is_city() && actor.scope.unit != run.unit)
    return fail(not_found("not_found"));
  return run;
}

// The lock's verdict in the order in which the verb itself asks.
Result<> lock_verdict(store::Reader& reader, const law::LawSnapshot& law,
                      const store::SettlementRunRow& run, const Actor& actor, Date today) {
  TRY_VOID(may_lock(run, actor));
  TRY_VOID(check_not_own(reader, run, actor));
  TRY_VOID(check_not_alone(reader, run, actor.account));
  TRY_VOID(check_left_out(reader, run, actor));
  return check_pay_notice(reader, law, run, today);
}

std::vector<Offer> run_offers(Desk& desk, store::Reader& reader, const law::LawSnapshot& law,
                              const Actor& actor, const store::SettlementRunRow& run,
                              const RunView& view, const store::DueCount& lines, Date today) {
  Offers offers(desk.authority, actor, {run.unit, {}, {}});
  // A month with corrections that wait is not run: they are locked or withdrawn.
  if (run.state == store::RunState::computed)
    offers.add(run.kind == store::RunKind::correction ? "withdraw_corrections" : "run_settlement",
               {});
  if (Offer* const offer =
          offers.add("lock_settlement", lock_verdict(reader, law, run, actor, today)))
    if (offer->allowed && view.run.province_not_entered)
      offer->params["province_not_entered"] = "yes";
  // Offered to whoever could be the witness that an approver needs beside him.
  const Result<> witness = may_countersign(reader, run, actor);
  if (witness.has_value()) offers.add("countersign_settlement", witness);
  offers.add("make_bank_file", file_verdict(reader, run, lines, actor));
  // A town publishes the list of its own people.
  const Location own{run.unit, actor.scope.town, actor.scope.village};
  Offers here(desk.authority, actor, own);
  Result<> listed = may_publish_pay(run);
  if (listed.has_value()) listed = check_unlisted(reader, run, own);
  here.add("publish_pay_notice", listed);
  std::vector<Offer> all = std::move(offers).take();
  for (Offer& offer : std::move(here).take()) all.push_back(std::move(offer));
  return all;
}

Result<RunView> view_of(Desk& desk, store::Reader& reader, const law::LawSnapshot& law,
                        const Actor& actor, const store::SettlementRunRow& run) {
  const store::ListScope scope = list_scope(actor);
  RunView view;
  view.id = run.id;
  TRY(const bool zero_share, province_missing(law, run));
  TRY(const store::RunWithin within, store::run_within(reader, scope, run));
  view.run = summary_of(run, within.waiting, zero_share);
  view.run.lines = within.lines;
  view.run.problems = within.problems;
  view.run.total_fen = within.total;
  view.run.province_fen = within.province;
  view.run.city_fen = within.city;
  view.run.county_fen = within.county;
  view.run.social_fen = within.social;
  view.run.original_fen = within.original;
  TRY(view.previous_total, store::locked_total(reader, scope, run.unit, run.month.plus(-1)));
  TRY(const store::SheetCount sheets, store::count_sheets(reader, scope, {run.month, run.unit}));
  view.towns = sheets.towns;
  view.towns_open = sheets.open;
  TRY(view.pay_notices, store::count_pay_notices(reader, scope, run.unit, run.month));
  store::DueCount lines;
  if (run.state == store::RunState::locked) {
    TRY(lines, store::count_due(reader, scope, run.unit, run));
    view.due = lines.due;
    view.to_correct = static_cast<std::int64_t>(lines.late.size());
    TRY(view.returned, store::count_returned(reader, scope, run.unit, run.id));
  }
  TRY(const Date today, store::business_day(reader, desk.clock));
  view.actions = run_offers(desk, reader, law, actor, run, view, lines, today);
  return view;
}

RunLineView line_view(const store::ListedRunLine& row) {
  const store::SettlementLineRow& line = row.line;
  return {line.id,
          line.line_no,
          line.placement_id,
          line.placement_number,
          masked_name(row.name),
          row.resident_tail,
          row.post_title,
          line.town,
          line.village,
          line.side,
          line.month,
          line.kind,
          line.status,
          line.problem,
          row.paid_by_unit,
          line.hours_x10,
          line.days_x10,
          line.rate_fen,
          line.amount_fen,
          line.missing_fen,
          line.province_fen,
          line.city_fen,
          line.county_fen,
          line.social_fen,
          line.original_fen,
          line.months_used,
          line.last_payable_month,
          line.corrects_line_id,
          line.reason,
          row.payment,
          row.return_reason,
          row.hold ? std::optional(LineHold{row.hold->id, row.hold->kind}) : std::nullopt,
          {}};
}

// A line with a problem can be made to wait for its own settlement, so that it does not stop the
// others; another person releases it.
std::vector<Offer> line_offers(const Desk& desk, const Actor& actor,
                               const store::ListedRunLine& row, const store::SettlementRunRow& run,
                               const Result<>& correction) {
  const store::SettlementLineRow& line = row.line;
  Offers offers(desk.authority, actor, {line.unit, line.town, line.village, line.person_key});
  if (row.hold)
    offers.add("release_pay", require_other_person(actor, row.hold->placed_by, "hold_pay"));
  else if (line.kind == store::LineKind::pay && line.status == store::LineStatus::problem)
    offers.add("hold_pay", {});
  const Result<> settled = may_correct_line(run, line);
  offers.add("correct_line", settled.has_value() ? correction : settled);
  return std::move(offers).take();
}

// May the actor begin, or go on with, corrections of a locked month?
Result<> may_begin_correction(store::Reader& reader, const store::SettlementRunRow& run,
                              const Actor& actor) {
  TRY(const std::vector<store::SettlementRunRow> runs,
      store::runs_of_month(reader, run.unit, run.month));
  TRY_VOID(open_correction(runs, actor));
  return {};
}

// What officers and banks wrote in their own words can name anybody.
RunLineView masked_view(const store::ListedRunLine& row) {
  RunLineView view = line_view(row);
  view.resident_tail.clear();
  view.reason.clear();
  view.return_reason.clear();
  return view;
}

ChangeKind kind_of(const store::AmountChange& change) {
  if (change.before.is_zero()) return ChangeKind::fresh;
  if (change.now.is_zero()) return ChangeKind::gone;
  return change.now > change.before ? ChangeKind::more : ChangeKind::less;
}

ChangeView change_view(const store::AmountChange& change) {
  return {change.placement, change.number,  masked_name(change.name),
          change.town,      change.village, change.side,
          kind_of(change),  change.before,  change.now};
}

std::vector<ChangeSum> sums_of(const std::vector<store::AmountChange>& changes) {
  std::vector<ChangeSum> sums;
  for (const ChangeKind kind :
       {ChangeKind::fresh, ChangeKind::gone, ChangeKind::more, ChangeKind::less}) {
    ChangeSum sum;
    sum.kind = kind;
    for (const store::AmountChange& change : changes) {
      if (kind_of(change) != kind) continue;
      ++sum.persons;
      sum.difference_fen += change.now - change.before;
      sum.before_fen += change.before;
      sum.now_fen += change.now;
    }
    sums.push_back(sum);
  }
  return sums;
}

}  // namespace

store::RunFilter filter_of(const RunQuery& query, const Actor& actor) {
  store::RunFilter filter{query.month,    query.unit,   query.state,
                          query.problems, std::nullopt, query.without_file.value_or(false),
                          query.after,    query.limit};
  if (query.for_me.value_or(false)) filter.not_by = actor.account;
  return filter;
}

Result<wire::Page<RunView>> list_settlements(Desk& desk, const Actor& actor,
                                             const RunQuery& query) {
  TRY_VOID(may_list(desk, actor, "list_settlements"));
  TRY_VOID(check_limit(query.limit));
  const store::RunFilter filter = filter_of(query, actor);
  store::RunFilter one_more = filter;
  ++one_more.limit;
  return desk.database.read_value<wire::Page<RunView>>(
      [&](store::Reader& reader) -> Result<wire::Page<RunView>> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        const store::ListScope scope = list_scope(actor);
        TRY(const std::vector<store::SettlementRunRow> rows,
            store::list_runs(reader, scope, one_more));
        TRY(const std::int64_t total, store::count_runs(reader, scope, filter));
        return page_from<RunView>(
            rows, filter.limit, total,
            [&](const store::SettlementRunRow& row) {
              return view_of(desk, reader, *edition.snapshot, actor, row);
            },
            [](const RunView& view) { return to_text(view.id); });
      });
}

Result<RunView> read_settlement(Desk& desk, const Actor& actor, const OneRun& query) {
  TRY_VOID(may_list(desk, actor, "read_settlement"));
  return desk.database.read_value<RunView>([&](store::Reader& reader) -> Result<RunView> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const store::SettlementRunRow run,
        run_in_scope(reader, edition.snapshot->areas(), actor, query.id));
    return view_of(desk, reader, *edition.snapshot, actor, run);
  });
}

Result<RunLinePage> list_settlement_lines(Desk& desk, const Actor& actor,
                                          const store::RunLineFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_settlement_lines"));
  TRY_VOID(check_limit(filter.limit));
  store::RunLineFilter one_more = filter;
  ++one_more.limit;
  const bool masked = desk.authority.reach("list_settlement_lines", actor.role) == "masked";
  return desk.database.read_value<RunLinePage>([&](store::Reader& reader) -> Result<RunLinePage> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const store::SettlementRunRow run,
        run_in_scope(reader, edition.snapshot->areas(), actor, filter.id));
    const Result<> correction = may_begin_correction(reader, run, actor);
    const auto view = [&](const store::ListedRunLine& row) {
      RunLineView line = masked ? masked_view(row) : line_view(row);
      line.actions = line_offers(desk, actor, row, run, correction);
      return line;
    };
    const store::ListScope scope = list_scope(actor);
    TRY(const std::vector<store::ListedRunLine> rows,
        store::list_run_lines(reader, scope, run.unit, one_more));
    TRY(const std::int64_t total, store::count_run_lines(reader, scope, run.unit, filter));
    TRY(const store::LineSums sums, store::sum_run_lines(reader, scope, run.unit, filter));
    TRY(wire::Page<RunLineView> page,
        page_from<RunLineView>(rows, filter.limit, total, view, [](const RunLineView& line) {
          return std::to_string(line.line_no);
        }));
    return RunLinePage{std::move(page.items), std::move(page.next), page.total, sums};
  });
}

Result<StoredTrace> explain_settled(Desk& desk, const Actor& actor, const OneLine& query) {
  TRY_VOID(may_look_behind(desk, actor, "explain_settled"));
  return desk.database.read_value<StoredTrace>([&](store::Reader& reader) -> Result<StoredTrace> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    const law::Areas& areas = edition.snapshot->areas();
    TRY(const UnitCode unit, unit_of_id(areas, query.id));
    TRY(const std::optional<store::SettlementLineRow> line,
        store::find<store::SettlementLineRow>(reader, unit, query.id));
    if (!line || !actor.scope.contains({unit, line->town, line->village}))
      return fail(not_found("not_found"));
    return explain_line(reader, desk.law, unit, query.id);
  });
}

Result<RunProblems> list_settlement_problems(Desk& desk, const Actor& actor, const OneRun& query) {
  TRY_VOID(may_list(desk, actor, "list_settlement_problems"));
  return desk.database.read_value<RunProblems>([&](store::Reader& reader) -> Result<RunProblems> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const store::SettlementRunRow run,
        run_in_scope(reader, edition.snapshot->areas(), actor, query.id));
    const store::ListScope scope = list_scope(actor);
    RunProblems problems;
    problems.run = run.id;
    TRY(const std::vector<store::ProblemCount> counts,
        store::problems_within(reader, scope, run.unit, run.id));
    for (const store::ProblemCount& count : counts)
      problems.problems.push_back({count.problem, count.lines});
    TRY(const store::RunWithin within, store::run_within(reader, scope, run));
    problems.waiting = within.waiting;
    return problems;
  });
}

Result<RunComparison> compare_settlement(Desk& desk, const Actor& actor,
                                         const CompareQuery& query) {
  TRY_VOID(may_list(desk, actor, "compare_settlement"));
  TRY_VOID(check_limit(query.limit));
  return desk.database.read_value<RunComparison>(
      [&](store::Reader& reader) -> Result<RunComparison> {
        TRY(const LawShelf::Edition edition, desk.law.edition(reader));
        TRY(const store::SettlementRunRow run,
            run_in_scope(reader, edition.snapshot->areas(), actor, query.id));
        const store::ListScope scope = list_scope(actor);
        RunComparison comparison;
        comparison.run = run.id;
        comparison.month = run.month;
        comparison.before = run.month.plus(-1);
        TRY(const std::optional<Fen> before,
            store::locked_total(reader, scope, run.unit, comparison.before));
        comparison.before_total_fen = before.value_or(Fen());
        TRY(std::vector<store::AmountChange> changes,
            store::amount_changes(reader, scope, run, comparison.before));
        comparison.sums = sums_of(changes);
        // The month as it stands with this run, also where the run pays arrears only.
        comparison.now_total_fen = comparison.before_total_fen;
        for (const store::AmountChange& change : changes)
          comparison.now_total_fen += change.now - change.before;
        std::erase_if(changes, [&](const store::AmountChange& change) {
          return query.kind && kind_of(change) != *query.kind;
        });
        const auto first = std::ranges::upper_bound(changes, query.after.value_or(0), {},
                                                    &store::AmountChange::number);
        const auto count = std::min<std::ptrdiff_t>(changes.end() - first, query.limit + 1);
        const std::vector<store::AmountChange> rest(first, first + count);
        TRY(comparison.changes,
            page_from<ChangeView>(
                rest, query.limit, static_cast<std::int64_t>(changes.size()), &change_view,
                [](const ChangeView& change) { return std::to_string(change.placement_number); }));
        return comparison;
      });
}

}  // namespace yigang::usecase
