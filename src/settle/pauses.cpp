#include "settle/pauses.h"

#include <algorithm>

namespace yigang::settle {

std::vector<DayStretch> paused_in(Month month, std::span<const PauseEvent> events) {
  std::vector<DayStretch> paused;
  const auto add = [&](Date first, Date last) {
    first = std::max(first, month.first_day());
    last = std::min(last, month.last_day());
    if (first <= last) paused.push_back({first, last});
  };
  std::optional<Date> since;
  for (const PauseEvent& event : events) {
    if (event.begins) {
      if (!since) since = event.day;
    } else if (since) {
      add(*since, event.day.plus_days(-1));
      since.reset();
    }
  }
  if (since) add(*since, month.last_day());
  return paused;
}

std::optional<Date> first_paused(std::span<const DayStretch> paused, DayStretch days) {
  for (const DayStretch& stretch : paused)
    if (stretch.first <= days.last && stretch.last >= days.first)
      return std::max(stretch.first, days.first);
  return std::nullopt;
}

bool all_paused(std::span<const DayStretch> paused, DayStretch days) {
  Date open = days.first;
  for (const DayStretch& stretch : paused) {
    if (stretch.first > open) break;
    open = std::max(open, stretch.last.plus_days(1));
  }
  return open > days.last;
}

}  // namespace yigang::settle
