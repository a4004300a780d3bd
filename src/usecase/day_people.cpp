#include "core/person_name.h"
#include "settle/pauses.h"
#include "store/setting_queries.h"
#include "usecase/attendance_steps.h"
#include "usecase/day_attendance.h"
#include "usecase/day_share.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

struct Asked {
  Desk& desk;
  const Actor& actor;
  const law::LawSnapshot& law;
  Date today;
  Date day;
};

// What would refuse the day of this placement before anything is written.
Result<> recordable(const Asked& asked, const store::ListedDay& row) {
  const Month month = Month::of(asked.day);
  // The sheet of a month that runs is open, and nothing of it is settled.
  if (month < Month::of(asked.today)) TRY_VOID(attendance_open(row.month, month));
  if (const auto day = settle::first_paused(row.paused, {asked.day, asked.day}))
    return fail(refused("span_on_paused_day")
                    .with("first", to_text(asked.day))
                    .with("last", to_text(asked.day))
                    .with("day", to_text(*day)));
  return {};
}

std::vector<Offer> offers_of(const Asked& asked, const store::ListedDay& row) {
  Offers offers(asked.desk.authority, asked.actor, {row.unit, row.town, row.village});
  offers.add("record_day", recordable(asked, row));
  return std::move(offers).take();
}

Result<PersonDay> person_day(const Asked& asked, const store::ListedDay& row) {
  PersonDay line;
  line.id = row.placement;
  line.placement_number = row.number;
  line.name = masked_name(row.name);
  line.post_title = row.post_title;
  line.side = row.side;
  line.town = row.town;
  line.village = row.village;
  const law::Village* const village = asked.law.areas().village(row.village);
  line.village_name = village != nullptr ? village->display : "";
  TRY(const DayShare share, day_share(asked.law.calendar(), row.side, row.post_hours, asked.day));
  line.full_hours_x10 = share.hours_x10;
  line.full_days_x10 = share.days_x10;
  if (row.span)
    line.recorded = DayEntry{row.span->from_day,  row.span->until_day, row.span->leave,
                             row.span->hours_x10, row.span->days_x10,  row.span->entered_by};
  line.actions = offers_of(asked, row);
  return line;
}

}  // namespace

Result<DayPeople> list_day(Desk& desk, const Actor& actor, const store::DayFilter& filter) {
  TRY_VOID(may_list(desk, actor, "list_day"));
  TRY_VOID(check_limit(filter.limit));
  return desk.database.read_value<DayPeople>([&](store::Reader& reader) -> Result<DayPeople> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    const Date day = filter.day.value_or(today);
    if (day > today) return fail(bad_input("day_in_future").with("day", to_text(day)).at("day"));
    store::DayFilter whole = filter;
    whole.day = day;
    TRY(const std::int64_t total, store::count_day(reader, list_scope(actor), whole));
    ++whole.limit;
    TRY(const std::vector<store::ListedDay> rows,
        store::list_day(reader, list_scope(actor), whole));
    const Asked asked{desk, actor, *edition.snapshot, today, day};
    TRY(wire::Page<PersonDay> page,
        page_from<PersonDay>(
            rows, filter.limit, total,
            [&](const store::ListedDay& row) { return person_day(asked, row); },
            [](const PersonDay& line) { return to_text(line.id); }));
    DayPeople people{today, day, true, std::move(page.items), page.next, page.total};
    TRY(people.working_day, edition.snapshot->calendar().is_working_day(day));
    return people;
  });
}

}  // namespace yigang::usecase
