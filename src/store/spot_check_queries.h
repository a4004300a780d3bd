// Spot checks for screens, beside what the attendance says of the same day (LZ-2022-4 三(一)
// 督促检查). They contradict each other where nobody was at work on a day that is entered as
// worked; a check that was withdrawn says nothing. The scope is a mandatory argument; a count has
// the filter of its list.
#pragma once

#include <vector>

#include "store/list_queries.h"
#include "store/month_rows.h"
#include "store/spot_check_rows.h"

namespace yigang::store {

struct SpotCheckFilter {
  std::optional<SpotFinding> finding;
  std::optional<bool> contradicts;  // what the attendance says
  std::optional<bool> withdrawn;
  std::optional<Month> month;
  std::optional<Month> from;  // and the months after it
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
  std::optional<PlaceCode> village;
  std::optional<PlacementId> placement;
  std::optional<SpotCheckId> after;
  std::int64_t limit = 50;
};
BOOST_DESCRIBE_STRUCT(SpotCheckFilter, (),
                      (finding, contradicts, withdrawn, month, from, unit, town, village, placement,
                       after, limit))

struct ListedSpotCheck {
  SpotCheckRow row;
  PersonId person;
  PersonKey person_key;
  std::string name;
  std::int64_t placement_number = 0;
  std::string post_title;
  PlaceCode town;
  PlaceCode village;
  std::string checked_by;
  std::string withdrawn_by;
  std::optional<LeaveKind> attendance;  // of the day; nothing: none was entered
  bool contradicts = false;
};
// The newest first.
[[nodiscard]] Result<std::vector<ListedSpotCheck>> list_spot_checks(Reader& reader,
                                                                    const ListScope& scope,
                                                                    const SpotCheckFilter& filter);
// Of all that the filter lets through; those that were withdrawn are in `total` alone.
struct SpotCheckSums {
  std::int64_t total = 0;
  std::int64_t at_work = 0;
  std::int64_t not_at_work = 0;
  std::int64_t away_with_cause = 0;
  std::int64_t contradictions = 0;
};
BOOST_DESCRIBE_STRUCT(SpotCheckSums, (),
                      (total, at_work, not_at_work, away_with_cause, contradictions))
[[nodiscard]] Result<SpotCheckSums> sum_spot_checks(Reader& reader, const ListScope& scope,
                                                    const SpotCheckFilter& filter);

// Of one placement in a month: how many stand, and how many of them contradict its attendance.
struct SpotCheckCount {
  UnitCode unit;
  PlaceCode town;
  PlacementId placement;
  std::int64_t checks = 0;
  std::int64_t contradictions = 0;
};
[[nodiscard]] Result<std::vector<SpotCheckCount>> count_spot_checks(Reader& reader,
                                                                    const ListScope& scope,
                                                                    Month month);

// Of one placement, up to the day, the oldest first.
[[nodiscard]] Result<std::vector<SpotCheckRow>> spot_checks_of(Reader& reader, UnitCode unit,
                                                               PlacementId placement, Date day);
// The check that stands on this photograph.
[[nodiscard]] Result<std::optional<SpotCheckRow>> spot_check_with_photo(Reader& reader,
                                                                        UnitCode unit,
                                                                        const Bytes& digest);

}  // namespace yigang::store
