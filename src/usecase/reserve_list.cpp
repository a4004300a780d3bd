#include "usecase/reserve_list.h"

#include <algorithm>

#include "core/person_name.h"
#include "policy/notice.h"
#include "store/application_queries.h"
#include "store/described_row.h"
#include "usecase/application_steps.h"
#include "usecase/page_reads.h"

namespace yigang::usecase {

namespace {

// LZ-2022-4 二(六): 重新认定. The application claims it; what proves it are months on the old
// scheme that the county has confirmed. A claim alone takes nobody past a neighbour.
bool is_re_recognised(const store::PassedApplication& one) {
  return one.row.re_recognised && one.old_staff;
}

policy::ReservePlace place_of(const store::PassedApplication& one) {
  return {static_cast<int>(one.row.votes_for.value_or(0)), is_re_recognised(one),
          to_milliseconds(one.row.applied_at)};
}

// At equal votes, recognition and moment the number decides: an order is total.
bool stands_before(const store::PassedApplication& a, const store::PassedApplication& b) {
  const policy::ReservePlace one = place_of(a);
  const policy::ReservePlace other = place_of(b);
  if (one == other) return a.row.number < b.row.number;
  return policy::stands_before(one, other);
}

}  // namespace

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
    std::ranges::sort(passed, &stands_before);
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
