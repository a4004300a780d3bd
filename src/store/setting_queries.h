// Settings of this database (business day of a demo, what it was made for) and the gapless numbers.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "core/calendar.h"
#include "store/database.h"

namespace yigang::store {

[[nodiscard]] Result<std::optional<std::string>> setting(Reader& reader, std::string_view name);
[[nodiscard]] Result<> put_setting(Writer& writer, std::string_view name, std::string_view value);

// The fixed business day of a demo database, else the day in UTC+8 by the clock.
inline constexpr std::string_view kBusinessDaySetting = "business_day";
[[nodiscard]] Result<Date> business_day(Reader& reader, const Clock& clock);

// A database with fictitious persons only, made by `demo` or `user bootstrap --demo`: there, and
// nowhere else, an organisation may sign in without a second factor. The first name stands since
// the first account, the second since the claim of the demo city.
inline constexpr std::string_view kDemoSetting = "demo";
inline constexpr std::string_view kDemoCitySetting = "demo_city";
[[nodiscard]] Result<bool> is_demo(Reader& reader);

// Adds a unit of the programme with its turn (hold_unit); one that stands stays as it is.
[[nodiscard]] Result<> put_unit(Writer& writer, UnitCode unit, int ordinal, std::string_view name);

// The next number of a kind in a unit, taken in this transaction: no gap when it is undone. `count`
// > 1 takes a run of numbers and answers the first.
[[nodiscard]] Result<std::int64_t> take_numbers(Writer& writer, UnitCode unit,
                                                std::string_view kind, std::int64_t count = 1);

}  // namespace yigang::store
