#include "store/register_lists.h"

#include "store/list_page.h"

namespace yigang::store {

namespace {

Args announcement_args(const ListScope& scope, const AnnouncementFilter& filter) {
  return place_args(scope, filter)
      .add(yes_or_any(filter.off_season))
      .add(word_or_nothing(filter.state))
      .add(containing(filter.q))
      .add(filter.id.value_or(AnnouncementId{}))
      .add(day_or_nothing(filter.opens_from))
      .add(day_or_nothing(filter.opens_until));
}
const std::string& announcement_where() {
  static const std::string text =
      std::string(kInTownOrUnit) +
      " AND (?6 = -1 OR (?6 = 1) = (off_season_reason <> '')) AND (?7 = '' "
      "OR state = ?7) AND LOWER(title) LIKE ?8 ESCAPE '!' AND (?9 = 0 OR id = ?9) AND (?10 = '' OR "
      "opens_on >= ?10) AND (?11 = '' OR opens_on <= ?11)";
  return text;
}

// Every argument must occur in the text, also those that a table of the whole unit does not need.
const std::string& unit_where() {
  static const std::string text = std::string(kInUnit) +
                                  " AND (?2 = ?2) AND (?3 = ?3) AND (?5 = "
                                  "?5)";
  return text;
}
}  // namespace

Result<std::vector<HostRow>> list_hosts(Reader& reader, const ListScope& scope,
                                        const HostFilter& filter) {
  return page<HostRow>(reader, kInPlace, kInPlace, place_args(scope, filter), scope, filter);
}
Result<std::int64_t> count_hosts(Reader& reader, const ListScope& scope, const HostFilter& filter) {
  return count(reader, HostRow::kTable, kInPlace, place_args(scope, filter));
}

Result<std::vector<PayStandardRow>> list_pay_standards(Reader& reader, const ListScope& scope,
                                                       const PayStandardFilter& filter) {
  return page<PayStandardRow>(reader, unit_where(), unit_where(), place_args(scope, filter), scope,
                              filter);
}
Result<std::int64_t> count_pay_standards(Reader& reader, const ListScope& scope,
                                         const PayStandardFilter& filter) {
  return count(reader, PayStandardRow::kTable, unit_where(), place_args(scope, filter));
}

Result<std::vector<AnnouncementRow>> list_announcements(Reader& reader, const ListScope& scope,
                                                        const AnnouncementFilter& filter) {
  return page<AnnouncementRow>(reader, kInTownOrUnit, announcement_where(),
                               announcement_args(scope, filter), scope, filter);
}
Result<std::int64_t> count_announcements(Reader& reader, const ListScope& scope,
                                         const AnnouncementFilter& filter) {
  return count(reader, AnnouncementRow::kTable, announcement_where(),
               announcement_args(scope, filter));
}

}  // namespace yigang::store
