#include "law/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "law/table.h"

namespace yigang::law {

Result<> Calendar::add(std::string_view day_text, std::string_view kind, std::string_view name,
                       const std::string& source) {
  const auto wrong = [&](std::string_view value) {
    return fail(bad_input("law_bad_cell")
                    .with("place", source)
                    .with("column", "day, kind, name")
                    .with("value", std::string(value)));
  };
  const auto day = parse_date(day_text);
  if (!day) return wrong(day_text);
  if (kind != "holiday" && kind != "workday") return wrong(kind);
  if (name.empty()) return wrong(name);
  const bool works = kind == "workday";
  // A worked day that is no weekend says nothing and is most likely a slip of the day.
  if (works && !day->is_weekend()) return wrong(day_text);
  if (days_.contains(*day)) return wrong(day_text);
  days_.emplace(*day, SpecialDay{*day, works, std::string(name), source});
  years_.insert(day->year());
  return {};
}

// 全国年节及纪念日放假办法: a year is whole when each of the seven festivals has a day off in it.
// With one left out, its days would be counted as worked, and a notice would end too early.
Result<> Calendar::check_whole(int year, const std::string& source) const {
  static constexpr std::array<std::string_view, 7> kFestivals{"元旦", "春节", "清明", "劳动节",
                                                              "端午", "中秋", "国庆"};
  std::string missing;
  for (const std::string_view festival : kFestivals) {
    const bool held = std::ranges::any_of(days_, [&](const auto& entry) {
      const SpecialDay& day = entry.second;
      return day.day.year() == year && !day.works && day.name.find(festival) != std::string::npos;
    });
    if (!held) missing += (missing.empty() ? "" : "、") + std::string(festival);
  }
  if (missing.empty()) return {};
  return fail(bad_input("holiday_year_incomplete")
                  .with("place", source)
                  .with("year", std::to_string(year))
                  .with("missing", missing));
}

Result<Calendar> Calendar::read(std::string_view csv) {
  TRY(Table table, Table::read(csv, "law/holidays.csv", {"day", "kind", "name"}));
  Calendar calendar;
  std::map<int, std::string> last_rows;
  for (const TableRow& row : table.rows()) {
    TRY_VOID(calendar.add(row.cell("day"), row.cell("kind"), row.cell("name"), row.place()));
    last_rows[parse_date(row.cell("day"))->year()] = row.place();
  }
  for (const auto& [year, place] : last_rows) TRY_VOID(calendar.check_whole(year, place));
  return calendar;
}

// value = entry *( ";" entry ), entry = day ":" kind ":" name
Result<> Calendar::set_year(Date first_day, std::string_view value, const std::string& source) {
  const int year = first_day.year();
  const auto wrong = [&](std::string_view text) {
    return fail(bad_input("law_bad_cell")
                    .with("place", source)
                    .with("column", "holidays")
                    .with("value", std::string(text)));
  };
  if (first_day != Date(year, 1, 1)) return wrong(to_text(first_day));
  std::erase_if(days_, [&](const auto& entry) { return entry.first.year() == year; });
  for (const std::string_view entry : split(value, ';')) {
    const auto parts = split(entry, ':');
    if (parts.size() != 3) return wrong(entry);
    const auto day = parse_date(parts[0]);
    if (!day || day->year() != year) return wrong(entry);
    TRY_VOID(add(parts[0], parts[1], parts[2], source));
  }
  years_.insert(year);
  return check_whole(year, source);
}

const SpecialDay* Calendar::special(Date day) const {
  const auto at = days_.find(day);
  return at != days_.end() ? &at->second : nullptr;
}

Result<bool> Calendar::is_working_day(Date day) const {
  if (!has_year(day.year()))
    return fail(refused("holiday_year_missing").with("year", std::to_string(day.year())));
  const SpecialDay* found = special(day);
  return found != nullptr ? found->works : !day.is_weekend();
}

Result<Date> Calendar::working_day_after(Date day, int n) const {
  CHECK(n >= 1);
  while (n > 0) {
    day = day.plus_days(1);
    TRY(const bool works, is_working_day(day));
    if (works) --n;
  }
  return day;
}

Result<int> Calendar::working_days_in(Month month) const {
  int count = 0;
  for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1)) {
    TRY(const bool works, is_working_day(day));
    if (works) ++count;
  }
  return count;
}

void Calendar::append_canonical(std::string& text, std::optional<Date> last) const {
  for (const int year : years_)
    if (!last || year <= last->year()) text += fmt::format("year\t{}\n", year);
  for (const auto& [day, special] : days_) {
    if (last && day > *last) break;
    text += fmt::format("day\t{}\t{}\t{}\n", to_text(day), special.works ? "workday" : "holiday",
                        special.name);
  }
}

}  // namespace yigang::law
