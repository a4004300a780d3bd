// The run of a unit and month. Fetched, computed and written in one transaction: a crash leaves
// nothing behind, so that running again is all the recovery there is (reliability.md P3, fault 1).
#include <algorithm>

#include "settle/basis.h"
#include "store/described_row.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

constexpr std::size_t kChunk = 1000;

struct Before {
  bool locked = false;    // a pay run of the month is locked: this one is a supplement
  bool replaces = false;  // an open run of the month, which must not stay behind
  std::int64_t runs = 0;
};

// Discards the open run, if any; its lines stay as history.
Result<Before> clear_the_way(Work& work, UnitCode unit, Month month) {
  TRY(std::vector<store::SettlementRunRow> runs, store::runs_of_month(work.tx, unit, month));
  Before before{.runs = static_cast<std::int64_t>(runs.size())};
  for (store::SettlementRunRow& run : runs) {
    const bool pays = run.kind != store::RunKind::correction;
    if (run.state == store::RunState::locked && pays) before.locked = true;
    if (run.state != store::RunState::running && run.state != store::RunState::computed) continue;
    if (!pays) return fail(conflict("correction_waits").with("month", to_text(month)));
    run.state = store::RunState::discarded;
    before.replaces = true;
    TRY_VOID(store::save(work.tx, run));
  }
  return before;
}

// Every town has closed its sheet, or two persons have left it out.
Result<> check_towns(Work& work, UnitCode unit, Month month) {
  TRY(const std::vector<store::TownAttendance> towns, store::town_attendance(work.tx, unit, month));
  constexpr std::int64_t kNamed = 5;
  std::string open;
  std::int64_t count = 0;
  for (const store::TownAttendance& town : towns) {
    if (town.closed || town.left_out) continue;
    if (++count > kNamed) continue;
    const law::Town* const known = work.areas().town(town.town);
    open += (open.empty() ? "" : "、") + (known != nullptr ? known->name : to_text(town.town));
  }
  if (count == 0) return {};
  if (count > kNamed) open += "……";
  return fail(conflict("towns_open")
                  .with("count", std::to_string(count))
                  .with("towns", open)
                  .by("LZ-2022-4 二(三)"));
}

// A month that is locked is settled further only for somebody who waits no more; a run of waiting
// rows alone would stand before the month that was paid.
Result<> check_settles(const settle::Settlement& result, Month month) {
  const bool all_wait = std::ranges::all_of(result.lines, [](const settle::Line& line) {
    return line.status == settle::LineStatus::waiting || line.status == settle::LineStatus::held;
  });
  if (!all_wait) return {};
  return fail(conflict("month_only_waits")
                  .with("month", to_text(month))
                  .with("count", std::to_string(result.lines.size()))
                  .by("LZ-2022-4 二(四)"));
}

store::SettlementRunRow run_row_of(Work& work, const RunSettlement& command, const Before& before,
                                   const settle::Settlement& result) {
  store::SettlementRunRow run;
  run.unit = command.unit;
  run.id = work.make_id<SettlementRunId>(command.unit);
  run.month = command.month;
  run.run_no = before.runs + 1;
  run.kind = before.locked ? store::RunKind::supplement : store::RunKind::main;
  run.state = store::RunState::running;
  run.law_digest = work.law_digest;
  run.line_count = static_cast<std::int64_t>(result.lines.size());
  run.problem_count = result.problems;
  run.social_offer_fen = command.social_fund_fen;
  run.total_fen = result.total();
  run.province_fen = result.rural.parts.province;
  run.city_fen = result.rural.parts.city;
  run.county_fen = result.rural.parts.county;
  run.social_fen = result.rural.parts.social_fund;
  run.original_fen = result.urban.parts.original_channel;
  run.run_by = work.actor.account;
  run.version = 1;
  return run;
}

// In chunks, so that it can be followed and stopped; none of them counts before the commit.
Result<> write_run(Work& work, store::SettlementRunRow& run, const settle::MonthInputs& inputs,
                   const settle::Settlement& result) {
  TRY_VOID(store::insert(work.tx, run));
  settle::BasisTexts bases(inputs, work.law());
  std::vector<store::SettlementLineRow> rows;
  std::vector<std::string> sealed;
  sealed.reserve(result.lines.size());
  for (const settle::Line& line : result.lines) {
    const std::size_t place = sealed.size();  // a line a placement, in one order
    rows.push_back(line_row(work, run.unit, run.id, static_cast<std::int64_t>(place + 1), line));
    TRY(rows.back().basis, bases.of(inputs.placements[place], line.status));
    sealed.push_back(settle::canonical_line(line, "pay", "-", rows.back().basis));
    if (rows.size() < kChunk && sealed.size() < result.lines.size()) continue;
    TRY_VOID(store::insert_lines(work.tx, rows));
    TRY_VOID(work.reached(static_cast<std::int64_t>(sealed.size()), run.line_count));
    rows.clear();
  }
  run.root = seal_root(sealed);
  run.watermark = run.line_count;
  run.state = store::RunState::computed;
  return store::save(work.tx, run);
}

}  // namespace

Result<> check_at_once(const Work& work, const RunSettlement& command) {
  TRY_VOID(month_is_over(command.month, work.today));
  if (command.social_fund_fen.is_negative())
    return fail(bad_input("social_fund_negative").at("social_fund"));
  return {};
}

Result<Location> locate(store::Reader&, const law::Areas& areas, const RunSettlement& command) {
  return location_of_unit(areas, command.unit);
}

Result<RunSummary> act(Work& work, const Grant<RunSettlement>& grant,
                       const RunSettlement& command) {
  const UnitCode unit = grant.location().unit;
  TRY_VOID(check_at_once(work, command));
  TRY(const Before before, clear_the_way(work, unit, command.month));
  if (before.locked && !command.social_fund_fen.is_zero())
    return fail(bad_input("social_fund_late").at("social_fund"));
  TRY_VOID(check_towns(work, unit, command.month));
  TRY(settle::MonthInputs inputs,
      store::load_month(work.tx, unit, command.month, {before.locked, std::nullopt}));
  inputs.social_fund = command.social_fund_fen;
  if (inputs.placements.empty())
    return fail(conflict("nothing_to_settle").with("month", to_text(command.month)));
  TRY_VOID(work.reached(0, static_cast<std::int64_t>(inputs.placements.size())));
  TRY(const settle::Settlement result, settle::settle_month(inputs, work.law()));
  if (before.locked && !before.replaces) TRY_VOID(check_settles(result, command.month));
  store::SettlementRunRow run = run_row_of(work, command, before, result);
  run.input_digest = input_digest(inputs);
  TRY_VOID(write_run(work, run, inputs, result));
  TRY(const store::RunProof proof, store::prove_run(work.tx, run));
  if (proof.total != run.total_fen || proof.lines != run.line_count || proof.unbalanced != 0)
    return fail(failure("run_unbalanced").with("month", to_text(run.month)));
  work.note({unit, "settlement_run", run.id.value(), "", run_text(run), "", ""});
  return summary_of(run, result.waiting, result.province_not_entered);
}

}  // namespace yigang::usecase
