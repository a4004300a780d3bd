#include "usecase/line_of_actor.h"

#include "usecase/page_reads.h"
#include "usecase/places.h"

namespace yigang::usecase {

Result<SettledLine> line_of_actor(Desk& desk, store::Reader& reader, const Actor& actor,
                                  std::string_view verb, SettlementLineId id) {
  TRY_VOID(may_look_behind(desk, actor, verb));
  TRY(const LawShelf::Edition edition, desk.law.edition(reader));
  TRY(const UnitCode unit, unit_of_id(edition.snapshot->areas(), id));
  TRY(SettledLine settled, settled_line(reader, unit, id));
  if (!actor.scope.contains({unit, settled.line.town, settled.line.village}))
    return fail(not_found("not_found"));
  return settled;
}

}  // namespace yigang::usecase
