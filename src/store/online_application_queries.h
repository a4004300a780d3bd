// Questions about what was sent in online; the scope is an argument of each list.
#pragma once

#include <string>
#include <vector>

#include "store/list_queries.h"
#include "store/online_application_rows.h"

namespace yigang::store {

struct OnlineFilter {
  std::optional<OnlineState> state;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::optional<AnnouncementId> announcement;
  std::optional<OnlineApplicationId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(OnlineFilter, (), (state, unit, town, village, announcement, after, limit))

struct ListedOnline {
  OnlineApplicationRow row;
  std::string announcement_title;
  Date closes_on;
  std::optional<std::string> post_title;
  std::int64_t same_number = 0;  // others of this number and announcement that wait as well
};
[[nodiscard]] Result<std::vector<ListedOnline>> list_online(Reader& reader, const ListScope& scope,
                                                            const OnlineFilter& filter);
[[nodiscard]] Result<std::int64_t> count_online(Reader& reader, const ListScope& scope,
                                                const OnlineFilter& filter);
[[nodiscard]] Result<std::optional<ListedOnline>> one_online(Reader& reader, UnitCode unit,
                                                             OnlineApplicationId id);
// By which of them the application came, if by any.
[[nodiscard]] Result<std::optional<OnlineApplicationId>> online_behind(Reader& reader,
                                                                       UnitCode unit,
                                                                       ApplicationId id);
// Those that nobody took and whose announcement had its last day before `day`, oldest first.
[[nodiscard]] Result<std::vector<OnlineApplicationRow>> overdue_online(Reader& reader,
                                                                       UnitCode unit, Date day,
                                                                       std::int64_t limit);
// False when the town took it in the same moment.
[[nodiscard]] Result<bool> delete_online(Writer& writer, UnitCode unit, OnlineApplicationId id);

}  // namespace yigang::store
