#include "store/season_queries.h"

namespace yigang::store {

namespace {

// ?1–?3 the scope, ?4 and ?5 unit and town of the filter, ?6 and ?7 the first and the last day;
// `n` an announcement, `a` an application, `v` an approval, `p` a placement.
constexpr std::string_view kAnnounced =
    "(?1 = 371500 OR n.unit = ?1) AND (?4 = 0 OR n.unit = ?4) AND (?2 = 0 OR n.town IS NULL OR "
    "n.town = ?2) AND (?3 = ?3) AND (?5 = 0 OR n.town = ?5) AND n.state = 'published' AND "
    "n.opens_on >= ?6 AND n.opens_on <= ?7";
constexpr std::string_view kAppliedHere =
    "(?1 = 371500 OR a.unit = ?1) AND (?4 = 0 OR a.unit = ?4) AND (?2 = 0 OR a.town = ?2) AND (?3 "
    "= 0 OR a.village = ?3) AND (?5 = 0 OR a.town = ?5)";
constexpr std::string_view kApprovedHere =
    "approval v JOIN application a ON a.unit = v.unit AND a.id = v.application_id WHERE ";
constexpr std::string_view kPlacedHere =
    "(?1 = 371500 OR p.unit = ?1) AND (?4 = 0 OR p.unit = ?4) AND (?2 = 0 OR p.town = ?2) AND (?3 "
    "= 0 OR p.village = ?3) AND (?5 = 0 OR p.town = ?5) AND p.started_on >= ?6 AND p.started_on <= "
    "?7";

Args season_args(const ListScope& scope, const SeasonFilter& filter) {
  return args(scope.unit, scope.town, scope.village, filter.unit.value_or(UnitCode{}),
              filter.town.value_or(PlaceCode{}), filter.first, filter.last);
}

Result<std::vector<MonthCount>> by_month(Reader& reader, const std::string& day,
                                         const std::string& what, const std::string& from,
                                         const Args& arguments) {
  const std::string month = "SUBSTR(" + day + ", 1, 7)";
  std::vector<MonthCount> counts;
  TRY_VOID(reader.each("SELECT " + month + ", " + what + " FROM " + from + " GROUP BY " + month +
                           " ORDER BY " + month,
                       arguments, [&](const Row& row) -> Result<> {
                         counts.push_back({row.get<Month>(0), row.get<std::int64_t>(1)});
                         return {};
                       }));
  return counts;
}

}  // namespace

Result<std::vector<MonthCount>> announcements_by_month(Reader& reader, const ListScope& scope,
                                                       const SeasonFilter& filter,
                                                       bool off_season) {
  return by_month(reader, "n.opens_on", "COUNT(*)",
                  "announcement n WHERE " + std::string(kAnnounced) +
                      (off_season ? " AND n.off_season_reason <> ''" : ""),
                  season_args(scope, filter));
}

Result<std::vector<MonthCount>> applications_by_month(Reader& reader, const ListScope& scope,
                                                      const SeasonFilter& filter) {
  return by_month(reader, "a.applied_on", "COUNT(*)",
                  "application a WHERE " + std::string(kAppliedHere) +
                      " AND a.applied_on >= ?6 AND a.applied_on <= ?7",
                  season_args(scope, filter));
}

Result<std::vector<MonthCount>> approvals_by_month(Reader& reader, const ListScope& scope,
                                                   const SeasonFilter& filter) {
  return by_month(reader, "v.decided_on", "COUNT(DISTINCT v.application_id)",
                  std::string(kApprovedHere) + std::string(kAppliedHere) +
                      " AND v.decided_on >= ?6 AND v.decided_on <= ?7",
                  season_args(scope, filter));
}

Result<std::int64_t> count_approved(Reader& reader, const ListScope& scope,
                                    const SeasonFilter& filter) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(DISTINCT v.application_id) FROM " +
                           std::string(kApprovedHere) + std::string(kAppliedHere) +
                           " AND v.decided_on >= ?6 AND v.decided_on <= ?7",
                       season_args(scope, filter)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<MonthCount>> starts_by_month(Reader& reader, const ListScope& scope,
                                                const SeasonFilter& filter) {
  return by_month(reader, "p.started_on", "COUNT(*)",
                  "placement p WHERE " + std::string(kPlacedHere), season_args(scope, filter));
}

Result<std::vector<OffSeasonBatch>> off_season_batches(Reader& reader, const ListScope& scope,
                                                       const SeasonFilter& filter,
                                                       std::int64_t limit) {
  Args arguments = season_args(scope, filter);
  arguments.add(limit);
  std::vector<OffSeasonBatch> batches;
  TRY_VOID(reader.each(
      "SELECT n.id, n.unit, n.town, n.title, n.opens_on, n.closes_on, n.off_season_reason, "
      "CAST(COALESCE(c.applications, 0) AS BIGINT) FROM announcement n LEFT JOIN (SELECT a.unit, "
      "a.announcement_id, COUNT(*) AS applications FROM application a WHERE " +
          std::string(kAppliedHere) +
          " GROUP BY a.unit, a.announcement_id) c ON c.unit = n.unit AND c.announcement_id = n.id "
          "WHERE " +
          std::string(kAnnounced) +
          " AND n.off_season_reason <> '' ORDER BY n.opens_on, n.id LIMIT ?8",
      arguments, [&](const Row& row) -> Result<> {
        batches.push_back({row.get<AnnouncementId>(0), row.get<UnitCode>(1),
                           row.get<std::optional<PlaceCode>>(2), row.get<std::string>(3),
                           row.get<Date>(4), row.get<Date>(5), row.get<std::string>(6),
                           row.get<std::int64_t>(7)});
        return {};
      }));
  return batches;
}

}  // namespace yigang::store
