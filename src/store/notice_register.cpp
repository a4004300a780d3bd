#include "store/notice_register.h"

#include "store/list_page.h"

namespace yigang::store {

namespace {

Args notice_args(const ListScope& scope, const NoticeFilter& filter) {
  return place_args(scope, filter)
      .add(containing(filter.q))
      .add(word_or_nothing(filter.kind))
      .add(day_or_nothing(filter.on))
      .add(day_or_nothing(filter.ends_on))
      .add(word_or_nothing(filter.standing))
      .add(filter.today);
}
const std::string& notice_where() {
  static const std::string text =
      std::string(kInTownOrUnit) +
      " AND LOWER(title) LIKE ?6 ESCAPE '!' AND (?7 = '' OR kind = ?7) AND (?8 = '' OR (withdrawn "
      "= 0 AND published_on <= ?8 AND last_day >= ?8)) AND (?9 = '' OR (withdrawn = 0 AND last_day "
      "= ?9)) AND (?10 = '' OR ?10 = CASE WHEN withdrawn = 1 THEN 'withdrawn' WHEN last_day < ?11 "
      "THEN 'over' ELSE 'posted' END)";
  return text;
}
constexpr ListOrder kNewestFirst{"published_on", true};
// What stands in a notice and what was said against it.
constexpr std::string_view kCounts =
    ", (SELECT COUNT(*) FROM notice_item i WHERE i.unit = notice.unit AND i.notice_id = notice.id)"
    ", (SELECT COUNT(*) FROM objection o WHERE o.unit = notice.unit AND o.notice_id = notice.id)"
    ", (SELECT COUNT(*) FROM objection o WHERE o.unit = notice.unit AND o.notice_id = notice.id "
    "AND o.state = 'open') FROM notice WHERE ";

}  // namespace

Result<std::vector<ListedNotice>> list_notices(Reader& reader, const ListScope& scope,
                                               const NoticeFilter& filter) {
  Args arguments = notice_args(scope, filter);
  TRY(const std::string tail,
      page_of(reader, arguments, NoticeRow::kTable, kInTownOrUnit, scope, filter, kNewestFirst));
  const std::size_t own = columns_of<NoticeRow>().size();
  std::vector<ListedNotice> rows;
  TRY_VOID(reader.each(
      "SELECT " + column_list<NoticeRow>() + std::string(kCounts) + notice_where() + tail,
      arguments, [&](const Row& row) -> Result<> {
        rows.push_back({read_row<NoticeRow>(row), row.get<std::int64_t>(own),
                        row.get<std::int64_t>(own + 1), row.get<std::int64_t>(own + 2)});
        return {};
      }));
  return rows;
}

Result<std::int64_t> count_notices(Reader& reader, const ListScope& scope,
                                   const NoticeFilter& filter) {
  return count(reader, NoticeRow::kTable, notice_where(), notice_args(scope, filter));
}

Result<std::vector<NoticeSpan>> notice_spans(Reader& reader, const ListScope& scope,
                                             const NoticeFilter& filter, Date from, Date until) {
  std::vector<NoticeSpan> spans;
  TRY_VOID(reader.each(
      "SELECT published_on, last_day, COUNT(*) FROM notice WHERE " + notice_where() +
          " AND withdrawn = 0 AND published_on <= ?13 AND last_day >= ?12 GROUP BY published_on, "
          "last_day ORDER BY published_on, last_day",
      notice_args(scope, filter).add(from).add(until), [&](const Row& row) -> Result<> {
        spans.push_back({row.get<Date>(0), row.get<Date>(1), row.get<std::int64_t>(2)});
        return {};
      }));
  return spans;
}

}  // namespace yigang::store
