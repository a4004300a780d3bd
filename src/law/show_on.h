// `yigang law show FIGURE --on DAY --unit CODE`: the value in force, the row that holds it, its
// source and status, the row whose value is not known yet, and the rows that lost. Pure.
#pragma once

#include <string>

#include "base/messages.h"
#include "law/snapshot.h"

namespace yigang::law {

// What both forms of the answer tell of a day, in words and as JSON.
struct FigureOn {
  Found found;
  // Of a money_by_tier figure the value of the unit's tier; nothing for the city, whose units have
  // tiers of their own.
  std::optional<Fen> value_of_unit;
  std::optional<std::int64_t> tier;
  // The note explains what the folder ships: beside an office's value it would be untrue.
  std::string note;
};
[[nodiscard]] Result<FigureOn> figure_on(const LawSnapshot& law, Figure figure, Date day,
                                         UnitCode unit);
// The last day of a row: its own, or the one before a later value of its scope took its place for
// good. A value that is not known yet takes no place.
[[nodiscard]] std::optional<Date> last_day(const LawSnapshot& law, const FigureRow& row);
[[nodiscard]] Result<std::string> show_on(const LawSnapshot& law, Figure figure, Date day,
                                          UnitCode unit, Language language);

}  // namespace yigang::law
