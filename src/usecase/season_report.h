// 招聘进度 of a year by month: 岗位招聘原则上每年第一季度集中开展 (LZ-2022-4 二(二)). Announcements
// by the day on which they open, applications, approvals and starts, which months belong to the
// season (by the figure campaign_last_month of each), and each batch outside of it with its reason.
// Within the actor's scope; names nobody. Never changes anything; cost: eight statements.
#pragma once

#include "store/season_queries.h"
#include "usecase/actor.h"
#include "usecase/desk.h"

namespace yigang::usecase {

struct SeasonQuery {
  std::int64_t year = 0;
  std::optional<UnitCode> unit;
  std::optional<PlaceCode> town;
};
BOOST_DESCRIBE_STRUCT(SeasonQuery, (), (year, unit, town))

struct SeasonMonth {
  Month month;
  bool in_season = false;
  std::int64_t announcements = 0;
  std::int64_t off_season = 0;  // of them
  std::int64_t applications = 0;
  std::int64_t approvals = 0;
  std::int64_t starts = 0;
};
BOOST_DESCRIBE_STRUCT(SeasonMonth, (),
                      (month, in_season, announcements, off_season, applications, approvals,
                       starts))

struct SeasonSums {
  std::int64_t announcements = 0;
  std::int64_t off_season = 0;
  std::int64_t applications = 0;
  std::int64_t approvals = 0;
  std::int64_t starts = 0;
};
BOOST_DESCRIBE_STRUCT(SeasonSums, (), (announcements, off_season, applications, approvals, starts))

struct SeasonBatch {
  AnnouncementId id;
  UnitCode unit;
  std::optional<PlaceCode> town;
  std::string title;
  Date opens_on;
  Date closes_on;
  std::string off_season_reason;
  std::int64_t applications = 0;
};
BOOST_DESCRIBE_STRUCT(SeasonBatch, (),
                      (id, unit, town, title, opens_on, closes_on, off_season_reason, applications))

// An application approved again in a later month, after a lapse, stands in both of them and once in
// the sums.
struct SeasonReport {
  std::int64_t year = 0;
  Date today;
  std::string document;  // behind the season
  std::string clause;
  std::vector<SeasonMonth> months;
  SeasonSums total;
  SeasonSums in_season;
  std::vector<SeasonBatch> batches;  // the first 200
};
BOOST_DESCRIBE_STRUCT(SeasonReport, (),
                      (year, today, document, clause, months, total, in_season, batches))
// Refusal `bad_year`.
[[nodiscard]] Result<SeasonReport> season_report(Desk& desk, const Actor& actor,
                                                 const SeasonQuery& query);

}  // namespace yigang::usecase
