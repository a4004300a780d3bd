#include "usecase/reserve_list.h"

#include "core/person_name.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/page_reads.h"
#include "usecase/reserve_order.h"

namespace yigang::usecase {

Result<ReserveList> reserve_list(Desk& desk, const Actor& actor, const ReserveQuery& query) {
  TRY_VOID(desk.authority.check_role("list_reserve", actor));
  return desk.database.read_value<ReserveList>([&](store::Reader& reader) -> Result<ReserveList> {
    TRY(const LawShelf::Edition edition, desk.law.edition(reader));
    TRY(const UnitCode unit, unit_of_id(edition.snapshot->areas(), query.id));
    TRY(const std::optional<store::AnnouncementRow> announcement,
        store::find<store::AnnouncementRow>(reader, unit, query.id));
    if (!announcement) return fail(not_found("not_found"));
    // Of a unit's announcement each town sees its own people; that of another town is none of its.
    const bool own_town =
        !announcement->town || actor.scope.town.empty() || *announcement->town == actor.scope.town;
    if (!own_town) return fail(not_found("not_found"));
    TRY_VOID(desk.authority.check("list_reserve", actor,
                                  {unit, actor.scope.town, actor.scope.village, actor.person}));
    const std::optional<PersonKey> only = whose(desk.authority, actor, "list_reserve");
    ReserveList list;
    list.announcement = query.id;
    TRY(list.posts_left, store::unfilled_posts(reader, unit, query.id));
    TRY(std::vector<store::PassedApplication> passed,
        store::passed_applications(reader, unit, query.id));
    sort_by_reserve_order(passed);
    std::int64_t place = 0;
    for (const store::PassedApplication& one : passed) {
      ++place;
      const store::ApplicationRow& row = one.row;
      if (!actor.scope.contains(location_of(row))) continue;
      if (only && row.person_key != *only) continue;
      list.lines.push_back({place, row.id, row.number, masked_name(one.name), row.village,
                            row.votes_for.value_or(0), is_re_recognised(one), row.applied_at,
                            place > list.posts_left});
    }
    return list;
  });
}

}  // namespace yigang::usecase
