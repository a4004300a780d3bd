#include "store/plan_queries.h"

#include <algorithm>

#include "store/described_row.h"

namespace yigang::store {

Result<std::int64_t> newest_plan_version(Reader& reader, std::int64_t year) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COALESCE(MAX(plan_version), 0) FROM plan WHERE year = ?1",
                       args(year)));
  return row->get<std::int64_t>(0);
}

Result<std::optional<PlanRow>> plan_in_force(Reader& reader, std::int64_t year, Date day) {
  return select_one<PlanRow>(
      reader,
      "year = ?1 AND effective_from <= ?2 ORDER BY effective_from DESC, plan_version DESC LIMIT 1",
      args(year, day));
}

Result<std::optional<PlanRow>> governing_plan(Reader& reader, std::int64_t year, Date day) {
  return select_one<PlanRow>(
      reader,
      "year = ?1 AND issued_on <= ?2 ORDER BY CASE WHEN effective_from <= ?2 THEN '' ELSE "
      "effective_from END, effective_from DESC, plan_version DESC LIMIT 1",
      args(year, day));
}

Result<std::optional<PlanRow>> plan_issued_by(Reader& reader, std::int64_t year, Date day) {
  return select_one<PlanRow>(
      reader, "year = ?1 AND issued_on <= ?2 ORDER BY plan_version DESC LIMIT 1", args(year, day));
}

Result<std::vector<PlanRow>> plan_versions(Reader& reader, std::int64_t year, Date day) {
  return select_all<PlanRow>(reader, "year = ?1 AND issued_on <= ?2 ORDER BY plan_version",
                             args(year, day));
}

Result<std::optional<PlanRow>> first_plan(Reader& reader, std::int64_t year) {
  return select_one<PlanRow>(reader, "year = ?1 AND plan_version = 1", args(year));
}

Result<std::vector<PlanAllocationRow>> allocations_of_plan(Reader& reader, PlanId plan) {
  return select_all<PlanAllocationRow>(reader, "plan_id = ?1 ORDER BY unit, side", args(plan));
}

Result<std::vector<PlanAllocationRow>> allocations_of_year(Reader& reader, UnitCode unit,
                                                           std::int64_t year) {
  return select_all<PlanAllocationRow>(
      reader,
      "(?1 = 371500 OR unit = ?1) AND plan_id IN (SELECT id FROM plan WHERE year = ?2) ORDER BY "
      "plan_id, unit, side",
      args(unit, year));
}

Result<std::int64_t> unit_allocation(Reader& reader, UnitCode unit, PlanId plan, Side side) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT posts FROM plan_allocation WHERE unit = ?1 AND plan_id = ?2 AND side = ?3",
          args(unit, plan, side)));
  return row ? row->get<std::int64_t>(0) : 0;
}

Result<std::int64_t> self_increase_in_force(Reader& reader, UnitCode unit, std::int64_t year,
                                            Side side, Date day) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT CAST(COALESCE(SUM(posts), 0) AS BIGINT) FROM self_increase WHERE unit = ?1 "
          "AND year = ?2 AND side = ?3 AND effective_from <= ?4 AND withdrawn_on IS NULL",
          args(unit, year, side, day)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<TownAllocationRow>> town_allocations(Reader& reader, UnitCode unit,
                                                        std::int64_t year, Side side) {
  TRY(std::vector<TownAllocationRow> rows,
      select_all<TownAllocationRow>(
          reader,
          "unit = ?1 AND side = ?3 AND superseded = 0 AND plan_id IN (SELECT id FROM plan WHERE "
          "year = ?2) ORDER BY town, (SELECT plan_version FROM plan WHERE plan.id = "
          "town_allocation.plan_id) DESC",
          args(unit, year, side)));
  const auto same_town = [](const TownAllocationRow& a, const TownAllocationRow& b) {
    return a.town == b.town;
  };
  rows.erase(std::unique(rows.begin(), rows.end(), same_town), rows.end());
  return rows;
}

Result<std::int64_t> town_allocation(Reader& reader, UnitCode unit, PlaceCode town,
                                     std::int64_t year, Side side) {
  TRY(const std::vector<TownAllocationRow> rows, town_allocations(reader, unit, year, side));
  const auto found = std::ranges::find(rows, town, &TownAllocationRow::town);
  return found == rows.end() ? 0 : found->posts;
}

Result<std::int64_t> plan_posts_of_town(Reader& reader, UnitCode unit, PlaceCode town,
                                        std::int64_t year, Side side) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT COUNT(*) FROM post WHERE unit = ?1 AND town = ?2 AND year = ?3 AND "
                       "side = ?4 AND self_increase = 0 AND created_on IS NOT NULL",
                       args(unit, town, year, side)));
  return row->get<std::int64_t>(0);
}

Result<> supersede_town_allocation(Writer& writer, UnitCode unit, std::int64_t year, PlaceCode town,
                                   Side side) {
  TRY_VOID(writer.execute(
      "UPDATE town_allocation SET superseded = 1 WHERE unit = ?1 AND plan_id IN (SELECT id FROM "
      "plan WHERE year = ?2) AND town = ?3 AND side = ?4 AND superseded = 0",
      args(unit, year, town, side)));
  return {};
}

Result<std::vector<PayStandardRow>> pay_standards(Reader& reader, UnitCode unit, Side side,
                                                  std::string_view post_type,
                                                  std::string_view band) {
  return select_all<PayStandardRow>(
      reader, "unit = ?1 AND side = ?2 AND post_type = ?3 AND band = ?4 ORDER BY from_day, id",
      args(unit, side, post_type, band));
}

Result<std::vector<PayStandardRow>> all_pay_standards(Reader& reader, UnitCode unit) {
  return select_all<PayStandardRow>(
      reader, "unit = ?1 ORDER BY side, post_type, band, from_day, id", args(unit));
}

Result<std::int64_t> count_town_staff(Reader& reader, UnitCode unit, PlaceCode town) {
  TRY(const std::optional<Row> row,
      reader.query_one(
          "SELECT COUNT(*) FROM post WHERE unit = ?1 AND town = ?2 AND kind = 'town_staff' "
          "AND state <> 'abolished'",
          args(unit, town)));
  return row->get<std::int64_t>(0);
}

Result<std::vector<PostItemRow>> items_of_post(Reader& reader, UnitCode unit, PostId post) {
  return select_all<PostItemRow>(reader, "unit = ?1 AND post_id = ?2 ORDER BY category_no, item_no",
                                 args(unit, post));
}

Result<std::optional<VacancyRow>> open_vacancy(Reader& reader, UnitCode unit, PostId post) {
  return select_one<VacancyRow>(reader, "unit = ?1 AND post_id = ?2 AND closed_on IS NULL",
                                args(unit, post));
}

Result<> close_vacancy(Writer& writer, UnitCode unit, PostId post, Date day,
                       std::optional<PlacementId> placement) {
  TRY_VOID(writer.execute(
      "UPDATE vacancy SET closed_on = ?3, closed_by_placement_id = ?4 WHERE unit = ?1 "
      "AND post_id = ?2 AND closed_on IS NULL",
      args(unit, post, day, placement)));
  return {};
}

Result<std::vector<CompletionCount>> completion_counts(Reader& reader, const ListScope& scope,
                                                       std::int64_t year, Date day) {
  std::vector<CompletionCount> counts;
  TRY_VOID(reader.each(
      "SELECT unit, side, "
      "CAST(SUM(CASE WHEN self_increase = 0 AND created_on <= ?3 THEN 1 ELSE 0 END) AS BIGINT), "
      "CAST(SUM(CASE WHEN self_increase = 0 AND first_filled_on <= ?3 THEN 1 ELSE 0 END) AS "
      "BIGINT), "
      "CAST(SUM(CASE WHEN self_increase = 1 AND first_filled_on <= ?3 THEN 1 ELSE 0 END) AS "
      "BIGINT), "
      "CAST(SUM(CASE WHEN self_increase = 1 AND created_on <= ?3 THEN 1 ELSE 0 END) AS BIGINT) "
      "FROM post WHERE (?1 = 371500 OR unit = ?1) AND (?4 = 0 OR town = ?4) AND (?5 = 0 OR place = "
      "?5) AND year = ?2 GROUP BY unit, side ORDER BY unit, side",
      args(scope.unit, year, day, scope.town, scope.village), [&](const Row& row) -> Result<> {
        counts.push_back({row.get<UnitCode>(0), row.get<Side>(1), row.get<std::int64_t>(2),
                          row.get<std::int64_t>(3), row.get<std::int64_t>(4),
                          row.get<std::int64_t>(5)});
        return {};
      }));
  return counts;
}

Result<std::optional<HostId>> host_of_post(Reader& reader, UnitCode unit, PostId post) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT host_id FROM post WHERE unit = ?1 AND id = ?2", args(unit, post)));
  if (!row) return std::optional<HostId>();
  return std::optional(row->get<HostId>(0));
}

Result<std::optional<HostId>> host_of_organisation(Reader& reader, UnitCode unit,
                                                   OrganisationId organisation) {
  TRY(const std::optional<Row> row,
      reader.query_one("SELECT h.id FROM organisation o JOIN host h ON h.unit = ?1 AND h.name = "
                       "o.name WHERE o.id = ?2 AND o.kind = 'host'",
                       args(unit, organisation)));
  if (!row) return std::optional<HostId>();
  return std::optional(row->get<HostId>(0));
}

}  // namespace yigang::store
