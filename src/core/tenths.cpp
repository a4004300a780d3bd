#include "core/tenths.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace yigang {

std::string tenths_text(std::int64_t x10) {
  const std::string sign = x10 < 0 ? "-" : "";
  const std::int64_t size = std::abs(x10);
  return sign + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

Result<std::int64_t> parse_tenths(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? "0" : text.substr(point + 1);
  const auto digits = [](std::string_view t) {
    return !t.empty() &&
           std::all_of(t.begin(), t.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!digits(whole) || !digits(part) || whole.size() > 5) return fail(bad_input("bad_number"));
  // Trailing zeros change nothing, a second significant decimal does.
  if (part.find_last_not_of('0') != std::string_view::npos && part.find_last_not_of('0') > 0)
    return fail(bad_input("hours_too_fine"));
  return *parse_integer(whole) * 10 + (part[0] - '0');
}

Result<Hours> parse_hours(std::string_view text) {
  return parse_tenths(text).map([](auto x10) { return Hours(x10); });
}

Result<WorkDays> parse_work_days(std::string_view text) {
  const Result<std::int64_t> x10 = parse_tenths(text);
  // A quarter of a day is too fine for days, whatever hours may be recorded to.
  if (x10 ? *x10 % 5 != 0 : x10.error().code == "hours_too_fine")
    return fail(bad_input("days_not_half"));
  if (!x10) return fail(x10.error());
  return WorkDays(*x10);
}

}  // namespace yigang
