// Questions about plan, allocation, hosts, pay standards and posts.
#pragma once

#include <optional>
#include <vector>

#include "store/list_queries.h"
#include "store/plan_rows.h"

namespace yigang::store {

// 0 when the year has no plan yet.
[[nodiscard]] Result<std::int64_t> newest_plan_version(Reader& reader, std::int64_t year);
// The version in force on a day: the latest of those effective by then.
[[nodiscard]] Result<std::optional<PlanRow>> plan_in_force(Reader& reader, std::int64_t year,
                                                           Date day);
// The version by which the year is prepared and worked, as it could be read on that day: of those
// issued by then the one in force, and before any is the first to come (提前下达).
[[nodiscard]] Result<std::optional<PlanRow>> governing_plan(Reader& reader, std::int64_t year,
                                                            Date day);
// The newest version issued by a day, also for a year that has not begun.
[[nodiscard]] Result<std::optional<PlanRow>> plan_issued_by(Reader& reader, std::int64_t year,
                                                            Date day);
// All versions issued by a day, the oldest first.
[[nodiscard]] Result<std::vector<PlanRow>> plan_versions(Reader& reader, std::int64_t year,
                                                         Date day);
[[nodiscard]] Result<std::optional<PlanRow>> first_plan(Reader& reader, std::int64_t year);
[[nodiscard]] Result<std::vector<PlanAllocationRow>> allocations_of_plan(Reader& reader,
                                                                         PlanId plan);
// Of all versions of a year, for one unit or for the city.
[[nodiscard]] Result<std::vector<PlanAllocationRow>> allocations_of_year(Reader& reader,
                                                                         UnitCode unit,
                                                                         std::int64_t year);
[[nodiscard]] Result<std::int64_t> unit_allocation(Reader& reader, UnitCode unit, PlanId plan,
                                                   Side side);
[[nodiscard]] Result<std::int64_t> self_increase_in_force(Reader& reader, UnitCode unit,
                                                          std::int64_t year, Side side, Date day);
// A town's number of the year stands until the county changes it, over every version of the plan.
[[nodiscard]] Result<std::vector<TownAllocationRow>> town_allocations(Reader& reader, UnitCode unit,
                                                                      std::int64_t year, Side side);
// 0: the county has given the town no number.
[[nodiscard]] Result<std::int64_t> town_allocation(Reader& reader, UnitCode unit, PlaceCode town,
                                                   std::int64_t year, Side side);
// Created within the plan in the town, as completion_counts() counts them for the unit.
[[nodiscard]] Result<std::int64_t> plan_posts_of_town(Reader& reader, UnitCode unit, PlaceCode town,
                                                      std::int64_t year, Side side);
[[nodiscard]] Result<> supersede_town_allocation(Writer& writer, UnitCode unit, std::int64_t year,
                                                 PlaceCode town, Side side);

// Rates of one post type and band, oldest first.
[[nodiscard]] Result<std::vector<PayStandardRow>> pay_standards(Reader& reader, UnitCode unit,
                                                                Side side,
                                                                std::string_view post_type,
                                                                std::string_view band);
[[nodiscard]] Result<std::vector<PayStandardRow>> all_pay_standards(Reader& reader, UnitCode unit);

[[nodiscard]] Result<std::int64_t> count_town_staff(Reader& reader, UnitCode unit, PlaceCode town);
[[nodiscard]] Result<std::vector<PostItemRow>> items_of_post(Reader& reader, UnitCode unit,
                                                             PostId post);
[[nodiscard]] Result<std::optional<VacancyRow>> open_vacancy(Reader& reader, UnitCode unit,
                                                             PostId post);
// By the placement that fills the post, or by nobody when the post goes.
[[nodiscard]] Result<> close_vacancy(Writer& writer, UnitCode unit, PostId post, Date day,
                                     std::optional<PlacementId> placement);

// The 用人单位 of a post, and the one that an organisation is: of the same name in the unit.
[[nodiscard]] Result<std::optional<HostId>> host_of_post(Reader& reader, UnitCode unit,
                                                         PostId post);
[[nodiscard]] Result<std::optional<HostId>> host_of_organisation(Reader& reader, UnitCode unit,
                                                                 OrganisationId organisation);

// Plan posts of a scope created and first filled by a day, per unit and side; self-increase and
// refills never count (LZ-2022-4 二(二), policy-rules "Completion"). Those of the self-increase
// stand beside them.
struct CompletionCount {
  UnitCode unit;
  Side side = Side::rural;
  std::int64_t created = 0;
  std::int64_t completed = 0;
  std::int64_t self_increase_completed = 0;
  std::int64_t self_increase_created = 0;
};
[[nodiscard]] Result<std::vector<CompletionCount>> completion_counts(Reader& reader,
                                                                     const ListScope& scope,
                                                                     std::int64_t year, Date day);

}  // namespace yigang::store
