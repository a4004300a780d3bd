// A correction is the difference between what the month would be and what was locked for it; the
// locked line stays as it is (reliability.md P6, faults 21 and 22).
#include "settle/basis.h"
#include "store/described_row.h"
#include "store/late_ends.h"
#include "usecase/correction_facts.h"
#include "usecase/month_rules.h"
#include "usecase/month_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

namespace {

Result<store::SettlementLineRow> line_of(store::Reader& reader, const law::Areas& areas,
                                         SettlementLineId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::SettlementLineRow> line,
      store::find<store::SettlementLineRow>(reader, unit, id));
  if (!line) return fail(not_found("not_found"));
  return *std::move(line);
}

Result<> check_line(Work& work, const store::SettlementLineRow& line) {
  TRY(const store::SettlementRunRow run, run_row(work.tx, work.areas(), line.run_id));
  return may_correct_line(run, line);
}

struct Again {
  settle::Line line;
  std::string basis = std::string(settle::kNoBasis);
};

// What the month is by the corrected spans and by today's knowledge of everything else.
Result<Again> settle_again(Work& work, const store::SettlementLineRow& line,
                           const CorrectLine& command) {
  TRY(settle::MonthInputs inputs,
      store::load_month(work.tx, line.unit, line.month, {false, line.placement_id}));
  settle::Line nothing{.number = line.placement_number,
                       .placement = line.placement_id,
                       .person = line.person_key,
                       .month = line.month,
                       .side = line.side,
                       .town = line.town,
                       .village = line.village};
  // It has turned out that the placement had ended before the month began.
  if (inputs.placements.empty()) return Again{nothing};
  settle::PlacementInput& one = inputs.placements.front();
  const auto paused = one.pauses.of(inputs.pauses);
  TRY(const std::vector<AttendanceSpan> spans,
      checked_spans(command.spans, line.month, one.side,
                    {one.started, one.last_day, {paused.begin(), paused.end()}}));
  inputs.work.clear();
  for (const AttendanceSpan& span : spans)
    inputs.work.push_back({span.from_day, span.until_day, span.hours_x10, span.days_x10});
  one.work = {0, inputs.work.size()};
  one.held = one.waiting = false;
  // No spans: nothing was worked, which is an answer here.
  one.off_duty = spans.empty();
  TRY(const Hours agreed,
      store::overtime_agreed(work.tx, line.unit, line.placement_id, line.month));
  Hours worked;
  for (const AttendanceSpan& span : spans) worked = worked + span.hours_x10;
  one.overtime_confirmed = worked <= agreed;
  TRY(const settle::Settlement result, settle::settle_month(inputs, work.law()));
  const settle::Line& again = result.lines.front();
  if (again.problem == settle::LineProblem::below_floor)
    return fail(refused("correction_below_floor")
                    .with("missing", to_text(again.missing))
                    .by("LZ-2022-4 二(四)"));
  if (again.problem && *again.problem != settle::LineProblem::no_account)
    return fail(refused("correction_problem")
                    .with("problem", std::string(word(*again.problem)))
                    .by("LZ-2022-4 二(四)"));
  TRY(std::string basis, settle::BasisTexts(inputs, work.law()).of(one, again.status));
  return Again{again, std::move(basis)};
}

// Of a correction that changes no fen. Where an end became known late, all of the work may lie
// before it: the days are corrected, so that the line can be paid.
Result<> check_moves_days(store::Reader& reader, const store::SettlementLineRow& line) {
  TRY(const std::optional<store::LateEnd> end, store::late_end_of(reader, line.unit, line.id));
  if (end) return {};
  return fail(conflict("nothing_to_correct"));
}

// The open correction run of the month, or a new one.
Result<store::SettlementRunRow> correction_run(Work& work, UnitCode unit, Month month) {
  TRY(const std::vector<store::SettlementRunRow> runs, store::runs_of_month(work.tx, unit, month));
  TRY(const std::optional<store::SettlementRunRow> open, open_correction(runs, work.actor));
  if (open) {
    // One run has one law; what was computed by another is withdrawn first.
    TRY_VOID(check_same_law(work, *open));
    return *open;
  }
  store::SettlementRunRow run;
  run.unit = unit;
  run.id = work.make_id<SettlementRunId>(unit);
  run.month = month;
  run.run_no = static_cast<std::int64_t>(runs.size() + 1);
  run.kind = store::RunKind::correction;
  run.state = store::RunState::computed;
  run.run_by = work.actor.account;
  run.version = 1;
  run.law_digest = work.law_digest;
  TRY_VOID(store::insert(work.tx, run));
  return run;
}

Result<> add_line(Work& work, store::SettlementRunRow& run, const store::SettlementLineRow& row,
                  const store::SettlementLineRow& corrected) {
  TRY(const std::vector<store::SettlementLineRow> before,
      store::lines_of_run(work.tx, run.unit, run.id));
  std::vector<std::string> sealed;
  for (const store::SettlementLineRow& other : before) {
    if (other.corrects_line_id == row.corrects_line_id)
      return fail(conflict("correction_waits").with("month", to_text(run.month)));
    sealed.push_back(canonical_of(other));
  }
  sealed.push_back(canonical_of(row));
  TRY_VOID(store::insert(work.tx, row));
  run.line_count = run.watermark = row.line_no;
  run.total_fen += row.amount_fen;
  run.province_fen += row.province_fen;
  run.city_fen += row.city_fen;
  run.county_fen += row.county_fen;
  run.social_fen += row.social_fen;
  run.original_fen += row.original_fen;
  run.root = seal_root(sealed);
  TRY(const std::string facts, correction_facts(work.tx, corrected));
  run.input_digest = facts_digest(run.input_digest, facts);
  return store::save(work.tx, run);
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const CorrectLine& command) {
  TRY(const store::SettlementLineRow line, line_of(reader, areas, command.line));
  return Location{line.unit, line.town, line.village, line.person_key};
}

Result<LineCorrected> act(Work& work, const Grant<CorrectLine>& grant, const CorrectLine& command) {
  const UnitCode unit = grant.location().unit;
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(const store::SettlementLineRow line, line_of(work.tx, work.areas(), command.line));
  TRY_VOID(check_line(work, line));
  TRY(const Again again, settle_again(work, line, command));
  TRY(const store::LockedSum locked, store::locked_for_line(work.tx, unit, line.id));
  TRY(const std::optional<policy::FundingParts> month,
      store::locked_rural_parts(work.tx, unit, line.month));
  TRY(const int tenths, settle::city_tenths(work.law(), unit, line.month));
  const settle::Correction difference =
      settle::correct(again.line, locked.amount, month.value_or(policy::FundingParts{}), tenths);
  if (difference.amount.is_zero()) TRY_VOID(check_moves_days(work.tx, line));
  TRY(store::SettlementRunRow run, correction_run(work, unit, line.month));
  settle::Line carried = again.line;
  carried.status = settle::LineStatus::payable;
  carried.problem.reset();
  carried.amount = difference.amount;
  carried.missing = Fen();
  carried.parts = difference.parts;
  store::SettlementLineRow row = line_row(work, unit, run.id, run.line_count + 1, carried);
  row.kind = store::LineKind::correction;
  row.corrects_line_id = line.id;
  row.reason = command.reason;
  row.basis = again.basis + settle::corrects_text({line.id, again.line.amount, locked.amount});
  TRY_VOID(add_line(work, run, row, line));
  work.note({unit, "settlement_line", row.id.value(), canonical_of(line), canonical_of(row),
             command.reason, ""});
  return LineCorrected{row.id,         run.id,           line.month,
                       row.amount_fen, row.province_fen, row.city_fen,
                       row.county_fen, row.social_fen,   row.original_fen};
}

}  // namespace yigang::usecase
