// On which days of a month a placement was paused, from its events: paused from the day of the
// pause on, on duty again from the day of the resumption on. What the placement is today says
// nothing about a month. Pure; values. Source: LZ-2022-4 二(三)/6 (status changes are dated),
// 二(四).
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/calendar.h"

namespace yigang::settle {

struct DayStretch {
  Date first;
  Date last;  // included
  friend bool operator==(const DayStretch&, const DayStretch&) = default;
};

struct PauseEvent {
  bool begins = false;  // false: resumed
  Date day;
};

// Of events in their order, the stretches inside the month, in order.
[[nodiscard]] std::vector<DayStretch> paused_in(Month month, std::span<const PauseEvent> events);
// The first day of `days` that is paused.
[[nodiscard]] std::optional<Date> first_paused(std::span<const DayStretch> paused, DayStretch days);
// No day of `days` is on duty; true when there is none.
[[nodiscard]] bool all_paused(std::span<const DayStretch> paused, DayStretch days);

}  // namespace yigang::settle
