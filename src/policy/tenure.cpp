#include "policy/tenure.h"

#include <fmt/format.h>

#include <algorithm>

#include "policy/retirement.h"

namespace yigang::policy {

using law::Figure;

std::vector<Month> distinct_months(std::vector<Month> months) {
  std::ranges::sort(months);
  const auto rest = std::ranges::unique(months);
  months.erase(rest.begin(), rest.end());
  return months;
}

Result<FirstApproval> freeze_first_approval(LawReader& reader, Date day, Date birth,
                                            RetirementCategory category) {
  TRY(const LeapBirthday leap, reader.leap_birthday(day));
  TRY(const law::RetirementTable table, reader.retirement(day));
  TRY(const std::int64_t distance, reader.integer(Figure::extension_distance_months, day));
  FirstApproval frozen{.day = day, .age_years = age_on(birth, day, leap)};
  frozen.retirement_day = retirement_day(table, category, birth);
  frozen.under_distance = is_closer_than(day, frozen.retirement_day, static_cast<int>(distance));
  const int rough = Month::of(frozen.retirement_day) - Month::of(day);
  frozen.whole_months_left = add_months(day, rough) <= frozen.retirement_day ? rough : rough - 1;
  return frozen;
}

Result<TenureFigures> read_tenure_figures(LawReader& reader, Date on) {
  TenureFigures figures;
  TRY(const std::int64_t months, reader.integer(Figure::tenure_months_max, on));
  TRY(const std::int64_t more, reader.integer(Figure::rural_extension_months_max, on));
  TRY(figures.extension_end, reader.setting<ExtensionEndLaw>(Figure::extension_end_law, on));
  figures.months_max = static_cast<int>(months);
  figures.rural_extension_max = static_cast<int>(more);
  return figures;
}

namespace {

int counted(const TenureFacts& facts) {
  return static_cast<int>(facts.paid.size()) - static_cast<int>(facts.recovered.size());
}

// The month in which the count reaches `limit`, pay being assumed in every month after the last
// paid one, recovered or not, but those of the absence. Nothing when prior months alone use it up.
std::optional<Month> month_that_reaches(int limit, const TenureFacts& facts) {
  int open = limit - facts.prior_months;
  if (open <= 0) return std::nullopt;
  for (const Month month : facts.paid) {
    if (std::ranges::binary_search(facts.recovered, month)) continue;
    if (--open == 0) return month;
  }
  const Month next = facts.paid.empty() ? facts.from : facts.paid.back().plus(1);
  const Month month = next.plus(open - 1);
  if (!facts.absence) return month;
  // Gaps do not count.
  const Month away = std::max(next, facts.absence->first);
  if (month < away || facts.absence->last < away) return month;
  return month.plus(facts.absence->last - away + 1);
}

// LZ-2022-4 二(四): 乡村公益性岗位到期后可视情适当延长.
void extend_rural(Tenure& result, const TenureFacts& facts, const TenureFigures& figures) {
  result.limit = figures.months_max + figures.rural_extension_max;
  const auto longest = month_that_reaches(result.limit, facts);
  if (!longest) return;
  const Month end = std::min(*facts.extension_until, *longest);
  // A short extension takes nothing away from the first 36 months.
  if (result.last_payable && end <= *result.last_payable) return;
  result.last_payable = end;
  result.ended_by = TenureEnd::extension;
}

// LZ-2022-4 二(四): 城镇公益性岗位距法定退休年龄不足5年的可延长至法定退休年龄.
void end_urban(Tenure& result, const TenureFacts& facts, const TenureFigures& figures) {
  if (!facts.retirement_now) return;
  const Month retires = Month::of(*facts.retirement_now);
  if (facts.first_approval && facts.first_approval->under_distance) {
    const Month end = figures.extension_end == ExtensionEndLaw::current
                          ? retires
                          : Month::of(facts.first_approval->retirement_day);
    if (!result.last_payable || *result.last_payable < end) {
      result.last_payable = end;
      result.ended_by = TenureEnd::retirement;
    }
  }
  // No urban month after the month of the statutory retirement day is payable.
  if (result.last_payable && *result.last_payable > retires) {
    result.last_payable = retires;
    result.ended_by = TenureEnd::retirement;
  }
}

}  // namespace

// LZ-2022-4 二(四): 同一人员的岗位补贴期限一般不超过3年; 二(六): 与原在岗期限合并计算.
Tenure tenure(const TenureFacts& facts, const TenureFigures& figures) {
  Tenure result;
  result.months_used = facts.prior_months + counted(facts);
  result.limit = figures.months_max;
  result.last_payable = month_that_reaches(figures.months_max, facts);
  switch (facts.side) {
    case Side::rural:
      if (facts.extension_until) extend_rural(result, facts, figures);
      break;
    case Side::urban:
      end_urban(result, facts, figures);
      break;
  }
  return result;
}

int months_left(const TenureFacts& facts, const Tenure& tenure) {
  int left = 0;
  if (!tenure.last_payable) return left;
  // The months rise, and an end lies within the calendar.
  while (true) {
    const auto next = month_that_reaches(tenure.months_used + left + 1, facts);
    if (!next || *next > *tenure.last_payable) return left;
    ++left;
  }
}

// LZ-2022-4 二(四): 到期后可视情适当延长; how far is rural_extension_months_max.
ExtensionBounds extension_bounds(const TenureFacts& facts, const TenureFigures& figures) {
  return {month_that_reaches(figures.months_max, facts),
          month_that_reaches(figures.months_max + figures.rural_extension_max, facts)};
}

namespace {

std::string filled(const TenureFacts& facts, const Tenure& result) {
  return fmt::format("{} + {} - {} = {}; {}", facts.prior_months, facts.paid.size(),
                     facts.recovered.size(), result.months_used,
                     result.last_payable ? to_text(*result.last_payable) : "none");
}

TraceNode first_approval_node(const FirstApproval& frozen, std::int64_t distance,
                              const std::vector<TraceFact>& sources) {
  TraceNode node{
      .id = "first_approval",
      .say = {"trace.first_approval",
              {{"day", to_text(frozen.day)}, {"retirement", to_text(frozen.retirement_day)}}},
      .facts = sources,
      .cite = notice_clause("二(四)", "以初次核定其享受补贴时年龄为准"),
      .expr = "first_approval + extension_distance > retirement_day",
      .expr_filled = fmt::format("{} + {}m {} {}", to_text(frozen.day), distance,
                                 frozen.under_distance ? ">" : "≤", to_text(frozen.retirement_day)),
      .value = frozen.under_distance ? "under" : "not_under",
      .state = frozen.under_distance ? NodeState::met : NodeState::not_met};
  if (sources.empty()) node.facts.push_back({"first_approved_on", to_text(frozen.day), "", ""});
  node.facts.push_back({"age", std::to_string(frozen.age_years), "", ""});
  return node;
}

}  // namespace

Result<TenureVerdict> explain_tenure(const TenureFacts& facts, const law::LawSnapshot& law,
                                     UnitCode unit, Date on, Date birth,
                                     std::optional<RetirementCategory> category) {
  TenureVerdict verdict;
  LawReader reader(law, unit, &verdict.trace);
  TRY(const TenureFigures figures, read_tenure_figures(reader, on));
  TenureFacts complete = facts;
  std::vector<std::string> deps = reader.take_reads();
  if (facts.side == Side::urban && category) {
    TRY(const RetirementAnswer answer,
        explain_retirement(reader, &verdict.trace, on, *category, birth));
    complete.retirement_now = answer.day;
    deps.push_back(verdict.trace.nodes.back().id);
  }
  if (complete.first_approval && complete.side == Side::urban) {
    const FirstApproval& frozen = *complete.first_approval;
    TRY(const std::int64_t distance, reader.integer(Figure::extension_distance_months, frozen.day));
    TraceNode approved = first_approval_node(frozen, distance, facts.first_approval_sources);
    approved.deps = reader.take_reads();
    verdict.trace.add(std::move(approved));
    deps.emplace_back("first_approval");
  }
  verdict.tenure = tenure(complete, figures);
  const Tenure& result = verdict.tenure;
  const std::string last = result.last_payable ? to_text(*result.last_payable) : "none";
  TraceNode node{
      .id = "tenure",
      .say = {"trace.tenure", {{"used", std::to_string(result.months_used)}, {"last", last}}},
      .facts = {{"prior_months", std::to_string(facts.prior_months), "", ""},
                {"paid_months", std::to_string(facts.paid.size()), "", ""},
                {"recovered_months", std::to_string(facts.recovered.size()), "", ""}},
      .cite = notice_clause("二(四)", "同一人员的岗位补贴期限一般不超过3年"),
      .expr = "prior_months + paid_months - recovered_months; last_payable_month",
      .expr_filled = filled(facts, result),
      .value = last,
      .state = result.payable(Month::of(on)) ? NodeState::met : NodeState::not_met,
      .deps = std::move(deps)};
  // Each proof after the sum of them.
  node.facts.insert(node.facts.begin() + 1, facts.prior_sources.begin(), facts.prior_sources.end());
  verdict.trace.add(std::move(node));
  return verdict;
}

}  // namespace yigang::policy
