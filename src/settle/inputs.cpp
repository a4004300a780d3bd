#include "settle/inputs.h"

#include <fmt/format.h>

#include <iterator>

namespace yigang::settle {

namespace {

template <class T>
std::string or_dash(const std::optional<T>& value) {
  return value ? to_text(*value) : std::string("-");
}

std::string parts_text(const std::optional<SettledRural>& settled) {
  if (!settled) return "-";
  const policy::FundingParts& parts = settled->parts;
  return fmt::format("{};{};{};{};{}", to_text(parts.province), to_text(parts.city),
                     to_text(parts.county), to_text(parts.social_fund),
                     to_text(parts.original_channel));
}

void append_settled(std::string& text, const SettledRural& settled) {
  text += "settled|" + to_text(settled.social_fund);
  for (const PersonKey person : settled.persons) text += "|" + to_text(person);
  text += '\n';
}

std::string approval_text(const std::optional<policy::FirstApproval>& frozen) {
  if (!frozen) return "-";
  return fmt::format("{};{};{};{}", to_text(frozen->day), frozen->age_years,
                     to_text(frozen->retirement_day), frozen->under_distance ? 1 : 0);
}

void append_months(std::string& text, std::string_view word, std::span<const Month> months) {
  text += word;
  for (const Month month : months) {
    text += '|';
    text += to_text(month);
  }
  text += '\n';
}

void append_placement(std::string& text, const MonthInputs& all, const PlacementInput& one) {
  auto out = std::back_inserter(text);
  fmt::format_to(out, "placement|{}|{}|{}|{}|{}|{}|{}|{}", one.number, to_text(one.placement),
                 to_text(one.person), word(one.side), to_text(one.town), to_text(one.village),
                 to_text(one.started), or_dash(one.last_day));
  fmt::format_to(out, "|{}{}{}{}{}|{}|{}", one.off_duty ? 'p' : '-', one.held ? 'h' : '-',
                 one.waiting ? 'w' : '-', one.account_present ? 'a' : '-',
                 one.overtime_confirmed ? 'o' : '-', to_text(one.monthly_hours),
                 or_dash(one.scheduled));
  fmt::format_to(out, "|{}|{}|{}|{}|{}\n", one.prior_months, or_dash(one.extension_until),
                 one.approved_on ? to_text(*one.approved_on) : approval_text(one.first_approval),
                 to_text(one.birth), one.category ? word(*one.category) : std::string_view("-"));
  for (const DayStretch& pause : one.pauses.of(all.pauses))
    fmt::format_to(out, "paused|{}|{}\n", to_text(pause.first), to_text(pause.last));
  for (const policy::WorkSpan& span : one.work.of(all.work))
    fmt::format_to(out, "work|{}|{}|{}|{}\n", to_text(span.first), to_text(span.last),
                   to_text(span.hours), to_text(span.days));
  for (const OtherPost& other : one.others.of(all.others))
    fmt::format_to(out, "other|{}|{}|{}\n", to_text(other.days), or_dash(other.scheduled),
                   or_dash(other.paid));
  if (one.rates)
    for (const policy::DatedRate& rate : all.rate_tables[*one.rates])
      fmt::format_to(out, "rate|{}|{}\n", to_text(rate.from), to_text(rate.rate));
  append_months(text, "paid", one.paid.of(all.months));
  append_months(text, "recovered", one.recovered.of(all.months));
  if (one.paid_elsewhere) fmt::format_to(out, "elsewhere|{}\n", to_text(*one.paid_elsewhere));
}

}  // namespace

// A part of a tenth is taken whole, so that all together never exceed the month.
std::vector<policy::TakenDays> taken_days(const MonthInputs& inputs, const PlacementInput& one,
                                          WorkDays own, WorkDays calendar) {
  std::vector<policy::TakenDays> taken;
  for (const OtherPost& other : one.others.of(inputs.others)) {
    const std::int64_t full = other.scheduled.value_or(calendar).x10();
    if (full == 0) continue;
    taken.push_back({WorkDays((other.days.x10() * own.x10() + full - 1) / full), other.paid});
  }
  return taken;
}

void append_input_text(std::string& text, const MonthInputs& inputs) {
  fmt::format_to(std::back_inserter(text), "input|{}|{}|{}|{}\n", to_text(inputs.unit),
                 to_text(inputs.month), to_text(inputs.social_fund),
                 parts_text(inputs.settled_rural));
  if (inputs.settled_rural) append_settled(text, *inputs.settled_rural);
  for (const PlacementInput& placement : inputs.placements)
    append_placement(text, inputs, placement);
}

}  // namespace yigang::settle
