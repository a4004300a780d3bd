// A confirmed doubt is never paid, an open one waits; a release lets the months be settled for
// themselves.
#include "store/described_row.h"
#include "usecase/month_steps.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const HoldPay& command) {
  return location_of(reader, areas, command.placement);
}

Result<Changed<HoldId>> act(Work& work, const Grant<HoldPay>& grant, const HoldPay& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  if (command.until_month && *command.until_month < command.from_month)
    return fail(bad_input("hold_ends_before").at("until_month"));
  TRY(const store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  store::HoldRow row;
  row.unit = placement.unit;
  row.id = work.make_id<HoldId>(row.unit);
  row.placement_id = placement.id;
  row.kind = command.kind;
  row.from_month = command.from_month;
  row.until_month = command.until_month;
  row.reason = command.reason;
  row.placed_by = grant.actor().account;
  row.version = 1;
  TRY_VOID(store::insert(work.tx, row));
  work.note({row.unit, "hold", row.id.value(), "", wire::to_json(command), command.reason, ""});
  return Changed<HoldId>{row.id, 1};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas, const ReleasePay& command) {
  TRY(const UnitCode unit, unit_of_id(areas, command.id));
  TRY(const std::optional<store::HoldRow> hold,
      store::find<store::HoldRow>(reader, unit, command.id));
  if (!hold) return fail(not_found("not_found"));
  return location_of(reader, areas, hold->placement_id);
}

Result<Changed<HoldId>> act(Work& work, const Grant<ReleasePay>& grant, const ReleasePay& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY(std::optional<store::HoldRow> hold,
      store::find<store::HoldRow>(work.tx, grant.location().unit, command.id));
  CHECK(hold.has_value());
  if (hold->released_by) return fail(conflict("released_before"));
  TRY_VOID(require_other_person(grant.actor(), hold->placed_by, "hold_pay"));
  hold->released_by = grant.actor().account;
  hold->released_on = work.today;
  TRY_VOID(store::save(work.tx, *hold));
  work.note({hold->unit, "hold", hold->id.value(), std::string(word(hold->kind)),
             wire::to_json(command), command.reason, ""});
  return Changed<HoldId>{hold->id, hold->version};
}

}  // namespace yigang::usecase
