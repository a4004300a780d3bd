// How the recruitment of a year spreads over its months (LZ-2022-4 二(二)): announcements by the
// day on which they open, applications, approvals, starts; and the batches outside of the season
// with their reasons. Each number is the total of the list that is asked for the same days and
// place. The scope is a mandatory argument; one grouped statement a count. Reads.
#pragma once

#include <string>
#include <vector>

#include "store/list_queries.h"

namespace yigang::store {

struct SeasonFilter {
  Date first;
  Date last;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
};
struct MonthCount {
  Month month;
  std::int64_t count = 0;
};
// Published ones. With `off_season`, only those that say why they are outside the season.
[[nodiscard]] Result<std::vector<MonthCount>> announcements_by_month(Reader& reader,
                                                                     const ListScope& scope,
                                                                     const SeasonFilter& filter,
                                                                     bool off_season);
[[nodiscard]] Result<std::vector<MonthCount>> applications_by_month(Reader& reader,
                                                                    const ListScope& scope,
                                                                    const SeasonFilter& filter);
// Applications that were approved in the month, whatever came after.
[[nodiscard]] Result<std::vector<MonthCount>> approvals_by_month(Reader& reader,
                                                                 const ListScope& scope,
                                                                 const SeasonFilter& filter);
// Each application once, however often it was approved between the days.
[[nodiscard]] Result<std::int64_t> count_approved(Reader& reader, const ListScope& scope,
                                                  const SeasonFilter& filter);
[[nodiscard]] Result<std::vector<MonthCount>> starts_by_month(Reader& reader,
                                                              const ListScope& scope,
                                                              const SeasonFilter& filter);

struct OffSeasonBatch {
  AnnouncementId id;
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::string title;
  Date opens_on;
  Date closes_on;
  std::string reason;
  std::int64_t applications = 0;  // within the scope
};
// The first `limit` of them, by the day on which they open.
[[nodiscard]] Result<std::vector<OffSeasonBatch>> off_season_batches(Reader& reader,
                                                                     const ListScope& scope,
                                                                     const SeasonFilter& filter,
                                                                     std::int64_t limit);

}  // namespace yigang::store
