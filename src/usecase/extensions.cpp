// 到期后可视情适当延长 (LZ-2022-4 二(四)/7): the town records the extension of a rural term, the
// county approves it.
#include "policy/tenure.h"
#include "store/described_row.h"
#include "store/person_queries.h"
#include "store/placement_queries.h"
#include "usecase/facts.h"
#include "usecase/person_place.h"
#include "usecase/placement_steps.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

Result<policy::ExtensionBounds> bounds_of(Work& work, UnitCode unit, PersonKey person) {
  policy::LawReader reader(work.law(), unit);
  TRY(const policy::TenureFigures figures, policy::read_tenure_figures(reader, work.today));
  TRY(const std::vector<Month> paid, store::paid_months(work.tx, person, false));
  TRY(const std::vector<Month> recovered, store::paid_months(work.tx, person, true));
  TRY(const std::int64_t prior, store::confirmed_prior_months(work.tx, person));
  policy::TenureFacts facts;
  facts.side = Side::rural;
  facts.prior_months = static_cast<int>(prior);
  facts.paid = paid;
  facts.recovered = recovered;
  facts.from = Month::of(work.today);
  TRY(facts.absence, absence_of(work, person, facts.from));
  return policy::extension_bounds(facts, figures);
}

// LZ-2022-4 二(四): 到期后可视情适当延长: beyond the full term, and no longer than the parameter
// says.
Result<> check_until(Work& work, UnitCode unit, PersonKey person, Month until) {
  TRY(const policy::ExtensionBounds bounds, bounds_of(work, unit, person));
  if (!bounds.latest) return fail(refused("tenure_used_up").by("LZ-2022-4 二(四)"));
  if (until > *bounds.latest)
    return fail(refused("extension_too_long")
                    .with("latest", to_text(*bounds.latest))
                    .by("LZ-2022-4 二(四)")
                    .at("until_month"));
  // Of a person whose old months fill the whole term, this month is the first one to extend by.
  const Month last = bounds.last_payable.value_or(Month::of(work.today).plus(-1));
  if (until <= last)
    return fail(refused("extension_too_short")
                    .with("last_month", to_text(last))
                    .by("LZ-2022-4 二(四)")
                    .at("until_month"));
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const RecordExtension& command) {
  return location_of(reader, areas, command.placement);
}

Result<Changed<ExtensionId>> act(Work& work, const Grant<RecordExtension>& grant,
                                 const RecordExtension& command) {
  TRY_VOID(require_text(command.reason, "reason"));
  TRY_VOID(require_text(command.document, "document"));
  TRY(const store::PlacementRow row, placement_row(work.tx, work.areas(), command.placement));
  // 二(四)/7: 乡村公益性岗位到期后可视情适当延长; urban persons have another path.
  if (row.side == Side::urban) return fail(refused("extension_rural_only").by("LZ-2022-4 二(四)"));
  if (row.state == registry::PlacementState::ended)
    return fail(conflict("placement_state").with("state", "ended"));
  TRY_VOID(check_until(work, row.unit, row.person_key, command.until_month));
  const store::ExtensionRow extension{row.unit,
                                      work.make_id<ExtensionId>(row.unit),
                                      row.person_id,
                                      command.until_month,
                                      command.reason,
                                      command.document,
                                      grant.actor().account,
                                      std::nullopt};
  TRY_VOID(store::insert(work.tx, extension));
  work.note({row.unit, "extension", extension.id.value(), "", to_text(command.until_month),
             command.reason, ""});
  return Changed<ExtensionId>{extension.id, 1};
}

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const ApproveExtension& command) {
  TRY(const UnitCode unit, unit_of_id(areas, command.id));
  TRY(const std::optional<store::ExtensionRow> row,
      store::find<store::ExtensionRow>(reader, unit, command.id));
  if (!row) return fail(not_found("not_found"));
  return location_of_person(reader, areas, row->person_id);
}

Result<Changed<ExtensionId>> act(Work& work, const Grant<ApproveExtension>& grant,
                                 const ApproveExtension& command) {
  const UnitCode unit = grant.location().unit;
  TRY(const std::optional<store::ExtensionRow> row,
      store::find<store::ExtensionRow>(work.tx, unit, command.id));
  TRY_VOID(require_other_person(grant.actor(), row->entered_by, "record_extension"));
  // More months may be paid or proven by now than on the day of the record.
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), row->person_id));
  if (!row->approved_by) TRY_VOID(check_until(work, unit, person.person_key, row->until_month));
  TRY_VOID(store::approve_extension(work.tx, unit, command.id, grant.actor().account));
  work.note({unit, "extension", command.id.value(), "entered", "approved", "", ""});
  return Changed<ExtensionId>{command.id, 2};
}

}  // namespace yigang::usecase
