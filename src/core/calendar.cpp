#include "core/calendar.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.h"

namespace yigang {

namespace {

using namespace std::chrono;

year_month_day civil(Date date) {
  return year_month_day(sys_days(days(date.days_since_1970())));
}

int last_day_of(int y, int m) {
  return static_cast<int>(static_cast<unsigned>(
      year_month_day_last(year(y), month_day_last(month(static_cast<unsigned>(m)))).day()));
}

bool is_leap_day(Date date) {
  return date.month() == 2 && date.day() == 29;
}

// Digits at fixed places; -1 if one is no digit.
int number_at(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

Date::Date(int y, int m, int d) {
  const year_month_day day(std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                           std::chrono::day(static_cast<unsigned>(d)));
  CHECK(day.ok());
  days_ = static_cast<std::int32_t>(sys_days(day).time_since_epoch().count());
}

int Date::year() const {
  return static_cast<int>(civil(*this).year());
}
int Date::month() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}
int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

bool Date::is_weekend() const {
  const weekday day{sys_days(days(days_))};
  return day == Saturday || day == Sunday;
}

Month::Month(int y, int m) : index_(y * 12 + m - 1) {
  CHECK(m >= 1 && m <= 12);
}
Month Month::of(Date date) {
  const year_month_day day = civil(date);
  return Month(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())));
}
Date Month::first_day() const {
  return Date(year(), month(), 1);
}
Date Month::last_day() const {
  return Date(year(), month(), last_day_of(year(), month()));
}

Date add_months(Date date, int months) {
  const Month target = Month::of(date).plus(months);
  const int last = last_day_of(target.year(), target.month());
  const int day = date.day();
  return Date(target.year(), target.month(), day < last ? day : last);
}

Date birthday_at_age(Date birth, int age, LeapBirthday leap) {
  const int year = birth.year() + age;
  const bool common = last_day_of(year, 2) == 28;
  if (is_leap_day(birth) && common)
    return leap == LeapBirthday::march_1 ? Date(year, 3, 1) : Date(year, 2, 28);
  return Date(year, birth.month(), birth.day());
}

int age_on(Date birth, Date day, LeapBirthday leap) {
  const int years = day.year() - birth.year();
  return birthday_at_age(birth, years, leap) <= day ? years : years - 1;
}

std::string to_text(Date date) {
  const year_month_day day = civil(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string to_text(Month month) {
  return fmt::format("{:04}-{:02}", month.year(), month.month());
}

namespace {

// What was typed, so that it is found; not if it has more digits than a day, since it may be a
// resident number in the wrong place.
std::string typed(std::string_view text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text.size() > 40 || digits > 8 ? "…" : std::string(text);
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  const Problem bad = bad_input("bad_date").with("value", typed(text));
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return fail(bad);
  const int year = number_at(text, 0, 4);
  const int month = number_at(text, 5, 2);
  const int day = number_at(text, 8, 2);
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 ||
      day > last_day_of(year, month))
    return fail(bad);
  return Date(year, month, day);
}

Result<Month> parse_month(std::string_view text) {
  const Problem bad = bad_input("bad_month").with("value", typed(text));
  if (text.size() != 7 || text[4] != '-') return fail(bad);
  const int year = number_at(text, 0, 4);
  const int month = number_at(text, 5, 2);
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return fail(bad);
  return Month(year, month);
}

Date day_in_china(Instant instant) {
  const auto local = instant + hours(8);
  return Date::from_days(static_cast<std::int32_t>(floor<days>(local).time_since_epoch().count()));
}

}  // namespace yigang
