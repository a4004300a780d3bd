#include "usecase/month_attendance.h"

#include <algorithm>
#include <map>

#include "core/person_name.h"
#include "store/setting_queries.h"
#include "usecase/attendance_steps.h"
#include "usecase/day_share.h"
#include "usecase/month_steps.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

Result<std::vector<SheetDay>> sheet_days(const law::Calendar& calendar, Month month) {
  std::vector<SheetDay> days;
  for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1)) {
    TRY(const bool working, calendar.is_working_day(day));
    const law::SpecialDay* const special = calendar.special(day);
    days.push_back({day, working, special != nullptr ? special->name : ""});
  }
  return days;
}

// As the printed 考勤表 has them, and as they are typed on a keyboard.
std::vector<DaySigns> day_signs() {
  using store::LeaveKind;
  return {{LeaveKind::none, {"√", "✓", "✔", "出", "出勤"}},
          {LeaveKind::personal, {"事", "事假"}},
          {LeaveKind::sick, {"病", "病假"}},
          {LeaveKind::absent, {"×", "✗", "✘", "x", "旷", "旷工"}},
          {std::nullopt, {"○", "〇", "o", "休", "休息"}}};
}

// Posts of the same hours share out a month alike: asked once for each number of hours.
class FullDays {
 public:
  FullDays(const law::Calendar& calendar, Month month) : calendar_(calendar), month_(month) {}

  Result<> fill(PersonMonth& line) {
    if (line.side == Side::urban) {
      line.full_days_x10.assign(static_cast<std::size_t>(month_.last_day().day()), kFullDay);
      return {};
    }
    auto found = known_.find(line.post_hours_x10.x10());
    if (found == known_.end()) {
      TRY(std::vector<Hours> hours, of_post(line.post_hours_x10));
      found = known_.emplace(line.post_hours_x10.x10(), std::move(hours)).first;
    }
    line.full_hours_x10 = found->second;
    return {};
  }

 private:
  [[nodiscard]] Result<std::vector<Hours>> of_post(Hours post_hours) const {
    std::vector<Hours> hours;
    for (Date day = month_.first_day(); day <= month_.last_day(); day = day.plus_days(1)) {
      TRY(const DayShare share, day_share(calendar_, Side::rural, post_hours, day));
      hours.push_back(share.hours_x10);
    }
    return hours;
  }
  const law::Calendar& calendar_;
  Month month_;
  std::map<std::int64_t, std::vector<Hours>> known_;
};

std::optional<DayShut> shut_on(const store::ListedMonth& row, Date day, Date today) {
  if (day < row.started) return DayShut::before;
  if (row.ended && day > *row.ended) return DayShut::after;
  if (settle::first_paused(row.paused, {day, day})) return DayShut::paused;
  if (day > today) return DayShut::to_come;
  return std::nullopt;
}

std::vector<ShutDays> shut_days(const store::ListedMonth& row, Month month, Date today) {
  std::vector<ShutDays> stretches;
  for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1)) {
    const std::optional<DayShut> why = shut_on(row, day, today);
    if (!why) continue;
    if (!stretches.empty() && stretches.back().why == *why &&
        stretches.back().until_day.plus_days(1) == day)
      stretches.back().until_day = day;
    else
      stretches.push_back({day, day, *why});
  }
  return stretches;
}

PersonMonth person_month(Desk& desk, const Actor& actor, const law::Areas& areas,
                         const store::ListedMonth& row, Month month, Date today) {
  PersonMonth line;
  line.id = row.placement;
  line.unit = row.unit;
  line.placement_number = row.number;
  line.name = masked_name(row.name);
  line.post_title = row.post_title;
  line.side = row.side;
  line.town = row.town;
  line.village = row.village;
  const law::Village* const village = areas.village(row.village);
  line.village_name = village != nullptr ? village->display : "";
  line.post_hours_x10 = row.post_hours;
  line.shut = shut_days(row, month, today);
  for (const store::DaySpan& span : row.spans)
    line.spans.push_back({span.from_day, span.until_day, span.hours_x10, span.days_x10, span.leave,
                          span.entered_by});
  line.overtime_confirmed = row.overtime_confirmed;
  line.version = row.version;
  Offers offers(desk.authority, actor, {row.unit, row.town, row.village});
  offers.add("enter_attendance", attendance_open(row.standing, month));
  line.actions = std::move(offers).take();
  return line;
}

}  // namespace

Result<MonthPeople> list_month(Desk& desk, const Actor& actor,
                               const store::AttendanceFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_month"));
  TRY_VOID(check_limit(filter.limit));
  return desk.database.read_value<MonthPeople>([&](store::Reader& reader) -> Result<MonthPeople> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    const law::Calendar& calendar = edition.snapshot->calendar();
    MonthPeople people;
    people.month = filter.month;
    people.today = today;
    people.signs = day_signs();
    people.most_hours_x10 = kHoursOfDay;
    people.most_days_x10 = kFullDay;
    TRY(people.days, sheet_days(calendar, filter.month));
    TRY(people.total, store::count_attendance(reader, list_scope(actor), filter));
    store::AttendanceFilter one_more = filter;
    ++one_more.limit;
    TRY(const std::vector<store::ListedMonth> rows,
        store::list_month(reader, list_scope(actor), one_more));
    FullDays full(calendar, filter.month);
    TRY(wire::Page<PersonMonth> page,
        page_from<PersonMonth>(
            rows, filter.limit, *people.total,
            [&](const store::ListedMonth& row) -> Result<PersonMonth> {
              PersonMonth line =
                  person_month(desk, actor, edition.snapshot->areas(), row, filter.month, today);
              TRY_VOID(full.fill(line));
              return line;
            },
            [](const PersonMonth& line) { return to_text(line.id); }));
    people.items = std::move(page.items);
    people.next = page.next;
    return people;
  });
}

}  // namespace yigang::usecase
