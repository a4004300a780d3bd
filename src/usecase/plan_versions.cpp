#include "usecase/plan_versions.h"

#include <algorithm>

#include "store/plan_queries.h"
#include "store/setting_queries.h"
#include "usecase/page_reads.h"
#include "usecase/plan_verbs.h"

namespace yigang::usecase {

Result<PlanVersions> list_plan_versions(Desk& desk, const Actor& actor,
                                        const PlanVersionsQuery& query) {
  TRY_VOID(desk.authority.check("list_plan_versions", actor, own_location(actor)));
  TRY_VOID(check_plan_year(query.year));
  return desk.database.read_value<PlanVersions>([&](store::Reader& reader) -> Result<PlanVersions> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const Date today, store::business_day(reader, desk.clock));
    PlanVersions view;
    view.year = query.year;
    view.on = query.on.value_or(today);
    if (view.on > today)
      return fail(bad_input("day_in_future").with("day", to_text(view.on)).at("on"));
    TRY(const std::vector<store::PlanRow> plans, store::plan_versions(reader, query.year, view.on));
    for (const store::PlanRow& row : plans)
      view.versions.push_back({row.id, row.plan_version, row.document, row.issued_on,
                               row.effective_from, row.reason, row.rural_approximate,
                               row.urban_approximate});
    for (const law::Unit& unit : edition.snapshot->areas().units())
      if (actor.scope.unit.is_city() || actor.scope.unit == unit.code)
        view.units.push_back({unit.code, unit.name, std::vector<PlanPosts>(plans.size())});
    TRY(const std::vector<store::PlanAllocationRow> rows,
        store::allocations_of_year(reader, actor.scope.unit, query.year));
    for (const store::PlanAllocationRow& row : rows) {
      const auto version = std::ranges::find(view.versions, row.plan_id, &PlanVersion::id);
      const auto line = std::ranges::find(view.units, row.unit, &PlanVersionLine::unit);
      // Of a version that was issued later.
      if (version == view.versions.end() || line == view.units.end()) continue;
      PlanPosts& posts = line->posts[static_cast<std::size_t>(version - view.versions.begin())];
      (row.side == Side::rural ? posts.rural : posts.urban) += row.posts;
      (row.side == Side::rural ? version->rural : version->urban) += row.posts;
    }
    return view;
  });
}

}  // namespace yigang::usecase
