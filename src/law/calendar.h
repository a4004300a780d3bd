// Working days: Monday to Friday, less the holidays, plus the weekend days that are worked, by
// law/holidays.csv and the years that the office has added. A year that is not in the table is
// refused (`holiday_year_missing`), never taken for a year without holidays. Immutable; look-ups
// are binary searches. Source: policy-rules.md, "Notice and review".
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/calendar.h"

namespace yigang::law {

struct SpecialDay {
  Date day;
  bool works = false;  // true: a weekend day that is worked
  std::string name;
  std::string source;
};

class Calendar {
 public:
  [[nodiscard]] bool has_year(int year) const { return years_.contains(year); }
  [[nodiscard]] const std::set<int>& years() const { return years_; }
  [[nodiscard]] Result<bool> is_working_day(Date day) const;
  // The nth working day after `day` (n ≥ 1); `day` itself is not counted.
  [[nodiscard]] Result<Date> working_day_after(Date day, int n) const;
  [[nodiscard]] Result<int> working_days_in(Month month) const;
  // Nothing on an ordinary day.
  [[nodiscard]] const SpecialDay* special(Date day) const;

  // Table of day, kind (holiday, workday), name; each year that occurs is then known, and must be
  // whole: `holiday_year_incomplete` names the festivals without a day off.
  [[nodiscard]] static Result<Calendar> read(std::string_view csv);
  // An office row: one whole year, "day:kind:name;…"; replaces that year of the table.
  Result<> set_year(Date first_day, std::string_view value, const std::string& source);
  // With `last`, what was known of the days up to it.
  void append_canonical(std::string& text, std::optional<Date> last = std::nullopt) const;

 private:
  Result<> add(std::string_view day, std::string_view kind, std::string_view name,
               const std::string& source);
  [[nodiscard]] Result<> check_whole(int year, const std::string& source) const;
  std::map<Date, SpecialDay> days_;
  std::set<int> years_;
};

}  // namespace yigang::law
