// Days and months as the law counts them. A Date is a calendar day without a time zone (the
// programme's zone is fixed UTC+8); a Month is a calendar month. The two operations that differ on
// 29 February are two functions: `add_months` clamps (policy-rules.md, Calendar), `birthday_at_age`
// follows leap_birthday. Range: 1900-01-01 … 2199-12-31. Values, free of time and locale.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace yigang {

class Month;

class Date {
 public:
  constexpr Date() = default;
  // The three numbers must be a day that exists.
  Date(int year, int month, int day);
  [[nodiscard]] static constexpr Date from_days(std::int32_t days_since_1970) {
    Date date;
    date.days_ = days_since_1970;
    return date;
  }
  [[nodiscard]] constexpr std::int32_t days_since_1970() const { return days_; }
  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;
  [[nodiscard]] int day() const;
  [[nodiscard]] bool is_weekend() const;
  [[nodiscard]] constexpr Date plus_days(int days) const { return from_days(days_ + days); }

  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  std::int32_t days_ = 0;
};

[[nodiscard]] constexpr int days_between(Date from, Date to) {
  return to.days_since_1970() - from.days_since_1970();
}

class Month {
 public:
  constexpr Month() = default;
  Month(int year, int month);
  [[nodiscard]] static Month of(Date date);
  [[nodiscard]] static constexpr Month from_index(std::int32_t index) {
    Month month;
    month.index_ = index;
    return month;
  }
  // Months since the year 0, so that two months subtract to their distance.
  [[nodiscard]] constexpr std::int32_t index() const { return index_; }
  [[nodiscard]] constexpr int year() const { return index_ / 12; }
  [[nodiscard]] constexpr int month() const { return index_ % 12 + 1; }
  [[nodiscard]] Date first_day() const;
  [[nodiscard]] Date last_day() const;
  [[nodiscard]] constexpr Month plus(int months) const { return from_index(index_ + months); }

  friend constexpr auto operator<=>(Month, Month) = default;
  friend constexpr int operator-(Month a, Month b) { return a.index_ - b.index_; }

 private:
  std::int32_t index_ = 0;
};

// Keeps the day and clamps it to the end of the month: 1968-02-29 + 730 months = 2028-12-29.
[[nodiscard]] Date add_months(Date date, int months);

// *leap_birthday*: on which day somebody born on 29 February reaches an age in a common year.
enum class LeapBirthday : std::uint8_t { march_1, february_28 };
[[nodiscard]] Date birthday_at_age(Date birth, int age, LeapBirthday leap);
// Completed years on a day; birth ≤ day.
[[nodiscard]] int age_on(Date birth, Date day, LeapBirthday leap);

// ISO 8601 YYYY-MM-DD and YYYY-MM, the only forms inside the program. Refusals: `bad_date`,
// `bad_month`.
[[nodiscard]] std::string to_text(Date date);
[[nodiscard]] std::string to_text(Month month);
[[nodiscard]] Result<Date> parse_date(std::string_view text);
[[nodiscard]] Result<Month> parse_month(std::string_view text);

// The calendar day in UTC+8 at an instant.
[[nodiscard]] Date day_in_china(Instant instant);

// The business day: law, notices, terms, alerts (design.md §5). A demo database stores a fixed one.
class BusinessDay {
 public:
  virtual ~BusinessDay() = default;
  [[nodiscard]] virtual Date today() const = 0;
};

}  // namespace yigang
