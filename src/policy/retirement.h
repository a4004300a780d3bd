// The statutory retirement day, and how far away it is. Categories M60, F55, F50; a woman's
// category is a confirmed fact and never guessed. The law in force on a day is handed in as a
// table (LawReader::retirement), so that "the law of that day" is the caller's choice. Flexible
// early or late retirement is never used. Pure, no allocation.
// Source: policy-rules.md "Statutory retirement day", domain.md §3.2.
#pragma once

#include "core/calendar.h"
#include "core/nouns.h"
#include "law/figures.h"
#include "policy/reader.h"

namespace yigang::policy {

[[nodiscard]] int retirement_delay_months(const law::RetirementRow& row, Date birth);
[[nodiscard]] Date retirement_day(const law::RetirementTable& table, RetirementCategory category,
                                  Date birth);
// Fewer than `months` remain on `day`: day + months > retirement (strict: 不足 excludes the
// number).
[[nodiscard]] bool is_closer_than(Date day, Date retirement, int months);
// The first day on which is_closer_than holds.
[[nodiscard]] Date first_day_closer_than(Date retirement, int months);

struct RetirementAnswer {
  Date day;
  int delay_months = 0;
  Date first_day_under_5_years;
};
// By the law in force on `on`; adds the node "retirement:<category>@<on>" to the trace.
[[nodiscard]] Result<RetirementAnswer> explain_retirement(LawReader& reader, Trace* trace, Date on,
                                                          RetirementCategory category, Date birth);

}  // namespace yigang::policy
