#include "policy/allowance.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace yigang::policy {

using law::Figure;

std::optional<PayProblem> Allowance::problem() const {
  if (no_rate) return PayProblem::no_rate;
  if (needs_split) return PayProblem::needs_split;
  if (below_floor) return PayProblem::below_floor;
  return std::nullopt;
}

std::vector<PayProblem> Allowance::problems() const {
  std::vector<PayProblem> all;
  if (no_rate) all.push_back(PayProblem::no_rate);
  if (needs_split) all.push_back(PayProblem::needs_split);
  if (below_floor) all.push_back(PayProblem::below_floor);
  return all;
}

WorkDays sum_of(std::span<const TakenDays> taken) {
  return std::accumulate(taken.begin(), taken.end(), WorkDays(),
                         [](WorkDays sum, const TakenDays& other) { return sum + other.days; });
}

namespace {

struct Sum {
  Wide at_rate = 0;   // fen × tenths
  Wide at_floor = 0;  // the same work, where the rate is below the floor at the floor
  std::int64_t work_x10 = 0;
};

// Urban days beyond the scheduled ones are not paid: at most 100 % of the days, on however many
// posts. Spans are cut in their order; `before` is what those before this one count.
std::int64_t counted_work(const PaySheet& sheet, const PricedSpan& span, std::int64_t before) {
  if (sheet.side == Side::rural) return span.work_x10;
  const std::int64_t left = sheet.scheduled_days_x10 - sum_of(sheet.taken).x10() - before;
  return std::min(span.work_x10, std::max(std::int64_t{0}, left));
}

Sum add_up(const PaySheet& sheet) {
  Sum sum;
  for (const PricedSpan& span : sheet.spans) {
    const std::int64_t work = counted_work(sheet, span, sum.work_x10);
    sum.work_x10 += work;
    if (!span.rate) continue;
    sum.at_rate += static_cast<Wide>(span.rate->value()) * work;
    sum.at_floor += static_cast<Wide>(std::max(*span.rate, span.floor).value()) * work;
  }
  return sum;
}

// Of the full rate; of what another post was paid at a higher rate, its days at this one.
Fen taken_amount(const PaySheet& sheet, Fen rate) {
  Fen sum;
  for (const TakenDays& other : sheet.taken) {
    const std::int64_t days = std::min(other.days.x10(), sheet.scheduled_days_x10);
    const Fen share(
        divide_half_away(static_cast<Wide>(rate.value()) * days, sheet.scheduled_days_x10));
    sum += other.paid ? std::min(*other.paid, share) : share;
  }
  return std::min(sum, rate);
}

// Posts at one rate that fill the month come to that rate, whichever way each of them is rounded.
// The rate, where what the other posts leave of it is less than the own days.
std::optional<Fen> filled_rate(const PaySheet& sheet, const Sum& sum, Fen amount) {
  const std::int64_t taken = sum_of(sheet.taken).x10();
  if (taken == 0 || sheet.spans.empty() || taken + sum.work_x10 < sheet.scheduled_days_x10)
    return std::nullopt;
  const Fen rate = *sheet.spans.front().rate;
  for (const PricedSpan& span : sheet.spans)
    if (*span.rate != rate) return std::nullopt;
  if (rate - taken_amount(sheet, rate) >= amount) return std::nullopt;
  return rate;
}

}  // namespace

// LZ-2022-4 二(四): 不低于当地小时(月)最低工资标准 … 依据岗位类型、劳动时间等因素确定执行,按月发放.
Allowance allowance(const PaySheet& sheet) {
  Allowance result;
  for (const PricedSpan& span : sheet.spans) {
    if (!span.rate) result.no_rate = true;
    if (span.changes_inside) result.needs_split = true;
    // A span below the floor is below it even with no hours.
    if (span.rate && *span.rate < span.floor) result.below_floor = true;
    if (!span.floor_reviewed) result.floor_reviewed = false;
  }
  if (result.no_rate || result.needs_split) return result;
  const Sum sum = add_up(sheet);
  const std::int64_t divisor = sheet.side == Side::rural ? 10 : sheet.scheduled_days_x10;
  result.amount = Fen(divide_half_away(sum.at_rate, divisor));
  if (const auto rate = filled_rate(sheet, sum, *result.amount))
    result.amount = *rate - taken_amount(sheet, *rate);
  if (result.below_floor)
    result.missing = Fen(divide_half_away(sum.at_floor, divisor)) - *result.amount;
  return result;
}

std::optional<Fen> rate_on(std::span<const DatedRate> rates, Date day) {
  std::optional<Fen> found;
  for (const DatedRate& rate : rates) {
    if (rate.from <= day) found = rate.rate;
  }
  return found;
}

bool rate_changes(std::span<const DatedRate> rates, Date first, Date last) {
  const auto before = rate_on(rates, first);
  return std::ranges::any_of(rates, [&](const DatedRate& rate) {
    return first < rate.from && rate.from <= last && before && rate.rate != *before;
  });
}

namespace {

// The days after `first` up to `last` on which the floor of the unit may be another.
Result<bool> floor_changes(LawReader& reader, Side side, const WorkSpan& span, Fen before) {
  const Figure wage = side == Side::rural ? Figure::minimum_wage_hour : Figure::minimum_wage_month;
  for (const Figure figure : {wage, Figure::wage_tier}) {
    if (!reader.law().changes_at_all(figure, span.first, span.last, reader.unit())) continue;
    for (const Date day : reader.law().changes(figure, span.first, span.last, reader.unit())) {
      TRY(const LawReader::Floor floor, reader.floor(side, day));
      if (floor.amount != before) return true;
    }
  }
  return false;
}

}  // namespace

Result<PricedSpan> price_span(LawReader& reader, Side side, const WorkSpan& span,
                              std::span<const DatedRate> rates) {
  PricedSpan priced{.first = span.first, .last = span.last, .rate = rate_on(rates, span.first)};
  priced.work_x10 = side == Side::rural ? span.hours.x10() : span.days.x10();
  TRY(const LawReader::Floor floor, reader.floor(side, span.first));
  priced.floor = floor.amount;
  priced.floor_reviewed = floor.reviewed;
  TRY(const bool floor_moves, floor_changes(reader, side, span, floor.amount));
  priced.changes_inside = floor_moves || rate_changes(rates, span.first, span.last);
  return priced;
}

Result<std::vector<PricedSpan>> price_spans(LawReader& reader, Side side,
                                            std::span<const WorkSpan> work,
                                            std::span<const DatedRate> rates) {
  std::vector<PricedSpan> priced;
  priced.reserve(work.size());
  for (const WorkSpan& span : work) {
    TRY(PricedSpan next, price_span(reader, side, span, rates));
    priced.push_back(next);
  }
  return priced;
}

Result<> check_rate(LawReader& reader, Side side, Date from, Fen rate) {
  TRY(const LawReader::Floor floor, reader.floor(side, from));
  if (rate >= floor.amount) return {};
  return fail(refused("rate_below_floor")
                  .with("rate", to_text(rate))
                  .with("floor", to_text(floor.amount))
                  .with("missing", to_text(floor.amount - rate))
                  .by("LZ-2022-4 二(四)"));
}

namespace {

// The standard that is in force on the day, as a fact from the document that set it.
TraceFact rate_fact(std::span<const DatedRate> rates, Date day, const std::string& rate) {
  TraceFact fact{"rate", rate, "", ""};
  for (const DatedRate& one : rates)
    if (one.from <= day) fact.source = one.document;
  if (!fact.source.empty()) fact.evidence = "pay_standard";
  return fact;
}

TraceNode span_node(std::size_t number, const AllowanceFacts& facts, const PricedSpan& span,
                    std::int64_t counted_x10, std::vector<std::string> deps) {
  const Side side = facts.side;
  const bool rural = side == Side::rural;
  const std::string rate = span.rate ? to_text(*span.rate) : "none";
  const bool below = span.rate && *span.rate < span.floor;
  const bool fine = span.rate && !span.changes_inside && !below;
  TraceNode node{.id = fmt::format("span:{}", number),
                 .say = {"trace.span",
                         {{"first", to_text(span.first)},
                          {"last", to_text(span.last)},
                          {"rate", rate},
                          {"floor", to_text(span.floor)}}},
                 .facts = {{rural ? "hours" : "attended_days", tenths_text(span.work_x10), "", ""},
                           rate_fact(facts.rates, span.first, rate)},
                 .cite = notice_clause(
                     "二(四)", rural ? "不低于当地小时最低工资标准" : "不低于当地月最低工资标准"),
                 .expr = rural ? "hours × rate" : "rate × attended_days ÷ scheduled_days",
                 .expr_filled = fmt::format("{} × {}", tenths_text(counted_x10), rate),
                 .value = below ? "below_floor" : rate,
                 .state = fine ? NodeState::met : NodeState::not_met,
                 .provisional = !span.floor_reviewed,
                 .deps = std::move(deps)};
  if (counted_x10 != span.work_x10)
    node.facts.push_back({"counted_days", tenths_text(counted_x10), "", ""});
  return node;
}

// "(14.0 × 1733.33 + 9.0 × 1801.01) ÷ 23.0": what was counted of the spans, as it comes to the
// amount.
std::string filled_sum(const PaySheet& sheet, std::span<const TraceNode> spans) {
  std::string sum;
  for (const TraceNode& span : spans) sum += (sum.empty() ? "" : " + ") + span.expr_filled;
  if (sheet.side == Side::rural) return sum;
  if (spans.size() > 1) sum = "(" + sum + ")";
  return sum + " ÷ " + tenths_text(sheet.scheduled_days_x10);
}

// What the other posts have of the month, and where their money is what binds, the sum by it.
void add_taken(const PaySheet& sheet, const Allowance& result, TraceNode& node) {
  if (sum_of(sheet.taken) == WorkDays()) return;
  node.facts.push_back({"taken_days", to_text(sum_of(sheet.taken)), "", ""});
  if (!result.amount) return;
  const Sum sum = add_up(sheet);
  const Fen own(divide_half_away(sum.at_rate, sheet.scheduled_days_x10));
  const auto rate = filled_rate(sheet, sum, own);
  if (!rate) return;
  const std::string taken = to_text(taken_amount(sheet, *rate));
  node.facts.push_back({"taken_amount", taken, "", ""});
  node.expr = "rate − taken_amount";
  node.expr_filled = fmt::format("{} − {} = {}", to_text(*rate), taken, node.value);
}

}  // namespace

Result<AllowanceVerdict> explain_allowance(const AllowanceFacts& facts,
                                           const law::LawSnapshot& law) {
  AllowanceVerdict verdict;
  LawReader reader(law, facts.unit, &verdict.trace);
  TRY(std::vector<PricedSpan> spans, price_spans(reader, facts.side, facts.work, facts.rates));
  for (PricedSpan& span : spans)
    if (facts.last_day && span.last > *facts.last_day && span.work_x10 > 0)
      span.changes_inside = true;
  const std::vector<std::string> reads = reader.take_reads();
  const PaySheet sheet{.side = facts.side,
                       .spans = spans,
                       .scheduled_days_x10 = facts.scheduled.x10(),
                       .taken = facts.taken};
  verdict.allowance = allowance(sheet);
  const Allowance& result = verdict.allowance;
  std::vector<std::string> deps;
  std::int64_t before = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::int64_t counted = counted_work(sheet, spans[i], before);
    before += counted;
    verdict.trace.add(span_node(i + 1, facts, spans[i], counted, reads));
    deps.push_back(verdict.trace.nodes.back().id);
  }
  const std::string sum = filled_sum(sheet, std::span(verdict.trace.nodes).last(spans.size()));
  const std::string amount = result.amount ? to_text(*result.amount) : "none";
  const auto problem = result.problem();
  verdict.trace.add(TraceNode{
      .id = "allowance",
      .say = {problem ? "pay_problem." + std::string(word(*problem)) : "trace.allowance",
              {{"month", to_text(facts.month)},
               {"amount", amount},
               {"missing", to_text(result.missing)}}},
      .facts = {{"month", to_text(facts.month), "", ""}},
      .cite = notice_clause("二(四)", "由县级人民政府依据岗位类型、劳动时间等因素确定执行"),
      .expr = facts.side == Side::rural ? "Σ hours × rate" : "Σ rate × attended ÷ scheduled",
      .expr_filled = fmt::format("{} = {}", sum, amount),
      .value = amount,
      .state = problem ? NodeState::not_met : NodeState::met,
      .provisional = !result.floor_reviewed,
      .deps = std::move(deps)});
  add_taken(sheet, result, verdict.trace.nodes.back());
  return verdict;
}

}  // namespace yigang::policy
