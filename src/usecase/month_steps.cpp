#include "usecase/month_steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "record/tree.h"
#include "store/described_row.h"

namespace yigang::usecase {

Result<store::SettlementRunRow> run_row(store::Reader& reader, const law::Areas& areas,
                                        SettlementRunId id) {
  TRY(const UnitCode unit, unit_of_id(areas, id));
  TRY(std::optional<store::SettlementRunRow> row,
      store::find<store::SettlementRunRow>(reader, unit, id));
  if (!row) return fail(not_found("not_found"));
  return *std::move(row);
}

Result<Location> location_of_town(const law::Areas& areas, PlaceCode town) {
  if (town.is_village()) return fail(not_found("not_found"));
  return location_of_place(areas, town);
}

namespace {

Problem at_span(Problem problem, std::size_t number) {
  problem.field = "spans[" + std::to_string(number) + "]";
  return problem;
}

Result<> check_span(const AttendanceSpan& span, std::size_t number, Month month, Side side,
                    const OnDuty& duty) {
  const std::string first = to_text(span.from_day);
  const std::string last = to_text(span.until_day);
  if (span.until_day < span.from_day) return fail(at_span(bad_input("span_backwards"), number));
  if (Month::of(span.from_day) != month || Month::of(span.until_day) != month)
    return fail(at_span(bad_input("span_outside_month")
                            .with("first", first)
                            .with("last", last)
                            .with("month", to_text(month)),
                        number));
  if (span.from_day < duty.started && !duty.last_day)
    return fail(at_span(refused("span_before_start")
                            .with("first", first)
                            .with("last", last)
                            .with("started", to_text(duty.started))
                            .by("LZ-2022-4 二(四)"),
                        number));
  if (span.from_day < duty.started || (duty.last_day && span.until_day > *duty.last_day))
    return fail(at_span(refused("span_outside_placement")
                            .with("first", first)
                            .with("last", last)
                            .with("started", to_text(duty.started))
                            .with("ended", to_text(*duty.last_day))
                            .by("LZ-2022-4 二(四)"),
                        number));
  if (const auto paused = settle::first_paused(duty.paused, {span.from_day, span.until_day}))
    return fail(at_span(refused("span_on_paused_day")
                            .with("first", first)
                            .with("last", last)
                            .with("day", to_text(*paused))
                            .by("LZ-2022-4 二(四)"),
                        number));
  const std::int64_t days = days_between(span.from_day, span.until_day) + 1;
  if ((side == Side::rural && span.days_x10.x10() != 0) ||
      (side == Side::urban && span.hours_x10.x10() != 0))
    return fail(at_span(bad_input("wrong_measure").by("LZ-2022-4 二(四)"), number));
  // Pay is hours worked times the rate, whatever the kind of leave: leave must bring no hours.
  if (span.leave != store::LeaveKind::none &&
      (span.hours_x10.x10() != 0 || span.days_x10.x10() != 0))
    return fail(at_span(bad_input("leave_has_hours").by("LZ-2022-4 二(四)"), number));
  if (span.hours_x10.x10() > days * kHoursOfDay.x10())
    return fail(at_span(refused("too_many_hours")
                            .with("hours", to_text(span.hours_x10))
                            .with("most", std::to_string(days * 24))
                            .by("LZ-2022-4 二(四)"),
                        number));
  if (span.days_x10.x10() > days * kFullDay.x10())
    return fail(at_span(refused("too_many_days")
                            .with("days", to_text(span.days_x10))
                            .with("most", std::to_string(days))
                            .by("LZ-2022-4 二(四)"),
                        number));
  return {};
}

}  // namespace

Result<std::vector<AttendanceSpan>> checked_spans(std::vector<AttendanceSpan> spans, Month month,
                                                  Side side, const OnDuty& duty) {
  for (std::size_t i = 0; i < spans.size(); ++i)
    TRY_VOID(check_span(spans[i], i, month, side, duty));
  std::ranges::sort(spans, {}, &AttendanceSpan::from_day);
  for (std::size_t i = 1; i < spans.size(); ++i)
    if (spans[i].from_day <= spans[i - 1].until_day)
      return fail(at_span(bad_input("spans_overlap").with("day", to_text(spans[i].from_day)), i));
  return spans;
}

std::vector<store::AttendanceRow> attendance_rows(const std::vector<AttendanceSpan>& spans,
                                                  const store::PlacementRow& placement, Month month,
                                                  AccountId by) {
  std::vector<store::AttendanceRow> rows;
  for (const AttendanceSpan& span : spans) {
    store::AttendanceRow row;
    row.unit = placement.unit;
    row.placement_id = placement.id;
    row.month = month;
    row.span_no = static_cast<std::int64_t>(rows.size() + 1);
    row.from_day = span.from_day;
    row.until_day = span.until_day;
    row.hours_x10 = span.hours_x10;
    row.days_x10 = span.days_x10;
    row.leave_kind = span.leave;
    row.entered_by = by;
    row.version = 1;
    rows.push_back(row);
  }
  return rows;
}

std::string input_digest(const settle::MonthInputs& inputs) {
  std::string text;
  settle::append_input_text(text, inputs);
  return to_hex(crypto::sm3(text));
}

store::SettlementLineRow line_row(Work& work, UnitCode unit, SettlementRunId run,
                                  std::int64_t line_no, const settle::Line& line) {
  store::SettlementLineRow row;
  row.unit = unit;
  row.id = work.make_id<SettlementLineId>(unit);
  row.run_id = run;
  row.line_no = line_no;
  row.placement_id = line.placement;
  row.placement_number = line.number;
  row.person_key = line.person;
  row.month = line.month;
  row.side = line.side;
  row.town = line.town;
  row.village = line.village;
  row.kind = store::LineKind::pay;
  row.status = line.status;
  row.problem = line.problem;
  row.hours_x10 = line.hours;
  row.days_x10 = line.days;
  row.rate_fen = line.rate;
  row.amount_fen = line.amount;
  row.missing_fen = line.missing;
  row.province_fen = line.parts.province;
  row.city_fen = line.parts.city;
  row.county_fen = line.parts.county;
  row.social_fen = line.parts.social_fund;
  row.original_fen = line.parts.original_channel;
  row.months_used = line.months_used;
  row.last_payable_month = line.last_payable;
  return row;
}

Bytes seal_root(const std::vector<std::string>& canonical_lines) {
  std::vector<Bytes> lines;
  lines.reserve(canonical_lines.size());
  for (const std::string& line : canonical_lines) lines.emplace_back(line.begin(), line.end());
  const record::Digest root = record::batch_root(record::DigestAlgorithm::sm3, lines);
  return {root.begin(), root.end()};
}

std::string canonical_of(const store::SettlementLineRow& row) {
  const settle::Line line{
      .number = row.placement_number,
      .placement = row.placement_id,
      .person = row.person_key,
      .month = row.month,
      .side = row.side,
      .town = row.town,
      .village = row.village,
      .status = row.status,
      .problem = row.problem,
      .hours = row.hours_x10,
      .days = row.days_x10,
      .rate = row.rate_fen,
      .amount = row.amount_fen,
      .missing = row.missing_fen,
      .parts = {row.province_fen, row.city_fen, row.county_fen, row.social_fen, row.original_fen},
      .months_used = static_cast<int>(row.months_used),
      .last_payable = row.last_payable_month};
  return settle::canonical_line(
      line, word(row.kind), row.corrects_line_id ? to_text(*row.corrects_line_id) : "-", row.basis);
}

Result<> check_same_law(Work& work, const store::SettlementRunRow& run) {
  if (run.law_digest == work.law_digest) return {};
  TRY(const std::optional<LawShelf::Edition> then,
      work.desk.law.edition_of(work.tx, run.law_digest));
  const Date last = run.month.last_day();
  if (then && then->snapshot->canonical_text_of(run.unit, last) ==
                  work.law().canonical_text_of(run.unit, last))
    return {};
  return fail(conflict("law_moved").with("month", to_text(run.month)));
}

RunSummary summary_of(const store::SettlementRunRow& run, std::int64_t waiting,
                      bool province_not_entered) {
  return {run.id,           run.unit,         run.month,        run.run_no,
          run.kind,         run.state,        run.line_count,   run.problem_count,
          waiting,          run.total_fen,    run.province_fen, run.city_fen,
          run.county_fen,   run.social_fen,   run.original_fen, province_not_entered,
          to_hex(run.root), run.input_digest, run.law_digest,   run.version};
}

std::string run_text(const store::SettlementRunRow& run) {
  return fmt::format("yigang.run/1|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", to_text(run.unit),
                     to_text(run.month), run.run_no, word(run.kind), word(run.state),
                     run.line_count, to_text(run.total_fen), to_hex(run.root), run.law_digest,
                     run.input_digest);
}

std::string lock_text(const store::SettlementRunRow& run) {
  CHECK(run.locked_by && run.locked_on);
  return run_text(run) + "|" + to_text(*run.locked_by) + "|" + to_text(*run.locked_on) + "|" +
         (run.province_zero_confirmed ? "zero" : "entered");
}

}  // namespace yigang::usecase
