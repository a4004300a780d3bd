// NAME.allowance.csv: one person's month. Rural work is a list of spans with hours; an urban month
// is one span, its days in attended_days.
#include <algorithm>

#include "base/text.h"
#include "cases/row.h"
#include "policy/allowance.h"

namespace yigang::cases {

namespace {

using policy::AllowanceFacts;
using policy::DatedRate;
using policy::WorkSpan;

Result<Date> read_day(std::string_view text, std::string_view column) {
  auto day = parse_date(trim(text));
  if (!day) return fail(std::move(day.error()).at(std::string(column)));
  return *day;
}

// span = date [ ".." date ] ":" hours
Result<WorkSpan> read_span(std::string_view text, Month month) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return fail(bad_input("case_bad_work").at("work"));
  const std::string_view days = text.substr(0, colon);
  const std::size_t dots = days.find("..");
  WorkSpan span;
  TRY(span.first, read_day(days.substr(0, dots), "work"));
  span.last = span.first;
  if (dots != std::string_view::npos) {
    TRY(span.last, read_day(days.substr(dots + 2), "work"));
  }
  auto hours = parse_hours(trim(text.substr(colon + 1)));
  if (!hours) return fail(std::move(hours.error()).at("work"));
  span.hours = *hours;
  if (span.last < span.first) return fail(contradiction("work", "case_range_backwards"));
  if (span.first < month.first_day() || span.last > month.last_day())
    return fail(contradiction("work", "case_work_outside_month"));
  // Nobody works more than 24 hours a day.
  if (span.hours.x10() > std::int64_t{240} * (days_between(span.first, span.last) + 1))
    return fail(contradiction("work", "case_too_many_hours"));
  return span;
}

Result<> read_rural(const Row& row, AllowanceFacts& facts) {
  TRY_VOID(row.must_be_empty("scheduled_days", "case_days_on_rural"));
  TRY_VOID(row.must_be_empty("attended_days", "case_days_on_rural"));
  TRY(const std::vector<std::string_view> parts, row.list("work"));
  for (const std::string_view part : parts) {
    TRY(const WorkSpan span, read_span(part, facts.month));
    facts.work.push_back(span);
  }
  std::ranges::sort(facts.work, {}, &WorkSpan::first);
  for (std::size_t i = 1; i < facts.work.size(); ++i) {
    if (facts.work[i].first <= facts.work[i - 1].last)
      return fail(contradiction("work", "case_work_overlaps"));
  }
  return {};
}

Result<WorkDays> read_days(const Row& row, std::string_view column) {
  TRY(const std::string_view text, row.filled(column));
  auto days = parse_work_days(text);
  if (!days) return fail(std::move(days.error()).at(std::string(column)));
  // Form 12 sets 30 scheduled days for any month (domain.md §5), so also for a February.
  constexpr std::int64_t kMost = 31;
  if (days->x10() > 10 * kMost) return fail(contradiction(column, "case_more_days_than_month"));
  return *days;
}

Result<> read_urban(const Row& row, const law::LawSnapshot& law, AllowanceFacts& facts) {
  TRY_VOID(row.must_be_empty("work", "case_work_on_urban"));
  WorkSpan span{.first = facts.month.first_day(), .last = facts.month.last_day()};
  TRY(span.days, read_days(row, "attended_days"));
  facts.work.push_back(span);
  if (row.empty("scheduled_days")) {
    auto days = law.calendar().working_days_in(facts.month);
    if (!days) return fail(std::move(days.error()).at("scheduled_days"));
    facts.scheduled = WorkDays(std::int64_t{10} * *days);
    return {};
  }
  TRY(facts.scheduled, read_days(row, "scheduled_days"));
  if (facts.scheduled.x10() == 0)
    return fail(contradiction("scheduled_days", "case_no_scheduled_days"));
  return {};
}

// rates = rate *( ";" rate ), rate = date ":" yuan
Result<std::vector<DatedRate>> read_rates(const Row& row) {
  TRY(const std::vector<std::string_view> parts, row.list("rates"));
  std::vector<DatedRate> rates;
  for (const std::string_view part : parts) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) return fail(bad_input("case_bad_rate").at("rates"));
    DatedRate rate;
    TRY(rate.from, read_day(part.substr(0, colon), "rates"));
    auto amount = parse_yuan(trim(part.substr(colon + 1)));
    if (!amount) return fail(std::move(amount.error()).at("rates"));
    if (amount->is_negative()) return fail(contradiction("rates", "case_negative"));
    rate.rate = *amount;
    rates.push_back(rate);
  }
  std::ranges::sort(rates, {}, &DatedRate::from);
  if (std::ranges::adjacent_find(rates, {}, &DatedRate::from) != rates.end())
    return fail(contradiction("rates", "case_rate_twice"));
  return rates;
}

Result<Evaluated> evaluate(const Row& row, const law::LawSnapshot& law) {
  AllowanceFacts facts;
  TRY(facts.unit, row.unit(law));
  TRY(facts.side, row.word<Side>("side"));
  TRY(facts.month, row.month("month"));
  TRY(facts.rates, read_rates(row));
  if (facts.side == Side::rural) {
    TRY_VOID(read_rural(row, facts));
  } else {
    TRY_VOID(read_urban(row, law, facts));
  }
  TRY(const policy::AllowanceVerdict verdict, policy::explain_allowance(facts, law));
  std::optional<std::string> amount;
  if (verdict.allowance.amount) amount = to_text(*verdict.allowance.amount);
  std::optional<std::string> problem;
  std::string all;
  for (const policy::PayProblem found : verdict.allowance.problems()) {
    if (!problem) problem = std::string(word(found));
    if (!all.empty()) all += ';';
    all += word(found);
  }
  return Evaluated{.actuals = {{"expect.amount", amount}, {"expect.problem", problem, all}},
                   .day = facts.month.last_day(),
                   .outcome = problem ? "problem" : "payable",
                   .headline = problem,
                   .trace = verdict.trace};
}

}  // namespace

Kind allowance_kind() {
  return Kind{
      {needed_column("unit"), needed_column("side"), needed_column("month"),
       optional_column("work"), optional_column("scheduled_days"), optional_column("attended_days"),
       optional_column("rates"), expect_column("amount", ExpectForm::money),
       expect_column("problem", ExpectForm::words, enum_words<policy::PayProblem>())},
      evaluate};
}

}  // namespace yigang::cases
