// 协议签订 and 岗前培训: both before the start, in this order.
#include <set>

#include "store/application_queries.h"
#include "store/described_row.h"
#include "store/setting_queries.h"
#include "usecase/application_rules.h"
#include "usecase/application_steps.h"
#include "usecase/application_verbs.h"
#include "usecase/person_place.h"
#include "wire/json.h"

namespace yigang::usecase {

Result<Location> locate(store::Reader& reader, const law::Areas& areas,
                        const SignAgreement& command) {
  return location_of_application(reader, areas, command.application);
}

Result<AgreementSigned> act(Work& work, const Grant<SignAgreement>& grant,
                            const SignAgreement& command) {
  TRY_VOID(not_in_future(work, command.signed_on, "signed_on"));
  if (command.until_day < command.from_day)
    return fail(bad_input("period_reversed").at("until_day"));
  TRY(store::ApplicationRow application,
      application_of(work.tx, work.areas(), command.application));
  TRY(const registry::Progress progress, progress_of(work.tx, application));
  TRY(const std::optional<store::ApprovalRow> approval,
      store::standing_approval(work.tx, application.unit, application.id));
  TRY(const registry::Advance advance, may_sign(progress, approval, command.signed_on));
  TRY(const store::PersonRow person, person_of(work.tx, work.areas(), application.person_id));
  TRY(const PersonTenure tenure, tenure_of(work, person, application.side, command.from_day));
  TRY(const Date end, last_agreed_day(tenure, command.from_day, command.until_day));
  store::AgreementRow row;
  row.unit = application.unit;
  row.id = work.make_id<AgreementId>(row.unit);
  TRY(row.number, store::take_numbers(work.tx, row.unit, "agreement"));
  row.application_id = application.id;
  row.from_day = command.from_day;
  row.until_day = end;
  row.signed_on = command.signed_on;
  row.capped = end < command.until_day;
  row.signed_by = grant.actor().account;
  row.after_day = progress.last_day;
  TRY_VOID(store::insert(work.tx, row));
  TRY_VOID(take_step(work, application, advance,
                     {command.signed_on, "agreement/" + to_text(row.id), ""}));
  return AgreementSigned{row.id, row.number, row.until_day, row.capped};
}

Result<Location> locate(store::Reader&, const law::Areas& areas, const RecordTraining& command) {
  if (command.town.is_village()) return fail(bad_input("town_needed").at("town"));
  return location_of_place(areas, command.town);
}

Result<Changed<TrainingId>> act(Work& work, const Grant<RecordTraining>& grant,
                                const RecordTraining& command) {
  TRY_VOID(require_text(command.topic, "topic"));
  TRY_VOID(require_text(command.lecturer, "lecturer"));
  TRY_VOID(not_in_future(work, command.held_on, "held_on"));
  // Of the one day on which it was held.
  if (command.hours_x10.x10() <= 0 || command.hours_x10.x10() > 240)
    return fail(bad_input("training_hours_absurd").at("hours"));
  if (command.trainees.empty()) return fail(bad_input("nothing_chosen").at("trainees"));
  const Location location = grant.location();
  const store::TrainingRow row{location.unit,     work.make_id<TrainingId>(location.unit),
                               location.town,     command.held_on,
                               command.topic,     command.lecturer,
                               command.hours_x10, grant.actor().account};
  TRY_VOID(store::insert(work.tx, row));
  std::set<ApplicationId> seen;
  for (const Trainee& trainee : command.trainees) {
    if (!seen.insert(trainee.application).second)
      return fail(bad_input("application_twice").at("trainees"));
    TRY(store::ApplicationRow application,
        application_of(work.tx, work.areas(), trainee.application));
    TRY(const Location trainee_at, location_of(work.tx, application));
    if (trainee_at.unit != location.unit || trainee_at.town != location.town ||
        !work.actor.scope.contains(trainee_at))
      return fail(not_found("not_found").at("trainees"));
    TRY_VOID(store::insert(work.tx, store::TrainingAttendanceRow{location.unit, row.id,
                                                                 application.id, trainee.passed}));
    if (!trainee.passed) continue;
    TRY(const registry::Progress progress, progress_of(work.tx, application));
    TRY(const std::optional<store::ApprovalRow> approval,
        store::standing_approval(work.tx, application.unit, application.id));
    TRY(const registry::Advance advance, may_train(progress, approval, command.held_on));
    TRY_VOID(take_step(work, application, advance,
                       {command.held_on, "training/" + to_text(row.id), ""}));
  }
  work.note({location.unit, "training", row.id.value(), "", wire::to_json(command), "", ""});
  return Changed<TrainingId>{row.id, 1};
}

}  // namespace yigang::usecase
