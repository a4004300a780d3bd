// The next agreement of somebody on duty: whoever stays longer than the agreed days needs one
// (LZ-2022-4 二(二)/9 协议签订), and none runs beyond the tenure (二(四)).
#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/application_steps.h"
#include "usecase/facts.h"
#include "usecase/person_place.h"
#include "usecase/placement_steps.h"
#include "usecase/placement_verbs.h"

namespace yigang::usecase {

namespace {

// Where the step was waived there is none before; the day of the approval holds all the same.
Result<store::AgreementRow> row_after(Work& work, const store::PlacementRow& placement,
                                      const std::optional<store::AgreementRow>& before,
                                      const RenewAgreement& command) {
  store::AgreementRow row;
  row.unit = placement.unit;
  row.application_id = placement.application_id;
  row.from_day = command.from_day ? *command.from_day
                 : before         ? before->until_day.plus_days(1)
                                  : command.signed_on;
  row.until_day = command.until_day;
  row.signed_on = command.signed_on;
  constexpr int kApproval = 5;
  TRY(const std::optional<Date> approved,
      store::day_of_step(work.tx, row.unit, row.application_id, kApproval));
  CHECK(approved.has_value());  // nobody is on duty without
  row.after_day = *approved;
  return row;
}

Result<> check_days(const store::AgreementRow& row, const store::PlacementRow& placement,
                    const std::optional<store::AgreementRow>& before) {
  if (row.until_day < row.from_day) return fail(bad_input("period_reversed").at("until_day"));
  if (before && row.from_day <= before->until_day)
    return fail(conflict("agreement_runs")
                    .with("until_day", to_text(before->until_day))
                    .by("LZ-2022-4 二(二)")
                    .at("from_day"));
  // What was agreed last is what holds.
  const Date since = before ? before->signed_on : placement.started_on;
  if (row.signed_on < since)
    return fail(refused("renewed_too_early").with("day", to_text(since)).at("signed_on"));
  return {};
}

}  // namespace

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const RenewAgreement& command) {
  return location_of(reader, areas, command.placement);
}

Result<AgreementRenewed> act(Work& work, const Grant<RenewAgreement>& grant,
                             const RenewAgreement& command) {
  TRY_VOID(not_in_future(work, command.signed_on, "signed_on"));
  TRY(store::PlacementRow placement, placement_row(work.tx, work.areas(), command.placement));
  if (placement.state == registry::PlacementState::ended)
    return fail(conflict("placement_state").with("state", "ended"));
  TRY(const std::optional<store::AgreementRow> before,
      store::last_agreement(work.tx, placement.unit, placement.application_id));
  TRY(store::AgreementRow row, row_after(work, placement, before, command));
  TRY_VOID(check_days(row, placement, before));
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), placement.person_id));
  // Who is on duty is paid from now on, also in the months before the new agreement.
  TRY(const PersonTenure tenure, tenure_of(work, person, placement.side, work.today));
  TRY(row.until_day, last_agreed_day(tenure, row.from_day, command.until_day));
  row.capped = row.until_day < command.until_day;
  row.signed_by = grant.actor().account;
  row.id = work.make_id<AgreementId>(row.unit);
  TRY(row.number, store::take_numbers(work.tx, row.unit, "agreement"));
  TRY_VOID(store::insert(work.tx, row));
  // Of two renewals at once the placement lets one through.
  TRY_VOID(store::save(work.tx, placement));
  work.note({row.unit, "agreement", row.id.value(),
             before ? "agreement/" + to_text(before->id) : std::string(),
             to_text(row.from_day) + ".." + to_text(row.until_day), "", ""});
  return AgreementRenewed{row.id, row.number, row.from_day, row.until_day, row.capped};
}

}  // namespace yigang::usecase
