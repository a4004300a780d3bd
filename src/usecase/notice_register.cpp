#include "usecase/notice_register.h"

#include <algorithm>

#include "policy/notice.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

store::NoticeStanding standing_of(const store::NoticeRow& row, Date today) {
  if (row.withdrawn) return store::NoticeStanding::withdrawn;
  return row.last_day < today ? store::NoticeStanding::over : store::NoticeStanding::posted;
}

NoticeLine line_of(const law::LawSnapshot& law, Date today, bool tells,
                   const store::ListedNotice& listed) {
  const store::NoticeRow& row = listed.notice;
  NoticeLine line{row.id,
                  row.unit,
                  row.kind,
                  row.town,
                  row.village,
                  row.month,
                  row.title,
                  row.published_on,
                  row.first_day,
                  row.last_day,
                  row.withdrawn,
                  standing_of(row, today),
                  listed.items,
                  {},
                  {},
                  {}};
  if (!row.withdrawn) line.working_days_left = working_days_left(law, today, row);
  if (tells) {
    line.objections = listed.objections;
    line.open_objections = listed.open_objections;
  }
  return line;
}

NoticeDay day_of(const law::Calendar& calendar, Date day,
                 const std::vector<store::NoticeSpan>& spans) {
  NoticeDay told{day, std::nullopt, {}, 0, 0};
  if (const Result<bool> works = calendar.is_working_day(day)) told.working = *works;
  if (const law::SpecialDay* special = calendar.special(day)) told.festival = special->name;
  for (const store::NoticeSpan& span : spans) {
    if (span.published_on <= day && day <= span.last_day) told.standing += span.notices;
    if (span.last_day == day) told.ending += span.notices;
  }
  return told;
}

Result<std::vector<NoticeDay>> days_of(store::Reader& reader, const law::Calendar& calendar,
                                       const store::ListScope& scope,
                                       const store::NoticeFilter& filter, Month month) {
  TRY(const std::vector<store::NoticeSpan> spans,
      store::notice_spans(reader, scope, filter, month.first_day(), month.last_day()));
  std::vector<NoticeDay> days;
  for (Date day = month.first_day(); day <= month.last_day(); day = day.plus_days(1))
    days.push_back(day_of(calendar, day, spans));
  return days;
}

}  // namespace

std::optional<std::int64_t> working_days_left(const law::LawSnapshot& law, Date today,
                                              const store::NoticeRow& notice) {
  using policy::NoticeFirstDay;
  policy::LawReader reader(law, notice.unit);
  const auto first =
      reader.setting<NoticeFirstDay>(law::Figure::notice_first_day, notice.published_on);
  if (!first) return std::nullopt;
  const int uncounted = *first == NoticeFirstDay::same_day ? 0 : 1;
  const law::Calendar& calendar = law.calendar();
  std::int64_t left = 0;
  for (Date day = std::max(today, notice.published_on.plus_days(uncounted)); day <= notice.last_day;
       day = day.plus_days(1)) {
    const Result<bool> works = calendar.is_working_day(day);
    if (!works) return std::nullopt;
    if (*works) ++left;
  }
  return left;
}

Result<NoticePage> list_notices(Desk& desk, const Actor& actor, const store::NoticeFilter& query) {
  TRY_VOID(may_list(desk, actor, "list_notices"));
  TRY_VOID(check_limit(query.limit));
  const store::ListScope scope = list_scope(actor);
  const bool tells = has_as_work(desk.authority, actor, "list_objections");
  return desk.database.read_value<NoticePage>([&](store::Reader& reader) -> Result<NoticePage> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    store::NoticeFilter filter = query;
    filter.today = today;
    store::NoticeFilter one_more = filter;
    ++one_more.limit;
    TRY(const std::vector<store::ListedNotice> rows, store::list_notices(reader, scope, one_more));
    TRY(const std::int64_t total, store::count_notices(reader, scope, filter));
    const law::LawSnapshot& law = *edition.snapshot;
    TRY(wire::Page<NoticeLine> page,
        page_from<NoticeLine>(
            rows, filter.limit, total,
            [&](const store::ListedNotice& row) { return line_of(law, today, tells, row); },
            [](const NoticeLine& line) { return to_text(line.id); }));
    NoticePage told{std::move(page.items), page.next, page.total, {}};
    if (!filter.days_of) return told;
    TRY(told.days, days_of(reader, law.calendar(), scope, filter, *filter.days_of));
    return told;
  });
}

Result<wire::Page<NoticeLine>> page_of_notices(Desk& desk, const Actor& actor,
                                               const store::NoticeFilter& filter) {
  TRY(NoticePage page, list_notices(desk, actor, filter));
  return wire::Page<NoticeLine>{std::move(page.items), page.next, page.total};
}

}  // namespace yigang::usecase
