// 公示: all notices with what stands in them and was said against them; the scope is a mandatory
// argument of each read, and the count has the filter of the list. Reads.
#pragma once

#include <string>
#include <vector>

#include "core/calendar.h"
#include "store/application_rows.h"
#include "store/list_queries.h"

namespace yigang::store {

// As of a day: still posted, past its last day, or taken back.
BOOST_DEFINE_FIXED_ENUM_CLASS(NoticeStanding, std::uint8_t, posted, over, withdrawn)
struct NoticeFilter {
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<NoticeId> after;
  std::int64_t limit = 50;
  std::optional<std::string> q = {};  // in its title
  std::optional<NoticeKind> kind = {};
  std::optional<Date> on = {};        // stands posted on this day, and was not withdrawn
  std::optional<Date> ends_on = {};   // this is its last day, and it was not withdrawn
  std::optional<Month> days_of = {};  // of which month the days are told; narrows nothing
  std::optional<NoticeStanding> standing = {};
  Date today = {};  // of the standing; nobody asks for it
};
BOOST_DESCRIBE_STRUCT(NoticeFilter, (),
                      (unit, town, after, limit, q, kind, on, ends_on, days_of, standing))
struct ListedNotice {
  NoticeRow notice;
  std::int64_t items = 0;
  std::int64_t objections = 0;
  std::int64_t open_objections = 0;
};
// The newest first, by the day of publication.
[[nodiscard]] Result<std::vector<ListedNotice>> list_notices(Reader& reader, const ListScope& scope,
                                                             const NoticeFilter& filter);
[[nodiscard]] Result<std::int64_t> count_notices(Reader& reader, const ListScope& scope,
                                                 const NoticeFilter& filter);

// Notices that were not withdrawn and stand posted between the days: how many have these two.
struct NoticeSpan {
  Date published_on;
  Date last_day;
  std::int64_t notices = 0;
};
[[nodiscard]] Result<std::vector<NoticeSpan>> notice_spans(Reader& reader, const ListScope& scope,
                                                           const NoticeFilter& filter, Date from,
                                                           Date until);

}  // namespace yigang::store
