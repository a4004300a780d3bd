#include "policy/retirement.h"

#include <fmt/format.h>

#include <algorithm>

namespace yigang::policy {

// NPC Standing Committee 2024-09-13: each so many months of birth after the start bring one month
// of delay, beginning with the start month itself.
int retirement_delay_months(const law::RetirementRow& row, Date birth) {
  if (row.step_months == 0) return 0;
  const int n = Month::of(birth) - row.start;
  if (n < 0) return 0;
  return std::min(row.cap_months, n / row.step_months + 1);
}

// One step of month arithmetic: two would go wrong for births on 29 February (domain.md P3).
Date retirement_day(const law::RetirementTable& table, RetirementCategory category, Date birth) {
  const law::RetirementRow& row = table.of(category);
  return add_months(birth, row.old_age_years * 12 + retirement_delay_months(row, birth));
}

// LZ-2022-4 二(四): 距法定退休年龄不足5年.
bool is_closer_than(Date day, Date retirement, int months) {
  return add_months(day, months) > retirement;
}

Date first_day_closer_than(Date retirement, int months) {
  // Clamping moves the border by at most three days; the condition never turns back.
  Date day = add_months(retirement, -months).plus_days(-4);
  while (!is_closer_than(day, retirement, months)) day = day.plus_days(1);
  return day;
}

Result<RetirementAnswer> explain_retirement(LawReader& reader, Trace* trace, Date on,
                                            RetirementCategory category, Date birth) {
  (void)reader.take_reads();
  TRY(const law::RetirementTable table, reader.retirement(on));
  TRY(const std::int64_t distance, reader.integer(law::Figure::extension_distance_months, on));
  RetirementAnswer answer;
  answer.day = retirement_day(table, category, birth);
  answer.delay_months = retirement_delay_months(table.of(category), birth);
  answer.first_day_under_5_years = first_day_closer_than(answer.day, static_cast<int>(distance));
  if (trace == nullptr) return answer;
  const int old_age = table.of(category).old_age_years;
  trace->add(
      TraceNode{.id = fmt::format("retirement:{}@{}", word(category), to_text(on)),
                .say = {"trace.retirement", {{"day", to_text(answer.day)}, {"on", to_text(on)}}},
                .facts = {{"birth_date", to_text(birth), "", ""},
                          {"retirement_category", std::string(word(category)), "", ""}},
                .expr = "birth_date + old_age + delay",
                .expr_filled = fmt::format("{} + {}y + {}m = {}", to_text(birth), old_age,
                                           answer.delay_months, to_text(answer.day)),
                .value = to_text(answer.day),
                .deps = reader.take_reads()});
  return answer;
}

}  // namespace yigang::policy
